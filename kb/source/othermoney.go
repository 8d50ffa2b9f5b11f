package source

import (
	"slices"
	"strings"
	"unicode"

	"firstline/kb/text"
)

// isOtherMoney tells a column of money that is no price by its header: what is saved, a tax, the least
// that is sold; a sum, where prices or percentages stand beside it.
func (t *table) isOtherMoney(column int) bool {
	if column >= len(t.header) {
		return false
	}
	words := headerWords(t.head.lowest[column])
	switch {
	case len(words) == 0 || hasKeyword(words, priceRole) || hasKeyword(words, dealerRole):
		return false
	case isSaving(words), isTax(words), isLeast(words), isDiscount(words) && !t.isHigh(column):
		return true
	}
	return isSum(words) && t.explainsSum(column)
}

// isSaving: Экономия, You save.
func isSaving(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.HasPrefix(w, "экономи") || strings.HasPrefix(w, "выгод") || w == "save" || strings.HasPrefix(w, "saving")
	})
}

// isDiscount: Скидка, Discount; Со скидкой is a price.
func isDiscount(words []string) bool { return words[0] == "скидка" || words[0] == "discount" }

// isHigh tells whether the amounts of a column are half of a price beside it, or more: what is called
// a discount is then what is left to pay.
func (t *table) isHigh(column int) bool {
	own := figuresOf(t.sample(), column)
	return t.isAmounts(column) && slices.ContainsFunc(t.others(column), func(i int) bool {
		price := figuresOf(t.sample(), i).median()
		return t.columns[i].role == priceRole && price > 0 && own.median()*2 >= price
	})
}

// isTax: НДС, VAT 20%, Сумма НДС; С НДС is a price.
func isTax(words []string) bool {
	for i, w := range words {
		if w == "ндс" || w == "vat" || w == "tax" {
			return i == 0 || i == 1 && (words[0] == "сумма" || words[0] == "sales")
		}
	}
	return false
}

// isLeast: Минимальный заказ, Min. order, Бесплатно от.
func isLeast(words []string) bool {
	least := words[0] == "мин" || words[0] == "min" || strings.HasPrefix(words[0], "минимальн") || words[0] == "minimum"
	free := strings.HasPrefix(words[0], "бесплатн") || words[0] == "free"
	return len(words) > 1 && (least || free && slices.ContainsFunc(words[1:], isTierWord))
}

// isSum: Сумма, Итого, Ежемесячный платёж.
func isSum(words []string) bool {
	return slices.Contains([]string{"сумма", "итого", "total", "amount", "платеж", "payment"}, words[0]) || words[len(words)-1] == "платеж"
}

// explainsSum tells whether the table has prices that the sums of a column are of, or percentages.
func (t *table) explainsSum(column int) bool {
	return slices.ContainsFunc(t.head.lowest, func(s string) bool { return hasKeyword(headerWords(s), priceRole) }) ||
		slices.ContainsFunc(t.others(column), func(i int) bool {
			return t.share(i, func(s string) bool { return strings.Contains(s, "%") }) > 0.5
		})
}

// others gives the columns of a table but one.
func (t *table) others(column int) []int {
	var all []int
	for i := range t.columns {
		if i != column {
			all = append(all, i)
		}
	}
	return all
}

// isAmounts tells whether the cells of a column are amounts in a currency and nothing else, but for
// words that stand for a price.
func (t *table) isAmounts(column int) bool {
	amounts := 0
	share := t.share(column, func(s string) bool {
		if isAmountAlone(s) {
			amounts++
			return true
		}
		return isAsk(s) || isGone(s) || strings.Trim(s, "-–—") == ""
	})
	return amounts > 0 && share >= 0.75
}

// isAmountAlone: a cell begins with an amount in a currency, and is short.
func isAmountAlone(cell string) bool {
	const long = 60
	if len(cell) > long || !strings.ContainsFunc(cell, unicode.IsDigit) {
		return false
	}
	found := text.Amounts(cell)
	return len(found) > 0 && strings.HasPrefix(cell, found[0].Text)
}
