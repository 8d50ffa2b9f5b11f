package report

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"

	"firstline/eval"
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
	templates, err := p.templates()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	sound := transform.NewWriter(out, printable())
	if err := templates.ExecuteTemplate(sound, "head", p); err != nil {
		return err
	}
	for result, err := range r.Dialogs() {
		if err != nil {
			return err
		}
		if err := templates.ExecuteTemplate(sound, "dialog", p.dialog(result)); err != nil {
			return err
		}
	}
	if err := templates.ExecuteTemplate(sound, "foot", p); err != nil {
		return err
	}
	if err := sound.Close(); err != nil {
		return err
	}
	return out.Flush()
}

// htmlPage is what the templates show but for the dialogs.
type htmlPage struct {
	htmlWords
	run        Run
	Style      template.CSS
	Script     template.JS
	Policy     string // the Content-Security-Policy
	Title      string
	About      []string // who was tested, when, by which version
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
	HowTo      []htmlTerm
}

func newPage(r Run) (*htmlPage, error) {
	p := &htmlPage{htmlWords: newWords(r.Language), run: r}
	style, err := htmlFiles.ReadFile("html/page.css")
	if err != nil {
		return nil, err
	}
	script, err := htmlFiles.ReadFile("html/page.js")
	if err != nil {
		return nil, err
	}
	p.Style, p.Script = template.CSS(style), template.JS(script)
	p.Policy = "default-src 'none'; style-src " + allowed(style) + "; script-src " + allowed(script) +
		"; img-src data:; form-action 'none'; base-uri 'none'"
	p.Title = p.T("Evaluation report")
	p.About, p.Partial = p.about(), p.partial()
	p.Headline, p.Cards = p.headline(), p.cards()
	p.Thresholds, p.Repeats = p.thresholds(), p.repeats()
	p.Comparison = p.comparison()
	p.Sets, p.Mend, p.Coverage = p.sets(), p.mend(), p.coverage()
	p.Filter, p.HowTo = p.filter(), p.howTo()
	return p, nil
}

// allowed is the source expression that lets exactly this inline block in.
//
// https://www.w3.org/TR/CSP3/#grammardef-hash-source
func allowed(block []byte) string {
	sum := sha256.Sum256(block)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (p *htmlPage) templates() (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{"t": p.T}).ParseFS(htmlFiles, "html/*.html")
}

// printable makes any bytes text that a page may hold: what is no UTF-8, and control characters
// other than those of lines, becomes U+FFFD.
func printable() transform.Transformer {
	return runes.Map(func(r rune) rune { // bytes that are no UTF-8 come as U+FFFD
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return r
		case unicode.IsControl(r), r&0xFFFE == 0xFFFE: // the latter are no characters
			return unicode.ReplacementChar
		}
		return r
	})
}

// anchor is the id of a dialog's place on the page.
func anchor(name string) string { return "d-" + eval.Hash(name) }
