package source

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// setRecords makes a table one of records, which customers are told and nobody sells: teachers,
// branches, a timetable. Every column but that of names is then a line of the entry, under its header.
func (t *table) setRecords() {
	t.records = true
	for i, c := range t.columns {
		if c.role == categoryRole && !t.isWrittenOnce(i) {
			t.columns[i].role = unknownRole // Категория: высшая
		}
	}
}

// kindOfRow is what an entry of a row with a name is.
func (t *table) kindOfRow() kb.EntryKind {
	if t.records {
		return kb.Section
	}
	return kb.Item
}

// isRecords: nothing in a table is a price, its header names people, places or times, and neither that
// nor the name of the table says that it is one of goods.
func (t *table) isRecords(file string) bool {
	if t.head == nil || slices.ContainsFunc(t.columns, func(c column) bool { return c.ofGoods() }) {
		return false
	}
	if t.namesPrices(cmp.Or(t.sheet, path.Base(file))) || t.namesPrices(t.name) {
		return false
	}
	title := t.find(titleRole)
	if title < 0 || !slices.ContainsFunc(t.columns, func(c column) bool { return isOfRecords(c.header) }) {
		return false
	}
	name := t.columns[title].header
	return roleOf(name) != titleRole || isAnyName(name)
}

// ofGoods: only things that are for sale have such a column.
func (c column) ofGoods() bool {
	switch c.role {
	case priceRole, oldPriceRole, shownRole, dealerRole, articleRole, currencyRole, stockRole:
		return true
	default:
		return false
	}
}

// namesPrices tells whether the name of a file, a sheet or a table says that it holds prices.
func (t *table) namesPrices(name string) bool {
	return isTitle(name) || hasKeyword(headerWords(strings.TrimSuffix(name, path.Ext(name))), priceRole)
}

// isAnyName tells a header that may stand over names of anything from one that says what is for sale.
func isAnyName(header string) bool {
	switch words := headerWords(header); words[0] {
	case "название", "наименование", "имя", "name", "title":
		return len(words) == 1
	default:
		return false
	}
}

// isOfRecords tells the header of a column that tables of people, places and times have.
func isOfRecords(header string) bool {
	const keywords = "фио сотрудник* преподавател* учител* педагог* тренер* инструктор* врач* мастер специалист* специальност* специализац* " +
		"должност* филиал* адрес* город метро отделени* инструмент* предмет* направлени* дни день время час* график* расписани* телефон* почта стаж* кабинет* " +
		"teacher* tutor* coach* trainer* instructor* doctor* stylist* staff employee* specialist* speciali* position branch* address* city town station " +
		"subject* instrument* day days time times hours schedule* timetable* phone* email experience room"
	words := headerWords(header)
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	for keyword := range strings.FieldsSeq(keywords) {
		stem, open := strings.CutSuffix(keyword, "*")
		if words[0] == stem || open && strings.HasPrefix(words[0], stem) {
			return true
		}
	}
	return false
}

// headsRecords tells whether a cell heads a column of a table of records: by its word, which the cells
// below do not begin with, as they would in a row of Филиал «Сокол».
func headsRecords(cell string, column int, below []record) bool {
	if !isOfRecords(cell) {
		return false
	}
	word := headerWords(cell)[0]
	return !slices.ContainsFunc(below, func(r record) bool { return strings.HasPrefix(text.Fold(r.at(column)), word) })
}
