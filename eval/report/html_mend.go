package report

import (
	"cmp"

	"firstline/eval"
)

// htmlMend is work that failed dialogs leave to somebody.
type htmlMend struct {
	Cause   eval.Cause
	Name    string // of the cause
	Advice  string // what to do about it
	Place   string // the file, or the operator's prompt
	Filter  string
	Count   string // of the dialogs
	Bar     htmlBars
	Dialogs []htmlLink // as many as fit at a glance
	More    []htmlLink
	MoreOf  string
}

func (p *htmlPage) mend() []htmlMend {
	const glance = 8
	var all []htmlMend
	for _, m := range p.run.Mend {
		n := len(m.Dialogs)
		view := htmlMend{
			Cause: m.Cause, Name: p.Name("cause", string(m.Cause)), Advice: p.Name("advice", string(m.Cause)),
			Place: p.place(m.Task), Filter: "#cause=" + string(m.Cause), Count: p.N(n, "%s dialog/%s dialogs"),
			Dialogs: links(m.Dialogs[:min(n, glance)]), More: links(m.Dialogs[min(n, glance):]),
		}
		view.MoreOf = p.N(len(view.More), "%s more/%s more")
		view.Bar = htmlBars{Title: view.Name + ": " + view.Count, Parts: []htmlPart{
			newPart("c-"+string(m.Cause), 0, ratio(n, len(p.run.Mend[0].Dialogs)), ""),
		}}
		all = append(all, view)
	}
	return all
}

// place says what is to be mended.
func (p *htmlPage) place(t eval.Task) string {
	switch {
	case t.Path != "":
		return p.run.path(t.Path)
	case t.Cause == eval.Policy:
		return p.T("instructions of operator %s", t.Operator)
	case t.Operator != "":
		return p.T("instructions or model of operator %s", t.Operator)
	}
	return p.T("no source is about it")
}

// causes counts the dialogs by cause, in the order in which causes are tried.
func (p *htmlPage) causes() []htmlOption {
	counts := map[eval.Cause]int{}
	for _, m := range p.run.Mend {
		counts[m.Cause] += len(m.Dialogs)
	}
	var all []htmlOption
	for _, c := range []eval.Cause{eval.Script, eval.Knowledge, eval.Retrieval, eval.Policy, eval.Answer} {
		all = append(all, htmlOption{string(c), p.Name("cause", string(c)), counts[c]})
	}
	return all
}

// htmlCoverage shows what the dialogs touch of each source.
type htmlCoverage struct {
	Rows   []htmlBars
	Table  []htmlCoverageRow
	Legend []htmlLegend
}

type htmlCoverageRow struct {
	Path, Entries, Found, Cited, Confirmed string
	Untouched                              []string // entries that no dialog found, with their lines
	UntouchedOf                            string
}

func (p *htmlPage) coverage() *htmlCoverage {
	c := p.run.Coverage
	if c == nil {
		return nil
	}
	view := &htmlCoverage{Legend: []htmlLegend{
		{Class: "v-confirmed", Name: p.T("confirmed by a dialog that passed")},
		{Class: "v-cited", Name: p.T("only cited")},
		{Class: "v-found", Name: p.T("only found")},
	}}
	files := append([]eval.FileCoverage{}, c.Files...)
	if len(files) != 1 {
		files = append(files, eval.FileCoverage{CoverCounts: c.CoverCounts})
	}
	for _, f := range files {
		path := cmp.Or(p.run.path(f.Path), p.T("All sources"))
		view.Rows = append(view.Rows, p.covered(path, f.CoverCounts))
		row := htmlCoverageRow{
			Path: path, Entries: p.Int(f.Entries), Found: p.Int(f.Found), Cited: p.Int(f.Cited), Confirmed: p.Int(f.Confirmed),
		}
		for _, e := range f.Covered {
			if e.Cover == eval.CoverNone {
				row.Untouched = append(row.Untouched, e.Entry)
			}
		}
		row.UntouchedOf = p.N(len(row.Untouched), "%s entry/%s entries")
		view.Table = append(view.Table, row)
	}
	return view
}

func (p *htmlPage) covered(path string, c eval.CoverCounts) htmlBars {
	confirmed, cited, found := p.Int(c.Confirmed), p.Int(c.Cited-c.Confirmed), p.Int(c.Found-c.Cited)
	return htmlBars{
		Name: path, Figure: p.Percent(ratio(c.Confirmed, c.Entries)),
		Title: p.T("%s: of %s entries confirmed %s, cited %s, found %s", path, p.Int(c.Entries), confirmed, p.Int(c.Cited), p.Int(c.Found)),
		Parts: shares(c.Entries, []string{"v-confirmed", "v-cited", "v-found"},
			[]int{c.Confirmed, c.Cited - c.Confirmed, c.Found - c.Cited},
			[]string{
				p.T("confirmed by a dialog that passed") + ": " + confirmed,
				p.T("only cited") + ": " + cited, p.T("only found") + ": " + found,
			}),
	}
}
