package replay

import (
	"firstline/eval"
	"firstline/eval/report/frame"
)

// namedFigure is how one of the figures is read from a total; empty where there is nothing to say.
type namedFigure struct {
	name string
	of   func(Total) string
}

// figures are the rows of the table, from the top.
func (v *view) figures() []namedFigure {
	var rows []namedFigure
	add := func(name string, of func(Total) string) { rows = append(rows, namedFigure{name, of}) }
	for _, o := range []eval.Outcome{eval.Resolved, eval.Declined, eval.HandedOff, eval.Unresolved} {
		add(v.T("would be %s", v.Name("outcome", string(o))), func(t Total) string { return v.Int(t.Outcomes[o]) })
	}
	add(v.T("left their course, counted apart"), func(t Total) string { return v.Int(t.Diverged) })
	add(v.T("errors"), func(t Total) string { return v.some(t.Errors) })
	add(v.T("ended without a human then"), func(t Total) string { return v.rate(t.Contained.Then) })
	add(v.T("ended without a human today"), func(t Total) string { return v.rate(t.Contained.Now) })
	add(v.T("of these unresolved"), func(t Total) string { return v.some(t.Outcomes[eval.Unresolved]) })
	add(v.T("turns then"), func(t Total) string { return v.decimals(t.Turns.Then) })
	add(v.T("turns today"), func(t Total) string { return v.decimals(t.Turns.Now) })
	add(v.T("turns of the customer behind a handoff"), func(t Total) string { return v.some(t.NotReached) })
	add(v.T("turns that are nothing but attachments, not asked"), func(t Total) string { return v.some(t.NotAsked) })
	add(v.T("answers of people told whole"), func(t Total) string { return v.rate(t.Agreement.Answers) })
	add(v.T("facts of people told"), func(t Total) string {
		return v.T("%s of %s", v.Int(t.Agreement.Held), v.Int(t.Agreement.Facts))
	})
	add(v.T("facts contradicted"), func(t Total) string { return v.some(t.Agreement.Contradicted) })
	for _, cause := range Causes() {
		add(v.T("to mend: %s", v.Name("cause", string(cause))), func(t Total) string { return v.some(t.Causes[cause]) })
	}
	add(v.T("changed since the last replay"), func(t Total) string { return v.some(t.Changed) })
	add(v.T("verdicts"), func(t Total) string { return v.opinions(t.Verdicts) })
	return rows
}

// some is a number; empty where it is 0.
func (v *view) some(n int) string {
	if n == 0 {
		return ""
	}
	return v.Int(n)
}

func (v *view) rate(r eval.Rate) string {
	if r.Value == nil {
		return frame.Nothing
	}
	return v.T("%s (%s of %s)", v.Percent(*r.Value), v.Int(r.K), v.Int(r.N))
}

func (v *view) decimals(x *float64) string {
	if x == nil {
		return frame.Nothing
	}
	return v.Number(*x, 2)
}

func (v *view) opinions(t *OpinionTotal) string {
	if t == nil {
		return ""
	}
	said := v.T("better %s, same %s, worse %s", v.Int(t.Better), v.Int(t.Same), v.Int(t.Worse))
	if t.Outdated > 0 {
		said += ", " + v.T("outdated %s", v.Int(t.Outdated))
	}
	return said
}
