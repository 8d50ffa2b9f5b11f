package prompt

import (
	"fmt"
	"strings"

	"firstline/kb"
	"firstline/kb/lint"
	"firstline/kb/text"
)

// Entries gives what the company says of itself, a line an entry, called as its field is.
func (c *Company) Entries() []kb.Entry {
	if c == nil {
		return nil
	}
	var entries []kb.Entry
	for _, f := range c.fields {
		for _, line := range f.lines {
			entries = append(entries, sayingOf(fieldTitle(f.key, line.Text), line))
		}
	}
	return entries
}

// fieldTitle is what entries of a knowledge base are called that say what the field does, in the language of
// what stands in it. What is in none, as hours, is called in both.
func fieldTitle(key, said string) string {
	ru, en := wordsIn("ru").label(key), wordsIn("en").label(key)
	if key == "hours" {
		ru, en = ru+" поддержки", "Support: "+en+", opening hours"
	}
	switch text.Language(said) {
	case "ru":
		return ru
	case "en":
		return en
	}
	return ru + ". " + en
}

// sayingOf makes an entry of one line.
func sayingOf(title string, line Line) kb.Entry {
	return kb.Entry{
		ID: line.Pos.String(), Kind: kb.Section, Title: title, Body: line.Text, BodyLine: max(1, line.Pos.Line),
		Source: kb.Pos{Path: line.Pos.Path, Line: line.Pos.Line, EndLine: line.Pos.Line},
	}
}

// layerEntries gives what a layer says, a line an entry, below the heading above it: a heading such as "How to
// answer" is no title, which would have to be what the line is about.
func layerEntries(l Layer) []kb.Entry {
	var entries []kb.Entry
	heading := ""
	for _, line := range l.Lines {
		switch said := strings.TrimSpace(line.Text); {
		case said == "":
		case strings.HasPrefix(said, "#"):
			heading = strings.TrimLeft(said, "# ")
		default:
			e := sayingOf("", line)
			e.Path = []string{heading}
			entries = append(entries, e)
		}
	}
	return entries
}

// lintFacts holds the numbers of the company layer against the knowledge base, and those of the other
// layers against both.
func lintFacts(layers []Layer, c *Company, knowledge *lint.Base) []kb.Finding {
	var findings []kb.Finding
	own := c.Entries()
	var company *lint.Base
	if len(own) > 0 {
		company = lint.Read(lint.Knowledge{Sources: []*kb.Source{{Path: c.path, Kind: kb.KindDocument, Entries: own}}})
	}
	tell := func(code, who string, conflicts []lint.Conflict) {
		for _, x := range conflicts {
			findings = append(findings, kb.Finding{
				Pos: x.Pos, Other: x.Other, Code: code, Severity: kb.Error,
				Message: fmt.Sprintf("%s says %s, and %s says %s: %s", who, x.Said, x.Other, x.OtherSaid, x.OtherText),
				Hint:    "make both say what holds: an operator that is told both says now the one, now the other",
			})
		}
	}
	if knowledge != nil {
		tell("PR008", "the company layer", knowledge.Against(own))
	}
	for _, l := range layers {
		if l.Name != operator && (l.Name != base || strings.HasPrefix(l.Source.Path, "base@")) {
			continue
		}
		said := layerEntries(l)
		if knowledge != nil {
			tell("PR008", "the "+l.Name+" layer", knowledge.Against(said))
		}
		if company != nil {
			tell("PR007", "the "+l.Name+" layer", company.Against(said))
		}
	}
	return findings
}
