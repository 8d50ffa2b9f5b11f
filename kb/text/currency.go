package text

import "strings"

// currency gives the ISO 4217 code that a folded word or sign stands for beside a number, "" for
// any other. Words that mean something else beside a number as well (pounds, сом as a fish) are
// left out.
func currency(s string) string {
	switch s {
	case "₽", "р", "руб", "рубль", "рубля", "рублей", "рубли", "рублю", "рублям", "рублях", "рублем", "rub", "rur", "ruble", "rubles", "rouble", "roubles":
		return "RUB"
	case "$", "usd", "dollar", "dollars", "доллар", "доллара", "долларов", "доллары", "долл":
		return "USD"
	case "€", "eur", "euro", "euros", "евро":
		return "EUR"
	case "£", "gbp":
		return "GBP"
	case "₸", "kzt", "тг", "тенге":
		return "KZT"
	case "byn":
		return "BYN"
	case "₴", "uah", "грн", "гривна", "гривны", "гривен":
		return "UAH"
	case "¥", "cny", "юань", "юаня", "юаней":
		return "CNY"
	case "₺", "лир", "лиры":
		return "TRY"
	case "₾", "лари":
		return "GEL"
	case "֏", "драм", "драмов":
		return "AMD"
	case "₹", "inr":
		return "INR"
	case "zł", "pln", "злотых":
		return "PLN"
	case "uzs", "сум", "сумов":
		return "UZS"
	case "kgs", "сомов":
		return "KGS"
	case "chf":
		return "CHF"
	}
	return ""
}

// leads tells whether a sign or code of money can stand before its number: $20, USD 20.
func leads(t token) bool {
	switch t.text {
	case "$", "€", "£", "₽", "₸", "₴", "¥", "₺", "₾", "֏", "₹", "rub", "usd", "eur", "gbp", "kzt", "byn", "uah", "cny":
		return true
	}
	return false
}

// currencyAt gives the currency that stands at tokens[i:] and how many tokens name it, with the
// full stop of an abbreviation.
func currencyAt(tokens []token, i int) (code string, n int) {
	if i >= len(tokens) || tokens[i].kind != word && tokens[i].kind != symbol {
		return "", 0
	}
	country := currencyCountry(tokens[i].text)
	name := i
	if country != "" {
		name = skipStop(tokens, i+1)
	}
	if name >= len(tokens) {
		return "", 0
	}
	if code = currency(tokens[name].text); code == "" {
		return "", 0
	}
	n = skipStop(tokens, name+1) - i
	switch country + code {
	case "belarusRUB":
		return "BYN", n
	case code, "russiaRUB", "usUSD":
		return code, n
	}
	return "", 0
}

// currencyCountry tells whose roubles or dollars follow a word: бел. руб., US$.
func currencyCountry(w string) string {
	switch {
	case w == "бел", strings.HasPrefix(w, "белорусск"):
		return "belarus"
	case w == "рос", strings.HasPrefix(w, "российск"):
		return "russia"
	case w == "us":
		return w
	}
	return ""
}

// skipStop steps over the full stop of an abbreviation that ends before i.
func skipStop(tokens []token, i int) int {
	if i < len(tokens) && tokens[i].gap == none && tokens[i].is(".") && abbreviated(tokens[i-1].text) {
		return i + 1
	}
	return i
}

// abbreviated tells whether the full stop after a word is its own and ends no sentence.
func abbreviated(w string) bool {
	switch w {
	case "р", "руб", "коп", "долл", "грн", "тг", "бел", "рос", "тыс", "млн",
		"сут", "нед", "мес", "шт", "чел", "ед", "уп", "польз", "mo", "yr":
		return true
	}
	return false
}

// beside tells whether money is named beside the number tokens[i].
func beside(tokens []token, i int) bool {
	return currencyFollows(tokens, i+1) || i > 0 && leads(tokens[i-1])
}

func currencyFollows(tokens []token, i int) bool {
	_, n := currencyAt(tokens, i)
	return n > 0
}
