package source

import (
	"cmp"
	"errors"
	"path"
	"slices"

	"firstline/kb"
)

func readMarkdown(f *file, b *builder) (kb.SourceKind, error) {
	if err := errors.Join(f.checkPage(), checkDepth(f.path, f.lines), checkOpenCode(f.path, f.lines)); err != nil {
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
	wanted := b.file.wanted()
	p.judgeTables(b.file)
	marks := p.ask(wanted, cmp.Or(b.file.front.title, path.Base(b.file.path)))
	if len(p.tables) > 0 {
		can = append(can, kb.KindPrices)
	}
	guess := kb.KindDocument
	switch {
	case p.isFAQ:
		guess = kb.KindFAQ
	case slices.Contains(can, kb.KindApp) && p.looksLikeApp():
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
		if err := readSections(p, b); err != nil {
			return "", err
		}
	}
	b.cover(first)
	if kind != kb.KindDocument {
		return kind, nil
	}
	if wanted == "" && len(p.tables) > 0 {
		kind = b.kindSince(first)
	}
	p.addMenus(b)
	return kind, nil
}

// kindSince is the kind of more than half of the entries since the first, and a document where there
// is none.
func (b *builder) kindSince(first int) kb.SourceKind {
	count := map[kb.EntryKind]int{}
	for _, d := range b.drafts[first:] {
		count[d.Kind]++
	}
	switch all := len(b.drafts) - first; {
	case count[kb.Item]*2 > all:
		return kb.KindPrices
	case count[kb.FAQ]*2 > all:
		return kb.KindFAQ
	}
	return kb.KindDocument
}
