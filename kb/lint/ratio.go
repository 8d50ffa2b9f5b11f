package lint

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"firstline/kb"
)

// columns are two that stand side by side in a list.
type columns struct{ source, a, b string }

// rated is an item with how many times its first price the second one is.
type rated struct {
	entry *entry
	ratio float64
}

// oddRatios finds a price that stands to the next one of its item as in no other row of its list: a year
// that costs as much as a month.
func oddRatios(c *corpus, told map[*entry]bool) []kb.Finding {
	pairs, order := ratios(c, told)
	const fewest, odd = 5, 3.0
	const few = 50 // one in so many, and one more, may be slips
	var findings []kb.Finding
	for _, key := range order {
		median, steady := steadyMedian(pairs[key])
		if len(pairs[key]) < fewest || !steady {
			continue
		}
		apart := slices.Clone(pairs[key])
		apart = slices.DeleteFunc(apart, func(m rated) bool { return m.ratio < median*odd && median < m.ratio*odd || told[m.entry] })
		if len(apart)*few > len(pairs[key])+few {
			continue // so many are no slips
		}
		for _, m := range apart {
			told[m.entry] = true
			findings = append(findings, finding(oddPrice, m.entry.at(), fmt.Sprintf("“%s” stands to “%s” otherwise than in the other rows: %s", key.b, key.a, quoted(m.entry.Title)),
				"look whether a digit is missing, or there is one too many"))
		}
	}
	return findings
}

// ratios gives those of every two columns, in the order of the file.
func ratios(c *corpus, told map[*entry]bool) (pairs map[columns][]rated, order []columns) {
	pairs = map[columns][]rated{}
	for _, e := range c.entries {
		if e.Kind != kb.Item || told[e] {
			continue
		}
		for i := 0; i+1 < len(e.Prices); i++ {
			p, q := e.Prices[i], e.Prices[i+1]
			ratio := ratioOf(p, q)
			if ratio == 0 || p.Label == q.Label {
				continue
			}
			key := columns{e.Source.Path + e.Source.Sheet, p.Label, q.Label}
			if pairs[key] == nil {
				order = append(order, key)
			}
			pairs[key] = append(pairs[key], rated{e, ratio})
		}
	}
	return pairs, order
}

// steadyMedian gives the median of ratios, and whether the middle half of them is near it: only then do the
// two columns go together.
func steadyMedian(members []rated) (median float64, steady bool) {
	const usual = 1.35
	all := make([]float64, len(members))
	for i, m := range members {
		all[i] = m.ratio
	}
	slices.Sort(all)
	n := len(all)
	median = all[n/2]
	return median, all[n/4]*usual >= median && median*usual >= all[3*n/4]
}

// ratioOf is how many times the first price the second one is; 0 where that cannot be said.
func ratioOf(p, q kb.Price) float64 {
	a, err := decimal.NewFromString(p.Amount)
	b, err2 := decimal.NewFromString(q.Amount)
	if err != nil || err2 != nil || !a.IsPositive() || !b.IsPositive() || p.Currency != q.Currency {
		return 0
	}
	return b.Div(a).InexactFloat64()
}
