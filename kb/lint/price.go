package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"firstline/kb"
	"firstline/kb/text"
)

// The codes of prices.
const (
	noPrice    = "KB601"
	oddPrice   = "KB602"
	twoNames   = "KB603"
	otherLists = "KB604"
)

// prices finds items without one, prices that a slip of the finger made, and items that are listed twice.
func prices(c *corpus) []kb.Finding {
	findings := append(priceless(c), currencyless(c)...)
	findings = append(findings, oddPrices(c)...)
	findings = append(findings, itemsTwice(c)...)
	return append(findings, listsDisagree(c)...)
}

// priceless finds items without any price in a list in which the others have one.
func priceless(c *corpus) []kb.Finding {
	items, withPrice := map[string]int{}, map[string]int{}
	for _, e := range c.entries {
		if e.Kind == kb.Item {
			items[e.Source.Path]++
			if len(e.Prices) > 0 {
				withPrice[e.Source.Path]++
			}
		}
	}
	var findings []kb.Finding
	for _, e := range c.entries {
		if e.Kind == kb.Item && len(e.Prices) == 0 && 2*withPrice[e.Source.Path] > items[e.Source.Path] {
			findings = append(findings, finding(noPrice, e.at(), quoted(e.Title)+" has no price", "write it, or say why there is none: on request, not for sale"))
		}
	}
	return findings
}

// group is what an item's price is compared within: one list, one category, one column, one currency.
type group struct{ source, path, label, currency, unit string }

// priced is an item with one of its prices.
type priced struct {
	entry  *entry
	price  kb.Price
	amount decimal.Decimal
}

// oddPrices finds a price that is ten times its neighbours, or a tenth of them; then those that stand to
// their own neighbours in the row as no others do.
func oddPrices(c *corpus) []kb.Finding {
	groups, order := neighbours(c)
	const fewest = 4 // items, of which one can be odd
	var findings []kb.Finding
	told := map[*entry]bool{}
	for _, g := range order {
		if members := groups[g]; len(members) >= fewest {
			findings = append(findings, oddOnes(members, told)...)
		}
	}
	return append(findings, oddRatios(c, told)...)
}

// neighbours puts the prices of all items into their groups, in the order of the file.
func neighbours(c *corpus) (groups map[group][]priced, order []group) {
	groups = map[group][]priced{}
	for _, e := range c.entries {
		if e.Kind != kb.Item {
			continue
		}
		for _, p := range e.Prices {
			amount, err := decimal.NewFromString(p.Amount)
			if err != nil || !amount.IsPositive() {
				continue
			}
			g := group{e.Source.Path + e.Source.Sheet, strings.Join(e.Path, "\x00"), p.Label, p.Currency, p.Unit}
			if groups[g] == nil {
				order = append(order, g)
			}
			groups[g] = append(groups[g], priced{e, p, amount})
		}
	}
	return groups, order
}

// oddOnes tells of the dearest and the cheapest of a group, where it is far from the others.
func oddOnes(members []priced, told map[*entry]bool) []kb.Finding {
	members = slices.Clone(members)
	slices.SortStableFunc(members, func(x, y priced) int { return x.amount.Cmp(y.amount) })
	median := members[len(members)/2].amount
	last, first := members[len(members)-1], members[0]
	var findings []kb.Finding
	tell := func(m priced, how string) {
		if !told[m.entry] {
			told[m.entry] = true
			findings = append(findings, finding(oddPrice, m.entry.at(), fmt.Sprintf("%s is %s its neighbours cost: %s", quoted(m.price.Text), how, quoted(m.entry.Title)),
				"look whether a digit is missing, or there is one too many"))
		}
	}
	ten, five := decimal.NewFromInt(10), decimal.NewFromInt(5)
	if last.amount.GreaterThanOrEqual(median.Mul(ten)) && last.amount.GreaterThanOrEqual(members[len(members)-2].amount.Mul(five)) {
		tell(last, "ten times or more what")
	}
	if first.amount.Mul(ten).LessThanOrEqual(median) && first.amount.Mul(five).LessThanOrEqual(members[1].amount) {
		tell(first, "a tenth or less of what")
	}
	return findings
}

// itemsTwice finds items of one list whose names are the same words.
func itemsTwice(c *corpus) []kb.Finding {
	var findings []kb.Finding
	first := map[string]*entry{}
	for _, e := range c.entries {
		if e.Kind != kb.Item || len(e.title) == 0 {
			continue
		}
		stems := slices.Clone(e.title)
		slices.Sort(stems)
		key := e.Source.Path + "\x00" + strings.Join(e.Path, "\x00") + "\x00" + strings.Join(stems, " ")
		other := first[key]
		if other == nil {
			first[key] = e
			continue
		}
		if text.Fold(other.Title) == text.Fold(e.Title) && !sameAmounts(e, other) && articleOf(e) != "" {
			continue // two articles of one name: sizes, which the list tells apart by number
		}
		f := finding(twoNames, e.at(), fmt.Sprintf("%s is listed already in %s as %s", quoted(e.Title), other.at(), quoted(other.Title)),
			"keep one of them; its other name belongs into its other wordings")
		f.Other = other.at()
		findings = append(findings, f)
	}
	return findings
}

func sameAmounts(a, b *entry) bool {
	return slices.EqualFunc(a.Prices, b.Prices, func(p, q kb.Price) bool { return p.Amount == q.Amount && p.Currency == q.Currency })
}

// listsDisagree finds items that two price lists sell at different prices, by article number, else by name.
func listsDisagree(c *corpus) []kb.Finding {
	var findings []kb.Finding
	first := map[string]*entry{}
	for _, e := range c.entries {
		if e.Kind != kb.Item || len(e.Prices) == 0 {
			continue
		}
		key := text.Fold(e.Title)
		if article := articleOf(e); article != "" {
			key = "№ " + text.Fold(article)
		}
		other := first[key]
		if other == nil {
			first[key] = e
			continue
		}
		if other.Source.Path == e.Source.Path || sharedAmount(e, other) || !comparable(e, other) {
			continue
		}
		f := finding(otherLists, e.at(), fmt.Sprintf("%s costs %s here, and %s in %s", quoted(e.Title), quoted(e.Prices[0].Text), quoted(other.Prices[0].Text), other.at()),
			"make both lists say the price that holds")
		f.Other = other.at()
		findings = append(findings, f)
	}
	return findings
}

func sharedAmount(a, b *entry) bool {
	return slices.ContainsFunc(a.Prices, func(p kb.Price) bool {
		return slices.ContainsFunc(b.Prices, func(q kb.Price) bool {
			return p.Amount == q.Amount || p.Old != "" && p.Old == q.Amount || q.Old != "" && q.Old == p.Amount
		})
	})
}

// comparable tells whether two items have an amount each in one currency.
func comparable(a, b *entry) bool {
	return slices.ContainsFunc(a.Prices, func(p kb.Price) bool {
		return p.Amount != "" && p.Currency != "" && slices.ContainsFunc(b.Prices, func(q kb.Price) bool { return q.Amount != "" && p.Currency == q.Currency })
	})
}
