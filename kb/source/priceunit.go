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
	unit := c.unit
	if unit == "" && !namesUnit(c.header) {
		unit = unitIn(r.at(t.units))
	}
	prices[0].Unit = cmp.Or(prices[0].Unit, unit)
}

// namesUnit: the header says in words what the price is for, if not for the unit of the row: Цена за
// упаковку.
func namesUnit(header string) bool {
	words := headerWords(header)
	i := slices.IndexFunc(words, func(w string) bool { return w == "за" || w == "per" })
	return i >= 0 && i+1 < len(words) && words[i+1] != "ед" && words[i+1] != "единицу" && words[i+1] != "unit"
}

// unitIn reads the unit in a cell: м², шт., per person. A longer text is a remark.
func unitIn(cell string) string {
	const most = 2
	fields := strings.Fields(cell)
	if len(fields) > 1 && (fields[0] == "за" || fields[0] == "per") {
		fields = fields[1:]
	}
	if len(fields) > most {
		return ""
	}
	return strings.TrimRight(strings.Join(fields, " "), ". ")
}
