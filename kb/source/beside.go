package source

import (
	"slices"
	"strings"

	"firstline/kb/text"
)

// span is a run of columns, without to.
type span struct{ from, to int }

// columns cuts rows down to a run of columns; rows that have nothing there stay, empty.
func columns(rows []record, s span) []record {
	if s.from == 0 && s.to < 0 {
		return rows
	}
	cut := make([]record, len(rows))
	for i, r := range rows {
		to := len(r.cells)
		if s.to >= 0 {
			to = min(to, s.to)
		}
		r.cells = r.cells[min(s.from, to):to]
		cut[i] = r
	}
	return cut
}

// besides finds tables that an empty column parts. All must be whole, with names and prices of
// their own: an empty column alone is an ornament.
func besides(rows []record) []span {
	whole := []span{{0, -1}}
	spans := filledColumns(rows)
	if len(spans) < 2 || len(spans) > maxBeside {
		return whole
	}
	headed := 0
	var joined []span
	for _, s := range spans {
		complete, header := isWhole(columns(rows, s))
		if header {
			headed++
		}
		if complete || len(joined) == 0 {
			joined = append(joined, s)
		}
	}
	if len(joined) < 2 || headed != 0 && headed != len(spans) {
		return whole
	}
	joined[0].from = 0
	for i := range joined[1:] {
		joined[i].to = joined[i+1].from
	}
	joined[len(joined)-1].to = -1
	return joined
}

// filledColumns finds the runs of columns between those that are empty in all rows.
func filledColumns(rows []record) []span {
	var used []bool
	for _, r := range rows {
		for i := range r.cells {
			if i == len(used) {
				used = append(used, false)
			}
			used[i] = used[i] || r.cells[i].own()
		}
	}
	var spans []span
	for i, is := range used {
		if is && (i == 0 || !used[i-1]) {
			spans = append(spans, span{i, i})
		}
		if is {
			spans[len(spans)-1].to = i + 1
		}
	}
	return spans
}

// isWhole tells whether rows are a table by themselves, and whether they have a header.
func isWhole(rows []record) (whole, headed bool) {
	for i, r := range rows[:min(len(rows), headerWithin)] {
		if isHeader(r, rows[i+1:]) {
			h := newHeader(rows, i, i)
			what := slices.ContainsFunc(h.labels, func(s string) bool { return roleOf(s) == titleRole || roleOf(s) == questionRole })
			return what && slices.ContainsFunc(h.labels, func(s string) bool { return roleOf(s).isPrice() || roleOf(s) == answerRole }), true
		}
	}
	items := 0
	for _, r := range rows {
		if r.filled() >= 2 && isWords(r.at(firstFilled(r))) && slices.ContainsFunc(r.cells, func(c cell) bool { return isMoney(c.text) || isPlainPrice(c.text) }) {
			items++
		}
	}
	return items >= 2, false
}

// twins cuts a table whose header says the same again and again, side by side.
func (p part) twins() []part {
	whole := p
	var all []part
	for at := p.repeats(); at > 0; at = p.repeats() {
		if len(all) == maxBeside {
			return []part{whole}
		}
		left := p.cut(span{0, at})
		left.above = p.above
		p = p.cut(span{at, -1})
		all = append(all, left)
	}
	return append(all, p)
}

func (p part) cut(s span) part {
	return part{first: p.first + s.from, header: p.header.cut(s), rows: columns(p.rows, s)}
}

// repeats finds the column at which a header begins again, 0 where it does not: the column of
// names comes twice, and as many columns before it as did the first time.
func (p part) repeats() int {
	if p.header == nil {
		return 0
	}
	labels := make([]string, len(p.header.lowest))
	for i, s := range p.header.lowest {
		labels[i] = text.Fold(s)
	}
	if at := period(labels); at > 0 && len(p.header.lines) == 1 {
		return at
	}
	name := slices.IndexFunc(p.header.lowest, func(s string) bool { r := roleOf(s); return r == titleRole || r == questionRole })
	if name < 0 || p.header.labels[name] != p.header.lowest[name] {
		return 0
	}
	second := slices.Index(labels[name+1:], labels[name])
	if second < 1 {
		return 0
	}
	at := second + name + 1
	for back := range name {
		if labels[name-1-back] == "" || labels[at-1] != labels[name-1-back] {
			break
		}
		at--
	}
	if at < 2 || len(labels)-at < 2 || strings.Join(labels[at:], "") == "" {
		return 0
	}
	return at
}

// period finds the column from which labels are what they were from the first on, 0 where none is.
func period(labels []string) int {
	for at := 2; at+1 < len(labels); at++ {
		if labels[at] != "" && labels[at] == labels[0] && slices.Equal(labels[at:min(2*at, len(labels))], labels[:min(at, len(labels)-at)]) {
			return at
		}
	}
	return 0
}
