package source

import (
	"cmp"
	"slices"
	"strings"

	"firstline/kb/text"
)

// nameOf gives the name of a row: its own, else its article number, else the name above where the
// row goes on with that item, with a size or a term of its own, and a price. Words that stand where
// others have a unit, and are none, are a name.
func (w *walk) nameOf(r record) string {
	if name := cmp.Or(r.at(w.find(titleRole)), r.at(w.find(articleRole))); name != "" {
		return name
	}
	term, price := -1, false
	for i, c := range w.reached(r) {
		if r.at(i) == "" {
			continue
		}
		price = price || c.role.isPrice()
		if term < 0 && (c.role == unknownRole || c.role == neverRole) {
			term = i
		}
	}
	switch {
	case term < 0 || !price:
		return ""
	case term == w.units && !w.isUnitHere(r.at(term)):
		return r.at(term)
	case w.last == nil:
		return ""
	}
	return w.last.title
}

// isUnitHere tells whether a cell in the column of units is one: by its word, or as items have it.
func (t *table) isUnitHere(cell string) bool {
	title := t.find(titleRole)
	return isUnit(cell) || slices.ContainsFunc(t.sample(), func(r record) bool { return r.at(title) != "" && r.at(t.units) == cell })
}

// fullName adds to a name what it says nothing without: the header over a number, the make of a model.
func (w *walk) fullName(r record, name string) string {
	if strings.Contains(name, "\n") {
		name = oneLine(name)
	}
	maker := oneLine(r.at(w.makes))
	if w.madeOnce {
		w.maker = cmp.Or(maker, w.maker)
		maker = w.maker
	}
	switch {
	case maker == "" && w.isNumbered(r):
		return line(w.columns[w.find(titleRole)].header, name) // Тираж, шт.: 100
	case maker != "" && !strings.HasPrefix(text.Fold(name), text.Fold(maker)):
		return maker + " " + name
	}
	return name
}

// makeColumn is the column of makes beside one of models, -1 where there is none: a model is called by
// both.
func (t *table) makeColumn() int {
	title := t.find(titleRole)
	if title < 0 || !startsWithWord(t.columns[title].header, "модель", "model") {
		return -1
	}
	return slices.IndexFunc(t.columns, func(c column) bool {
		words := headerWords(c.header)
		return len(words) == 1 && slices.Contains([]string{"марка", "бренд", "make", "brand"}, words[0])
	})
}
