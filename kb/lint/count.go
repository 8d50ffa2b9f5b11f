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

// percentUnit is the unit of a percentage.
const percentUnit = "%"

// measure says with which claims a count may be compared.
func (n count) measure() string {
	if n.unit == percentUnit {
		return "percent"
	}
	return "count " + n.unit
}

// countsIn finds the numbers of things, and the percentages, that are no fact of another kind.
func countsIn(s string, facts []text.Fact) []count {
	var found []count
	words := text.Words(s)
	for i, n := range words {
		if strings.Trim(n.Text, "0123456789.") != "" || taken(facts, n.Start, n.End) {
			continue
		}
		if behind := strings.TrimLeft(s[n.End:], " \u00a0"); strings.HasPrefix(behind, "%") {
			found = append(found, count{start: n.Start, end: len(s) - len(behind) + 1, value: "% " + n.Text, unit: percentUnit})
			continue
		}
		if i+1 == len(words) || strings.Trim(s[n.End:words[i+1].Start], "\u00a0 ") != "" {
			continue
		}
		unit := words[i+1]
		if stem := text.Stem(unit.Text); !text.Stop(unit.Text) && !measuring(stem) && !strings.ContainsFunc(unit.Text, unicode.IsDigit) && !taken(facts, n.Start, unit.End) {
			found = append(found, count{start: n.Start, end: unit.End, value: n.Text, unit: stem})
		}
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
