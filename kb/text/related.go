package text

import (
	"embed"
	"iter"
	"slices"
	"strings"
)

//go:embed words/*.txt
var wordFiles embed.FS

// Related gives the stems that mean nearly the same as a stem does, in support of any company, but for
// itself.
type Related map[string][]string

// GeneralWords reads the groups of words that are built in, words/*.txt.
func GeneralWords() Related {
	r := Related{}
	for line := range generalGroups() {
		if !strings.Contains(line, ",") {
			r.add(line)
		}
	}
	return r
}

// GeneralPhrases reads the groups of phrases that are built in: those with commas between them.
func GeneralPhrases() [][]string {
	var groups [][]string
	for line := range generalGroups() {
		if strings.Contains(line, ",") {
			groups = append(groups, strings.Split(strings.TrimSpace(line), ", "))
		}
	}
	return groups
}

// generalGroups gives the groups of words/*.txt, a line each.
func generalGroups() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, name := range []string{"words/ru.txt", "words/en.txt"} {
			data, err := wordFiles.ReadFile(name)
			if err != nil {
				continue // they are part of the program
			}
			for line := range strings.Lines(string(data)) {
				if !strings.HasPrefix(line, "#") && !yield(line) {
					return
				}
			}
		}
	}
}

func (r Related) add(group string) {
	words := Words(group)
	for _, w := range words {
		for _, v := range words {
			if stem, other := Stem(w.Text), Stem(v.Text); other != stem && !slices.Contains(r[stem], other) {
				r[stem] = append(r[stem], other)
			}
		}
	}
}

// To gives what is related to a folded word.
func (r Related) To(word string) []string { return r[Stem(word)] }
