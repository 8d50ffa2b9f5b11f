package text_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSterling(t *testing.T) {
	for s, want := range map[string]string{
		"Delivery is 12 pounds.":                        "price 12 pounds",
		"Delivery is fifty pounds, and takes a day":     "price fifty pounds",
		"It costs 4.96 pounds":                          "price 4.96 pounds",
		"1,200 pounds a month":                          "price 1,200 pounds a month",
		"from 10 to 12 pounds":                          "price from 10 to 12 pounds",
		"one pound":                                     "price one pound",
		"that is 12 quid, or a hundred quid":            "price 12 quid; price hundred quid",
		"A bag is 45p, two are 99p.":                    "price 45p; price 99p",
		"45 pence, or forty-five pence":                 "price 45 pence; price forty-five pence",
		"4 pounds 96 pence":                             "price 4 pounds 96 pence",
		"4 pounds and 96p each":                         "price 4 pounds and 96p",
		"free for orders over 20 pounds":                "price over 20 pounds",
		"save up to 20 pounds":                          "price up to 20 pounds",
		"A parcel of 3 kg costs 12 pounds":              "price 12 pounds",
		"12 pounds sterling by weight":                  "price 12 pounds",
		"Refunds of 5 pounds. It weighs 20 pounds.":     "price 5 pounds",
		"Parcels up to 20 pounds cost 4 pounds to send": "price 4 pounds",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"The drill weighs 12 pounds.",
		"up to 20 pounds, over fifty pounds, more than 12 pounds",
		"Its weight is 12 pounds",
		"a parcel of 12 pounds, luggage of twenty pounds",
		"12 pounds of flour",
		"30 pounds per square inch",
		"a 12-pound hammer",
		"It can carry 200 pounds; its load is 200 pounds",
		"5 lbs, 12 lb",
		"see 45 p. and pp. 12",
		"1080p, 720p and 480p, video at 60p",
		"at 2pm, 2 p.m., 3 PM",
		"цена 45p", // a р of the wrong alphabet is no pence
		"the currency is pounds, prices in pounds, quid",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
}

func TestSterlingStandsIn(t *testing.T) {
	for _, c := range []struct {
		said, source string
		want         bool
	}{
		{"12 pounds", "£12", true},
		{"£12", "12 pounds", true},
		{"twelve pounds", "£12.00", true},
		{"12 quid", "12 GBP", true},
		{"4.96 pounds", "£4.96", true},
		{"4 pounds 96 pence", "£4.96", true},
		{"£4.96", "4 pounds 96 pence", true},
		{"45p", "£0.45", true},
		{"45 pence", "45p", true},
		{"£0.45", "forty-five pence", true},
		{"12 pounds", "| Price | 12 |", true},
		{"It is 12 pounds", "weighs 12 pounds", true}, // nobody made the number up
		{"It is twelve pounds", "a 12 lb hammer", true},
		{"It is 12 pounds", "weighs twelve pounds", true},
		{"12 pounds", "£13", false},
		{"12 pounds", "$12", false},
		{"fifty pounds", "£15", false},
		{"12 quid", "12 days", false},
		{"45p", "£45", false},
		{"£45", "45p", false},
		{"99p", "45p", false},
		{"4 pounds 96 pence", "£4 and £0.96", false},
	} {
		if got := stands(t, c.said, c.source); got != c.want {
			t.Errorf("%q stands in %q: %t", c.said, c.source, got)
		}
	}
}
