package report

import "firstline/eval/report/frame"

// htmlWords is the language of a page, with the figures that a report has.
type htmlWords struct{ frame.Words }

func newWords(language string) htmlWords {
	return htmlWords{frame.NewWords(htmlFiles, "html", language)}
}

// htmlTerm is a word of the page, explained.
type htmlTerm struct{ Word, Means string }

// howTo explains a run.
func (w htmlWords) howTo() []htmlTerm {
	return w.explained(
		"resolution", "pass", "contained", "interval", "turns", "outcome", "handoff", "cause", "coverage",
		"retrieval", "comparison", "repeat", "error", "industry",
	)
}

// howToDialogs explains the figures of sample dialogs.
func (w htmlWords) howToDialogs() []htmlTerm {
	return w.explained(
		"sample_rate", "sample_confirmed", "sample_doubtful", "sample_turns", "sample_interval", "sample_noise", "sample_topic",
	)
}

func (w htmlWords) explained(names ...string) []htmlTerm {
	var all []htmlTerm
	for _, name := range names {
		all = append(all, htmlTerm{w.T("term." + name), w.T("means." + name)})
	}
	return all
}
