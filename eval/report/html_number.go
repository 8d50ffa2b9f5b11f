package report

import (
	"math"
	"strings"
	"time"

	"firstline/eval"
	"firstline/eval/report/frame"
)

const (
	fixed   = frame.Fixed
	dash    = "\u2060–\u2060" // at which a line does not break either
	nothing = frame.Nothing
)

// Figure writes a number that may not be there.
func (w htmlWords) Figure(x *float64, places int) string {
	if x == nil {
		return nothing
	}
	return w.Number(*x, places)
}

// Share writes a share that may not be there.
func (w htmlWords) Share(x *float64) string {
	if x == nil {
		return nothing
	}
	return w.Percent(*x)
}

// Interval writes that of a rate.
func (w htmlWords) Interval(r eval.Rate) string {
	if r.Value == nil {
		return nothing
	}
	return w.Number(100*r.Low, 1) + dash + w.Number(100*r.High, 1) + w.Sign()
}

// withSign puts a plus before what is above zero.
func withSign(x float64, written string) string {
	if x > 0 && strings.Trim(written, "0.,") != "" {
		return "+" + written
	}
	return written
}

// Points writes a difference of shares in percentage points.
func (w htmlWords) Points(x float64) string {
	return withSign(x, w.Number(100*x, 1)) + fixed + w.T("pp")
}

// PointsInterval writes the interval of such a difference.
func (w htmlWords) PointsInterval(low, high float64) string {
	return withSign(low, w.Number(100*low, 1)) + " … " + withSign(high, w.Number(100*high, 1))
}

// P writes a probability by chance.
func (w htmlWords) P(p float64) string {
	const least = 0.001
	if p < least {
		return "<" + fixed + w.Number(least, 3)
	}
	return w.Number(p, 3)
}

// Money writes an amount with two places, a small one with as many as tell it from nothing.
func (w htmlWords) Money(amount float64, currency string) string {
	places := 2
	for x := math.Abs(amount); x > 0 && x < 1 && places < 8; x *= 10 {
		places++
	}
	if currency == "RUB" && w.Language == "ru" {
		currency = "₽"
	}
	return w.Number(amount, places) + fixed + currency
}

// Time writes a moment in UTC.
func (w htmlWords) Time(t time.Time) string {
	if w.Language == "ru" {
		return t.UTC().Format("02.01.2006, 15:04 UTC")
	}
	return t.UTC().Format("2 Jan 2006, 15:04 UTC")
}

// Duration writes seconds in the two largest units that they have.
func (w htmlWords) Duration(seconds float64) string {
	const minute, hour = 60, 3600
	whole := int(math.Round(seconds))
	switch {
	case seconds < 10:
		return w.Number(seconds, 1) + fixed + w.T("s")
	case whole < minute:
		return w.Int(whole) + fixed + w.T("s")
	case whole < hour:
		return w.Int(whole/minute) + fixed + w.T("min") + " " + w.Int(whole%minute) + fixed + w.T("s")
	}
	return w.Int(whole/hour) + fixed + w.T("h") + " " + w.Int(whole%hour/minute) + fixed + w.T("min")
}
