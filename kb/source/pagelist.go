package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb"
)

// judgeTables finds the tables of a page, and tells of each whether its rows are entries. Where the
// page is said to be a price list, or a document is hardly more than its tables, all are; where it is
// said to be a FAQ, those of questions; and elsewhere those whose header leaves no doubt.
func (p *page) judgeTables(f *file) {
	p.findTables(f.tables)
	all := len(f.tables) > 0 && p.mostlyTables()
	for i := range p.tables {
		t := &p.tables[i]
		switch f.wanted() {
		case kb.KindPrices:
			t.isEntries = true
		case kb.KindFAQ:
			t.isEntries = p.holds(t, f.options, (*table).isFAQ)
		case "":
			t.isEntries = all || p.holds(t, f.options, (*table).isNamed)
		default: // its author says that it is text
		}
	}
}

// holds tells whether all that is between the pipes is a table that is as it should be, as far as
// its first rows show.
func (p *page) holds(t *pageTable, o Options, is func(*table) bool) bool {
	const first = 100
	sheet := p.sheet(t)
	sheet.records = sheet.records[:min(len(sheet.records), first)]
	l := newLedger(sheet.records)
	all := parts(sheet.records, 0)
	return len(all) > 0 && !slices.ContainsFunc(all, func(part part) bool {
		found := newTable(part, &sheet, l)
		found.setColumns(o)
		return !is(found)
	})
}

// isNamed tells whether the header of a table says without a doubt what its rows are: questions with
// answers, or what is sold for the prices beside it. One on its side, or beside another, compares.
func (t *table) isNamed() bool {
	if t.head == nil || t.turned != nil || t.first > 0 || len(t.rows) == 0 {
		return false
	}
	if t.find(questionRole) >= 0 && t.find(answerRole) >= 0 {
		return t.isFAQ()
	}
	return t.isPriceList()
}

// isPriceList: the header names a price, nearly all cells below it are prices and no terms, words
// stand beside, and nothing is added up as in the example of an order.
func (t *table) isPriceList() bool {
	names, prices := false, false
	for i, c := range t.columns {
		switch {
		case c.role.isPrice():
			prices = true
			if !c.named && t.share(i, isPriceAndNoTerms) < 0.8 {
				return false
			}
		case c.role == titleRole, c.role == unknownRole && t.share(i, isWords) > 0.5:
			names = true
		}
	}
	return names && prices && !slices.ContainsFunc(t.rows, t.isTotal)
}

// isPriceAndNoTerms: a number or an amount of money with a few words, a dash, or that it has to be
// asked for; not “£4.95, free from £60”.
func isPriceAndNoTerms(cell string) bool {
	const few = 4
	words := 0
	for _, word := range headerWords(cell) {
		if !isDigits(word) {
			words++
		}
	}
	switch {
	case words > few, hasClause(cell):
		return false
	case isAsk(cell):
		return !strings.ContainsFunc(cell, unicode.IsDigit)
	}
	return isPlainPrice(cell) || isMoney(cell) || strings.Trim(cell, "-–—− ") == ""
}

// hasClause tells whether words follow a comma, a semicolon or the end of a sentence.
func hasClause(cell string) bool {
	for i, r := range cell {
		if !strings.ContainsRune(",;.", r) {
			continue
		}
		rest, spaced := strings.CutPrefix(cell[i+1:], " ")
		if first, _ := utf8.DecodeRuneInString(rest); spaced && unicode.IsLetter(first) {
			return true
		}
	}
	return false
}
