package lint

import (
	"strings"
	"unicode"

	"firstline/kb/text"
)

// count is a number of things in a sentence: 5 МБ, 100 диалогов, 12 files.
type count struct {
	start, end int
	value      string
	unit       string // the stem of what is counted
}

// countsIn finds the numbers of things that are no fact of another kind.
func countsIn(s string, facts []text.Fact) []count {
	var found []count
	words := text.Words(s)
	for i := 0; i+1 < len(words); i++ {
		n, unit := words[i], words[i+1]
		if strings.Trim(n.Text, "0123456789.") != "" || n.Text == "" || strings.TrimSpace(strings.Trim(s[n.End:unit.Start], "\u00a0 ")) != "" {
			continue
		}
		stem := text.Stem(unit.Text)
		if text.Stop(unit.Text) || measuring(stem) || strings.ContainsFunc(unit.Text, unicode.IsDigit) || taken(facts, n.Start, unit.End) {
			continue
		}
		found = append(found, count{start: n.Start, end: unit.End, value: n.Text, unit: stem})
	}
	return found
}

func taken(facts []text.Fact, start, end int) bool {
	for _, f := range facts {
		if from, to := f.Span(); from < end && start < to {
			return true
		}
	}
	return false
}
