package eval

import (
	"slices"

	"firstline/eval/chat"
	"firstline/kb"
)

// metric is a figure of a [Totals] that thresholds can name. Its value is nil where there was
// nothing to measure.
type metric struct {
	name  string
	rate  bool // from 0 to 1
	value func(*Totals) *float64
}

// metrics lists every figure there is, in the order of the stored results.
func metrics() []metric {
	all := []metric{
		count("dialogs", func(t *Totals) int { return t.Dialogs }),
		count("n", func(t *Totals) int { return t.N }),
		count("errors", func(t *Totals) int { return t.Errors }),
		count("passed", func(t *Totals) int { return t.Passed }),
		count("resolved", func(t *Totals) int { return t.Resolved }),
		count("contained", func(t *Totals) int { return t.Contained }),
	}
	all = append(all, rateMetrics("pass_rate", func(t *Totals) Rate { return t.PassRate })...)
	all = append(all, rateMetrics("resolution_rate", func(t *Totals) Rate { return t.ResolutionRate })...)
	all = append(all, rateMetrics("containment_rate", func(t *Totals) Rate { return t.ContainmentRate })...)
	all = append(all,
		count("false_containment", func(t *Totals) int { return t.FalseContainment }),
		count("handoffs.right", func(t *Totals) int { return t.Handoffs.Right }),
		count("handoffs.unneeded", func(t *Totals) int { return t.Handoffs.Unneeded }),
		count("handoffs.missed", func(t *Totals) int { return t.Handoffs.Missed }),
		count("asked_for_human.n", func(t *Totals) int { return t.AskedForHuman.N }),
		count("asked_for_human.kept", func(t *Totals) int { return t.AskedForHuman.Kept }),
		metric{name: "turns.mean", value: func(t *Totals) *float64 { return t.Turns.Mean }},
		metric{name: "turns.median", value: func(t *Totals) *float64 { return t.Turns.Median }},
		metric{name: "turns.p90", value: func(t *Totals) *float64 { return t.Turns.P90 }},
		count("tokens.input", func(t *Totals) int { return t.Tokens.Input }),
		count("tokens.output", func(t *Totals) int { return t.Tokens.Output }),
	)
	for _, o := range Outcomes() {
		all = append(all, count("outcomes."+string(o), func(t *Totals) int { return t.Outcomes[o] }))
	}
	for _, reason := range chat.Reasons() {
		all = append(all, count("reasons."+string(reason), func(t *Totals) int { return t.Reasons[string(reason)] }))
	}
	return all
}

// count is a metric of whole things, of which none is a measurement too.
func count(name string, of func(*Totals) int) metric {
	return metric{name: name, value: func(t *Totals) *float64 { return known(float64(of(t)), true) }}
}

// rateMetrics are the value of a rate and the ends of its interval.
func rateMetrics(name string, of func(*Totals) Rate) []metric {
	value := func(t *Totals) *float64 { return of(t).Value }
	return []metric{
		{name: name, rate: true, value: value},
		{name: name + ".value", rate: true, value: value},
		{name: name + ".low", rate: true, value: func(t *Totals) *float64 { r := of(t); return known(r.Low, r.N > 0) }},
		{name: name + ".high", rate: true, value: func(t *Totals) *float64 { r := of(t); return known(r.High, r.N > 0) }},
	}
}

func findMetric(pos kb.Pos, name string) (metric, error) {
	all := metrics()
	names := make([]string, len(all))
	for i, m := range all {
		names[i] = m.name
	}
	if i := slices.Index(names, name); i >= 0 {
		return all[i], nil
	}
	err := kb.Errorf(pos, "unknown metric %q", name)
	if err.Hint = hint(name, names); err.Hint == "" {
		err.Hint = "there is resolution_rate, pass_rate, containment_rate, turns.mean, errors, handoffs.missed and others of the results"
	}
	return metric{}, err
}
