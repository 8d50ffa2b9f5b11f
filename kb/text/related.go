package text

import (
	"embed"
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
	for _, name := range []string{"words/ru.txt", "words/en.txt"} {
		data, err := wordFiles.ReadFile(name)
		if err != nil {
			continue // they are part of the program
		}
		for line := range strings.Lines(string(data)) {
			if !strings.HasPrefix(line, "#") {
				r.add(line)
			}
		}
	}
	return r
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
