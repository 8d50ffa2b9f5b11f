package report

import (
	"embed"
	"io"

	"firstline/eval"
	"firstline/eval/report/frame"
)

//go:embed html
var htmlFiles embed.FS

// HTML prints the run as one page that needs no server and no outside address: for the head of
// support, the editor and the prompt engineer. Its language is r.Language, ru or en (also where
// that is something else). Without scripts all of it can be read; its one script filters the
// dialogs. A Content-Security-Policy inside lets nothing run, load or be sent but that script and
// the page's own style, whatever the dialogs hold.
//
// Dialogs are written one after another as they are read: the memory that is needed does not grow
// with their number.
func HTML(w io.Writer, r Run) error {
	p, err := newPage(r)
	if err != nil {
		return err
	}
	templates, err := frame.Templates(htmlFiles, "html", p.Words)
	if err != nil {
		return err
	}
	return frame.Write(w, func(w io.Writer) error {
		if err := templates.ExecuteTemplate(w, "head", p); err != nil {
			return err
		}
		for result, err := range r.Dialogs() {
			if err != nil {
				return err
			}
			if err := templates.ExecuteTemplate(w, "dialog", p.dialog(result)); err != nil {
				return err
			}
		}
		return templates.ExecuteTemplate(w, "foot", p)
	})
}

// htmlPage is what the templates show but for the dialogs.
type htmlPage struct {
	htmlWords
	frame.Frame
	run        Run
	Partial    []string // why this is a part of a run, a sentence each
	Headline   htmlHeadline
	Cards      []htmlCard
	Thresholds []htmlThreshold
	Repeats    *htmlRepeats
	Comparison *htmlComparison
	Sets       htmlSets
	Mend       []htmlMend
	Coverage   *htmlCoverage
	Filter     htmlFilter
	Drafts     []htmlDialog
	HowTo      []htmlTerm
}

func newPage(r Run) (*htmlPage, error) {
	p := &htmlPage{htmlWords: newWords(r.Language), run: r}
	var err error
	if p.Frame, err = frame.New(htmlFiles, "html/page.css", "html/page.js"); err != nil {
		return nil, err
	}
	p.Title = p.T("Evaluation report")
	p.Main, p.ToMain = "dialogs", p.T("To the dialogs")
	p.Facts, p.Partial = p.about(), p.partial()
	p.Headline, p.Cards = p.headline(), p.cards()
	p.Thresholds, p.Repeats = p.thresholds(), p.repeats()
	p.Comparison = p.comparison()
	p.Sets, p.Mend, p.Coverage = p.sets(), p.mend(), p.coverage()
	p.Filter, p.HowTo = p.filter(), p.howTo()
	if r.Drafts != nil {
		for i := range r.Drafts.Dialogs {
			p.Drafts = append(p.Drafts, p.dialog(&r.Drafts.Dialogs[i]))
		}
	}
	return p, nil
}

// anchor is the id of a dialog's place on the page.
func anchor(name string) string { return "d-" + eval.Hash(name) }
