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
			line = e.Prices[i].Line()
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
