package source

import (
	"strings"
	"unicode"
)

// records cuts the file into rows with the delimiter that fits, or the one that its first line
// names for Excel (sep=;).
func (f *file) records(b *builder) sheet {
	lines, first := f.content(), f.first()+1
	delim := namedDelimiter(lines[0])
	if delim != 0 {
		lines, first = lines[1:], first+1
		b.countHeading()
	} else {
		delim = delimiterOf(lines)
	}
	if delim == 0 {
		b.problem(oneColumn, 0, "only one column: no comma, semicolon, tab or | parts the rows alike", "")
	}
	return sheet{records: readRecords(strings.Join(lines, "\n"), delim, first, 0), delim: delim}
}

// csvReader cuts a text into records, as RFC 4180 has it, with what people really write: a quote
// inside a cell that does not begin with one is a character (24" monitor), and so is a lone one
// inside a quoted cell on its first line. A quote that is never closed costs the row in which it
// stands and no other, which encoding/csv cannot give.
type csvReader struct {
	text  string
	delim byte
	at    int
	line  int
}

// readRecords reads at most limit records, all of them where it is 0. The first line of the text
// is line first of the file.
func readRecords(text string, delim byte, first, limit int) []record {
	r := csvReader{text: text, delim: delim, line: first}
	var records []record
	for r.at < len(r.text) && (limit == 0 || len(records) < limit) {
		records = append(records, r.record())
	}
	return records
}

func (r *csvReader) record() record {
	rec := record{line: r.line}
	for {
		start, line := r.at, r.line
		text, ok := r.cell()
		if !ok {
			r.at, r.line = start, line
			r.skipLine()
			rec.mistake, rec.end = "a quote is opened here and never closed", line
			rec.line = line
			return rec
		}
		rec.cells = append(rec.cells, newCell(text, line))
		rec.end = r.line
		if r.at >= len(r.text) {
			return rec
		}
		end := r.text[r.at]
		r.at++
		if end == '\n' {
			r.line++
			return rec
		}
	}
}

// newCell trims a cell. A line end that is trimmed before the text moves its first line.
func newCell(text string, line int) cell {
	left := strings.TrimLeftFunc(text, unicode.IsSpace)
	line += strings.Count(text[:len(text)-len(left)], "\n")
	return cell{text: strings.TrimRightFunc(left, unicode.IsSpace), line: line}.unstruck()
}

// cell reads up to the delimiter or the end of the line, and stays there.
func (r *csvReader) cell() (string, bool) {
	start := r.at
	for r.at < len(r.text) && r.text[r.at] == ' ' {
		r.at++
	}
	if r.at < len(r.text) && r.text[r.at] == '"' {
		r.at++
		return r.quoted()
	}
	for r.at < len(r.text) && r.text[r.at] != r.delim && r.text[r.at] != '\n' {
		r.at++
	}
	return r.text[start:r.at], true
}

// quoted reads a cell from behind its opening quote.
func (r *csvReader) quoted() (string, bool) {
	var b strings.Builder
	first := r.line
	for {
		next := strings.IndexByte(r.text[r.at:], '"')
		if next < 0 {
			return "", false
		}
		b.WriteString(r.text[r.at : r.at+next])
		r.line += strings.Count(r.text[r.at:r.at+next], "\n")
		quote := r.at + next
		r.at = quote + 1
		switch {
		case r.at < len(r.text) && r.text[r.at] == '"':
			b.WriteByte('"')
			r.at++
		case r.closes():
			return b.String(), true
		case r.line > first && r.opens(quote):
			return "", false
		default:
			b.WriteByte('"')
		}
	}
}

// closes tells whether nothing but spaces stands before the end of the cell, and goes there.
func (r *csvReader) closes() bool {
	at := r.at
	for at < len(r.text) && r.text[at] == ' ' {
		at++
	}
	if at < len(r.text) && r.text[at] != r.delim && r.text[at] != '\n' {
		return false
	}
	r.at = at
	return true
}

// opens tells whether a quote stands where a cell begins: the quoted cell that is being read must
// have been left open.
func (r *csvReader) opens(quote int) bool {
	before := r.text[quote-1]
	return before == r.delim || before == '\n'
}

func (r *csvReader) skipLine() {
	end := strings.IndexByte(r.text[r.at:], '\n')
	if end < 0 {
		r.at = len(r.text)
		return
	}
	r.at += end + 1
	r.line++
}
