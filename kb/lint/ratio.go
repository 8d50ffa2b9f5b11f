package lint

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"firstline/kb"
)

// oddRatios finds a price that stands to the next one of its item as in no other row of its list: a year
// that costs as much as a month.
func oddRatios(c *corpus, told map[*entry]bool) []kb.Finding {
	type pair struct{ source, a, b string }
	type member struct {
		entry *entry
		ratio float64
	}
	pairs := map[pair][]member{}
	var order []pair
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
			key := pair{e.Source.Path + e.Source.Sheet, p.Label, q.Label}
			if pairs[key] == nil {
				order = append(order, key)
			}
			pairs[key] = append(pairs[key], member{e, ratio})
		}
	}
	const fewest, usual, odd = 5, 1.35, 3.0
	var findings []kb.Finding
	for _, key := range order {
		members := pairs[key]
		if len(members) < fewest {
			continue
		}
		ratios := make([]float64, len(members))
		for i, m := range members {
			ratios[i] = m.ratio
		}
		slices.Sort(ratios)
		median := ratios[len(ratios)/2]
		if ratios[len(ratios)/4]*usual < median || median*usual < ratios[3*len(ratios)/4] {
			continue // the columns do not go together
		}
		for _, m := range members {
			if m.ratio < median*odd && median < m.ratio*odd || told[m.entry] {
				continue
			}
			told[m.entry] = true
			findings = append(findings, finding(oddPrice, m.entry.at(), fmt.Sprintf("“%s” stands to “%s” otherwise than in the other rows: %s", key.b, key.a, quoted(m.entry.Title)),
				"look whether a digit is missing, or there is one too many"))
		}
	}
	return findings
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
