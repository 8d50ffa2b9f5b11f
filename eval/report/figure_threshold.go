package report

import (
	"math"
	"strconv"
	"strings"

	"firstline/eval"
)

// figure prints a figure of a threshold as the tables have it: rates in percent, and what is counted whole.
func figure(v eval.Verdict, value float64, places int) string {
	switch {
	case isShare(v):
		return strconv.FormatFloat(100*value, 'f', places, 64) + " %"
	case value == math.Trunc(value):
		return strconv.FormatFloat(value, 'f', 0, 64)
	}
	return strconv.FormatFloat(value, 'f', places, 64)
}

// isShare tells whether a figure is a share of a hundred: a rate, or what its threshold writes as one.
func isShare(v eval.Verdict) bool {
	return strings.Contains(v.Metric, "_rate") || strings.HasSuffix(v.Threshold, "%")
}

// placesOf gives the decimals of a threshold's figures: those of the tables or, of one that is missed, as many more as
// keep it from being rounded to what it misses.
func placesOf(v eval.Verdict) int {
	const most = 6
	places := 2
	if isShare(v) {
		places = 1
	}
	for places < most && !v.OK && !missesRounded(v, places) {
		places++
	}
	return places
}

// missesRounded tells whether a threshold is missed by the figures as they are printed, too.
func missesRounded(v eval.Verdict, places int) bool {
	scale := math.Pow10(places)
	if isShare(v) {
		scale *= 100
	}
	rounded := func(value float64) float64 { return math.Round(value*scale) / scale }
	_, op, right := eval.CutOperator(v.Threshold)
	bound := boundOf(strings.TrimPrefix(right, "within"))
	if v.Baseline != nil {
		return math.Round(math.Abs(*v.Actual-*v.Baseline)*scale) > math.Round(bound*scale) &&
			rounded(*v.Actual) != rounded(*v.Baseline)
	}
	return !eval.Holds(op, rounded(*v.Actual), bound)
}

// boundOf is the number of a threshold that was read before, 0 where there is none.
func boundOf(s string) float64 {
	digits, percent := strings.CutSuffix(strings.TrimSpace(s), "%")
	if percent {
		digits = strings.TrimSpace(digits) + "e-2"
	}
	bound, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0
	}
	return bound
}
