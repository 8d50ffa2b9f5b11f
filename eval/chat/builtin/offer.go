package builtin

import (
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// offer is what a priced item says to a customer: its name and the columns of its row, each price
// with its currency, and without the article number, which nobody asks for.
func offer(e *kb.Entry) string {
	lines := []string{e.Title}
	for line := range strings.Lines(e.Body) {
		line = strings.TrimRight(line, "\n")
		column, cell, _ := strings.Cut(line, ": ")
		if cell != "" && strings.HasSuffix(e.ID, "#"+text.Slug(cell)) {
			continue
		}
		if i := slices.IndexFunc(e.Prices, func(p kb.Price) bool { return p.Label == column && p.Text == cell }); i >= 0 {
			line += missingCurrency(e.Prices[i])
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// missingCurrency is the sign of a price's currency where the cell ends in a number and names none.
func missingCurrency(p kb.Price) string {
	if p.Amount == "" || len(text.Amounts(p.Text)) > 0 || strings.LastIndexAny(p.Text, "0123456789") != len(p.Text)-1 {
		return ""
	}
	switch p.Currency {
	case "RUB":
		return " ₽"
	case "USD":
		return " $"
	case "EUR":
		return " €"
	case "GBP":
		return " £"
	case "":
		return ""
	}
	return " " + p.Currency
}
