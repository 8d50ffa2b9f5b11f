package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb"
	"firstline/kb/text"
)

// table is a file of rows with what its columns hold.
type table struct {
	columns []column
	above   []record // titles over the header, and the header itself
	rows    []record
	header  []string // as written; empty where the table has none
}

type column struct {
	header   string
	role     role
	currency string // what the header says
}

func readTable(f *file, b *builder) (kb.SourceKind, error) {
	records, err := f.records(b)
	if err != nil {
		return "", err
	}
	t := newTable(records)
	if err := t.setColumns(f); err != nil {
		return "", err
	}
	kind, err := f.kind(t.kind(), kb.KindFAQ, kb.KindPrices)
	if err != nil {
		return "", err
	}
	for _, r := range t.above {
		t.countAbove(b, r)
	}
	if kind == kb.KindFAQ {
		t.readFAQ(b)
	} else {
		t.readPrices(b)
	}
	return kind, nil
}

// records cuts the file into rows with the delimiter that fits, or the one that its first line
// names for Excel (sep=;).
func (f *file) records(b *builder) ([]record, error) {
	lines, first := f.content(), f.first()+1
	delim := delimiterOf(lines)
	if named, ok := strings.CutPrefix(strings.ToLower(lines[0]), "sep="); ok && len(named) == 1 {
		delim = named[0]
		lines, first = lines[1:], first+1
		b.countHeading()
	}
	if delim == 0 {
		b.problem(oneColumn, 0, "only one column: no comma, semicolon, tab or | parts the rows alike", "")
	}
	records := readRecords(strings.Join(lines, "\n"), delim, first, 0)
	for _, r := range records {
		for _, c := range r.cells {
			if len(c.text) > maxLine {
				return nil, kb.Errorf(f.pos(c.line), "the cell is longer than 16 MiB")
			}
		}
	}
	return records, nil
}

// newTable finds the header among the first rows. It is the first row that names a column and
// holds no number, or the first of full width, of words only, over columns of numbers.
func newTable(records []record) *table {
	const within = 20
	t := &table{rows: records}
	for i, r := range records[:min(len(records), within)] {
		if isHeader(r) || isHeaderOver(r, records[i+1:]) {
			t.above, t.rows = records[:i+1], records[i+1:]
			for _, c := range r.cells {
				t.header = append(t.header, c.text)
			}
			break
		}
	}
	for i := range t.width() {
		c := column{}
		if i < len(t.header) {
			c.header = strings.Join(strings.Fields(t.header[i]), " ")
			c.role, c.currency = roleOf(c.header), currencyOf(c.header)
		}
		if c.role.single() && t.find(c.role) >= 0 {
			c.role = unknownRole
		}
		t.columns = append(t.columns, c)
	}
	return t
}

func isHeader(r record) bool {
	named := 0
	for _, c := range r.cells {
		if !isHeaderCell(c.text) {
			return false
		}
		if c.text != "" && roleOf(c.text) != unknownRole {
			named++
		}
	}
	return r.mistake == "" && r.filled() >= 2 && named >= 1 && (named >= 2 || r.filled() <= 3)
}

// isHeaderOver: the row has words only, and below it stands a column of numbers.
func isHeaderOver(r record, below []record) bool {
	if r.mistake != "" || r.filled() < 2 || len(below) == 0 {
		return false
	}
	for i, c := range r.cells {
		if !isHeaderCell(c.text) {
			return false
		}
		numbers, filled := 0, 0
		for _, other := range below[:min(len(below), 50)] {
			if other.at(i) != "" {
				filled++
				if isNumber(other.at(i)) {
					numbers++
				}
			}
		}
		if c.text != "" && filled >= 2 && numbers*2 > filled {
			return true
		}
	}
	return false
}

// isHeaderCell: short, no question, no number and no price.
func isHeaderCell(s string) bool {
	const long = 60
	return utf8.RuneCountInString(s) <= long && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, ".") &&
		!isNumber(s) && len(text.Amounts(s)) == 0
}

// isNumber tells whether a cell begins and ends like a number or an amount of money.
func isNumber(s string) bool {
	letters := 0
	digits := 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > 0 && letters <= 4
}

// width is the number of columns: that of the header, or what most rows have.
func (t *table) width() int {
	if len(t.header) > 0 {
		return len(t.header)
	}
	_, width := consistency(t.rows)
	return max(width, 1)
}

// find gives the first column of a role, -1 where there is none.
func (t *table) find(r role) int {
	return slices.IndexFunc(t.columns, func(c column) bool { return c.role == r })
}

// setColumns applies the roles that the project names. What it names for a role goes before
// every guess for it.
func (t *table) setColumns(f *file) error {
	for _, r := range columnRoles() {
		headers, ok := f.options.Columns[string(r)]
		if !ok {
			continue
		}
		for i := range t.columns {
			if t.columns[i].role == r {
				t.columns[i].role = unknownRole
			}
		}
		for header := range strings.SplitSeq(headers, "|") {
			i := slices.IndexFunc(t.columns, func(c column) bool { return text.Fold(c.header) == text.Fold(header) })
			if i < 0 {
				return t.noColumn(f, header)
			}
			t.columns[i].role = r
		}
	}
	return nil
}

func (t *table) noColumn(f *file, header string) error {
	hint := "the table has no header"
	if len(t.header) > 0 {
		hint = "the columns are " + strings.Join(t.header, ", ")
	}
	line := 0
	if len(t.above) > 0 {
		line = t.above[len(t.above)-1].line
	}
	return &kb.SyntaxError{Pos: f.pos(line), Msg: "no column is called " + strings.TrimSpace(header), Hint: hint}
}

// kind: a table with questions and answers is a FAQ, every other one a price list.
func (t *table) kind() kb.SourceKind {
	if t.find(questionRole) >= 0 && t.find(answerRole) >= 0 || t.find(questionRole) >= 0 && t.find(priceRole) < 0 {
		return kb.KindFAQ
	}
	if i := t.questionColumn(); len(t.header) == 0 && i >= 0 && i+1 < len(t.columns) {
		return kb.KindFAQ
	}
	return kb.KindPrices
}

// questionColumn finds a column of which half the cells are questions, -1 where there is none.
func (t *table) questionColumn() int {
	for i := range t.columns {
		questions, filled := 0, 0
		for _, r := range t.rows {
			if cell := r.at(i); cell != "" {
				filled++
				if isQuestion(cell) {
					questions++
				}
			}
		}
		if questions > 0 && questions*2 >= filled {
			return i
		}
	}
	return -1
}

// countAbove accounts for the rows over the table.
func (t *table) countAbove(b *builder, r record) {
	switch {
	case r.mistake != "":
		t.reject(b, r)
	case r.blank():
		b.countBlank()
	default:
		b.countHeading()
	}
}

// passed accounts for the rows that every table has: unreadable and blank ones, the header once
// more, a ruler below it. It tells whether the row was one of them.
func (t *table) passed(b *builder, r record) bool {
	switch {
	case r.mistake != "":
		t.reject(b, r)
	case r.blank():
		b.countBlank()
	case t.isHeaderAgain(r), isRuler(r):
		b.countHeading()
	default:
		return false
	}
	return true
}

func (t *table) reject(b *builder, r record) {
	b.skip(r.line, "%s", r.mistake)
	b.problem(badQuote, r.line, r.mistake, `write " inside a quoted cell twice`)
}

func (t *table) isHeaderAgain(r record) bool {
	if len(t.header) == 0 || r.filled() < 2 {
		return false
	}
	for i, c := range r.cells {
		if i >= len(t.header) || c.text != t.header[i] {
			return false
		}
	}
	return true
}

// isRuler: a row of dashes, as under the header of a Markdown table.
func isRuler(r record) bool {
	for _, c := range r.cells {
		if strings.Trim(c.text, "-=:") != "" {
			return false
		}
	}
	return true
}

// tooWide tells whether a row has more cells than the table has columns, which happens when a
// delimiter stands in a cell without quotes: its values are under wrong headers then.
func (t *table) tooWide(b *builder, r record) bool {
	if r.width() <= len(t.columns) {
		return false
	}
	b.skip(r.line, "%d cells where the table has %d columns", r.width(), len(t.columns))
	b.problem(wrongWidth, r.line, "the row has more cells than the table has columns", "put a cell that holds the delimiter between quotes")
	return true
}

// path gives the categories of a row, from its columns of that role.
func (t *table) path(r record) []string {
	var path []string
	for i, c := range t.columns {
		if c.role == categoryRole && r.at(i) != "" {
			path = append(path, splitPath(r.at(i))...)
		}
	}
	return path
}

// splitPath cuts “Ноутбуки > Игровые”.
func splitPath(s string) []string {
	for _, mark := range []string{" > ", " › ", " → ", " / ", " -> "} {
		s = strings.ReplaceAll(s, mark, "\x00")
	}
	var path []string
	for part := range strings.SplitSeq(s, "\x00") {
		if part = strings.TrimSpace(part); part != "" {
			path = append(path, part)
		}
	}
	return path
}

// id gives what the column of ids says.
func (t *table) id(b *builder, r record) string {
	if id := r.at(t.find(idRole)); id != "" {
		return b.file.path + "#" + id
	}
	return ""
}
