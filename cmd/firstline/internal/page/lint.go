package page

import (
	"io"
	"strconv"

	"firstline/eval/report/frame"
	"firstline/kb"
	"firstline/kb/lint"
)

// Findings is what lint has found, for one page.
type Findings struct {
	Language string // ru or en, also for anything else
	Found    []Found
	Off      int // were turned off
	Accepted int
	Rules    []lint.Page // every rule; the page shows those that have found something
}

// Found is one finding with the line that it stands on.
type Found struct {
	kb.Finding
	Text string
}

// lintView is what the template of the findings shows.
type lintView struct {
	frame.Words
	frame.Frame
	Files []lintFile
	Rules []lintRule
	Shown string // the forms of «so many of so many»
}

type lintFile struct {
	Path  string
	Found []findingView
}

// findingView is one finding in the language of the page.
type findingView struct {
	Severity, Label, Place, Code, Anchor, Family, Message, Hint, Text, Other string
}

type lintRule struct{ Anchor, Code, Title, Text string }

// mostFound is how many findings a page shows.
const mostFound = 5000

// WriteFindings writes the page of findings. It is one file, as [Write] writes.
func WriteFindings(w io.Writer, f Findings) error {
	v := lintView{Words: frame.NewWords(htmlFiles, "html", f.Language)}
	var err error
	if v.Frame, err = frame.New(htmlFiles, "html/page.css", "html/lint.js"); err != nil {
		return err
	}
	spoken, err := newFindings(v.Words, htmlFiles, "html/lint.ru.txt", "html/findings.ru.txt")
	if err != nil {
		return err
	}
	v.fill(f, spoken)
	templates, err := frame.Templates(htmlFiles, "html", v.Words)
	if err != nil {
		return err
	}
	return frame.Write(w, func(w io.Writer) error { return templates.ExecuteTemplate(w, "lint", v) })
}

// fill puts the findings under their files, and gives the pages of their rules.
func (v *lintView) fill(f Findings, spoken findings) {
	v.Title, v.Shown = v.T("What lint found"), v.T("lint.shown")
	v.Main, v.ToMain = "entries", v.T("To the findings")
	families, found := map[string]string{}, map[string]bool{}
	for _, rule := range f.Rules {
		families[rule.Code] = rule.Family
	}
	errors := 0
	for i, one := range f.Found {
		found[one.Code] = true
		if one.Severity == kb.Error {
			errors++
		}
		if i >= mostFound {
			continue
		}
		if n := len(v.Files); n == 0 || v.Files[n-1].Path != one.Pos.Path {
			v.Files = append(v.Files, lintFile{Path: one.Pos.Path})
		}
		file := &v.Files[len(v.Files)-1]
		file.Found = append(file.Found, v.one(one, families[one.Code], spoken))
	}
	for _, rule := range f.Rules {
		if found[rule.Code] {
			v.Rules = append(v.Rules, lintRule{"rule-" + rule.Code, rule.Code, rule.Title, rule.Text})
		}
	}
	v.Facts = []string{v.N(errors, "%s error/%s errors"), v.N(len(f.Found)-errors, "%s warning/%s warnings")}
	if f.Accepted > 0 {
		v.Facts = append(v.Facts, v.T("accepted: %s", v.Int(f.Accepted)))
	}
	if f.Off > 0 {
		v.Facts = append(v.Facts, v.T("turned off: %s", v.Int(f.Off)))
	}
	if left := len(f.Found) - mostFound; left > 0 {
		v.Facts = append(v.Facts, v.N(left, "%s more is not shown here./%s more are not shown here."))
	}
}

func (v *lintView) one(f Found, family string, spoken findings) findingView {
	one := findingView{
		Severity: string(f.Severity), Label: v.Name("severity", string(f.Severity)), Place: f.Pos.Sheet, Code: f.Code, Anchor: "rule-" + f.Code,
		Family: v.Name("family", family), Message: spoken.say(f.Message), Hint: spoken.say(f.Hint), Text: f.Text,
	}
	if f.Pos.Line > 0 {
		one.Place = strconv.Itoa(f.Pos.Line)
		if f.Pos.Sheet != "" {
			one.Place = f.Pos.Sheet + "!" + one.Place
		}
	}
	if f.Other.Path != "" {
		one.Other = f.Other.String()
	}
	return one
}
