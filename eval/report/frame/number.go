package frame

import (
	"math"
	"strconv"
	"strings"
)

const (
	// Fixed is a space at which a line does not break.
	Fixed = "\u00a0"
	// Nothing stands in the place of a figure for which there was nothing to measure.
	Nothing = "—"

	minus = "−"
)

// Number writes x with so many places after the point, as the language does: 1 234,5 or 1,234.5.
func (w Words) Number(x float64, places int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Nothing
	}
	digits := strconv.FormatFloat(math.Abs(x), 'f', places, 64)
	whole, fraction, _ := strings.Cut(digits, ".")
	group, point := ",", "."
	if w.Language == "ru" {
		group, point = Fixed, ","
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + group + whole[at:]
	}
	if fraction != "" {
		whole += point + fraction
	}
	if x < 0 && strings.Trim(digits, "0.") != "" {
		whole = minus + whole
	}
	return whole
}

// Int writes a whole number.
func (w Words) Int(n int) string { return w.Number(float64(n), 0) }

// Sign is the percent sign, with the space that the language puts before it.
func (w Words) Sign() string {
	if w.Language == "ru" {
		return Fixed + "%"
	}
	return "%"
}

// Percent writes a share, which is from 0 to 1.
func (w Words) Percent(x float64) string { return w.Number(100*x, 1) + w.Sign() }
