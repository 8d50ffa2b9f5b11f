package source

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"firstline/kb"
	"firstline/kb/source/md"
)

// written is a document as the Markdown that says the same, and its tables once more as they are.
type written struct {
	title  string
	lines  []string
	place  func(i int) kb.Pos // of line i, counted from 0
	tables []md.Table
	notes  []md.Note
}

// readWritten reads a document like a page of Markdown. One that is hardly more than its tables is
// read as they are: price lists are written so, and many programs write such a page and call it
// .xls.
func (b *builder) readWritten(f *file, w written) (kb.SourceKind, error) {
	for _, n := range w.notes {
		b.problem(notAsItStands, n.Line, n.Message, n.Hint)
	}
	wanted := f.wanted()
	if len(w.tables) > 0 && (wanted == kb.KindPrices || wanted == "" && mostlyTables(w.lines)) {
		kind, err := b.readSheets(f, w.sheets())
		if err != nil {
			return "", err
		}
		b.readBetween(f, w)
		return kind, nil
	}
	f.becomes(w.title, w.lines, w.place)
	return readPage(newPage(f), b, kb.KindFAQ, kb.KindApp, kb.KindDocument)
}

// readBetween reads what stands around the tables of a document.
func (b *builder) readBetween(f *file, w written) {
	lines := slices.Clone(w.lines)
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "#"):
			b.countHeading()
			lines[i] = ""
		case strings.HasPrefix(line, "|"):
			lines[i] = ""
		}
	}
	if f.becomes(w.title, lines, w.place); !isBlank(lines) {
		readSections(newPage(f), b)
	}
}

// refused is the error of a document that cannot be read, with the way out.
func (f *file) refused(err error) error {
	if refusal, ok := errors.AsType[*md.Refusal](err); ok {
		return refuse(f.path, refusal.Msg, refusal.Hint)
	}
	return refuse(f.path, err.Error(), "")
}

// mostlyTables tells whether nine of ten characters of a text stand in the rows of its tables.
func mostlyTables(lines []string) bool {
	inTables, outside := 0, 0
	for _, line := range lines {
		n := utf8.RuneCountInString(strings.TrimSpace(line))
		switch {
		case strings.HasPrefix(line, "|"):
			inTables += n
		case !strings.HasPrefix(line, "#"):
			outside += n
		}
	}
	return inTables > 9*outside
}

// sheets takes the tables for sheets, each under the heading above it.
func (w written) sheets() []sheet {
	var sheets []sheet
	for _, t := range w.tables {
		s := sheet{name: cmp.Or(t.Caption, w.headingAbove(t.Line))}
		for _, row := range t.Rows {
			r := record{line: row.Line, end: row.Line}
			for _, c := range row.Cells {
				made := newCell(strings.ReplaceAll(c.Text, "<br>", "\n"), row.Line)
				made.line, made.across, made.down = row.Line, c.Across, c.Down
				r.cells = append(r.cells, made)
			}
			s.records = append(s.records, r)
		}
		sheets = append(sheets, s)
	}
	return sheets
}

func (w written) headingAbove(line int) string {
	heading := ""
	for i, text := range w.lines {
		if w.place(i).Line > line {
			break
		}
		if title := strings.TrimLeft(text, "#"); title != text {
			heading = strings.TrimSpace(title)
		}
	}
	return heading
}
