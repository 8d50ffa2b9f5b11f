package redact

import (
	"unicode/utf8"

	"firstline/kb/text"
)

// caseEnding tells whether letters are an ending of Russian names in one of their cases.
func caseEnding(s string) bool {
	switch s {
	case "ьей", "ией", "еем", "ого", "ему", "ому", "ыми", "ими",
		"ья", "ье", "ью", "ьи", "ия", "ие", "ию", "ии", "ий", "ей", "ея", "ею", "ый", "ым", "ых", "ой", "ом", "ою", "ем", "ая", "ую",
		"а", "я", "у", "ю", "ы", "и", "е", "й", "ь":
		return true
	}
	return false
}

// base is a folded word without the ending of its case: ковалев of Ковалёвой, рустам of Рустаму. The stems of
// a search ([text.Stem]) will not do, as they cut Рустам too.
func base(w string) string {
	const least, longest, letter = 2, 3, 2 // letters that stay, letters of an ending, and bytes of each
	if !cyrillic(w) {
		return w
	}
	for n := longest; n > 0; n-- {
		if end := len(w) - n*letter; end > 0 && caseEnding(w[end:]) && utf8.RuneCountInString(w[:end]) >= least {
			return w[:end]
		}
	}
	return w
}

// bearer gives the key of who bears a folded word as a name, in whatever case it stands. Of a name that is
// known, what is no case of one is another word: Милый beside Мила.
func (s *session) bearer(w string) (key string, known bool) {
	if key, known = s.people[w]; known {
		return key, true
	}
	first, known := s.bases[base(w)]
	if !known || !cyrillic(w) || s.given.has(first) && !s.given.bends(w) {
		return "", false
	}
	return s.people[first], true
}

// bears notes a folded word as a name of somebody.
func (s *session) bears(w, key string) {
	if _, known := s.people[w]; known {
		return
	}
	s.people[w] = key
	if b := base(w); s.bases[b] == "" {
		s.bases[b] = w
	}
}

// mentionable tells whether a word that is a name in the dialog is that name where nothing leads to it.
func (s *session) mentionable(w word) bool {
	folded := bare(w.Text)
	return w.upper && !text.Stop(w.Text) && len(w.Text) > 2 && (s.given.has(folded) || !s.own.words[w.Text])
}
