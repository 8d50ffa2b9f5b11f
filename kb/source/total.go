package source

import (
	"slices"
	"strings"
)

// isTotal tells a row of totals from an item: the word stands for its name. An item of that name
// has an article number.
func (t *table) isTotal(r record) bool {
	title, article := t.find(titleRole), t.find(articleRole)
	if number := r.at(article); number != "" && !saysTotal(number) && isNumber(number) {
		return false
	}
	if name := r.at(title); name != "" {
		return saysTotal(name)
	}
	for _, c := range r.cells {
		if c.own() && saysTotal(c.text) {
			return true
		}
	}
	return false
}

func saysTotal(s string) bool {
	const few, many, long = 4, 8, 200
	if s == "" || len(s) > long || s[0] < 0x80 && strings.IndexByte("TtSsGgVvIi", s[0]) < 0 {
		return false
	}
	words := withoutIncluding(headerWords(s))
	if len(words) == 0 {
		return false
	}
	switch words[0] {
	case "итого", "итог":
		return len(words) <= many
	case "всего":
		return len(words) <= few && (len(words) == 1 || isSumWord(words[1]))
	case "ндс", "vat":
		return len(words) <= 2 && (len(words) == 1 || isDigits(words[1]))
	case "total", "subtotal", "totals":
		return len(words) == 1 || strings.IndexAny(s, ",:") == len(words[0]) || len(words) == 2 && (currencyOf(words[1]) != "" || words[1] == "price" || words[1] == "amount")
	}
	name := strings.Join(words, " ")
	return name == "grand total" || name == "sub total"
}

// isSumWord tells a sum (всего по смете, всего с НДС) from what is for sale (всего понемногу).
func isSumWord(word string) bool {
	switch word {
	case "по", "к", "с", "без", "за", "в", "на", "ндс", "сумма", "позиций", "товаров", "услуг", "наименований":
		return true
	}
	return isDigits(word) || currencyOf(word) != ""
}

// withoutIncluding drops “в том числе” from before a tax.
func withoutIncluding(words []string) []string {
	for _, phrase := range [][]string{{"в", "т", "ч"}, {"в", "том", "числе"}, {"including"}, {"incl"}} {
		if n := len(phrase); len(words) > n && slices.Equal(words[:n], phrase) {
			return words[n:]
		}
	}
	return words
}
