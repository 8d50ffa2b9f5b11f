package source

import (
	"firstline/kb"
	"firstline/kb/source/html"
)

func isHTML(f *file) bool {
	return !f.ends(".md", ".mdx", ".markdown") && html.Is(f.decoded.String)
}

func readHTML(f *file, b *builder) (kb.SourceKind, error) {
	page, err := html.Read(f.decoded.String)
	if err != nil {
		return "", f.refused(err)
	}
	return b.readWritten(f, written{
		title: page.Title, lines: page.Lines, tables: page.Tables, notes: page.Notes,
		place: func(i int) kb.Pos { return kb.Pos{Line: page.At[i]} },
	})
}
