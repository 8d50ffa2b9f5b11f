package kb

import (
	"strings"
	"unicode"

	"firstline/kb/text"
)

// Line is a price as one is told it: what it is the price of, and the cell with the currency and the
// unit that only its header names. 2 200 under “Урок, руб.” is “Урок: 2 200 ₽”.
func (p Price) Line() string {
	told, label := p.Told(), p.Label
	if len(text.Amounts(told)) > 0 || !strings.ContainsFunc(told, unicode.IsDigit) {
		label = withoutCurrency(label, p.Unit)
	}
	if label == "" {
		return told
	}
	return strings.TrimRight(label, ": ") + ": " + told
}

// Told is the cell of a price; a number without a currency has that of its header, and its unit.
func (p Price) Told() string {
	first := strings.IndexFunc(p.Text, unicode.IsDigit)
	if p.Currency == "" || first < 0 || len(text.Amounts(p.Text)) > 0 || !unicode.IsDigit(rune(p.Text[len(p.Text)-1])) {
		return p.Text
	}
	told := p.Text
	switch p.Currency {
	case "RUB":
		told += " ₽"
	case "EUR":
		told += " €"
	case "USD":
		told = told[:first] + "$" + told[first:]
	case "GBP":
		told = told[:first] + "£" + told[first:]
	default:
		told += " " + p.Currency
	}
	if p.Unit != "" {
		told += "/" + p.Unit
	}
	return told
}

// withoutCurrency takes the currency off the parts of a label, with the unit of the price behind it:
// Цена, руб./м² — Розница.
func withoutCurrency(label, unit string) string {
	const dash = " — "
	var parts []string
	for part := range strings.SplitSeq(label, dash) {
		if cut := cutCurrency(part, unit); cut != "" {
			parts = append(parts, cut)
		}
	}
	return strings.Join(parts, dash)
}

func cutCurrency(label, unit string) string {
	for at, r := range label {
		if at > 0 && !strings.ContainsRune(" ,;(", r) {
			continue
		}
		written := "1 " + strings.Trim(label[at:], " ,;()")
		found := text.Amounts(written)
		if len(found) == 1 && found[0].Currency != "" && strings.TrimRight(found[0].Text, ".") == strings.TrimRight(written, ".") && (found[0].Unit == "" || found[0].Unit == unit) {
			return strings.TrimRight(label[:at], " ,;(")
		}
	}
	return label
}
