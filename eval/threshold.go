package eval

import (
	"strconv"
	"strings"

	"firstline/kb"
)

// Threshold is a line that a run has to hold.
type Threshold struct {
	Text   string // as written
	Pos    kb.Pos
	metric metric
	set    string // empty: the total
	op     string
	bound  float64 // of noWorse: how much worse than the baseline is still let pass
}

// noWorse compares with the baseline, the way that is worse for the metric.
const noWorse = "no worse than baseline"

// ParseThreshold reads a threshold that stands at pos; its errors are [*kb.SyntaxError].
//
//	threshold = figure ( op number [ "%" ] | "no worse than baseline" [ "within" number [ "%" ] ] )
//	figure    = metric [ "." part ] [ "{set=" name "}" ] [ "." part ]
//	op        = ">=" | "<=" | "==" | "!=" | ">" | "<"
//	number    = [ "+" | "-" ] [ digits ] [ "." digits ]
//
// Blanks may stand between the parts. A metric is the path of a figure in the SET of the stored
// results, and a rate alone is its value: resolution_rate, pass_rate.low, turns.mean,
// handoffs.missed, outcomes.unresolved, reasons.not_known. Of the run as a whole, and without a
// set, there is coverage (.found, .cited, .confirmed, which coverage alone is) and retrieval (.r1,
// .r5, .mrr10). The name of a set ends at the first }. A percent sign divides by 100 and goes only
// with rates, which are from 0 to 1 without it. Against the baseline the two figures themselves are
// compared, the way that is worse for the metric:
//
//	resolution_rate >= 80%
//	resolution_rate{set=billing}.low >= 0.75
//	turns.p90{set=Оплата} <= 5
//	pass_rate no worse than baseline within 2%
func ParseThreshold(pos kb.Pos, s string) (Threshold, error) {
	t := Threshold{Text: strings.TrimSpace(s), Pos: pos}
	name, set, scoped, rest := cutScope(t.Text)
	part, op, number := CutOperator(rest)
	if op == "" {
		err := kb.Errorf(pos, "threshold %q compares nothing", t.Text)
		switch {
		case !scoped && strings.Contains(t.Text, "{"):
			err = kb.Errorf(pos, "the scope of threshold %q is not closed", t.Text)
			err.Hint = "write it as  resolution_rate{set=billing} >= 80%"
		case strings.Contains(t.Text, "="):
			err.Hint = "did you mean ==, >= or <=?"
		default:
			err.Hint = "write it as  resolution_rate >= 80%"
		}
		return Threshold{}, err
	}
	if scoped && set == "" {
		err := kb.Errorf(pos, "the scope of threshold %q names no set", t.Text)
		err.Hint = "write it as  resolution_rate{set=billing} >= 80%"
		return Threshold{}, err
	}
	m, err := findMetric(pos, name+part)
	if err != nil {
		return Threshold{}, err
	}
	t.metric, t.set, t.op = m, set, op
	switch {
	case m.whole && scoped:
		return Threshold{}, kb.Errorf(pos, "%s is of the run as a whole, not of a set", m.name)
	case op == noWorse && m.better == neither:
		return Threshold{}, kb.Errorf(pos, "%s is neither better nor worse when it is higher", m.name)
	case op == noWorse:
		t.bound, err = parseWithin(pos, number, m.rate)
	default:
		t.bound, err = parseBound(pos, number, m.rate)
	}
	if err != nil {
		return Threshold{}, err
	}
	return t, nil
}

// parseWithin reads what follows noWorse.
func parseWithin(pos kb.Pos, s string, rate bool) (float64, error) {
	if s == "" {
		return 0, nil
	}
	number, ok := strings.CutPrefix(s, "within ")
	if !ok {
		err := kb.Errorf(pos, "%q cannot follow %s", s, noWorse)
		err.Hint = "write it as  pass_rate no worse than baseline within 2%"
		return 0, err
	}
	within, err := parseBound(pos, strings.TrimSpace(number), rate)
	if err == nil && within < 0 {
		return 0, kb.Errorf(pos, "what is let pass must not be below zero")
	}
	return within, err
}

// cutScope takes {set=NAME} out of a threshold: what stands before it, the name, what follows.
func cutScope(s string) (before, set string, scoped bool, after string) {
	open := strings.IndexByte(s, '{')
	operator := comparison(s)
	if open < 0 || operator < open {
		return "", "", false, s
	}
	scope, after, _ := strings.Cut(s[open+1:], "}")
	key, name, _ := strings.Cut(scope, "=")
	if strings.TrimSpace(key) != "set" {
		name = ""
	}
	return strings.TrimSpace(s[:open]), strings.TrimSpace(name), true, after
}

// CutOperator splits a comparison, as that of a threshold, into what stands before its operator, the
// operator and what follows; op is empty where there is none.
func CutOperator(s string) (left, op, right string) {
	at := comparison(s)
	if at < 0 {
		return s, "", ""
	}
	for _, op := range []string{noWorse, ">=", "<=", "==", "!=", ">", "<"} {
		if right, ok := strings.CutPrefix(s[at:], op); ok {
			return strings.TrimSpace(s[:at]), op, strings.TrimSpace(right)
		}
	}
	return s, "", ""
}

// comparison finds where a threshold begins to compare.
func comparison(s string) int {
	if at := strings.Index(s, noWorse); at >= 0 {
		return at
	}
	return strings.IndexAny(s, "<>=!")
}

// parseBound reads the number of a threshold. A percentage is read as a decimal fraction at once,
// so that 83.3% is the very number that 833 of 1,000 gives.
func parseBound(pos kb.Pos, s string, rate bool) (float64, error) {
	digits, percent := strings.CutSuffix(s, "%")
	digits = strings.TrimSpace(digits)
	if digits == "" || strings.Trim(digits, "+-.0123456789") != "" {
		return 0, kb.Errorf(pos, "%q is not a number", s)
	}
	if percent && !rate {
		return 0, kb.Errorf(pos, "a percentage goes only with a rate")
	}
	if percent {
		digits += "e-2"
	}
	bound, err := strconv.ParseFloat(digits, 64)
	switch {
	case err != nil:
		return 0, kb.Errorf(pos, "%q is not a number", s)
	case rate && bound > 1:
		err := kb.Errorf(pos, "a rate is never above 1")
		if !percent {
			err.Hint = "did you mean " + digits + "%?"
		}
		return 0, err
	}
	return bound, nil
}

// Set is the name of the set that a threshold is on; empty for the total.
func (t Threshold) Set() string { return t.set }

// Verdict says whether a threshold holds.
type Verdict struct {
	Threshold string `json:"threshold"`
	Metric    string `json:"metric"`
	Set       string `json:"set,omitempty"` // what it is on; empty: all sets
	// Actual is nil where there was nothing to measure; the threshold does not hold then, and
	// Note says so.
	Actual *float64 `json:"actual" jsonschema:"nullable"`
	// Baseline is the figure that Actual is compared with. Where it is nil for a threshold against
	// the baseline, the two are not yet comparable: the threshold holds, and Note says so.
	Baseline *float64 `json:"baseline,omitempty"`
	OK       bool     `json:"ok"`
	Note     string   `json:"note,omitempty"`
	Source   kb.Pos   `json:"source"`
}

// Judge puts the report to the thresholds, some of them against the baseline (nil: there is none).
// One on a set that was not run is left out: the run says nothing about it.
func (h *Head) Judge(thresholds []Threshold, baseline *Head) {
	h.Thresholds = []Verdict{}
	for _, t := range thresholds {
		measured := h.totals(t.set)
		if measured == nil {
			continue
		}
		v := Verdict{Threshold: t.Text, Metric: t.metric.name, Set: t.set, Actual: t.metric.value(h, measured), Source: t.Pos}
		switch {
		case v.Actual == nil:
			v.Note = "nothing to measure"
		case t.op == noWorse:
			t.against(baseline, &v)
		default:
			v.OK = Holds(t.op, *v.Actual, t.bound)
		}
		h.Thresholds = append(h.Thresholds, v)
	}
}

// totals gives those of a set, of all sets for an empty name, nil where there is no such set.
func (h *Head) totals(set string) *Totals {
	if set == "" {
		return &h.Total
	}
	for i := range h.Sets {
		if h.Sets[i].Set == set {
			return &h.Sets[i]
		}
	}
	return nil
}

// Holds compares a figure with a bound by an operator of thresholds.
func Holds(op string, actual, bound float64) bool {
	switch op {
	case ">=":
		return actual >= bound
	case "<=":
		return actual <= bound
	case "==":
		return actual == bound
	case "!=":
		return actual != bound
	case ">":
		return actual > bound
	default:
		return actual < bound
	}
}

// against compares with the same figure of the baseline. The sum is rounded as far as no figure is
// told apart, so that 0.52 is no worse than 0.54 within 2%.
func (t Threshold) against(baseline *Head, v *Verdict) {
	if baseline != nil {
		if measured := baseline.totals(t.set); measured != nil {
			v.Baseline = t.metric.value(baseline, measured)
		}
	}
	if v.Baseline == nil {
		v.OK, v.Note = true, "not yet comparable: the baseline does not have it"
		if baseline == nil {
			v.Note = "not yet comparable: there is no baseline"
		}
		return
	}
	const exact = 1e-12
	worse := *v.Baseline - *v.Actual
	if t.metric.better == lower {
		worse = -worse
	}
	v.OK = worse <= t.bound+exact
}
