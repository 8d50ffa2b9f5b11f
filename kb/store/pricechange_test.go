package store

import (
	"math"
	"testing"

	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

func TestComparePrices(t *testing.T) {
	rub := func(label, amount string) kb.Price { return kb.Price{Label: label, Amount: amount, Currency: "RUB"} }
	list := func(all ...kb.Price) []kb.Price { return all }
	tests := []struct {
		name     string
		was, now []kb.Price
		want     []PriceChange
		size     float64 // of the first change; below 0: there is none
	}{
		{"the same, spelled otherwise", list(kb.Price{Amount: "1990.00", Currency: "RUB", Text: "1 990 ₽"}), list(kb.Price{Amount: "1990.00", Currency: "RUB", Text: "1990 руб."}), nil, -1},
		{"dearer", list(rub("", "100.00")), list(rub("", "120.00")), []PriceChange{{Old: "100.00", New: "120.00", Currency: "RUB", Percent: new(20.0)}}, 0.2},
		{"cheaper", list(rub("", "4.35")), list(rub("", "3.48")), []PriceChange{{Old: "4.35", New: "3.48", Currency: "RUB", Percent: new(-20.0)}}, 0.2},
		{"a hair over", list(rub("", "1000.00")), list(rub("", "1200.01")), []PriceChange{{Old: "1000.00", New: "1200.01", Currency: "RUB", Percent: new(20.001)}}, 0.20001},
		{
			"one of several, in another order", list(rub("розница", "100.00"), rub("опт", "80.00")), list(rub("опт", "72.00"), rub("розница", "100.00")),
			[]PriceChange{{Label: "опт", Old: "80.00", New: "72.00", Currency: "RUB", Percent: new(-10.0)}},
			0.1,
		},
		{
			"two with one label", list(rub("a", "1.00"), rub("a", "2.00")), list(rub("a", "1.00"), rub("a", "3.00")),
			[]PriceChange{{Label: "a", Old: "2.00", New: "3.00", Currency: "RUB", Percent: new(50.0)}},
			0.5,
		},
		{
			"another label", list(rub("Цена", "100.00")), list(rub("Цена, руб.", "110.00")),
			[]PriceChange{{Label: "Цена, руб.", Old: "100.00", New: "110.00", Currency: "RUB", Percent: new(10.0)}},
			0.1,
		},
		{"nothing but another label", list(rub("Цена", "100.00")), list(rub("Цена, руб.", "100.00")), nil, -1},
		{"came", nil, list(rub("опт", "80.00")), []PriceChange{{Label: "опт", New: "80.00", Currency: "RUB"}}, -1},
		{"went", list(rub("опт", "80.00")), nil, []PriceChange{{Label: "опт", Old: "80.00", Currency: "RUB"}}, -1},
		{"became words", list(rub("", "80.00")), list(kb.Price{Text: "договорная"}), []PriceChange{{Old: "80.00", New: "договорная"}}, -1},
		{"is no longer free", list(rub("", "0.00")), list(rub("", "90.00")), []PriceChange{{Old: "0.00", New: "90.00", Currency: "RUB", Endless: true}}, math.Inf(1)},
		{"is free", list(rub("", "90.00")), list(rub("", "0.00")), []PriceChange{{Old: "90.00", New: "0.00", Currency: "RUB", Percent: new(-100.0)}}, 1},
		{
			"in another currency", list(rub("", "90.00")), list(kb.Price{Amount: "90.00", Currency: "USD"}),
			[]PriceChange{{Old: "90.00", New: "90.00", Currency: "USD", OldCurrency: "RUB", Endless: true}},
			math.Inf(1),
		},
		{
			"a range", list(kb.Price{Amount: "400.00", Max: "450.00"}), list(kb.Price{Amount: "400.00", Max: "540.00"}),
			[]PriceChange{{Old: "400.00–450.00", New: "400.00–540.00", Percent: new(20.0)}},
			0.2,
		},
		{
			"from", list(rub("", "800.00")), list(kb.Price{Amount: "800.00", Currency: "RUB", Qualifier: "from"}),
			[]PriceChange{{Old: "800.00", New: "from 800.00", Currency: "RUB", Percent: new(0.0)}},
			0,
		},
		{"a percentage", list(kb.Price{Percent: "12"}), list(kb.Price{Percent: "15"}), []PriceChange{{Old: "12 %", New: "15 %", Percent: new(25.0)}}, 0.25},
		{
			"a percentage in place of a price", list(rub("", "12.00")), list(kb.Price{Percent: "12", Currency: "RUB"}),
			[]PriceChange{{Old: "12.00", New: "12 %", Currency: "RUB", Endless: true}},
			math.Inf(1),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := comparePrices(tt.was, tt.now)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
			size := -1.0
			if len(got) > 0 {
				if s, ok := got[0].Size(); ok {
					size = s
				}
			}
			if math.Abs(size-tt.size) > 1e-12 {
				t.Errorf("size %v, want %v", size, tt.size)
			}
		})
	}
}
