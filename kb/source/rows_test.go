package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
)

// reading is what a table is read as.
type reading struct {
	name, text string
	want       string // a line for every entry, as spoken writes it
	skipped    string // a line for every row that is left out
}

// check reads the table of every reading.
func check(t *testing.T, readings []reading) {
	t.Helper()
	for _, test := range readings {
		t.Run(test.name, func(t *testing.T) {
			t.Helper()
			s := mustLoad(t, "p.csv", test.text)
			checkSource(t, s)
			if diff := cmp.Diff(strings.TrimSpace(test.want), spoken(s)); diff != "" {
				t.Error(diff)
			}
			var skipped []string
			for _, r := range s.Skipped {
				skipped = append(skipped, r.Reason)
			}
			if diff := cmp.Diff(test.skipped, strings.Join(skipped, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// spoken writes every entry of a price list on a line: Кухня > Стол: Цена = 990.00 RUB.
func spoken(s *kb.Source) string {
	var all []string
	for _, e := range s.Entries {
		said := strings.Join(append(e.Path, e.Title), " > ")
		if e.Kind == kb.Section {
			said = "# " + strings.ReplaceAll(e.Body, "\n", " / ")
		}
		if e.Kind == kb.FAQ {
			said += " -> " + e.Body
		}
		var prices []string
		for _, p := range e.Prices {
			prices = append(prices, strings.TrimSpace(p.Label+" = "+spokenPrice(p)))
		}
		if len(prices) > 0 {
			said += ": " + strings.Join(prices, "; ")
		}
		all = append(all, said)
	}
	return strings.Join(all, "\n")
}

func spokenPrice(p kb.Price) string {
	if p.Amount == "" && p.Percent == "" {
		return p.Text
	}
	said := p.Amount
	if p.Percent != "" {
		said += " " + p.Percent + "%"
	}
	if p.Unit != "" {
		said += " / " + p.Unit
	}
	if p.Currency != "" {
		said += " " + p.Currency
	}
	if p.Old != "" {
		said += " (" + p.Old + ")"
	}
	return strings.TrimSpace(said)
}
