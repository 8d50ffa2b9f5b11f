package source

import (
	"slices"
	"strings"
)

// setPrices finds the columns of prices that no header shows. Cells that are money by themselves
// make one, and sizes over numbers; plain numbers only where nothing else is a price and it is
// clear which column is meant. It gives the columns among which it could not choose.
func (t *table) setPrices() (unclear []string) {
	all := map[int]*figures{}
	rows := slices.DeleteFunc(slices.Clone(t.sample()), func(r record) bool { return t.head.again(r) || t.isTotal(r) })
	for i, c := range t.columns {
		if c.role == unknownRole || c.role.isPrice() {
			all[i] = figuresOf(rows, i)
		}
	}
	t.setMoney(all)
	t.setSizes(all)
	t.setBesideSizes(all)
	if t.hasPrices() {
		return nil
	}
	plain, doubtful := t.plainPrices(all)
	if len(plain) > 1 {
		plain, doubtful = t.chosen(all, plain)
	} else if len(plain) == 1 && all[plain[0]].small(little) && t.hasNumbers() {
		plain, doubtful = nil, plain
	}
	if len(plain) > 0 {
		doubtful = nil
	}
	for _, i := range plain {
		t.columns[i].role = priceRole
	}
	for _, i := range doubtful {
		t.columns[i].role = shownRole
		unclear = append(unclear, t.columnName(i))
	}
	return unclear
}

func (t *table) hasPrices() bool { return t.find(priceRole) >= 0 || t.find(dealerRole) >= 0 }

// setMoney takes columns whose cells have a currency, and where the header names no price, those
// with two decimals.
func (t *table) setMoney(all map[int]*figures) {
	named := t.hasPrices()
	for i, c := range t.columns {
		f := all[i]
		if c.role != unknownRole || f.filled == 0 || f.isCode() {
			continue
		}
		others := f.others()
		if f.money > 0 && f.money*2 >= others && (!named || f.money*4 >= others*3 && (!isNote(c.header) || t.isAmounts(i))) || !named && f.cents*2 >= f.filled && !f.isWeight() {
			t.columns[i].role = priceRole
		}
	}
}

// isNote: a column of words, in which money is only spoken of.
func isNote(header string) bool {
	for _, w := range headerWords(header) {
		for _, stem := range []string{"примечан", "коммент", "описан", "услови", "что", "состав", "note", "comment", "descript", "condition", "include"} {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

// setSizes takes the columns whose header is a size, an amount or a time, where their numbers are
// of the size of the other prices.
func (t *table) setSizes(all map[int]*figures) {
	named := t.find(priceRole)
	for i, c := range t.columns {
		f := all[i]
		if c.role != unknownRole || !f.isPlain() || f.isCode() || i >= len(t.header) || !isSizeLabel(t.head.lowest[i]) {
			continue
		}
		if named < 0 || all[named] == nil || f.near(all[named]) {
			t.columns[i].role = priceRole
		}
	}
}

// setBesideSizes takes the columns that stand in a row with columns of sizes and hold numbers like
// theirs: Кошки beside Собаки до 10 кг, Внедорожники beside 3 класс.
func (t *table) setBesideSizes(all map[int]*figures) {
	isSize := func(i int) bool {
		return i >= 0 && i < len(t.header) && i < len(t.columns) && t.columns[i].role == priceRole && isSizeLabel(t.head.lowest[i])
	}
	take := func(i, beside int) {
		f := all[i]
		if t.columns[i].role == unknownRole && isSize(beside) && f != nil && f.isPlain() && !f.isCode() && f.near(all[beside]) {
			t.columns[i].role = priceRole
		}
	}
	for i := range t.columns {
		take(i, i-1)
	}
	for i := range slices.Backward(t.columns) {
		take(i, i+1)
	}
}

// isSizeLabel: what a price may be for: 25 см, S, от 10 шт, январь, будни, 2026.
func isSizeLabel(s string) bool {
	if isMeasure(s) {
		return true
	}
	words := headerWords(s)
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	switch words[0] {
	case "s", "m", "l", "xl", "xs", "xxl", "xxxl", "будни", "выходные", "праздники", "день", "ночь", "утро", "вечер", "пн", "вт", "ср", "чт", "пт", "сб", "вс",
		"час", "сутки", "неделя", "месяц", "hour", "hourly", "daily", "week", "weekly", "month", "monthly",
		"weekday", "weekdays", "weekend", "weekends", "day", "night", "mon", "tue", "wed", "thu", "fri", "sat", "sun":
		return true
	}
	for _, month := range []string{
		"январ", "феврал", "март", "апрел", "май", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
		"januar", "februar", "march", "april", "june", "july", "august", "septemb", "octob", "novemb", "decemb",
	} {
		if strings.HasPrefix(words[0], month) {
			return true
		}
	}
	return false
}

// plainPrices gives the columns whose plain numbers may be prices, and those that may as well be
// another thing.
func (t *table) plainPrices(all map[int]*figures) (plain, doubtful []int) {
	for i, c := range t.columns {
		f := all[i]
		if c.role != unknownRole || !f.isPlain() || f.isCode() || f.isWeight() || f.percents*2 > f.filled {
			continue
		}
		if f.isYears() {
			doubtful = append(doubtful, i)
			continue
		}
		plain = append(plain, i)
	}
	return plain, doubtful
}

// chosen takes of several columns of numbers those that are prices, where that is clear: with a
// header, all that are of one size, small ones where words stand for a price among them; without, the
// one beside small numbers with a zero among them.
func (t *table) chosen(all map[int]*figures, plain []int) (prices, doubtful []int) {
	for _, i := range plain {
		f := all[i]
		switch {
		case f.small(little) && (f.hasZero() || len(t.header) > 0):
		case len(prices) > 0 && !f.near(all[prices[0]]):
			return nil, plain
		default:
			prices = append(prices, i)
		}
	}
	for _, i := range prices {
		if len(t.header) == 0 && len(prices) > 1 || len(prices) > 1 && all[i].round*2 < all[i].filled {
			return nil, plain
		}
	}
	if len(prices) == 0 && len(t.header) > 0 && len(plain) > 0 && all[plain[0]].near(all[plain[len(plain)-1]]) {
		return nil, plain
	}
	if len(prices) == 0 {
		return nil, plain
	}
	for _, i := range plain {
		if all[i].asks > 0 && !slices.Contains(prices, i) && all[i].near(all[prices[0]]) {
			prices = append(prices, i)
		}
	}
	return prices, nil
}

// little is what hardly anything costs, and counts often are.
const little = 50

// hasNumbers tells whether the header names a column of numbers that are no prices.
func (t *table) hasNumbers() bool {
	for i, c := range t.columns {
		if (c.role == neverRole || c.role == stockRole) && t.share(i, isNumber) > 0.5 {
			return true
		}
	}
	return false
}

// columnName is the header of a column, or what a spreadsheet calls it.
func (t *table) columnName(i int) string {
	if header := t.columns[i].header; header != "" {
		return header
	}
	return "column " + columnLetter(t.first+i)
}

// splitDecimal tells whether a comma that parts the decimals of a price parts cells as well: a
// row is one cell too wide, and behind its price stand two digits alone.
func (t *table) splitDecimal(r record) bool {
	if !t.commas || r.width() != len(t.columns)+1 {
		return false
	}
	for i, c := range t.reached(r) {
		if c.role == priceRole && isDigits(r.at(i)) && len(r.at(i+1)) == 2 && isDigits(r.at(i+1)) {
			return true
		}
	}
	return false
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
