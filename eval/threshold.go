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
	bound  float64
}

// ParseThreshold reads a threshold that stands at pos; its errors are [*kb.SyntaxError].
//
//	threshold = metric [ "{set=" name "}" ] [ "." part ] op number [ "%" ]
//	op        = ">=" | "<=" | "==" | "!=" | ">" | "<"
//	number    = [ "+" | "-" ] digits [ "." digits ]
//
// Blanks may stand between the parts. A metric is the path of a figure in the SET of the stored
// results, and a rate alone is its value: resolution_rate, pass_rate.low, turns.mean,
// handoffs.missed, outcomes.unresolved, reasons.not_known. The name of a set ends at the first }.
// A percent sign divides by 100 and goes only with rates, which are from 0 to 1 without it:
//
//	resolution_rate >= 80%
//	resolution_rate{set=billing}.low >= 0.75
//	turns.p90{set=Оплата} <= 5
func ParseThreshold(pos kb.Pos, s string) (Threshold, error) {
	t := Threshold{Text: strings.TrimSpace(s), Pos: pos}
	name, set, scoped, rest := cutScope(t.Text)
	part, op, number := cutOperator(rest)
	if op == "" {
		err := kb.Errorf(pos, "threshold %q compares nothing", t.Text)
		err.Hint = "write it as  resolution_rate >= 80%"
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
	t.bound, err = parseBound(pos, number, m.rate)
	if err != nil {
		return Threshold{}, err
	}
	return t, nil
}

// cutScope takes {set=NAME} out of a threshold: what stands before it, the name, what follows.
func cutScope(s string) (before, set string, scoped bool, after string) {
	open := strings.IndexByte(s, '{')
	operator := strings.IndexAny(s, "<>=!")
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

// cutOperator splits a comparison; op is empty where there is none.
func cutOperator(s string) (left, op, right string) {
	at := strings.IndexAny(s, "<>=!")
	if at < 0 {
		return s, "", ""
	}
	for _, op := range []string{">=", "<=", "==", "!=", ">", "<"} {
		if right, ok := strings.CutPrefix(s[at:], op); ok {
			return strings.TrimSpace(s[:at]), op, strings.TrimSpace(right)
		}
	}
	return s, "", ""
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
	// Actual is nil where there was nothing to measure; the threshold does not hold then, and
	// Note says so.
	Actual *float64 `json:"actual" jsonschema:"nullable"`
	OK     bool     `json:"ok"`
	Note   string   `json:"note,omitempty"`
	Source kb.Pos   `json:"source"`
}

// Judge puts the report to the thresholds. One on a set that was not run is left out: the run
// says nothing about it.
func (r *Report) Judge(thresholds []Threshold) {
	r.Thresholds = []Verdict{}
	for _, t := range thresholds {
		measured := &r.Total
		if t.set != "" {
			if measured = r.set(t.set); measured == nil {
				continue
			}
		}
		r.Thresholds = append(r.Thresholds, t.judge(measured))
	}
}

func (r *Report) set(name string) *Totals {
	for i := range r.Sets {
		if r.Sets[i].Set == name {
			return &r.Sets[i]
		}
	}
	return nil
}

func (t Threshold) judge(measured *Totals) Verdict {
	v := Verdict{Threshold: t.Text, Metric: t.metric.name, Actual: t.metric.value(measured), Source: t.Pos}
	if v.Actual == nil {
		v.Note = "nothing to measure"
		return v
	}
	switch actual := *v.Actual; t.op {
	case ">=":
		v.OK = actual >= t.bound
	case "<=":
		v.OK = actual <= t.bound
	case "==":
		v.OK = actual == t.bound
	case "!=":
		v.OK = actual != t.bound
	case ">":
		v.OK = actual > t.bound
	case "<":
		v.OK = actual < t.bound
	}
	return v
}
