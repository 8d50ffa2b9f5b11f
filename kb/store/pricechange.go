package store

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"firstline/kb"
)

// PriceChange is one price of an item before and after. Old and New are as they were understood,
// without the currency: 990.00, from 800.00, 400.00–450.00, 20 %; where nothing was, the words of
// the price list. Old is empty for a price that came, New for one that went.
type PriceChange struct {
	Label    string `json:"label,omitempty"`
	Old      string `json:"old,omitempty"`
	New      string `json:"new,omitempty"`
	Currency string `json:"currency,omitempty"` // of the new price; of the old one where there is no new one
	// OldCurrency is there only where the currency is another one now.
	OldCurrency string `json:"old_currency,omitempty"`
	// Percent is the change in percent of the old amount, of a range the larger one; nil where the
	// two cannot be compared.
	Percent *float64 `json:"percent,omitempty"`
	// Endless says that no percentage is as large: the price was nothing, or is in another currency.
	Endless bool `json:"-"`
}

// Size is how far the price went up or down, 0.2 for 20 %, +Inf where that is endless. ok is false where a price has no amount before
// or after.
func (p *PriceChange) Size() (size float64, ok bool) {
	switch {
	case p.Endless:
		return math.Inf(1), true
	case p.Percent == nil:
		return 0, false
	}
	return math.Abs(*p.Percent) / 100, true
}

// comparePrices pairs the prices of an item before and after by label and unit, those with the same
// ones in their order, and tells those that differ. Where one on either side is left, its label is
// another now.
func comparePrices(was, now []kb.Price) []PriceChange {
	left := slices.Clone(was)
	var changes []PriceChange
	var fresh []kb.Price
	for _, p := range now {
		at := slices.IndexFunc(left, func(old kb.Price) bool { return old.Label == p.Label && old.Unit == p.Unit })
		if at < 0 {
			fresh = append(fresh, p)
			continue
		}
		if c := comparePrice(left[at], p); c.differs() {
			changes = append(changes, c)
		}
		left = slices.Delete(left, at, at+1)
	}
	if len(left) == 1 && len(fresh) == 1 {
		if c := comparePrice(left[0], fresh[0]); c.differs() {
			changes = append(changes, c)
		}
		return changes
	}
	for _, p := range fresh {
		changes = append(changes, PriceChange{Label: p.Label, New: understood(p), Currency: p.Currency})
	}
	for _, p := range left {
		changes = append(changes, PriceChange{Label: p.Label, Old: understood(p), Currency: p.Currency})
	}
	return changes
}

func (p *PriceChange) differs() bool { return p.Old != p.New || p.OldCurrency != "" }

func comparePrice(was, now kb.Price) PriceChange {
	c := PriceChange{Label: now.Label, Old: understood(was), New: understood(now), Currency: now.Currency}
	before, hadAmount := amounts(was)
	after, hasAmount := amounts(now)
	if !hadAmount || !hasAmount {
		return c
	}
	if was.Currency != now.Currency && was.Currency != "" && now.Currency != "" {
		c.OldCurrency, c.Endless = was.Currency, true
		return c
	}
	if (was.Percent == "") != (now.Percent == "") {
		c.Endless = true // a share of a price is no price
		return c
	}
	for i := range before {
		switch change := after[i] - before[i]; {
		case change == 0:
		case before[i] == 0:
			c.Percent, c.Endless = nil, true
			return c
		default:
			const places = 1e9 // 100 → 120 is 20 % and not a hair more
			percent := math.Round(100*change/math.Abs(before[i])*places) / places
			if c.Percent == nil || math.Abs(percent) > math.Abs(*c.Percent) {
				c.Percent = &percent
			}
		}
	}
	if c.Percent == nil && c.Old != c.New {
		c.Percent = new(float64) // from 990 → 990
	}
	return c
}

// amounts are the figures of a price: its lower end and its upper end, which are one where it is no
// range. ok is false where the price is words.
func amounts(p kb.Price) (ends [2]float64, ok bool) {
	figure := p.Amount
	if figure == "" {
		figure = p.Percent
	}
	low, err := strconv.ParseFloat(figure, 64)
	if err != nil || math.IsInf(low, 0) || math.IsNaN(low) {
		return ends, false
	}
	ends = [2]float64{low, low}
	if high, err := strconv.ParseFloat(p.Max, 64); err == nil && !math.IsInf(high, 0) && !math.IsNaN(high) {
		ends[1] = high
	}
	return ends, true
}

// understood is a price as it was understood, without its currency; where it was not, its words.
func understood(p kb.Price) string {
	var words []string
	switch {
	case p.Amount == "" && p.Percent == "":
		return p.Text
	case p.Amount == "":
		words = []string{p.Qualifier, p.Percent + " %"}
	case p.Percent != "":
		words = []string{p.Percent + " %,", p.Qualifier, p.Amount}
	case p.Max != "":
		words = []string{p.Qualifier, p.Amount + "–" + p.Max}
	default:
		words = []string{p.Qualifier, p.Amount}
	}
	if p.Unit != "" {
		words = append(words, "/ "+p.Unit)
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}
