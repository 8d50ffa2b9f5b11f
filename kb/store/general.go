package store

import (
	"embed"
	"slices"
	"strings"

	"firstline/kb/text"
)

//go:embed words/*.txt
var wordFiles embed.FS

// relatedWeight is what a word counts that only means nearly the same as one of the question.
const relatedWeight = 0.75

// related gives the stems that mean nearly the same as a stem does, in support of any company, but for
// itself.
type related map[string][]string

// generalWords reads the groups that are built in.
func generalWords() related {
	r := related{}
	for _, name := range []string{"words/ru.txt", "words/en.txt"} {
		data, err := wordFiles.ReadFile(name)
		if err != nil {
			continue // they are part of the program
		}
		for line := range strings.Lines(string(data)) {
			if !strings.HasPrefix(line, "#") {
				r.add(stemsOf(line))
			}
		}
	}
	return r
}

func (r related) add(group []string) {
	for _, stem := range group {
		for _, other := range group {
			if other != stem && !slices.Contains(r[stem], other) {
				r[stem] = append(r[stem], other)
			}
		}
	}
}

// to gives what is related to a folded word.
func (r related) to(word string) []string { return r[text.Stem(word)] }
