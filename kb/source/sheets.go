package source

import (
	"cmp"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// readTable reads a file of rows.
func readTable(f *file, b *builder) (kb.SourceKind, error) {
	return b.readSheets(f, []sheet{f.records(b)})
}

// workbook is the sheets of a file while they are read. Entries wait until all of them are known:
// what tells two items of one name apart may be the table that they stand in.
type workbook struct {
	file   *file
	kinds  map[kb.SourceKind]int
	tables []*table
	found  []string // columns that the project names, and that there are
}

// readSheets makes entries of the sheets of a file, and tells of what kind most of them are. It
// opens no sheet of the builder for a file without names for them.
func (b *builder) readSheets(f *file, sheets []sheet) (kb.SourceKind, error) {
	w := &workbook{file: f, kinds: map[kb.SourceKind]int{}}
	for i := range sheets {
		b.openSheet(sheets[i].name)
		if err := w.readSheet(b, &sheets[i]); err != nil {
			return "", err
		}
	}
	if err := w.checkColumns(); err != nil {
		return "", err
	}
	w.finish(b)
	b.openSheet("")
	return w.kind(), nil
}

// kind is that of most entries, and of a price list where there are none.
func (w *workbook) kind() kb.SourceKind {
	most := kb.SourceKind("")
	for _, kind := range []kb.SourceKind{kb.KindPrices, kb.KindFAQ, kb.KindDocument} {
		if n, ok := w.kinds[kind]; ok && (most == "" || n > w.kinds[most]) {
			most = kind
		}
	}
	return cmp.Or(most, w.file.wanted(), kb.KindPrices)
}

// readSheet finds the tables of a sheet and accounts for all of its rows.
func (w *workbook) readSheet(b *builder, s *sheet) error {
	if len(s.records) > 2*b.most { // categories and blanks are never the half of it
		return b.tooMany()
	}
	for i := range s.records {
		s.records[i].row = i
		for _, c := range s.records[i].cells {
			if len(c.text) > maxLine {
				return &kb.SyntaxError{Pos: b.pos(c.line), Msg: "the cell is longer than 16 MiB"}
			}
		}
	}
	l := newLedger(s.records)
	for _, p := range parts(s.visible(b, l), 0) {
		t := newTable(p, s, l)
		t.at = b.pos(t.headerLine())
		if err := w.readPart(b, t); err != nil {
			return err
		}
		w.tables = append(w.tables, t)
	}
	l.close(b)
	return nil
}

// readPart reads one table.
func (w *workbook) readPart(b *builder, t *table) error {
	t.readAbove()
	t.readTurned(t.turned)
	w.found = append(w.found, t.setColumns(w.file.options)...)
	if t.isProse() {
		t.readProse()
		w.kinds[kb.KindDocument] += len(t.pieces)
		return nil
	}
	kind, err := w.file.kind(t.kind(), kb.KindFAQ, kb.KindPrices, kb.KindDocument)
	if err != nil {
		return err
	}
	before, skipped := len(t.pieces), len(t.ledger.reasons)
	if kind == kb.KindFAQ {
		t.readFAQ(b, w.file.wanted() == kind)
	} else {
		t.readPrices(b)
	}
	if t.records {
		kind = kb.KindDocument
	}
	w.kinds[kind] += len(t.pieces)
	switch {
	case len(t.pieces) > before || t.empty():
	case len(t.ledger.reasons) == skipped:
		b.problem(emptyFile, t.headerLine(), "table has no rows", "")
	case kind != kb.KindFAQ:
		hint := "name its columns in firstline.yaml under sources, columns: title and price, or question and answer"
		if t.sheet != "" {
			hint = "name its columns in firstline.yaml under sources, columns, or the sheet under skip_sheets to leave it out"
		}
		b.problem(noPrices, t.headerLine(), "table has neither items with prices nor questions with answers", hint)
	}
	return nil
}

// empty: neither a header nor a row.
func (t *table) empty() bool {
	return t.head == nil && !slices.ContainsFunc(t.rows, func(r record) bool { return !r.blank() })
}

// checkColumns refuses a column that the project names and no table has.
func (w *workbook) checkColumns() error {
	for _, r := range columnRoles() {
		named, ok := w.file.options.Columns[string(r)]
		if !ok {
			continue
		}
		for header := range strings.SplitSeq(named, "|") {
			if !slices.Contains(w.found, header) {
				return w.noColumn(header)
			}
		}
	}
	return nil
}

func (w *workbook) noColumn(header string) error {
	pos, hint := w.file.pos(0), "the table has no header"
	var names []string
	for _, t := range w.tables {
		if len(t.header) > 0 && pos.Line == 0 {
			pos = t.at
		}
		for _, c := range t.columns {
			if c.header != "" && !slices.Contains(names, c.header) {
				names = append(names, c.header)
			}
		}
	}
	if len(names) > 0 {
		hint = "the columns are " + strings.Join(names, ", ")
	}
	return &kb.SyntaxError{Pos: pos, Msg: "no column is called " + strings.TrimSpace(header), Hint: hint}
}

// finish gives the builder all entries.
func (w *workbook) finish(b *builder) {
	w.setKeys()
	for _, t := range w.tables {
		b.openSheet(t.sheet)
		for _, p := range t.pieces {
			p.add(b)
		}
	}
}

// setKeys gives the items of all tables their keys. Where there are several tables, the path of an
// entry begins with the name of its own.
func (w *workbook) setKeys() {
	var items []*item
	several := 0
	for _, t := range w.tables {
		if slices.ContainsFunc(t.pieces, func(p piece) bool { return p.Kind != kb.Section }) {
			several++
		}
	}
	for _, t := range w.tables {
		name := t.title()
		for i := range t.pieces {
			p := &t.pieces[i]
			if several > 1 && name != "" && p.Kind != kb.Section && (len(p.Path) == 0 || text.Fold(p.Path[0]) != text.Fold(name)) {
				p.Path = append([]string{name}, p.Path...)
			}
			if p.item != nil {
				items = append(items, p.item)
				p.item.path = p.Path
			}
		}
	}
	setKeys(items)
}

// add gives the builder the entry.
func (p piece) add(b *builder) {
	if p.item != nil {
		p.key = p.item.key
	}
	b.add(p.draft)
}

// title is what a table is called: the title over it, or else the name of its sheet where a person gave it.
func (t *table) title() string {
	if t.name != "" {
		return t.name
	}
	words := headerWords(t.sheet)
	if len(words) == 0 {
		return ""
	}
	last := strings.TrimLeft(words[len(words)-1], "0123456789")
	for _, program := range []string{"лист", "sheet", "страница", "page", "table", "таблица"} {
		if words[0] == program && (len(words) == 1 || last == "") || strings.TrimRight(words[0], "0123456789") == program && len(words) == 1 {
			return ""
		}
	}
	return t.sheet
}

// idOf gives what the column of ids says.
func (t *table) idOf(path string, r record) string {
	if id := r.at(t.find(idRole)); id != "" {
		return path + "#" + id
	}
	return ""
}
