package source

import (
	"cmp"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// item is a row of a price list that is for sale, with the categories that it stands under.
type item struct {
	record
	title string
	path  []string
	key   string // what its id is made of
}

// readPrices makes an entry of every row with a name. Rows of one cell between items are
// categories and become the path; totals are left out.
func (t *table) readPrices(b *builder) {
	t.forgetPair()
	t.setTitle()
	unclear := t.setPrices()
	t.setCurrencies()
	items := t.items(b)
	t.setKeys(items)
	priced := false
	for _, it := range items {
		d := t.draft(it)
		d.id = t.id(b, it.record)
		priced = priced || len(d.Prices) > 0
		b.add(d)
	}
	switch {
	case len(unclear) > 0:
		b.problem(unclearPrice, 0, "which column holds the price does not show: "+strings.Join(unclear, ", "),
			"name it in firstline.yaml under sources, columns, price")
	case !priced && len(items) > 0:
		b.problem(noPrices, 0, "no prices found", "name their column in firstline.yaml under sources, columns, price; questions and answers are kind: faq")
	}
}

// items collects the rows that are for sale and accounts for all others.
func (t *table) items(b *builder) []item {
	var items []item
	var path []string
	var pending []record
	title, article := t.find(titleRole), t.find(articleRole)
	for _, r := range t.rows {
		switch {
		case t.passed(b, r), t.tooWide(b, r):
		case isTotal(r, article):
			b.skip(r.line, "a row of totals")
		case t.isCategory(r):
			pending = append(pending, r)
		case r.at(title) == "" && r.at(article) == "":
			b.skip(r.line, "the row has no name")
		default:
			if len(pending) > 0 {
				path = nil
				for _, category := range pending {
					b.countHeading()
					path = append(path, splitPath(strings.Trim(categoryOf(category), "=-–—*_# "))...)
				}
				pending = nil
			}
			b.countEntry()
			name := cmp.Or(r.at(title), r.at(article))
			if strings.Contains(name, "\n") {
				name = strings.Join(strings.Fields(name), " ")
			}
			items = append(items, item{
				record: r, title: name, path: append(append([]string(nil), path...), t.path(r)...),
			})
		}
	}
	for _, r := range pending {
		b.skip(r.line, "a row of one cell with no item below it")
	}
	return items
}

// isCategory: one cell only, and that is a name. A table of one column has no categories.
func (t *table) isCategory(r record) bool {
	if r.filled() != 1 || len(t.columns) == 1 {
		return false
	}
	return !isNumber(categoryOf(r))
}

func categoryOf(r record) string {
	for _, c := range r.cells {
		if c.text != "" {
			return c.text
		}
	}
	return ""
}

// isTotal tells a row of totals from an item. An item of that name has an article number.
func isTotal(r record, article int) bool {
	first := categoryOf(r)
	if number := r.at(article); number != "" && number != first {
		return false
	}
	words := headerWords(first)
	switch {
	case len(words) == 0:
		return false
	case words[0] == "итого", words[0] == "итог", words[0] == "всего":
		return len(words) <= 4
	}
	name := strings.Join(words, " ")
	return name == "total" || name == "subtotal" || name == "grand total" || name == "sub total"
}

// draft makes the entry of an item. Its body has a line for every column, prices first, as the
// author wrote them.
func (t *table) draft(it item) draft {
	e := kb.Entry{
		Kind: kb.Item, Title: it.title, Path: it.path,
		Source: kb.Pos{Line: it.line, EndLine: it.end},
	}
	var first, rest []string
	old := ""
	for i, c := range t.columns {
		value := it.at(i)
		if value == "" {
			continue
		}
		switch c.role {
		case titleRole, categoryRole, idRole:
		case alsoRole:
			e.Also = append(e.Also, strings.FieldsFunc(value, func(r rune) bool { return r == '|' || r == '\n' })...)
		case priceRole:
			first = append(first, line(c.header, value))
			e.Prices = append(e.Prices, prices(value, c.header, t.currencyFor(it.record, c))...)
		case oldPriceRole:
			first = append(first, line(c.header, value))
			if found := text.Prices(value, ""); len(found) > 0 {
				old = found[0].Amount
			}
		default:
			rest = append(rest, line(c.header, value))
		}
	}
	if len(e.Prices) > 0 {
		e.Prices[0].Old = old
	}
	e.Body = strings.Join(append(first, rest...), "\n")
	return draft{Entry: e, key: it.key}
}

func line(header, value string) string {
	if header == "" {
		return value
	}
	return strings.TrimRight(header, ": ") + ": " + value
}

// prices reads a cell. What is no amount (по запросу) stays as the text that it is; a dash is no
// price.
func prices(cell, label, currency string) []kb.Price {
	var all []kb.Price
	for _, m := range text.Prices(cell, currency) {
		all = append(all, kb.Price{
			Label: label, Amount: m.Amount, Max: m.Max, Currency: m.Currency, Qualifier: m.Qualifier,
			Percent: m.Percent, Unit: m.Unit, Text: m.Text,
		})
	}
	if len(all) == 1 {
		all[0].Text = cell
	}
	if len(all) == 0 && strings.Trim(cell, "-–—−. ") != "" {
		all = append(all, kb.Price{Label: label, Text: cell})
	}
	return all
}
