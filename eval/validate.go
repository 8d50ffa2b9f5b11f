package eval

import "slices"

// Validate looks for names in sets and thresholds that stand for nothing: operators that are not
// among those given, and sets that are not there. Its mistakes come joined, as [*kb.SyntaxError]
// with file and line. Call it with all sets of a project, before any is chosen.
func Validate(sets []*Set, operators []string, thresholds []Threshold) error {
	return validate(sets, operators, thresholds).err()
}

func validate(sets []*Set, operators []string, thresholds []Threshold) mistakes {
	var all mistakes
	for _, s := range sets {
		if s.Operator != "" && !slices.Contains(operators, s.Operator) {
			all.fault(unknownOperator, s.OperatorPos, hint(s.Operator, operators), "unknown operator %q", s.Operator)
		}
	}
	for _, t := range thresholds {
		if t.set != "" && !slices.Contains(setNames(sets), t.set) {
			all.fault(unknownSet, t.Pos, hint(t.set, setNames(sets)), "unknown question set %q", t.set)
		}
	}
	return all
}
