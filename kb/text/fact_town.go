package text

import (
	"slices"
	"strings"
)

// inTown reads a street without its word, behind the town tokens[i]: Москва, Тверская, 13, г. Ржев, Садовая 5.
func (t *factual) inTown(i int) bool {
	first := i + 2
	if !t.at(i+1).is(",") || !t.bigTown(i) && !t.calledTown(i) || !t.town(first) || !streetName(t.at(first).text) || t.at(first).gap == newline {
		return false
	}
	last := first + 1
	house, end := t.house(last)
	if house == "" || !t.housed(end) {
		return false
	}
	return t.address(i, end, first, last, house)
}

// townBeside gives the town that stands before the address tokens[start:end] or behind it: Москва, ул. Ленина, 5, на
// Баумана, дом 8, Казань, ул. Мира, 5 в Омске; of inTown, it is the first word.
func (t *factual) townBeside(start, end int) (at int, ok bool) {
	named := func(i int) bool { return i >= 0 && (t.bigTown(i) || t.calledTown(i)) }
	switch {
	case named(start):
		return start, true
	case t.at(start-1).is(",") && named(start-2) && t.free(start-2, start):
		return start - 2, true
	case (t.at(end).is(",") || t.at(end).is("в")) && end+1 < len(t.tokens) && t.bigTown(end+1) && t.free(end, end+2) && t.endsPhrase(end+2):
		return end + 1, true
	}
	return 0, false
}

// bigTown tells whether tokens[i] is a town that everybody knows for one, also as in в Москве.
func (t *factual) bigTown(i int) bool { return t.town(i) && bigTown(t.at(i).text) }

func bigTown(w string) bool {
	return slices.ContainsFunc([]string{
		"москв", "петербург", "санкт-петербург", "спб", "новосибирск", "екатеринбург", "казан", "новгород", "челябинск", "самар", "омск", "ростов",
		"уф", "красноярск", "воронеж", "перм", "волгоград", "краснодар", "саратов", "тюмен", "тольятти", "ижевск", "барнаул", "ульяновск",
		"иркутск", "хабаровск", "ярославл", "владивосток", "махачкал", "томск", "оренбург", "кемеров", "рязан", "калининград", "тул", "сочи", "минск",
		"твер", "пенз", "липецк", "киров", "алматы", "астан",
	}, func(stem string) bool {
		ending, ok := strings.CutPrefix(w, stem)
		return ok && slices.Contains([]string{"", "а", "е", "ь", "и", "у", "о"}, ending)
	})
}

// calledTown tells whether г. or город stands before the name tokens[i].
func (t *factual) calledTown(i int) bool {
	before := t.at(i - 1)
	return t.town(i) && (before.is(".") && t.at(i-2).is("г") && t.at(i-3).kind != number || before.is("город") || before.is("городе"))
}

// streetName tells whether a word is what streets are called, and little else is: an adjective of a street, or
// somebody's name.
func streetName(w string) bool {
	if strings.HasSuffix(w, "ая") || strings.HasSuffix(w, "яя") {
		return true
	}
	return slices.Contains([]string{
		"ленина", "мира", "победы", "гагарина", "пушкина", "кирова", "калинина", "горького", "маяковского", "чехова", "толстого", "лермонтова",
		"свободы", "труда", "революции", "октября", "карла", "маркса", "арбат",
	}, w)
}

// housed tells whether a house may end at tokens[i]: what follows is no word that its number could count.
func (t *factual) housed(i int) bool {
	next := t.at(i)
	return t.endsPhrase(i) || next.is("/") || next.gap == none && next.kind == word && len(next.text) <= len("к2") ||
		slices.Contains([]string{"корп", "корпус", "к", "стр", "строение", "офис", "оф", "кв", "квартира"}, next.text)
}
