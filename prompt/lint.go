package prompt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"firstline/kb"
	"firstline/kb/lint"
)

// Beside is what layers are held against. The zero Beside is nothing.
type Beside struct {
	Base   *lint.Base // the knowledge base; nil: none
	Tokens int        // that a layer may have; 0: any number
}

// Lint looks over the layers of a project and its company, which may be nil. What several
// operators share is told once. The codes stand in the package comment.
func Lint(layers []Layer, company *Company, b Beside) []kb.Finding {
	var findings []kb.Finding
	for _, layer := range layers {
		for _, found := range lintLayer(layer) {
			if !slices.Contains(findings, found) {
				findings = append(findings, found)
			}
		}
	}
	for _, found := range Unprotected(layers) {
		if !slices.Contains(findings, found) {
			findings = append(findings, found)
		}
	}
	if company != nil && company.path != "" {
		findings = append(findings, lintCompany(company)...)
	}
	findings = append(findings, lintFacts(layers, company, b.Base)...)
	findings = append(findings, lintOrders(layers)...)
	findings = append(findings, lintNames(layers, b.Base)...)
	return append(findings, lintTokens(layers, b.Tokens)...)
}

func lintLayer(l Layer) []kb.Finding {
	if len(l.Lines) == 0 && (l.Name == operator || l.Name == base) {
		return []kb.Finding{{
			Pos: kb.Pos{Path: l.Source.Path}, Code: "PR001", Severity: kb.Warning,
			Message: "the " + l.Name + " layer says nothing",
			Hint:    "write what this operator is there for, or take the file out of firstline.yaml",
		}}
	}
	for _, line := range l.Lines {
		if !utf8.ValidString(line.Text) {
			return []kb.Finding{{
				Pos: line.Pos, Code: "PR004", Severity: kb.Error,
				Message: "the " + l.Name + " layer is not text in UTF-8",
				Hint:    "save the file as UTF-8",
			}}
		}
	}
	return nil
}

func lintCompany(c *Company) []kb.Finding {
	var findings []kb.Finding
	for _, f := range c.fields {
		switch {
		case f.key == "details.other": // there need not be more to say
		case len(f.lines) == 0:
			findings = append(findings, kb.Finding{
				Pos: f.pos, Code: "PR002", Severity: kb.Warning,
				Message: f.key + " is not filled in",
				Hint:    "the operator cannot tell customers what it was not told",
			})
		case f.key == "hours" && !readable(c.Hours):
			findings = append(findings, kb.Finding{
				Pos: f.pos, Code: "PR003", Severity: kb.Warning,
				Message: "the hours cannot be read, so no dialog is out of hours: " + strings.TrimSpace(c.Hours),
				Hint:    "write them as  пн–пт 9:00–18:00 (Europe/Moscow)  or  Mon–Fri 9am–6pm, Sat 10–16 (Europe/London)  or  24/7",
			})
		}
	}
	return findings
}

func readable(hours string) bool {
	_, ok := ParseHours(hours)
	return ok
}
