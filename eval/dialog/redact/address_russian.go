package redact

import (
	"strings"

	"firstline/kb/text"
)

// mostNames is how many words the name of a street has at most.
const mostNames = 4

// livesAt tells whether a word stands before an address that names no kind of street.
func livesAt(w string) bool {
	return in(w, "живу живет живем доставьте доставить доставка отправьте отправить вышлите выслать город г") ||
		begins(w, "адрес", "прожива", "прописан", "прописк", "зарегистрирован", "доставк", "привез", "курьер")
}

// streetBefore reads ул. Ленина, д. 5 and улица 8 Марта 10.
func (r *reading) streetBefore(i, _ int) (first, last int, street string) {
	if !streetWord(r.words[i].Text) && (r.words[i].Text != "пр" || !strings.HasPrefix(r.at(i+1).gap, ".")) {
		return 0, 0, ""
	}
	for end := i + 1; end <= i+mostNames; end++ {
		w := r.at(end)
		if end == i+1 && !w.near(".:\"«") || end > i+1 && !w.near(".\"»-") {
			return 0, 0, ""
		}
		if at := r.houseAt(end + 1); at > 0 && r.streetNamed(i, end+1, at) {
			return i, at, r.streetKey(i+1, end+1, digitsAhead(r.words[at].Text))
		}
	}
	return 0, 0, ""
}

// streetNamed tells whether the words from the one behind i to end are the name of a street, whose house is
// the word at: with a capital or a number in it, or beside a word for a house or a flat, or nothing that it
// would measure.
func (r *reading) streetNamed(i, end, at int) bool {
	for _, w := range r.words[i+1 : end] {
		if text.Stop(w.Text) {
			return false
		}
		if w.upper {
			return true
		}
	}
	return at > end || in(r.at(at+1).Text, flats) || in(r.words[i].Text, "ул улица улице пр-т пер переулок") && !r.unit(r.words[at].End)
}

// houseAt gives the word that is the number of a house, at i or behind a word for one; 0 where there is none.
func (r *reading) houseAt(i int) int {
	if in(r.at(i).Text, "дом дома доме д стр строение влад владение") && r.at(i).near(",.\"»") {
		i++
		if house(r.at(i)) && r.at(i).near(".№ ") {
			return i
		}
		return 0
	}
	if house(r.at(i)) && r.at(i).near(",\"»№") {
		return i
	}
	return 0
}

// streetAfter reads Заречная улица, 5 and ленинский проспект дом 10.
func (r *reading) streetAfter(i, least int) (first, last int, street string) {
	if !streetWord(r.words[i].Text) && r.words[i].Text != "пр" {
		return 0, 0, ""
	}
	at := r.houseAt(i + 1)
	if at == 0 {
		return 0, 0, ""
	}
	first = i
	for first > max(least, i-2) && r.words[first].joined() && adjective(r.words[first-1].Text) {
		first--
	}
	if first == i {
		return 0, 0, ""
	}
	return first, at, r.streetKey(first, i, digitsAhead(r.words[at].Text))
}

// adjective tells whether a folded word may be an adjective that a street is named with, also in на Заречной.
func adjective(w string) bool {
	for ending := range strings.FieldsSeq("ая яя ой ей ую юю ый ий ого его ом ем") {
		if strings.HasSuffix(w, ending) && len(w) > len(ending)+4 {
			return true
		}
	}
	return false
}

// houseAndFlat reads дом 5 кв 12, whose street is named elsewhere, or with no word for one.
func (r *reading) houseAndFlat(i, least int) (first, last int, street string) {
	if !in(r.words[i].Text, "дом дома доме д") {
		return 0, 0, ""
	}
	at := r.houseAt(i)
	if at == 0 || r.partAfter(at+1) == 0 || !in(r.at(at+1).Text, flats) && !flatGlued(r.at(at+1).Text) {
		return 0, 0, ""
	}
	first = i
	for first > max(least, i-3) && r.words[first].near(",") && r.words[first-1].upper && !r.words[first-1].number() {
		first--
	}
	return first, at, r.streetKey(first, i, digitsAhead(r.words[at].Text))
}

// unnamedStreet reads Тверская 7-15 behind a town, or behind a word that an address follows.
func (r *reading) unnamedStreet(i, least int) (first, last int, street string) {
	w := r.words[i]
	if !house(w) || !w.near(",") || i == least || r.unit(w.End) {
		return 0, 0, ""
	}
	first = i
	for first > max(least, i-2) && r.words[first].near(",") && (first == i || r.words[first].joined()) && r.words[first-1].upper &&
		!r.words[first-1].number() && cyrillic(r.words[first-1].Text) && !text.Stop(r.words[first-1].Text) && !town(r.words[first-1]) {
		first--
	}
	if first == i {
		return r.lowerStreet(i, least)
	}
	next := r.at(i + 1)
	flat := next.gap == "-" && house(next) || in(next.Text, flats) && next.listed() || flatGlued(next.Text)
	after := i + 1 // behind the flat
	if next.gap == "-" {
		after++
	}
	index := r.at(after).Text == "индекс" && postIndex(r.at(after+1)) || flat && strings.HasPrefix(r.at(after).gap, ",") && postIndex(r.at(after)) && !r.unit(r.at(after).End)
	behindTown := first > least && town(r.words[first-1]) && r.words[first].listed()
	if behindTown || index || flat && adjective(r.words[i-1].Text) || r.asked(first, livesAt) {
		return first, i, r.streetKey(first, i, digitsAhead(w.Text))
	}
	return r.lowerStreet(i, least)
}

// lowerStreet reads тверская 7 кв 15 and Мира 3, кв. 15: any word, and a flat.
func (r *reading) lowerStreet(i, least int) (first, last int, street string) {
	next := r.at(i + 1)
	flat := in(next.Text, "кв квартира корп корпус подъезд") && next.listed() && r.at(i+2).number() || strings.HasPrefix(next.Text, "кв") && flatGlued(next.Text)
	if !flat || i-1 < least || !cyrillic(r.words[i-1].Text) || text.Stop(r.words[i-1].Text) || in(r.words[i-1].Text, flats) {
		return 0, 0, ""
	}
	return i - 1, i, r.streetKey(i-1, i, digitsAhead(r.words[i].Text))
}

// digitsAhead gives the digits that a word begins with.
func digitsAhead(w string) string {
	n := 0
	for n < len(w) && digit(w[n]) {
		n++
	}
	return w[:n]
}

// cyrillic tells whether a word begins with a Cyrillic letter.
func cyrillic(w string) bool { return w != "" && w[0] >= 0x80 }

// town tells whether a word names a large town of Russia, as it stands in an address.
func town(w word) bool {
	return in(w.Text, "москва москве мск санкт-петербург санкт-петербурге спб петербург питер новосибирск екатеринбург казань челябинск самара уфа ростов-на-дону ростов краснодар омск воронеж пермь "+
		"волгоград саратов тюмень тольятти махачкала барнаул ижевск хабаровск ульяновск иркутск владивосток ярославль кемерово томск набережные-челны севастополь ставрополь оренбург новокузнецк рязань "+
		"балашиха пенза чебоксары липецк калининград астрахань тула киров сочи курск улан-удэ тверь магнитогорск иваново брянск белгород сургут владимир чита архангельск калуга смоленск волжский якутск "+
		"саранск череповец вологда орел владикавказ подольск грозный мурманск тамбов петрозаводск кострома новороссийск йошкар-ола химки таганрог сыктывкар нальчик псков великий-новгород мытищи люберцы королев минск алматы астана")
}

// streetWord tells whether a word is a kind of street in Russia.
func streetWord(w string) bool {
	switch w {
	case "ул", "улица", "улице", "улицу", "улицы", "проспект", "проспекте", "проспекта", "просп", "пр-т", "пр-кт", "переулок",
		"переулке", "переулка", "пер", "бульвар", "бульваре", "бульвара", "б-р", "шоссе", "ш", "набережная", "набережной", "набережную",
		"наб", "площадь", "площади", "пл", "проезд", "проезде", "проезда", "пр-д", "тупик", "аллея", "аллее", "мкр", "микрорайон",
		"квартал", "кв-л", "просека", "линия", "тракт", "спуск", "взвоз", "дорожка", "съезд", "вал", "кольцо", "хутор", "снт":
		return true
	}
	return false
}
