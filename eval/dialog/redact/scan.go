package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// word is a word or a number of a text.
type word struct {
	text.Word
	gap   string // what stands between it and the word before
	upper bool   // begins with a capital
}

// number tells whether it begins with a digit.
func (w word) number() bool { return digit(w.Text[0]) }

// joined tells whether nothing but blanks stands before it, and no end of a line.
func (w word) joined() bool { return w.gap != "" && strings.Trim(w.gap, " \t\u00a0") == "" }

// near tells whether nothing stands before it but blanks and these characters, and no end of a line.
func (w word) near(characters string) bool { return strings.Trim(w.gap, " \t\u00a0"+characters) == "" }

// listed is near for what goes on behind a comma or a full stop: г. Москва, ул. Мира, д. 5.
func (w word) listed() bool { return w.near(",.№#") }

// text is one text as the rules read it.
type reading struct {
	s       string
	words   []word
	digits  digitCount
	context []string // the words of the message that this one answers
}

func read(s string) *reading {
	found := text.Words(s)
	r := &reading{s: s, words: make([]word, 0, len(found)), digits: countDigits(s)}
	end := 0
	for _, w := range found {
		if w.Text == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(s[w.Start:])
		r.words = append(r.words, word{Word: w, gap: s[end:w.Start], upper: unicode.IsUpper(first)})
		end = w.End
	}
	return r
}

// at gives a word, one of no text outside of the text.
func (r *reading) at(i int) word {
	if i < 0 || i >= len(r.words) {
		return word{Word: text.Word{Text: " "}, gap: "\n"}
	}
	return r.words[i]
}

// index gives the first word that begins at a byte or behind it.
func (r *reading) index(at int) int {
	i, _ := slices.BinarySearchFunc(r.words, at, func(w word, at int) int { return w.Start - at })
	return i
}

// texts gives the folded words.
func (r *reading) texts() []string {
	var all []string
	for _, w := range r.words {
		all = append(all, w.Text)
	}
	return all
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

// digitsOf gives the digits of a text alone.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// digitCount is how many digits a text has, and how many in a row at most.
type digitCount struct{ all, longest int }

func countDigits(s string) digitCount {
	var d digitCount
	row := 0
	for i := range len(s) {
		if !digit(s[i]) {
			row = 0
			continue
		}
		row++
		d.all, d.longest = d.all+1, max(d.longest, row)
	}
	return d
}

// in tells whether a word is one of a list parted by blanks.
func in(w, list string) bool {
	for from := 0; w != ""; {
		i := strings.Index(list[from:], w)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(w)
		if (start == 0 || list[start-1] == ' ') && (end == len(list) || list[end] == ' ') {
			return true
		}
		from = end
	}
	return false
}

// begins tells whether a word begins with one of some stems.
func begins(w string, stems ...string) bool {
	for _, stem := range stems {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// ends tells whether a word ends in one of some endings.
func ends(w string, endings ...string) bool {
	for _, ending := range endings {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}
