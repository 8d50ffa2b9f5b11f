package source

import (
	"strings"

	"firstline/kb"
)

// item is a row of a price list that is for sale, with the categories that it stands under.
type item struct {
	record
	table *table
	title string
	path  []string
	key   string // what its id is made of
}

// readPrices makes an entry of every row with a name, an item or what a table of records says. Rows of
// one cell between items are categories and become the path; totals are left out; remarks become
// sections.
func (t *table) readPrices(b *builder) {
	t.forgetPair()
	t.setTitle()
	t.nameItems()
	t.setUnits()
	unclear := t.setPrices()
	wanted := b.file.wanted()
	t.setDealers(b)
	if wanted == kb.KindDocument || wanted == "" && len(unclear) == 0 && t.isRecords(b.file.path) {
		t.setRecords()
	}
	t.setCurrencies()
	t.fillCategories()
	priced := t.readItems(b)
	if t.records {
		return
	}
	items := 0
	for _, p := range t.pieces {
		if p.item != nil {
			items++
		}
	}
	switch {
	case items == 0:
	case len(unclear) > 0:
		b.problem(unclearPrice, 0, "which column holds the price does not show: "+strings.Join(unclear, ", "),
			"name it in firstline.yaml under sources, columns, price")
	case !priced && t.find(dealerRole) < 0:
		hint := "name their column in firstline.yaml under sources, columns, price; questions and answers are kind: faq, what is not for sale is kind: document"
		if t.sheet != "" {
			hint = "name their column in firstline.yaml under sources, columns, price, or the sheet under skip_sheets to leave it out"
		}
		b.problem(noPrices, 0, "no prices found", hint)
	}
}
