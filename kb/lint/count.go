package lint

import (
	"slices"
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

// minutes is the unit of a span of time that is no term of a contract.
const minutes = "minute"

// measure says with which claims a count may be compared.
func (n count) measure() string {
	switch n.unit {
	case percentUnit:
		return "percent"
	case minutes:
		return "term minute"
	}
	return "count " + n.unit
}

// countsIn finds the numbers of things, and the percentages, that are no fact of another kind.
func countsIn(s string, words []word, facts []text.Fact) []count {
	var found []count
	for i, n := range words {
		if strings.Trim(n.text, "0123456789.") != "" || taken(facts, n.start, n.end) {
			continue
		}
		if behind := strings.TrimLeft(s[n.end:], " \u00a0"); strings.HasPrefix(behind, "%") {
			found = append(found, count{start: n.start, end: len(s) - len(behind) + 1, value: "% " + n.text, unit: percentUnit})
			continue
		}
		if i+1 == len(words) || strings.Trim(s[n.end:words[i+1].start], "\u00a0 ") != "" {
			continue
		}
		unit := words[i+1]
		if slices.Contains([]string{"мин", "минут", "minut"}, unit.stem) && !taken(facts, n.start, unit.end) {
			found = append(found, count{start: n.start, end: unit.end, value: n.text, unit: minutes})
			continue
		}
		if unit.subject && !strings.ContainsFunc(unit.text, unicode.IsDigit) && !taken(facts, n.start, unit.end) {
			found = append(found, count{start: n.start, end: unit.end, value: n.text, unit: unit.stem})
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
