package source

import (
	"cmp"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// unitOf gives what the prices under a header are for, where it says so behind their currency:
// руб./м², ₽ в месяц.
func unitOf(header string) string {
	fields := strings.Fields(header)
	for i := range fields {
		written := "1 " + strings.Join(fields[i:], " ")
		if found := text.Amounts(written); len(found) > 0 && strings.HasPrefix(written, found[0].Text) {
			return found[0].Unit
		}
	}
	return ""
}

// setUnits finds the column of units.
func (t *table) setUnits() {
	t.units = slices.IndexFunc(t.columns, func(c column) bool { return c.role == unknownRole && isUnitHeader(c.header) })
}

// setUnit gives a price the unit that its cell does not name: the one of its header, or else of the
// row. One of several prices in a cell may be for something else.
func (t *table) setUnit(prices []kb.Price, c column, r record) {
	if len(prices) != 1 || prices[0].Amount == "" || prices[0].Percent != "" || strings.Trim(prices[0].Amount, "0.") == "" {
		return
	}
	prices[0].Unit = cmp.Or(prices[0].Unit, c.unit, strings.TrimRight(oneLine(r.at(t.units)), ". "))
}
