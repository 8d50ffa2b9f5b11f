package source

import (
	"cmp"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// bare stands for the currency of a number that has none of its own, while cells are read.
const bare = "XXX" // ISO 4217: no currency

// draft makes the entry of an item. Its body has a line for every column, prices first, as the
// author wrote them, but for the currency of a price, which goes from the header to the number.
func (t *table) draft(it *item, dealers bool) draft {
	e := kb.Entry{
		Kind: t.kindOfRow(), Title: it.title, Path: it.path,
		Source: kb.Pos{Line: it.line, EndLine: it.end},
	}
	var first, rest []string
	old := -1
	for i, c := range t.reached(it.record) {
		value := it.at(i)
		if value == "" {
			continue
		}
		switch c.role {
		case titleRole:
			rest = append(rest, linkedName(c, it.cells[i])...)
		case categoryRole, idRole, dealerRole, hiddenRole:
		case lintRole:
			e.Meta = map[string]string{string(lintRole): value}
		case alsoRole:
			e.Also = append(e.Also, splitWordings(value)...)
		case priceRole, shownRole, oldPriceRole:
			if t.isWithheld(it, c, value, dealers) {
				continue
			}
			said, prices := t.priceCell(it, i, c)
			if t.records {
				rest = append(rest, said)
				continue
			}
			first = append(first, said)
			e.Prices = append(e.Prices, prices...)
			if c.role == oldPriceRole {
				old = i
			}
		default:
			switch {
			case it.cells[i].across:
			case !c.named && namesDealers(value) && len(text.Amounts(value)) > 0:
				t.withheld = append(t.withheld, it.record)
			default:
				rest = append(rest, line(c.header, cmp.Or(it.cells[i].original, value)))
			}
		}
	}
	if old >= 0 {
		t.setOld(&e, it.record, old)
	}
	e.Body = strings.Join(append(first, rest...), "\n")
	return draft{Entry: e}
}

// priceCell reads a cell of prices: the line that says them, and what is a price now.
func (t *table) priceCell(it *item, i int, c column) (said string, prices []kb.Price) {
	said = line(c.header, cmp.Or(it.cells[i].original, it.at(i)))
	if c.role != priceRole {
		return said, nil
	}
	prices = t.prices(it.record, i, t.kindOfPrice(c, it))
	if len(prices) == 1 && it.cells[i].original == "" {
		said = prices[0].Line()
	}
	return said, prices
}

// setOld gives the first price of an item its old one, if it is another. A regular price is the price
// where there is none of a sale.
func (t *table) setOld(e *kb.Entry, r record, column int) {
	c := t.columns[column]
	switch {
	case len(e.Prices) == 0 && c.regular:
		e.Prices = t.prices(r, column, c)
	case len(e.Prices) > 0:
		if old := t.firstAmount(r.amounts(column)); old != "" && old != e.Prices[0].Amount {
			e.Prices[0].Old = old
		}
	}
}

// isWithheld tells whether customers are not told a price: it stands among those of dealers, or
// names them.
func (t *table) isWithheld(it *item, c column, value string, dealers bool) bool {
	switch {
	case c.named:
		return false
	case dealers:
		return !isRetail(c.header)
	case namesDealers(value):
		t.withheld = append(t.withheld, it.record)
		return true
	}
	return false
}

// kindOfPrice adds to the label of a price the kind that the item's own row says it is of.
func (t *table) kindOfPrice(c column, it *item) column {
	if t.kinds >= 0 {
		c.header = joinLabels(c.header, oneLine(it.at(t.kinds)), " — ")
	}
	return c
}

func (t *table) firstAmount(cell string) string {
	if found := t.money(cell); len(found) > 0 {
		return found[0].Amount
	}
	return ""
}

func line(header, value string) string {
	if header == "" {
		return value
	}
	return strings.TrimRight(header, ": ") + ": " + value
}

// splitWordings cuts a cell of other wordings, parted by | or line ends.
func splitWordings(cell string) []string {
	var all []string
	for wording := range strings.FieldsFuncSeq(cell, func(r rune) bool { return r == '|' || r == '\n' }) {
		if wording = strings.TrimSpace(wording); wording != "" {
			all = append(all, wording)
		}
	}
	return all
}

// money reads the prices of a cell, each cell of a table once; a number without a currency of its
// own has the currency bare.
func (t *table) money(cell string) []text.Money {
	const long = 80
	found, ok := t.read[cell]
	if ok {
		return found
	}
	found = text.Prices(cell, bare)
	if len(cell) <= long {
		if t.read == nil {
			t.read = map[string][]text.Money{}
		}
		t.read[cell] = found
	}
	return found
}

// prices makes the prices of a row's cell in a column. What is no amount (по запросу) stays as the
// text that it is; a dash is no price.
func (t *table) prices(r record, i int, c column) []kb.Price {
	cell := r.at(i)
	found := t.money(r.amounts(i))
	if len(found) == 0 || isStruck(cell) {
		if strings.Trim(cell, "-–—−. ") == "" || isStruck(cell) {
			return nil
		}
		return []kb.Price{{Label: c.header, Text: cell}}
	}
	_, struck := cutStruck(r.cells[i].original)
	all := make([]kb.Price, len(found))
	other := ""
	for i, m := range found {
		all[i] = kb.Price{
			Label: c.header, Amount: m.Amount, Max: m.Max, Currency: m.Currency, Qualifier: m.Qualifier,
			Percent: m.Percent, Unit: m.Unit, Text: m.Text,
		}
		if m.Currency != bare && other == "" {
			other = m.Currency
		}
	}
	for i := range all {
		if all[i].Currency == bare {
			all[i].Currency = t.currencyFor(r, c, other)
		}
	}
	if len(all) == 1 {
		all[0].Text = cell
	}
	all[0].Old = t.firstAmount(struck)
	t.setUnit(all, c, r)
	return all
}
