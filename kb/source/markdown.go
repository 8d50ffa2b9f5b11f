package source

import (
	"cmp"
	"path"

	"firstline/kb"
)

func readMarkdown(f *file, b *builder) (kb.SourceKind, error) {
	if err := checkDepth(f.path, f.lines); err != nil {
		return "", err
	}
	p := newPage(f)
	for _, line := range p.unclosed() {
		b.problem(unclosedCode, line+1, "code block is never closed", "end it with a line of ```")
	}
	return readPage(p, b, kb.KindFAQ, kb.KindApp, kb.KindDocument)
}

// readPage makes entries of a page, and tells of what kind they are, which is one of those that
// it can be.
func readPage(p *page, b *builder, can ...kb.SourceKind) (kb.SourceKind, error) {
	b.dialect = p.dialect
	p.tellPictures(b)
	first := len(b.drafts)
	marks := p.ask(b.file.wanted(), cmp.Or(b.file.front.title, path.Base(b.file.path)))
	guess := kb.KindDocument
	switch {
	case p.isFAQ:
		guess = kb.KindFAQ
	case len(can) > 2 && p.looksLikeApp():
		guess = kb.KindApp
	}
	kind, err := b.file.kind(guess, can...)
	if err != nil {
		return "", err
	}
	if kind == kb.KindApp {
		readPlaces(p, b)
	} else {
		p.cut(marks)
		readSections(p, b)
	}
	b.cover(first)
	if kind == kb.KindDocument {
		p.addMenus(b)
	}
	return kind, nil
}
