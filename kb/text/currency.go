package text

import "strings"

// currency gives the ISO 4217 code that a folded word or sign stands for beside a number, "" for
// any other. Words that mean something else beside a number as well (pounds, try, cad) are left out.
func currency(s string) string {
	switch s {
	case "₽", "р", "руб", "рубль", "рубля", "рублей", "рубли", "рублю", "рублям", "рублях", "рублем", "рублик", "рублика", "рубликов", "rub", "rur", "ruble", "rubles", "rouble", "roubles":
		return "RUB"
	case "$", "usd", "dollar", "dollars", "доллар", "доллара", "долларов", "доллары", "долл", "бакс", "бакса", "баксов", "bucks":
		return "USD"
	case "€", "eur", "euro", "euros", "евро":
		return "EUR"
	case "£", "₤", "gbp":
		return "GBP"
	case "₸", "kzt", "тг", "тенге":
		return "KZT"
	case "byn", "br":
		return "BYN"
	case "₴", "uah", "грн", "гривна", "гривны", "гривен":
		return "UAH"
	case "¥", "cny", "юань", "юаня", "юаней":
		return "CNY"
	case "₺", "лир", "лиры":
		return "TRY"
	case "₾", "gel", "лари":
		return "GEL"
	case "֏", "amd", "драм", "драма", "драмов":
		return "AMD"
	case "₹", "inr":
		return "INR"
	case "zł", "pln", "злотых":
		return "PLN"
	case "uzs", "сум", "сумов":
		return "UZS"
	case "kgs", "сом", "сомов":
		return "KGS"
	}
	return rareCurrency(s)
}

func rareCurrency(s string) string {
	switch s {
	case "chf", "jpy", "aed", "aud", "tjs":
		return strings.ToUpper(s)
	case "₼", "azn", "манат", "маната", "манатов":
		return "AZN"
	case "mdl", "лей", "леев":
		return "MDL"
	case "kč", "czk":
		return "CZK"
	case "₪", "ils":
		return "ILS"
	}
	return ""
}

// leads tells whether a sign or code of money can stand before its number: $20, USD 20.
func leads(t token) bool {
	switch t.text {
	case "$", "€", "£", "₤", "₽", "₸", "₴", "¥", "₺", "₾", "֏", "₹", "₼", "₪", "br":
		return true
	}
	return len(t.text) == 3 && 'a' <= t.text[0] && t.text[0] <= 'z' && currency(t.text) != ""
}

// leadingCurrency reads the currency before the number tokens[i], where no token before free may
// be taken: $20, US$20, RUB 20, руб. 20. It returns where it begins.
func leadingCurrency(tokens []token, i, free int) (code string, start int) {
	at := i - 1
	if at < free {
		return "", i
	}
	if tokens[at].is("$") && at > free && tokens[at].gap == none && tokens[at-1].kind == word {
		return dollars(tokens[at-1].text), at - 1
	}
	if leads(tokens[at]) {
		return currency(tokens[at].text), at
	}
	if tokens[at].is(".") && tokens[at].gap == none && at > free {
		at--
	}
	if tokens[at].text == "руб" || tokens[at].text == "р" && at == 0 {
		return "RUB", at
	}
	return "", i
}

// dollars tells whose dollars a word glued to $ names; "" for a country that is not known.
func dollars(country string) string {
	switch country {
	case "us":
		return "USD"
	case "a", "au":
		return "AUD"
	case "c", "ca":
		return "CAD"
	case "hk":
		return "HKD"
	case "nz":
		return "NZD"
	case "s", "sg":
		return "SGD"
	case "r":
		return "BRL"
	}
	return ""
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
	case "р", "руб", "коп", "к", "долл", "грн", "тг", "бел", "рос", "тыс", "млн", "млрд", "т",
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
