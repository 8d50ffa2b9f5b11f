package text

import (
	"slices"
	"strings"
)

// onStreet reads an address that has no word for a street, behind tokens[i]: на Баумана, дом 8, по адресу Баумана, 8.
func (t *factual) onStreet(i int) bool {
	if w := t.tokens[i]; !w.is("на") && !w.is("адресу") && !w.is("адрес") {
		return false
	}
	first := i + 1
	if t.at(first).is(":") {
		first++
	}
	for last := first; last < first+mostNames && t.town(last) && t.at(last).gap != newline; last++ {
		at := last + 1
		if t.at(at).is(",") {
			at++
		}
		if named := t.at(at); !named.is("дом") && !named.is("доме") && !named.is("д") && (t.tokens[i].is("на") || named.kind != number) {
			continue
		}
		house, end := t.house(at)
		return house != "" && t.housed(end) && t.address(first, end, first, last+1, house)
	}
	return false
}

// namedBehindHouse reads an address whose house stands before the street's word tokens[i]: дом 9 на улице Баумана.
func (t *factual) namedBehindHouse(i int) bool {
	if on := t.at(i - 1); !on.is("на") && !on.is("по") && !on.is(",") || !t.houseNumber(i-2) {
		return false
	}
	start := i - 3
	if t.at(start).is(".") {
		start--
	}
	if w := t.at(start); !w.is("дом") && !w.is("доме") && !w.is("д") {
		return false
	}
	first := skipStreetStop(t, i+1)
	last := first
	for last < first+mostNames && t.town(last) && t.at(last).gap != newline {
		last++
	}
	return last > first && t.address(start, last, first, last, t.tokens[i-2].text)
}

// numberedAfter reads Lenina street 9 and Baumana st., 9, whose street's word is tokens[i]. What a number could count,
// and hours of work, are no house.
func (t *factual) numberedAfter(i int) {
	if !slices.Contains([]string{"street", "st", "road", "rd", "avenue", "ave", "lane", "prospect"}, t.tokens[i].text) {
		return
	}
	first, at := t.nameBefore(i), i+1
	if t.at(at).is(".") && t.at(at).gap == none {
		at++
	}
	if t.at(at).is(",") {
		at++
	}
	next := t.at(at + 1)
	if first < i && t.houseNumber(at) && len(t.tokens[at].text) <= 3 && t.tokens[at].gap != newline && t.endsPhrase(at+1) && !next.is("to") {
		t.address(first, at+1, first, i, t.tokens[at].text)
	}
}

// partMark stands before a part of a building in its normal form.
const partMark = "part "

// part reads a part of a building at tokens[i], with its number: , корпус 2, к. 2, офис 12, 3 этаж. It returns where it ends.
func (t *factual) part(i int) (said string, end int) {
	if t.at(i).is(",") {
		i++
	}
	if t.at(i).gap == newline {
		return "", i
	}
	if t.houseNumber(i) {
		at := i + 1
		if t.at(at).is("-") && t.at(at).gap == none {
			at += 2 // 3-й
		}
		if name := partName(t.at(at).text); name == "этаж" || name == "подъезд" {
			return name + " " + t.tokens[i].text, at + 1
		}
		return "", i
	}
	w := t.at(i)
	if letters := strings.TrimRight(w.text, "0123456789"); w.inner && letters != w.text && partName(letters) != "" && !t.at(i+1).chained { // 15к2
		return partName(letters) + " " + w.text[len(letters):], i + 1
	}
	name, at := partName(w.text), i+1
	if t.at(at).is(".") && t.at(at).gap == none {
		at++
	}
	if name == "" || w.kind != word || w.is("к") && at == i+1 || !t.houseNumber(at) || t.tokens[at].gap == newline { // к 9 часам
		return "", i
	}
	return name + " " + t.tokens[at].text, at + 1
}

// partName gives a part of a building that has a number in one spelling; "" for any other word.
func partName(w string) string {
	switch w {
	case "корпус", "корпусе", "корп", "к":
		return "корпус"
	case "строение", "строении", "стр":
		return "строение"
	case "офис", "офисе", "оф", "office", "suite":
		return "офис"
	case "квартира", "квартире", "кв", "flat", "apartment":
		return "квартира"
	case "этаж", "этаже", "floor":
		return "этаж"
	case "подъезд", "подъезде":
		return "подъезд"
	}
	return ""
}

// holdsPart tells whether a text names a part of a building with its number, on either side of it, or glued: к2.
func holdsPart(words []Word, part string) bool {
	name, n, _ := strings.Cut(part, " ")
	numbered := func(i int) bool { return 0 <= i && i < len(words) && words[i].Text[:digits(words[i].Text)] == n }
	for i, w := range words {
		letters := strings.Trim(w.Text, "0123456789")
		if partName(letters) != name {
			continue
		}
		before := i - 1
		if before > 0 && words[before].Text == "й" { // 3-й этаж
			before--
		}
		if strings.HasSuffix(w.Text, letters+n) || numbered(before) || numbered(i+1) {
			return true
		}
	}
	return false
}

// russianPostcode tells whether a number has the six digits of a Russian postcode.
func russianPostcode(n token) bool {
	return n.kind == number && len(n.text) == 6 && digits(n.text) == 6
}

// indexed tells whether the number tokens[i] is a Russian postcode: индекс 420111, 420111, Казань.
func (t *factual) indexed(i int) bool {
	if !russianPostcode(t.tokens[i]) {
		return false
	}
	before := i - 1
	if begins := t.at(before).kind == symbol || t.tokens[i].gap == newline || t.at(before).is("адресу"); begins && t.at(i+1).is(",") && i+2 < len(t.tokens) && (t.bigTown(i+2) || t.at(i+2).is("г") && t.at(i+3).is(".") || t.at(i+2).is("город")) {
		return true
	}
	if t.at(before).is(":") || t.at(before).is("-") {
		before--
	}
	return strings.HasPrefix(t.at(before).text, "индекс")
}
