package source

import (
	"strings"

	"firstline/kb/text"
)

// numberedThings is the column of what is sold by its number, flats, plots, parking spaces; -1 where
// there is none.
func (t *table) numberedThings() int {
	for i, c := range t.columns {
		if c.role != unknownRole && c.role != neverRole || !namesNumbered(headerWords(c.header)) {
			continue
		}
		if distinct, filled := t.distinct(i); distinct*10 >= filled*8 && t.share(i, isNumber) > 0.8 {
			return i
		}
	}
	return -1
}

func namesNumbered(words []string) bool {
	for i, w := range words {
		switch w {
		case "кв":
			return i == len(words)-1 // and no кв. м
		case "лот", "бокс", "гараж", "офис", "apt", "flat", "plot", "lot", "unit", "suite", "room":
			return true
		}
		for _, stem := range []string{"квартир", "участ", "апартамент", "помещен", "машиномест", "apartment"} {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

// isNumbered tells whether the name of a row is a number, or a bound, that says nothing without the
// header over it.
func (t *table) isNumbered(r record) bool {
	title := t.find(titleRole)
	if title < 0 || t.columns[title].named || t.columns[title].header == "" {
		return false
	}
	name := r.at(title)
	word, number, bound := strings.Cut(name, " ")
	return isBareNumber(name) || bound && isTierWord(text.Fold(word)) && isBareNumber(number)
}
