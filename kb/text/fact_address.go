package text

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// readAddresses finds streets with a house: ул. Ленина, 5, Заречная улица, дом 5, Москва, Тверская, 13, 12 High
// Street; and postcodes.
func (t *factual) readAddresses() {
	for i := range t.tokens {
		switch kind := t.streetWord(i); {
		case kind == "":
			if !t.inTown(i) && !t.onStreet(i) {
				t.numberedAfter(i)
			}
		case kind == "ru" && (t.namedAfter(i) || t.namedBehindHouse(i)):
		case kind == "ru":
			t.namedBefore(i)
		case !t.numberedBefore(i):
			t.numberedAfter(i)
		}
	}
	t.readPostcodes()
}

// mostNames is how many words the name of a street has at most.
const mostNames = 4

// namedAfter reads ул. Почтовых Голубей, дом 12.
func (t *factual) namedAfter(i int) bool {
	first := skipStreetStop(t, i+1)
	for end := first; end < min(len(t.tokens), first+mostNames) && t.tokens[end].kind != symbol && t.tokens[end].gap != newline; end++ {
		if house, after := t.house(end + 1); house != "" && (t.capital(first, end+1) || t.honoured(first) && t.capital(first+1, end+1)) {
			return t.address(i, after, first, end+1, house)
		}
	}
	return false
}

// honoured tells whether tokens[i] is a word in small letters with which the name of a street begins: наб. реки Фонтанки.
func (t *factual) honoured(i int) bool {
	switch t.at(i).text {
	case "реки", "канала", "имени", "им", "маршала", "генерала", "адмирала", "академика", "космонавта", "летчика", "героя", "героев":
		return i+1 < len(t.tokens)
	}
	return false
}

// namedBefore reads Заречная улица, дом 5.
func (t *factual) namedBefore(i int) bool {
	house, end := t.house(skipStreetStop(t, i+1))
	if house == "" {
		return false
	}
	first := i
	for first > 0 && first > i-mostNames && t.tokens[first-1].kind == word && t.tokens[first].gap != newline && t.capital(first-1, first) {
		first--
	}
	return first < i && t.address(first, end, first, i, house)
}

// address makes a fact of the tokens from start to end, of which those from first to last name the street, with the
// town before it and the parts of the building behind it.
func (t *factual) address(start, end, first, last int, house string) bool {
	if !t.free(start, end) {
		return false
	}
	sayings := []saying{{said: house}}
	for {
		part, after := t.part(end)
		if part == "" || !t.free(end, after) {
			break
		}
		sayings, end = append(sayings, saying{said: partMark + part}), after
	}
	town := ""
	if at, ok := t.townBeside(start, end); ok {
		town, start, end = Stem(t.tokens[at].text), min(start, at), max(end, at+1)
	}
	f := t.fact(AddressFact, start, end, sayings...)
	f.street, f.town = stemmed(t.text[t.tokens[first].start:t.tokens[last-1].end]), town
	t.addresses = append(t.addresses, f)
	return true
}

// stemmed gives the stems of the words of a text.
func stemmed(s string) []string {
	var stems []string
	for _, w := range Words(s) {
		stems = append(stems, Stem(w.Text))
	}
	return stems
}

// house reads the number of a house at tokens[i], behind a comma and дом.
func (t *factual) house(i int) (house string, end int) {
	if t.at(i).is(",") {
		i++
	}
	switch t.at(i).text {
	case "дом", "д", "стр", "вл":
		i = skipStreetStop(t, i+1)
	}
	h := t.at(i)
	if h.kind != number || digits(h.text) != len(h.text) || len(h.text) > 4 || h.text[0] == '0' || h.gap == newline {
		return "", i
	}
	return h.text, i + 1
}

// skipStreetStop steps over the full stop of ул. and the parts of пр-т and б-р.
func skipStreetStop(t *factual, i int) int {
	if t.at(i).is("-") && t.at(i).chained {
		i += 2
	}
	if t.at(i).is(".") && t.at(i).gap == none {
		i++
	}
	return i
}

// capital tells whether the first letter of the words tokens[first:end] that have one is a capital.
func (t *factual) capital(first, end int) bool {
	at := slices.IndexFunc(t.tokens[first:end], func(w token) bool { return w.kind == word })
	if at < 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.text[t.tokens[first+at].start:])
	return unicode.IsUpper(r)
}

// streetWord tells in which language tokens[i] is a word for a street, "" for any other.
func (t *factual) streetWord(i int) string {
	if t.tokens[i].kind != word {
		return ""
	}
	w := t.tokens[i].text
	switch w {
	case "ул", "улица", "улице", "улицу", "улицы", "проспект", "проспекте", "проспекта", "пер", "переулок", "переулке", "переулка",
		"бульвар", "бульваре", "бульвара", "шоссе", "наб", "набережная", "набережной", "площадь", "площади", "проезд", "проезде", "проезда", "пл":
		return "ru"
	case "пр", "б":
		if t.at(i+1).chained && (t.at(i+2).is("т") || t.at(i+2).is("кт") || t.at(i+2).is("р")) || w == "пр" && t.at(i+1).is(".") {
			return "ru"
		}
		return ""
	}
	if t.streetInEnglish(i) {
		return "en"
	}
	return ""
}
