package store

import (
	"strings"

	"firstline/kb/text"
)

// broken is what a thing is that does not work, in each language as the related words have it.
const broken = "сломан broken"

// deniesWork tells whether a word of a question says, with the one before it, that a thing does not work. Whoever
// says so does not ask when a shop works («работает»), which its hours would answer. Nor is «вы не работаете» said of
// a thing.
func deniesWork(words []text.Word, i int) bool {
	if i == 0 || !worksWord(words[i].Text) {
		return false
	}
	if i > 1 && (words[i-2].Text == "you" || words[i-2].Text == "we") {
		return false
	}
	switch words[i-1].Text {
	case "не", "перестал", "перестала", "перестало", "перестали", "not", "doesn't", "don't", "didn't", "isn't", "aren't", "won't", "wasn't", "stopped":
		return true
	}
	return false
}

func worksWord(word string) bool {
	switch word {
	case "работает", "работают", "работал", "работала", "работало", "работали", "работать", "work", "works", "working", "worked":
		return true
	}
	return false
}

// lookupDenied makes a term of a word for working that is denied. It is met by passages that deny it as well, and
// by those that speak of what is broken.
func (f *finder) lookupDenied(word string, weight float64) term {
	t := term{word: word, weight: weight, idf: f.lexicon.rarest}
	if id, ok := f.lexicon.lookup(word); ok {
		if m := (meant{id: id, weight: 1, denied: true}); len(f.postings(m)) > 0 {
			t.meant, t.idf = []meant{m}, f.lexicon.idf[id]
		}
	}
	for _, stem := range stemsOf(broken) {
		for _, alike := range append([]string{stem}, f.related[stem]...) {
			if id, ok := f.lexicon.stems[alike]; ok {
				t.meant = append(t.meant, meant{id: id, weight: relatedWeight, as: alike})
			}
		}
	}
	return t
}

// postings gives where what is meant stands.
func (f *finder) postings(m meant) []posting {
	all := f.lexicon.postings[m.id]
	if !m.denied {
		return all
	}
	var denied []posting
	for _, p := range all {
		if f.denies(int(p.passage)) {
			denied = append(denied, p)
		}
	}
	return denied
}

// denies tells whether a passage, or a title of its entry, says that something does not work.
func (f *finder) denies(passage int) bool {
	p := &f.passages[passage]
	e := &f.entries[p.entry]
	for _, said := range append([]string{p.Text, e.Title}, e.Also...) {
		if folded := strings.ToLower(said); !strings.Contains(folded, "работа") && !strings.Contains(folded, "work") {
			continue
		}
		words := text.Words(said)
		for i := range words {
			if deniesWork(words, i) {
				return true
			}
		}
	}
	return false
}
