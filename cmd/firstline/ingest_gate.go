package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/kb/store"
	"firstline/kb/text"
)

// gate is a condition of --fail-on: where it holds, the ingest is not good enough.
type gate struct {
	written string
	figure  gateFigure
	op      string
	bound   float64
	share   bool // the bound is a share, which was written with %
}

// gateFigure is what a gate can be on.
type gateFigure struct {
	name string
	// count gives how many there are, and of how many; nil for price_change.
	count func(*ingestReport) (n, of int)
	of    string // what a share of it is a share of; empty: it has none
}

const priceChange = "price_change"

func gateFigures() []gateFigure {
	const before = "the entries before"
	return []gateFigure{
		{name: priceChange},
		{"added", func(r *ingestReport) (int, int) { return r.Entries.Added, r.before() }, before},
		{"changed", func(r *ingestReport) (int, int) { return r.Entries.Changed, r.before() }, before},
		{"removed", func(r *ingestReport) (int, int) { return r.Entries.Removed, r.before() }, before},
		{"skipped", func(r *ingestReport) (int, int) { return r.skipped(), r.rows() }, "all rows"},
		{"problems", func(r *ingestReport) (int, int) { return r.problems(), 0 }, ""},
		{"refused", func(r *ingestReport) (int, int) { return r.refused(), len(r.Sources) }, "the files"},
	}
}

// parseGates reads the conditions of --fail-on; all mistakes are told.
func parseGates(written []string) ([]gate, error) {
	var gates []gate
	var mistakes project.Mistakes
	for _, s := range written {
		g, err := parseGate(s)
		mistakes.Add(err)
		gates = append(gates, g)
	}
	return gates, mistakes.Err()
}

// parseGate reads a condition in the form of thresholds:
//
//	gate = figure op number [ "%" ]
//
// price_change is how far a price went up or down, of each item the largest; it is compared with a
// percentage. The others are counts; with % a share.
func parseGate(written string) (gate, error) {
	pos := kb.Pos{Path: "--fail-on"}
	g := gate{written: strings.TrimSpace(written)}
	name, op, number := eval.CutOperator(g.written)
	if !slices.Contains([]string{">", ">=", "<", "<=", "==", "!="}, op) {
		err := kb.Errorf(pos, "%q compares nothing", g.written)
		err.Hint = "write a figure, one of > >= < <= == != and a number, as price_change > 20%"
		return gate{}, err
	}
	var names []string
	for _, f := range gateFigures() {
		names = append(names, f.name)
		if f.name == name {
			g.figure = f
		}
	}
	if g.figure.name == "" {
		err := kb.Errorf(pos, "unknown figure %q", name)
		err.Hint = "there is " + strings.Join(names, ", ")
		if near := text.Closest(name, names); near != "" {
			err.Hint = "did you mean " + near + "?"
		}
		return gate{}, err
	}
	g.op = op
	return g, g.readBound(pos, number)
}

// readBound reads the number of a gate. A percentage is read as a decimal fraction at once, so that
// 20% is the very number that 100 → 120 gives.
func (g *gate) readBound(pos kb.Pos, number string) error {
	digits, percent := strings.CutSuffix(number, "%")
	digits = strings.TrimSpace(digits)
	if digits == "" || strings.Trim(digits, ".0123456789") != "" {
		err := kb.Errorf(pos, "%q is not a number", number)
		if number == "" {
			err = kb.Errorf(pos, "%q compares with nothing", g.written)
		}
		err.Hint = "write one condition, as " + g.figure.name + " " + g.op + " 20%; --fail-on can be given again for another"
		if point := strings.Replace(number, ",", ".", 1); strings.Trim(point, ".0123456789 %") == "" && point != number {
			err.Hint = "write it as " + point
		}
		return err
	}
	g.share = percent || g.figure.name == priceChange
	written := digits
	if percent {
		written += "e-2"
	}
	var err error
	if g.bound, err = strconv.ParseFloat(written, 64); err != nil {
		return kb.Errorf(pos, "%q is not a number", number)
	}
	switch {
	case percent && g.figure.name != priceChange && g.figure.of == "":
		return kb.Errorf(pos, "%s has no percentage", g.figure.name)
	case !percent && g.figure.name == priceChange && g.bound > 1:
		err := kb.Errorf(pos, "price_change is a share; %s is %s %%", digits, strconv.FormatFloat(100*g.bound, 'f', -1, 64))
		err.Hint = "did you mean " + digits + "%?"
		return err
	}
	return nil
}

// gateVerdict says whether an ingest is good enough.
type gateVerdict struct {
	Expression string `json:"expression"`
	// Actual is the figure, a share for one with %. For price_change it is that of the largest
	// change; null where there was none, or where no percentage is as large.
	Actual *float64 `json:"actual" jsonschema:"nullable"`
	OK     bool     `json:"ok"`
	// Items are those whose prices changed too far.
	Items []gateItem `json:"items,omitempty"`
}

type gateItem struct {
	Entry string            `json:"entry"`
	Title string            `json:"title"`
	Price store.PriceChange `json:"price"`
}

// judge puts a report to the gates.
func (r *ingestReport) judge(gates []gate) {
	for _, g := range gates {
		r.FailOn = append(r.FailOn, g.verdict(r))
	}
}

func (g gate) verdict(r *ingestReport) gateVerdict {
	v := gateVerdict{Expression: g.written}
	if g.figure.name == priceChange {
		g.judgePrices(r.Changes, &v)
		return v
	}
	n, of := g.figure.count(r)
	actual := float64(n)
	if g.share {
		actual = 0
		if of > 0 {
			actual = float64(n) / float64(of)
		}
	}
	v.Actual, v.OK = &actual, !eval.Holds(g.op, actual, g.bound)
	return v
}

// judgePrices names every item whose largest change the gate is on.
func (g gate) judgePrices(changes []store.Change, v *gateVerdict) {
	most := -1.0
	for i := range changes {
		largest, size := -1, -1.0
		for j := range changes[i].Prices {
			if s, ok := changes[i].Prices[j].Size(); ok && s > size {
				largest, size = j, s
			}
		}
		if largest < 0 {
			continue
		}
		most = max(most, size)
		if eval.Holds(g.op, size, g.bound) {
			v.Items = append(v.Items, gateItem{changes[i].Entry, changes[i].Title, changes[i].Prices[largest]})
		}
	}
	slices.SortStableFunc(v.Items, func(a, b gateItem) int {
		x, _ := a.Price.Size()
		y, _ := b.Price.Size()
		return cmp.Compare(y, x)
	})
	if most >= 0 && !math.IsInf(most, 1) {
		v.Actual = &most
	}
	v.OK = len(v.Items) == 0
}

// found says what a gate found.
func (v gateVerdict) found() string {
	switch {
	case len(v.Items) > 0:
		return report.Many(len(v.Items), "item")
	case v.Actual == nil:
		return "no price changed"
	case strings.HasSuffix(v.Expression, "%"), strings.HasPrefix(v.Expression, priceChange):
		return fmt.Sprintf("it is %s %%", strconv.FormatFloat(100**v.Actual, 'g', 4, 64))
	}
	return "it is " + strconv.FormatFloat(*v.Actual, 'f', -1, 64)
}

// failed tells whether a gate stops the ingest.
func (r *ingestReport) failed() bool {
	return slices.ContainsFunc(r.FailOn, func(v gateVerdict) bool { return !v.OK })
}

// complainGates names what stops the ingest.
func complainGates(w io.Writer, verdicts []gateVerdict) {
	for _, v := range verdicts {
		if v.OK {
			continue
		}
		fmt.Fprintf(w, "--fail-on %s: %s\n", v.Expression, v.found())
		for _, item := range v.Items {
			fmt.Fprintf(w, "  %s  %s: %s\n", item.Entry, item.Title, priceChangeText(item.Price))
		}
	}
}
