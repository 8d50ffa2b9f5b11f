package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"firstline/eval"
)

// Percent gives a share as 43.6 %, and nothing measured as –.
func Percent(v *float64) string {
	if v == nil {
		return "–"
	}
	return fmt.Sprintf("%.1f %%", 100**v)
}

// Interval gives the interval of a rate in percent, as 37.7–49.7.
func Interval(r eval.Rate) string {
	if r.Value == nil {
		return "–"
	}
	return fmt.Sprintf("%.1f–%.1f", 100*r.Low, 100*r.High)
}

func ofAll(r eval.Rate) string {
	if r.Value == nil {
		return "–"
	}
	return fmt.Sprintf("%s (%d of %d)", Percent(r.Value), r.K, r.N)
}

// Decimals gives a figure with so many decimals, and nothing measured as –.
func Decimals(v *float64, places int) string {
	if v == nil {
		return "–"
	}
	return strconv.FormatFloat(*v, 'f', places, 64)
}

// Signed gives a difference with its sign; what rounds to nothing has none.
func Signed(v float64, places int) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', places, 64)
	zero := strconv.FormatFloat(0, 'f', places, 64)
	switch {
	case s == zero:
		return s
	case v < 0:
		return "−" + s
	}
	return "+" + s
}

// Points gives a difference of two shares in points of a hundred, with its sign.
func Points(v float64) string { return Signed(100*v, 1) }

// Chance gives a p value, never as the zero that it is not.
func Chance(p float64) string {
	if p < 0.0001 {
		return "<0.0001"
	}
	return strconv.FormatFloat(p, 'f', 4, 64)
}

// Many counts things: 1 dialog, 2 dialogs, 2 tries.
func Many(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	if stem, ok := strings.CutSuffix(thing, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// Found says what a threshold's figure came to.
func Found(v eval.Verdict) string {
	if v.Actual == nil {
		return v.Note
	}
	places := placesOf(v)
	said := "it is " + figure(v, *v.Actual, places)
	switch {
	case v.Baseline != nil:
		said += ", the baseline's is " + figure(v, *v.Baseline, places)
	case v.Note != "":
		said += "; " + v.Note
	}
	return said
}
