package report

import "firstline/eval/report/frame"

// htmlWords is the language of a page, with the figures that a report has.
type htmlWords struct{ frame.Words }

func newWords(language string) htmlWords {
	return htmlWords{frame.NewWords(htmlFiles, "html", language)}
}

// htmlTerm is a word of the page, explained.
type htmlTerm struct{ Word, Means string }

func (w htmlWords) howTo() []htmlTerm {
	var all []htmlTerm
	for _, name := range []string{
		"resolution", "pass", "contained", "interval", "turns", "outcome", "handoff", "cause", "coverage",
		"retrieval", "comparison", "repeat", "error", "industry",
	} {
		all = append(all, htmlTerm{w.T("term." + name), w.T("means." + name)})
	}
	return all
}
