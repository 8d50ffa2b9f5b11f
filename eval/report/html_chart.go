package report

import (
	"math"
	"strconv"

	"firstline/eval"
)

// A chart is a list of rows, each with its name, a line of SVG and its figure in words. All places
// along a line are percentages of its width, so that a chart fits a phone and a wide screen alike
// and its letters keep their size.

// htmlDots is a row of a chart of rates: where the rate is, its interval, and where it was before.
type htmlDots struct {
	Name   string
	Filter string // the part of the address that shows the row's dialogs; empty: there is none
	Figure string
	Note   string // after the figure, smaller
	Title  string // what the picture shows, in words
	At     string // empty: there is no rate
	Low    string
	High   string
	Width  string // of the interval
	Before string // of the baseline; empty: there is none
}

// htmlBars is a row of a chart of lengths.
type htmlBars struct {
	Name   string
	Filter string
	Figure string
	Title  string
	Note   string
	Parts  []htmlPart
	Marks  []htmlPart // lines across, such as that of the 90th percentile
	Low    string     // of an interval; empty: there is none
	High   string
}

// htmlPart is a piece of a bar.
type htmlPart struct {
	Class string
	X     string
	Width string
	Title string
}

// htmlLegend explains the colours of a chart.
type htmlLegend struct {
	Class  string
	Name   string
	Filter string
}

// along gives a place from 0 to 1 as SVG writes it.
func along(x float64) string {
	const hundredths = 10000
	x = math.Round(min(max(x, 0), 1)*hundredths) / (hundredths / 100)
	return strconv.FormatFloat(x, 'f', -1, 64) + "%"
}

// newPart is a piece from one place to another.
func newPart(class string, from, to float64, title string) htmlPart {
	return htmlPart{Class: class, X: along(from), Width: along(to - from), Title: title}
}

// dots is a row of a rate, which may have been another one before.
func (w htmlWords) dots(name, filter string, rate eval.Rate, before *eval.Rate) htmlDots {
	d := htmlDots{Name: name, Figure: w.Share(rate.Value), Filter: filter}
	d.Title = name + ": " + w.T("no dialogs")
	if rate.Value != nil {
		d.At, d.Low, d.High, d.Width = along(*rate.Value), along(rate.Low), along(rate.High), along(rate.High-rate.Low)
		d.Note = w.Interval(rate)
		d.Title = w.T("%s: %s, interval %s, %s of %s", name, d.Figure, d.Note, w.Int(rate.K), w.Int(rate.N))
	}
	if before != nil && before.Value != nil {
		d.Before = along(*before.Value)
		d.Title += "; " + w.T("baseline %s", w.Percent(*before.Value))
	}
	return d
}

// turns is a bar as long as the mean, with a line where the 90th percentile is. The whole is as long as longest.
func (w htmlWords) turns(name, filter string, t eval.Turns, longest float64) htmlBars {
	row := htmlBars{Name: name, Filter: filter, Figure: nothing, Title: name + ": " + nothing}
	if t.Mean == nil || longest == 0 {
		return row
	}
	row.Figure = w.Figure(t.Mean, 2)
	row.Title = w.T("%s: mean %s, median %s, 90%% up to %s turns", name, row.Figure, w.Figure(t.Median, 1), w.Figure(t.P90, 0))
	row.Parts = []htmlPart{newPart("turns", 0, *t.Mean/longest, "")}
	row.Marks = []htmlPart{newPart("p90", *t.P90/longest, 1, "")}
	if t.Low != nil {
		row.Low, row.High = along(*t.Low/longest), along(*t.High/longest)
		row.Note = w.Figure(t.Low, 2) + dash + w.Figure(t.High, 2)
		row.Title += "; " + w.T("interval %s", row.Note)
	}
	return row
}

// shares makes the parts of a bar that counts fill from the left, as shares of whole.
func shares(whole int, classes []string, counts []int, titles []string) []htmlPart {
	var parts []htmlPart
	from := 0
	for i, n := range counts {
		if n > 0 && whole > 0 {
			parts = append(parts, newPart(classes[i], ratio(from, whole), ratio(from+n, whole), titles[i]))
		}
		from += n
	}
	return parts
}

func ratio(k, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(k) / float64(n)
}
