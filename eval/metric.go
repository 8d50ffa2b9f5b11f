package eval

import (
	"slices"
	"strconv"

	"firstline/eval/chat"
	"firstline/eval/stats"
	"firstline/kb"
)

// metric is a figure that thresholds can name: of a [Totals] or, where whole is set, of the run as a
// whole. Its value is nil where there was nothing to measure.
type metric struct {
	name   string
	rate   bool   // from 0 to 1
	better better // which way is better
	whole  bool
	value  func(*Head, *Totals) *float64
}

type better int

const (
	neither better = iota
	higher
	lower
)

// metrics lists every figure there is, in the order of the stored results.
func metrics() []metric {
	all := slices.Concat(
		[]metric{
			count("dialogs", neither, func(t *Totals) int { return t.Dialogs }),
			count("n", neither, func(t *Totals) int { return t.N }),
			count("errors", lower, func(t *Totals) int { return t.Errors }),
			count("passed", higher, func(t *Totals) int { return t.Passed }),
			count("resolved", higher, func(t *Totals) int { return t.Resolved }),
			count("contained", neither, func(t *Totals) int { return t.Contained }),
		},
		rateMetrics("pass_rate", higher, func(t *Totals) Rate { return t.PassRate }),
		rateMetrics("resolution_rate", higher, func(t *Totals) Rate { return t.ResolutionRate }),
		rateMetrics("containment_rate", neither, func(t *Totals) Rate { return t.ContainmentRate }),
		[]metric{
			count("false_containment", lower, func(t *Totals) int { return t.FalseContainment }),
			count("handoffs.right", higher, func(t *Totals) int { return t.Handoffs.Right }),
			count("handoffs.unneeded", lower, func(t *Totals) int { return t.Handoffs.Unneeded }),
			count("handoffs.missed", lower, func(t *Totals) int { return t.Handoffs.Missed }),
			count("asked_for_human.n", neither, func(t *Totals) int { return t.AskedForHuman.N }),
			count("asked_for_human.kept", higher, func(t *Totals) int { return t.AskedForHuman.Kept }),
			count("ungrounded", lower, func(t *Totals) int { return t.Ungrounded }),
			figure("turns.mean", lower, func(t *Totals) *float64 { return t.Turns.Mean }),
			figure("turns.median", lower, func(t *Totals) *float64 { return t.Turns.Median }),
			figure("turns.p90", lower, func(t *Totals) *float64 { return t.Turns.P90 }),
			figure("turns.low", lower, func(t *Totals) *float64 { return t.Turns.Low }),
			figure("turns.high", lower, func(t *Totals) *float64 { return t.Turns.High }),
			figure("repeated.flaky", lower, (*Totals).flaky),
			count("tokens.input", lower, func(t *Totals) int { return t.Tokens.Input }),
			count("tokens.output", lower, func(t *Totals) int { return t.Tokens.Output }),
			figure("cost.amount", lower, (*Totals).amount),
		},
		coverMetrics(), retrievalMetrics(),
	)
	for _, o := range Outcomes() {
		all = append(all, count("outcomes."+string(o), neither, func(t *Totals) int { return t.Outcomes[o] }))
	}
	for _, reason := range chat.Reasons() {
		all = append(all, count("reasons."+string(reason), neither, func(t *Totals) int { return t.Reasons[string(reason)] }))
	}
	return all
}

// count is a metric of whole things, of which none is a measurement too.
func count(name string, way better, of func(*Totals) int) metric {
	return figure(name, way, func(t *Totals) *float64 { return Measured(float64(of(t)), true) })
}

func figure(name string, way better, of func(*Totals) *float64) metric {
	return metric{name: name, better: way, value: func(_ *Head, t *Totals) *float64 { return of(t) }}
}

// rateMetrics are the value of a rate and the ends of its interval.
func rateMetrics(name string, way better, of func(*Totals) Rate) []metric {
	all := []metric{
		figure(name, way, func(t *Totals) *float64 { return of(t).Value }),
		figure(name+".value", way, func(t *Totals) *float64 { return of(t).Value }),
		figure(name+".low", way, func(t *Totals) *float64 { r := of(t); return Measured(r.Low, r.N > 0) }),
		figure(name+".high", way, func(t *Totals) *float64 { r := of(t); return Measured(r.High, r.N > 0) }),
	}
	for i := range all {
		all[i].rate = true
	}
	return all
}

// coverMetrics are shares of the entries; coverage alone counts those that are confirmed.
func coverMetrics() []metric {
	share := func(name string, of func(CoverCounts) int) metric {
		return metric{
			name: name, rate: true, better: higher, whole: true,
			value: func(h *Head, _ *Totals) *float64 { return h.Coverage.share(of) },
		}
	}
	return []metric{
		share("coverage", func(c CoverCounts) int { return c.Confirmed }),
		share("coverage.found", func(c CoverCounts) int { return c.Found }),
		share("coverage.cited", func(c CoverCounts) int { return c.Cited }),
		share("coverage.confirmed", func(c CoverCounts) int { return c.Confirmed }),
	}
}

func retrievalMetrics() []metric {
	quality := func(name string, of func(stats.RetrievalSummary) *float64) metric {
		return metric{
			name: name, rate: true, better: higher, whole: true,
			value: func(h *Head, _ *Totals) *float64 {
				if h.Retrieval == nil {
					return nil
				}
				return of(*h.Retrieval)
			},
		}
	}
	return []metric{
		quality("retrieval.r1", func(s stats.RetrievalSummary) *float64 { return s.R1 }),
		quality("retrieval.r5", func(s stats.RetrievalSummary) *float64 { return s.R5 }),
		quality("retrieval.mrr10", func(s stats.RetrievalSummary) *float64 { return s.MRR10 }),
	}
}

func (t *Totals) flaky() *float64 {
	if t.Repeated == nil {
		return nil
	}
	return Measured(float64(len(t.Repeated.Flaky)), true)
}

func (t *Totals) amount() *float64 {
	if t.Cost == nil {
		return nil
	}
	amount, err := strconv.ParseFloat(t.Cost.Amount, 64)
	return Measured(amount, err == nil)
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
