package source

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"firstline/kb"
)

// walk is the way through the rows of a price list.
type walk struct {
	*table
	b         *builder
	levels    levels
	paired    bool     // categories stand in pairs
	makes     int      // the column of makes of models, -1 where there is none
	madeOnce  bool     // a make is written once, for the models below it too
	maker     string   // the one above
	published []int    // the columns that say whether customers see a row
	pending   []record // categories without an item so far
	remarks   []record
	last      *item // the item above; nil behind a category
	priced    bool
	zeros     []record
	notes     bool            // neither a header nor a column of prices: a title alone is for nobody
	dealer    map[string]bool // whether a category says that its prices are for dealers
}

// readItems makes pieces of the rows and accounts for all of them. It tells whether any has a
// price.
func (t *table) readItems(b *builder) bool {
	w := &walk{table: t, b: b, dealer: map[string]bool{}, paired: t.pairs(), makes: t.makeColumn(), published: t.publishedColumns()}
	w.madeOnce = w.makes >= 0 && t.isWrittenOnce(w.makes)
	w.notes = t.head == nil && !t.hasPrices() && !t.records
	single := t.isFlat()
	t.pieces = slices.Grow(t.pieces, len(t.rows))
	for i, r := range t.rows {
		if t.passed(r) {
			if !r.blank() && t.head.again(r) {
				w.levels.reset(w.pending)
			}
			continue
		}
		w.row(i, r, single)
	}
	w.flushRemarks()
	t.keep(w.pending)
	if n := len(t.withheld); n > 0 {
		b.problem(dealerPrices, t.withheld[0].line, "prices that name dealers are left out"+andMore(n),
			"give the prices of dealers a column of their own")
	}
	if len(w.zeros) > 0 {
		b.problem(zeroPrice, w.zeros[0].line, "the price is 0"+andMore(len(w.zeros)),
			"write “free” where nothing is to be paid, and leave the cell empty where there is no price")
	}
	return w.priced
}

// row does with a row what it is: a total, a remark, a category, an item.
func (w *walk) row(at int, r record, single bool) {
	if !single && isRemark(r) && w.noPrice(r) {
		w.remarks = append(w.remarks, r)
		return
	}
	w.flushRemarks()
	if w.isTotal(r) {
		w.ledger.skip(r, "a row of totals")
		return
	}
	if c, ok := w.category(at); ok && !single {
		inRun := len(w.pending) > 0
		w.levels.add(c, inRun, w.paired && !inRun && !w.opens(at, c))
		w.pending, w.last = append(w.pending, r), nil
		return
	}
	if w.splitDecimal(r) {
		w.reject(w.b, decimalComma, r, "a price with a decimal comma takes two cells", "the comma of a price parts its cells as the other commas do",
			"put prices between quotes, or write the file with semicolons")
		return
	}
	if w.tooWide(w.b, r) {
		return
	}
	if w.isDealerRow(r) {
		w.ledger.skip(r, "a price for dealers")
		return
	}
	if w.isUnpublished(r, w.published) {
		w.ledger.skip(r, "not published")
		w.last = nil // what goes on with it is not either
		return
	}
	name := w.nameOf(r)
	if name == "" {
		w.ledger.skip(r, "the row has no name")
		return
	}
	if w.notes && r.filled() == 1 {
		w.ledger.skip(r, "nothing but a title, in a table without prices")
		return
	}
	for _, p := range w.pending {
		w.ledger.mark(p, isHeading)
	}
	w.pending = nil
	if name == r.at(w.units) {
		r.cells = slices.Clone(r.cells)
		r.cells[w.units].text = "" // the name, and no unit
	}
	w.addItem(r, name)
}

// noPrice: no column of prices holds anything of its own.
func (t *table) noPrice(r record) bool {
	for i, c := range t.reached(r) {
		if c.role.isPrice() && r.cells[i].own() && isNumber(r.at(i)) {
			return false
		}
	}
	return true
}

func (w *walk) addItem(r record, name string) {
	name = w.fullName(r, name)
	path := append(w.levels.path(), w.path(r)...)
	it := &item{record: r, table: w.table, title: name, path: path}
	d := w.draft(it, w.dealers || w.isUnderDealers(r, path))
	d.id = w.idOf(w.b.file.path, r)
	w.tellPrices(r, d.Prices)
	w.ledger.mark(r, isEntry)
	w.pieces = append(w.pieces, piece{draft: d, item: it})
	w.last = it
}

// isUnderDealers tells whether one of the categories of an item says that prices are for dealers,
// and reports every such category once, where it stands.
func (w *walk) isUnderDealers(r record, path []string) bool {
	under := false
	for _, name := range path {
		is, known := w.dealer[name]
		if !known {
			is = isDealerName(name)
			w.dealer[name] = is
			if is && w.find(priceRole) >= 0 {
				hint := "name the column of prices in firstline.yaml under sources, columns, price to show them"
				purchase := isPurchase(name)
				if purchase {
					hint = onPurpose
				}
				w.b.problem(dealerPrices, w.levels.lineOf(name, r.line), pricesLeftOut(purchase)+name, hint)
			}
		}
		under = under || is
	}
	return under
}

// tellPrices reports prices that cannot be meant: one above the old one, one of nothing.
func (w *walk) tellPrices(r record, prices []kb.Price) {
	w.priced = w.priced || len(prices) > 0
	for _, p := range prices {
		amount, err := strconv.ParseFloat(p.Amount, 64)
		if err != nil {
			continue
		}
		if old, err := strconv.ParseFloat(p.Old, 64); err == nil && old < amount {
			w.b.problem(oldBelow, r.line, "the old price "+p.Old+" is below the price "+p.Amount, "")
		}
		if amount == 0 && strings.Contains(p.Text, "0") {
			w.zeros = append(w.zeros, r)
		}
	}
}

func (w *walk) flushRemarks() {
	w.section(w.remarks)
	w.remarks = nil
}

// isFlat: no row has more than one cell, so that rows are items and no categories.
func (t *table) isFlat() bool {
	for _, r := range t.rows {
		if r.filled() > 1 && !t.head.again(r) {
			return false
		}
	}
	return true
}

// andMore says that a finding about one row is about others too.
func andMore(rows int) string {
	switch rows {
	case 1:
		return ""
	case 2:
		return ", here and in 1 row more"
	}
	return fmt.Sprintf(", here and in %d rows more", rows-1)
}
