package redact

import (
	"bufio"
	"bytes"
	"embed"
	"slices"
	"strings"

	"firstline/kb/text"
)

//go:embed names/*.txt
var lists embed.FS

// given are the given names that are known, folded.
type given map[string]bool

// newGiven reads names/*.txt. A line that begins with # is a comment.
func newGiven() given {
	known := given{}
	for _, file := range []string{"names/ru.txt", "names/en.txt"} {
		data, _ := lists.ReadFile(file) // it is part of the program
		for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "#") {
				continue
			}
			for name := range strings.FieldsSeq(lines.Text()) {
				known[text.Fold(name)] = true
			}
		}
	}
	return known
}

// has tells whether a folded word is a given name, in the nominative.
func (g given) has(w string) bool {
	if g[w] {
		return true
	}
	first, second, double := strings.Cut(w, "-")
	return double && g[first] && g[second]
}

// bends tells whether a folded word is a given name in any case: Марии, Иваном.
func (g given) bends(w string) bool {
	if g.has(w) {
		return true
	}
	for _, ending := range []string{"ой", "ей", "ем", "ом", "у", "ю", "ы", "и", "е", "а", "я"} {
		stem, bent := strings.CutSuffix(w, ending)
		if bent && len(stem) > 4 && slices.ContainsFunc([]string{"", "а", "я", "й", "ь"}, func(first string) bool { return g[stem+first] }) {
			return true
		}
	}
	return false
}

// patronymic tells whether a folded word is one, also in the genitive, dative and accusative: Ивановны, Петровичу.
func patronymic(w string) bool {
	const least = 12 // bytes, as of Ильича
	return len(w) >= least && (ends(w, "ович", "евич", "ьич", "овича", "евича", "ьича", "овичу", "евичу", "овичем", "евичем") ||
		ends(w, "овна", "евна", "ична", "овны", "евны", "ичны", "овне", "евне", "ичне", "овну", "евну"))
}

// surname tells whether a folded word is formed as a Russian surname.
func surname(w string) bool {
	return len(w) >= 8 && ends(w, "ов", "ова", "ову", "овой", "овым", "ев", "ева", "еву", "евой", "евым", "ин", "ина", "ину", "иной", "ин", "иным", "ын", "ына", "ский", "ская", "скую", "ской", "ского", "скому", "цкий", "цкая", "енко", "чук", "юк", "ян", "дзе", "швили", "их", "ых", "уллин", "уллина", "ко")
}
