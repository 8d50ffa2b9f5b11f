package source

import (
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/source/helpcentre"
	"firstline/kb/source/html"
	"firstline/kb/source/md"
)

func isExport(f *file) bool { return helpcentre.Is(f.decoded.String) != "" }

// readExport reads the articles of a help centre. Each is one record of the account.
func readExport(f *file, b *builder) (kb.SourceKind, error) {
	export, err := helpcentre.Read(f.path, f.decoded.String)
	if err != nil {
		return "", err
	}
	for _, s := range export.Skipped {
		b.skip(s.Line, "%s", s.Reason)
	}
	for _, finding := range export.Findings {
		finding.Code = partOnly
		b.source.Problems = append(b.source.Problems, finding)
	}
	questions := 0
	for _, a := range export.Articles {
		if isQuestion(a.Title) {
			questions++
		}
		if err := b.readArticle(a); err != nil {
			return "", err
		}
	}
	b.open(f)
	guess := kb.KindDocument
	if questions*2 > len(export.Articles) {
		guess = kb.KindFAQ
	}
	return f.kind(guess, kb.KindFAQ, kb.KindDocument)
}

// readArticle reads an article as a page of its own; one whose title is a question is one entry. It
// counts as one record, whatever stands in it.
func (b *builder) readArticle(a helpcentre.Article) error {
	body := a.Body
	var notes []md.Note
	if a.HTML {
		body, notes = html.Article(body)
	}
	page := &file{path: b.file.path, options: b.file.options, front: front{language: a.Language, meta: articleMeta(a)}}
	page.becomes(a.Title, split(body), func(int) kb.Pos { return kb.Pos{Line: a.Line, EndLine: a.EndLine} })
	rows, first := b.source.Rows, len(b.drafts)
	b.open(page)
	for _, n := range notes {
		b.problem(notAsItStands, 1, n.Message, n.Hint)
	}
	if isQuestion(a.Title) {
		b.add(draft{anchor: a.ID, Entry: kb.Entry{Kind: kb.FAQ, Title: a.Title, Body: body, Source: kb.Pos{Line: 1, EndLine: len(page.lines)}}})
	} else if err := readSections(articlePage(page), b); err != nil {
		return err
	}
	b.source.Rows = rows
	b.countEntry()
	for i := range b.drafts[first:] {
		d := &b.drafts[first+i]
		d.Path = slices.Concat(a.Path, d.Path)
	}
	return nil
}

// articlePage cuts an article at its headings and its tables.
func articlePage(f *file) *page {
	p := newPage(f)
	p.judgeTables(f)
	tables, ends := p.tableMarks(f.wanted(), nil, func(int) bool { return false })
	p.cut(append(ends, tables...))
	return p
}

func articleMeta(a helpcentre.Article) map[string]string {
	meta := map[string]string{}
	for key, value := range map[string]string{"url": a.URL, "updated": a.Updated, "labels": strings.Join(a.Labels, ", ")} {
		if value != "" {
			meta[key] = value
		}
	}
	return meta
}
