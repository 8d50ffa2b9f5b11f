package feed

import (
	"strings"

	"firstline/kb"
)

// spoken writes a price as a customer is told it: от 80 990 ₽ / шт (раньше 89 990 ₽), $80 (was
// $100). What is no amount stays as it is written.
func (c *collector) spoken(p kb.Price) string {
	if p.Percent != "" {
		return p.Text
	}
	if p.Amount == "" {
		return p.Text
	}
	said := c.money(p.Amount, p.Currency)
	switch {
	case p.Max != "":
		said = c.grouped(p.Amount) + "–" + c.money(p.Max, p.Currency)
	case p.Qualifier == "from":
		said = c.language.of("от ", "from ") + said
	case p.Qualifier == "to":
		said = c.language.of("до ", "up to ") + said
	case p.Qualifier == "about":
		said = c.language.of("около ", "about ") + said
	case p.Qualifier == "plus":
		said += c.language.of(" и выше", " and above")
	}
	if p.Unit != "" {
		said += " / " + p.Unit
	}
	if p.Old != "" {
		said += c.language.of(" (раньше ", " (was ") + c.money(p.Old, p.Currency) + ")"
	}
	return said
}

// money writes an amount with the sign of its currency: 1 990,50 ₽, $1,990.50, 20 SEK.
func (c *collector) money(amount, currency string) string {
	sign := currency
	switch currency {
	case "RUB":
		sign = "₽"
	case "USD":
		sign = "$"
	case "EUR":
		sign = "€"
	case "GBP":
		sign = "£"
	case "KZT":
		sign = "₸"
	case "UAH":
		sign = "₴"
	}
	number := c.grouped(amount)
	switch {
	case sign == "":
		return number
	case c.language != "ru" && strings.Contains("$€£", sign):
		return sign + number
	}
	return number + "\u00a0" + sign
}

// cost tells what a service costs beside an item, where nought is free.
func (c *collector) cost(amount, currency string) string {
	if !above(amount, "0") {
		return c.language.of("бесплатно", "free")
	}
	return c.money(amount, currency)
}

// grouped writes a decimal number in groups of three, without kopecks where there are none.
func (c *collector) grouped(amount string) string {
	whole, places, _ := strings.Cut(amount, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	var groups []string
	for len(whole) > 3 {
		groups = append([]string{whole[len(whole)-3:]}, groups...)
		whole = whole[:len(whole)-3]
	}
	number := sign + strings.Join(append([]string{whole}, groups...), c.language.of("\u00a0", ","))
	if strings.Trim(places, "0") == "" {
		return number
	}
	return number + c.language.of(",", ".") + places
}
