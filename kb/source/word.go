package source

import (
	"cmp"

	"firstline/kb"
	"firstline/kb/source/docx"
)

func isWord(f *file) bool { return docx.Is(f.data) }

// readWord reads a document, of which the lines are paragraphs and rows of tables.
func readWord(f *file, b *builder) (kb.SourceKind, error) {
	document, err := docx.Read(f.data, cmp.Or(f.options.Limits.Unpacked, defaultUnpacked))
	if err != nil {
		return "", f.refused(err)
	}
	return b.readWritten(f, written{
		title: document.Title, lines: document.Lines, tables: document.Tables, notes: document.Notes,
		place: func(i int) kb.Pos { return kb.Pos{Line: document.At[i]} },
	})
}
