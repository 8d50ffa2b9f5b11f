package source

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// isRemark tells a row of words about a table from a title and a category: a note with a star, a
// sentence, an address, a date from which prices hold.
func isRemark(r record) bool {
	const long, words = 80, 8
	if r.filled() != 1 {
		return r.filled() == 2 && startsRemark(r.at(firstFilled(r))) || isSignature(r)
	}
	s := oneText(r)
	fields := len(strings.Fields(s))
	switch {
	case startsRemark(s), isStated(s), hasContact(s), isDated(s):
		return true
	case utf8.RuneCountInString(s) > long && fields >= words:
		return true
	}
	return fields >= 5 && strings.ContainsAny(s[len(s)-1:], ".!;") && endsSentence(strings.TrimRight(s, "!;")+".")
}

// startsRemark tells a remark by its star or its first word: * без НДС, Примечание: без НДС.
func startsRemark(s string) bool {
	return strings.HasPrefix(s, "*") && strings.Trim(s, "* ") != "" && !strings.HasSuffix(s, "*") ||
		startsWithWord(s, "примечание", "примечания", "внимание", "важно", "note", "notes", "nb", "ps")
}

// isStated tells what is said of a whole table and is not its name: Валюта: RUB, Company: Acme Ltd.
func isStated(s string) bool {
	label, value, ok := strings.Cut(s, ":")
	if words := headerWords(label); !ok || len(words) != 1 || strings.TrimSpace(value) == "" {
		return false
	}
	return startsWithWord(label, "валюта", "компания", "организация", "поставщик", "currency", "company", "supplier")
}

// hasContact tells whether a text holds a telephone number, a postal or an internet address.
func hasContact(s string) bool {
	lower := strings.ToLower(s)
	for _, mark := range []string{"@", "http://", "https://", "www.", "тел.", "тел:", "телефон:", "ул. ", "ул.", "г. ", "phone:", "tel:", "tel."} {
		if strings.Contains(lower, mark) {
			return true
		}
	}
	return phoneDigits(s) >= 10
}

// phoneDigits counts the digits of the longest run of a telephone number in s.
func phoneDigits(s string) int {
	longest, digits := 0, 0
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case strings.ContainsRune("+() -–\u00a0", r):
		default:
			digits = 0
		}
		longest = max(longest, digits)
	}
	return longest
}

// isDated tells of what holds from a day on: Действует с 01.09.2026, Prices valid from 1 May.
func isDated(s string) bool {
	words := headerWords(s)
	if len(words) == 0 || len(words) > 20 {
		return false
	}
	if words[0] == "дата" || words[0] == "на" && len(words) > 1 && words[1] == "дату" {
		return true
	}
	for _, stem := range []string{"действу", "действит", "актуальн", "указан", "состояни", "effective", "valid"} {
		if slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, stem) }) {
			return true
		}
	}
	return false
}

// isTitle tells whether words over a table name it: Прайс-лист, Цены на услуги.
func isTitle(s string) bool {
	words := headerWords(s)
	if len(words) == 0 || len(words) > 20 {
		return false
	}
	for i, w := range words {
		switch w {
		case "прайс", "прейскурант", "прайслист", "расценки", "каталог", "меню", "pricelist", "catalogue", "catalog", "menu":
			return true
		case "тарифы", "цены", "prices", "rates", "tariffs":
			if i == 0 {
				return len(words) > 1
			}
		case "price":
			if i+1 < len(words) && words[i+1] == "list" {
				return true
			}
		}
	}
	return false
}

// isCompany: ООО «Ромашка»: who sells, and not what.
func isCompany(s string) bool {
	return startsWithWord(s, "ооо", "оао", "зао", "ао", "пао", "ип", "компания", "фирма") ||
		strings.HasSuffix(s, "Ltd") || strings.HasSuffix(s, "Ltd.") || strings.HasSuffix(s, "LLC") || strings.HasSuffix(s, "Inc.")
}

// tableName finds the name of a table among the rows over it: the lowest title. What is left, and
// says more, is told apart.
func tableName(above []record) (name *record, more []record) {
	for i := len(above) - 1; i >= 0; i-- {
		r := above[i]
		if r.blank() || r.filled() != 1 || isRemark(r) || !isWords(oneText(r)) {
			continue
		}
		if name == nil || isCompany(oneText(*name)) {
			name = &above[i]
		}
	}
	for i := range above {
		if !above[i].blank() && above[i].mistake == "" && &above[i] != name {
			more = append(more, above[i])
		}
	}
	return name, more
}

// saysMore tells whether the name of a table says more than what is in it: Прайс-лист (цены в рублях,
// без НДС).
func saysMore(name string) bool {
	_, rest, _ := strings.Cut(name, "(")
	inside, _, closed := strings.Cut(rest, ")")
	return closed && len(headerWords(inside)) > 1
}

// oneText is the text of a row's first cell that is not empty.
func oneText(r record) string { return r.at(firstFilled(r)) }

// firstFilled is the column of the first cell that is not empty.
func firstFilled(r record) int {
	return slices.IndexFunc(r.cells, func(c cell) bool { return c.own() })
}

// isWords: a name, and no number.
func isWords(s string) bool { return s != "" && !isNumber(s) }

// isItemLike: a name and a price, whatever else.
func isItemLike(r record) bool {
	if r.filled() < 2 {
		return false
	}
	words, price := false, false
	for _, c := range r.cells {
		if !c.own() {
			continue
		}
		switch {
		case !price && len(c.text) < 40 && isNumber(c.text) && phoneDigits(c.text) < 9 && (isPlainPrice(c.text) || isMoney(c.text)):
			price = true
		case !words && isWords(c.text):
			words = !hasContact(c.text) && !startsWithWord(c.text, "инн", "кпп", "огрн", "бик", "счет", "р", "тел", "телефон", "дата", "phone", "date", "tel")
		}
		if words && price {
			return true
		}
	}
	return false
}

// words writes the cells of a row one behind another.
func (r record) words() string {
	var all []string
	for _, c := range r.cells {
		if c.own() {
			all = append(all, c.text)
		}
	}
	return strings.Join(all, " ")
}
