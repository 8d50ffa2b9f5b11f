package lint

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"firstline/kb"
)

const noCurrency = "KB037"

// currencyless finds the lists with prices that no cell and no header gives a currency; a list is told of once. Those
// of feeds are found as they are read.
func currencyless(c *corpus) []kb.Finding {
	var findings []kb.Finding
	told := map[string]bool{}
	for _, e := range c.entries {
		list := e.Source.Path + "\x00" + e.Source.Sheet
		if e.Kind != kb.Item || told[list] || slices.ContainsFunc(e.source.Problems, func(f kb.Finding) bool { return f.Code == noCurrency }) {
			continue
		}
		for _, p := range e.Prices {
			amount, err := decimal.NewFromString(p.Amount)
			if err == nil && amount.IsPositive() && p.Currency == "" {
				told[list] = true
				findings = append(findings, finding(noCurrency, e.at(), fmt.Sprintf("the price %s has no currency", p.Text), "name it in the header: Цена, ₽; Price, £"))
				break
			}
		}
	}
	return findings
}
