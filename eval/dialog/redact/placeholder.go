package redact

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// filler takes the place of what is found while a text is searched on. It is in no word, joins no
// numbers and ends no sentence, so that a text reads alike with it and with a placeholder.
const filler = '|'

// placeholder is what stands for the n-th value of a kind.
func placeholder(k kind, language string, n int) string {
	word := string(k)
	if language == "ru" {
		word = k.russian()
	}
	return fmt.Sprintf("[%s %d]", word, n)
}

// placeholders matches every placeholder, of either language.
func placeholders() *regexp.Regexp {
	var words []string
	for _, k := range kinds() {
		words = append(words, string(k), k.russian())
	}
	return regexp.MustCompile(`\[(` + strings.Join(words, "|") + `) (\d{1,9})\]`)
}

// ledger gives the values of one dialog their numbers.
type ledger struct {
	language string
	numbers  map[kind]map[string]int // by key
	last     map[kind]int
}

func newLedger(language string) *ledger {
	return &ledger{language: language, numbers: map[kind]map[string]int{}, last: map[kind]int{}}
}

// reserve passes over the number of a placeholder that a text holds already.
func (l *ledger) reserve(word, number string) {
	n, err := strconv.Atoi(number)
	for _, k := range kinds() {
		if err == nil && (word == string(k) || word == k.russian()) {
			l.last[k] = max(l.last[k], n)
		}
	}
}

// placeholder gives the placeholder of a value, a new one where it has none.
func (l *ledger) placeholder(k kind, key string) string {
	if l.numbers[k] == nil {
		l.numbers[k] = map[string]int{}
	}
	n, known := l.numbers[k][key]
	if !known {
		l.last[k]++
		n = l.last[k]
		l.numbers[k][key] = n
	}
	return placeholder(k, l.language, n)
}
