package source

import (
	"errors"

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

// readWritten reads a document like a page of Markdown.
func (b *builder) readWritten(f *file, w written) (kb.SourceKind, error) {
	for _, n := range w.notes {
		b.problem(notAsItStands, n.Line, n.Message, n.Hint)
	}
	f.becomes(w.title, w.lines, w.place)
	f.tables = w.tables
	if err := f.checkPage(); err != nil {
		return "", err
	}
	return readPage(newPage(f), b, kb.KindFAQ, kb.KindApp, kb.KindDocument)
}

// refused is the error of a document that cannot be read, with the way out.
func (f *file) refused(err error) error {
	if refusal, ok := errors.AsType[*md.Refusal](err); ok {
		return refuse(f.path, refusal.Msg, refusal.Hint)
	}
	return refuse(f.path, err.Error(), "")
}
