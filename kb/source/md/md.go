// Package md is what a document becomes before it is read: Markdown, line by line, each line with
// its place in the document. The packages html, docx and pdf write it; kb/source reads it as it
// reads a Markdown file, and tells editors the places.
//
// Little is escaped: only what would turn text into a heading, a quotation, a code block or a tag.
// A line that an author began with “1.” or “-” is a list item in all but its tags, and stars
// in prices are read as stars, so they stay as they are and no backslash reaches a customer.
package md

import "strings"

// Text is Markdown with the place P of every line; Lines and At are of one length.
type Text[P any] struct {
	Lines []string
	At    []P
}

// Add writes lines that all stand at one place.
func (t *Text[P]) Add(at P, lines ...string) {
	for _, line := range lines {
		t.Lines = append(t.Lines, line)
		t.At = append(t.At, at)
	}
}

// Blank parts what follows from what is written: it adds an empty line unless there is one.
func (t *Text[P]) Blank() {
	last := len(t.Lines) - 1
	if last >= 0 && t.Lines[last] != "" {
		t.Add(t.At[last], "")
	}
}

// Append writes another text, every line after the first with indent before it.
func (t *Text[P]) Append(first, indent string, other Text[P]) {
	for i, line := range other.Lines {
		prefix := indent
		if i == 0 {
			prefix = first
		}
		if line == "" {
			prefix = strings.TrimRight(prefix, " ")
		}
		t.Add(other.At[i], prefix+line)
	}
}

// Note is what an editor should know of a document that was read: what was left out, or doubtful.
type Note struct {
	Line    int // in the document: a line, a paragraph or a page, counted from 1
	Message string
	Hint    string
}

// Refusal is the error of a document that cannot be read right, with the way out.
type Refusal struct{ Msg, Hint string } //nolint:errname // an editor is refused, not in error

func (r *Refusal) Error() string { return r.Msg }
