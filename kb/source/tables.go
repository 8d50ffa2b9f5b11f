package source

import "slices"

// What is beyond these limits is no table written by people, and would cost a reader its time.
const (
	maxColumns = 1024
	maxBeside  = 8 // tables side by side
	maxBelow   = 1000
	maxPath    = 8  // columns of categories
	maxKeys    = 12 // columns that tell items of one name apart
)

// part is a piece of a sheet that holds one table: what stands over it, its header, its rows.
type part struct {
	first  int      // its first column in the sheet
	above  []record // titles, addresses, dates
	header *header  // nil where it has none
	rows   []record
	turned []record // the rows as they stand in the file, where the table lies on its side
}

// parts cuts rows into tables: those side by side first, then those one below another, and again
// those side by side whose header says the same twice.
func parts(rows []record, first int) []part {
	var all []part
	for _, span := range besides(rows) {
		for _, p := range below(columns(rows, span)) {
			p.first = first + span.from
			for _, twin := range p.twins() {
				all = append(all, twin.turn())
			}
		}
	}
	return all
}

// below cuts rows into tables that stand one below another: each begins with its header, and with
// the titles over that.
func below(rows []record) []part {
	var all []part
	current := part{}
	items, begin, known := 0, 0, labels{}
	for i := 0; i < len(rows) && len(all) < maxBelow; i++ {
		r := rows[i]
		switch {
		case current.header == nil && items < 2 && i < headerWithin && isHeader(r, rows[i+1:]):
		case current.header != nil && current.header.again(r) && !retitled(rows, current, i):
			continue
		case current.header != nil && current.header.again(r), known.isHeaderInside(r), current.header != nil && headsOthers(rows, i):
		default:
			if current.header == nil && items < 3 && isItemLike(r) {
				items++
			}
			continue
		}
		h := newHeader(rows, i, begin)
		top := titlesFrom(rows, begin, h.from, current.header == nil && items < 3)
		current.rows = rows[begin:top]
		if top > begin || current.header != nil {
			all = append(all, current)
		}
		current = part{above: rows[top:h.from], header: h}
		begin, i, items = h.to, h.to-1, 0
	}
	current.rows = rows[begin:]
	if current.header == nil {
		n := aboveItems(current.rows)
		current.above, current.rows = current.rows[:n], current.rows[n:]
	}
	return append(all, current)
}

// retitled tells whether a header that comes again begins another table with the same columns:
// one stands under a title of its own where the first one does too.
func retitled(rows []record, p part, at int) bool {
	return hasTitle(p.above) && titlesFrom(rows, 0, at, false) < at && hasTitle(rows[titlesFrom(rows, 0, at, false):at])
}

func hasTitle(above []record) bool {
	for _, r := range slices.Backward(above) {
		if !r.blank() {
			return r.filled() == 1 && !isRemark(r)
		}
	}
	return false
}

// titlesFrom tells where the titles of a header begin: rows of one cell directly over it. Over the
// first header everything is.
func titlesFrom(rows []record, least, header int, first bool) int {
	if first {
		return least
	}
	at := header
	for at > least && rows[at-1].blank() {
		at--
	}
	top := at
	for at > least && rows[at-1].filled() == 1 && rows[at-1].mistake == "" && !isRemark(rows[at-1]) && isWords(oneText(rows[at-1])) {
		at--
		top = at
	}
	if top == header || top > least && rows[top].blank() {
		return header
	}
	return top
}

// headsOthers tells whether a row below an empty one or a title has labels where items have
// prices, over rows of items: the header of another table, in words that are not known.
func headsOthers(rows []record, at int) bool {
	r := rows[at]
	if at == 0 || at+1 >= len(rows) || rows[at-1].filled() > 1 || r.filled() < 3 {
		return false
	}
	if isRuns(r, rows[at+1:min(len(rows), at+6)]) {
		return true
	}
	return isItemLike(rows[at+1]) && !hasNumber(r) && isHeader(r, rows[at+1:min(len(rows), at+6)]) && overAll(r, rows[at+1])
}

// overAll: below every label but the first stands a price, or what the label says is another thing.
func overAll(r, item record) bool {
	prices := 0
	for i, c := range r.cells {
		switch {
		case i <= firstFilled(r) || !c.own():
		case isPlainPrice(item.at(i)) || isMoney(item.at(i)):
			prices++
		case roleOf(c.text) == unknownRole:
			return false
		}
	}
	return prices > 0
}

// aboveItems counts the rows over a table without a header that say what it is, and are no
// categories.
func aboveItems(rows []record) int {
	n := 0
	for i, r := range rows {
		switch {
		case r.blank() || r.mistake != "":
		case r.filled() == 1 && (isRemark(r) || isTitle(oneText(r)) || hasContact(oneText(r))):
			n = i + 1
		default:
			return n
		}
	}
	return 0
}
