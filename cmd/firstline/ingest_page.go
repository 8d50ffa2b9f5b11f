package main

import (
	"io"
	"slices"

	"firstline/cmd/firstline/internal/page"
	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
	"firstline/kb/store"
)

// writePages writes what an ingest did to the files of -o.
func (in *ingester) writePages(done *ingested) error {
	return writePages(in.o.outputs, map[string]func(io.Writer) error{
		"json": func(w io.Writer) error { return writeJSON(w, done.report) },
		"html": func(w io.Writer) error { return page.Write(w, in.page(done)) },
	})
}

func (in *ingester) page(done *ingested) page.Page {
	p := page.Page{
		Language: in.o.language, Refused: project.Findings(done.refusal, unreadable),
		Changes: &page.Changes{Diff: done.diff, Written: done.report.Written},
	}
	if p.Language == "" {
		p.Language = in.Config.Language.Text
	}
	for _, v := range done.report.FailOn {
		p.Changes.Gates = append(p.Changes.Gates, page.Gate{Expression: v.Expression, Found: v.found(), OK: v.OK})
	}
	p.Files = in.pageFiles(done)
	return p
}

// pageFiles gives the sources with their entries: those that were read, and of the others those of
// the index.
func (in *ingester) pageFiles(done *ingested) []page.File {
	read := map[string]*kb.Source{}
	for _, s := range done.sources {
		if s.Kind != "" {
			read[s.Path] = s
		}
	}
	indexed := map[string][]kb.Entry{}
	for _, e := range in.store.Entries() {
		indexed[e.Source.Path] = append(indexed[e.Source.Path], e)
	}
	refused := map[string]bool{}
	for _, f := range project.Findings(done.refusal, unreadable) {
		refused[f.Pos.Path] = true
	}
	var files []page.File
	for _, d := range done.diff.Sources {
		s := d.Source
		if d.Status == store.Removed || refused[s.Path] {
			continue
		}
		s.Entries = indexed[s.Path]
		s.Problems = slices.DeleteFunc(slices.Clone(s.Problems), func(f kb.Finding) bool { return !in.Wanted(f) })
		if own := read[s.Path]; own != nil {
			s.Entries = own.Entries
		}
		files = append(files, page.File{
			Source: &s, Status: d.Status, From: d.From,
			Missing: func(src string) bool { return imageMissing(in.Dir, src) },
		})
	}
	return files
}
