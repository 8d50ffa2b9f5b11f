package redact

import (
	"fmt"
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

// stand is a placeholder in a text.
type stand struct {
	kind       kind
	number     int
	start, end int
}

// stands finds the placeholders of a text, of either language.
func stands(s string) []stand {
	const longest = 32 // bytes of a word and a number
	var found []stand
	for at := 0; ; {
		open := strings.IndexByte(s[at:], '[')
		if open < 0 {
			return found
		}
		at += open + 1
		size := strings.IndexByte(s[at:min(len(s), at+longest)], ']')
		if size < 0 {
			continue
		}
		word, number, _ := strings.Cut(s[at:at+size], " ")
		n, err := strconv.ParseUint(number, 10, 30)
		for _, k := range kinds() {
			if err == nil && (word == string(k) || word == k.russian()) {
				found = append(found, stand{kind: k, number: int(n), start: at - 1, end: at + size + 1})
			}
		}
	}
}

// without is a text without its placeholders.
func without(s string) string {
	var b strings.Builder
	end := 0
	for _, p := range stands(s) {
		b.WriteString(s[end:p.start])
		end = p.end
	}
	return b.String() + s[end:]
}

// became tells whether a text may have become another one by redaction: what stands between the placeholders
// stands in it in that order.
func became(written, redacted string) bool {
	end := 0
	for i, p := range stands(redacted) {
		part := redacted[end:p.start]
		at := strings.Index(written, part)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		written, end = written[at+len(part):], p.end
	}
	if end == 0 {
		return written == redacted
	}
	return strings.HasSuffix(written, redacted[end:])
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

// reserve passes over the numbers of the placeholders that a text holds already.
func (l *ledger) reserve(written string) {
	for _, p := range stands(written) {
		l.last[p.kind] = max(l.last[p.kind], p.number)
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
