package source

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// isHeaderCell: short, no question, no sentence, no number and no price.
func isHeaderCell(s string) bool {
	const long, longest = 60, 140
	if s == "" {
		return true
	}
	if strings.HasSuffix(s, "?") || isNumber(s) || len(s) > 2*longest || isAsk(s) {
		return false
	}
	if n := utf8.RuneCountInString(s); n > longest || n > long && roleOf(s) == unknownRole {
		return false
	}
	if strings.HasSuffix(s, ":") && roleOf(s) == unknownRole {
		return false // Адрес:
	}
	return !endsSentence(s) && len(text.Amounts(s)) == 0
}

// endsSentence tells the full stop of a sentence from that of an abbreviation (Цена, руб.), which
// is short and breaks off at a consonant. More than two words (ед. изм.) must name a column.
func endsSentence(s string) bool {
	const long = 6
	if !strings.HasSuffix(s, ".") {
		return false
	}
	words := headerWords(s)
	if len(words) == 0 || len(words) > 2 && roleOf(s) == unknownRole {
		return true
	}
	last := words[len(words)-1]
	end, _ := utf8.DecodeLastRuneInString(last)
	return utf8.RuneCountInString(last) > long || strings.ContainsRune("аеиоуыэюяйьaeiou", end)
}

// isNumber tells whether a cell begins and ends like a number or an amount of money.
func isNumber(s string) bool {
	const short = 4
	letters, digits := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			if letters++; letters > short {
				return false
			}
		}
	}
	return digits > 0
}

// isAsk: a cell that stands where a price would and holds none.
func isAsk(s string) bool {
	if len(s) > 100 || startsWithWord(s, "что", "what") {
		return false
	}
	for _, word := range headerWords(s) {
		for _, stem := range []string{
			"договор", "запрос", "уточня", "звоните", "бесплатн", "входит", "включен", "недоступн", "отсутств",
			"call", "free", "request", "included", "negotiable", "tba", "tbd",
		} {
			if strings.HasPrefix(word, stem) {
				return true
			}
		}
	}
	return false
}

// isGone: a cell that stands where a price would and says that there is nothing to buy: нет мест.
func isGone(s string) bool {
	return len(s) < 40 && startsWithWord(s, "нет", "мест", "продан", "продана", "продано", "sold", "stop", "none")
}

// isMeasure tells whether a cell may be the size, the amount or the time that a column of prices
// is for: 25 см, от 10 шт, 1–9, 10+, 2026, R13, до 3000 ₽.
func isMeasure(s string) bool {
	const long, words, digits = 30, 4, 6
	if utf8.RuneCountInString(s) > long || !strings.ContainsFunc(s, unicode.IsDigit) || strings.ContainsAny(s, "?!") {
		return false
	}
	fields := headerWords(s)
	if len(fields) > 2*words {
		return false
	}
	letters := 0
	for _, word := range fields {
		if len(word) > digits && isDigits(word) {
			return false // ИНН 7801234567
		}
		if !strings.ContainsFunc(word, unicode.IsDigit) && !isTierWord(word) {
			letters++
		}
	}
	return letters <= 2 && (len(text.Amounts(s)) == 0 || isTierWord(fields[0]))
}

func isTierWord(word string) bool {
	switch word {
	case "от", "до", "свыше", "более", "менее", "больше", "меньше", "и", "из", "за", "на", "при", "заказ", "заказе", "заказа", "сумма",
		"from", "to", "over", "under", "above", "below", "up", "per", "and", "more", "less", "order":
		return true
	}
	return false
}

// isBareNumber: digits and what parts them, nothing else.
func isBareNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789., \u00a0\u202f'") == "" && strings.ContainsAny(s, "0123456789")
}

// isTier: a range or a bound without a unit: 1–9, 10+, от 50, >100.
func isTier(s string) bool {
	fields := headerWords(s)
	return isMeasure(s) && !isBareNumber(s) && (isTierWord(fields[0]) || strings.ContainsAny(s, "-–—+<>≤≥"))
}

// isDate: a day of a season, or two with a dash between: 01.06, 01.06.2026, 2026-06-01, 01.06–07.06.
func isDate(s string) bool {
	if isDay(s) {
		return true
	}
	at := strings.IndexAny(s, "-–—")
	return at > 0 && isDay(strings.TrimSpace(s[:at])) && isDay(strings.Trim(s[at:], "-–— "))
}

func isDay(s string) bool {
	const shortest, longest = 4, 10
	if len(s) < shortest || len(s) > longest {
		return false
	}
	for _, layout := range []string{"2.01", "2.01.06", "2.01.2006", time.DateOnly, "2/1/2006", "1/2/2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// isUnit: a cell of the line under a header that says in what its columns are measured.
func isUnit(s string) bool {
	if currencyOf(s) != "" && len(headerWords(s)) <= 2 && !strings.ContainsFunc(s, unicode.IsDigit) {
		return true
	}
	switch strings.Trim(text.Fold(s), ".()[] ") {
	case "шт", "кг", "г", "гр", "мг", "л", "мл", "м", "см", "мм", "м2", "м²", "м3", "м³", "кв. м", "п. м", "пог. м", "т", "час", "ч", "мин",
		"дн", "дней", "сут", "мес", "год", "лет", "%", "уп", "ед", "чел", "руб. с ндс", "с ндс", "без ндс",
		"pcs", "kg", "g", "lb", "oz", "l", "ml", "cm", "mm", "in", "ft", "min", "h", "days", "mo", "yr":
		return true
	}
	return false
}

// isUnitHeader: a column of units: Ед. изм., UoM.
func isUnitHeader(header string) bool {
	return startsWithWord(header, "ед", "единица", "единицы", "unit", "units", "uom")
}

// startsWithWord tells whether the folded text of a cell begins with one of the words.
func startsWithWord(s string, words ...string) bool {
	all := headerWords(s)
	return len(all) > 0 && slices.Contains(words, all[0])
}
