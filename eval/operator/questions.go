package operator

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/eval/chat"
	"firstline/kb/text"
)

// enoughWords is how many words with a subject of their own make a sentence something that can be
// searched without its neighbours.
const enoughWords = 2

// questions gives what has to be searched for a turn: first the turn as a whole, since customers
// write one question in pieces far more often than two questions at once («Здравствуйте» «а
// подскажите» «сколько стоит Pro»), then, where several of its sentences have a subject («Расскажи
// анекдот. И как оплатить по счёту?»), each of those that can stand by itself.
func questions(turn []chat.Message) []string {
	var whole, apart []string
	subjects := 0
	for _, m := range turn {
		whole = append(whole, m.Text)
		for _, sentence := range sentences(m.Text) {
			n := subjectWords(sentence)
			if n > 0 {
				subjects++
			}
			if n >= enoughWords {
				apart = append(apart, sentence)
			}
		}
	}
	all := []string{strings.Join(whole, "\n")}
	if subjects > 1 {
		all = append(all, apart...)
	}
	return all
}

// earlierTurns gives the customer's turns before the last one, oldest first.
func earlierTurns(messages []chat.Message) []string {
	var turns []string
	for i, m := range messages {
		switch {
		case m.Role != chat.User:
		case i > 0 && messages[i-1].Role == chat.User:
			turns[len(turns)-1] += "\n" + m.Text
		default:
			turns = append(turns, m.Text)
		}
	}
	return turns[:max(len(turns)-1, 0)]
}

// sentences splits at the ends of lines, and after a full stop, a question mark or an exclamation
// mark that a blank or nothing follows: kb.md and 2.5 are not two sentences.
func sentences(s string) []string {
	var all []string
	start := 0
	cut := func(end int) {
		if sentence := strings.TrimSpace(s[start:end]); sentence != "" {
			all = append(all, sentence)
		}
		start = end
	}
	for i, r := range s {
		switch {
		case r == '\n':
			cut(i)
		case strings.ContainsRune(".?!…", r):
			end := i + utf8.RuneLen(r)
			if next, _ := utf8.DecodeRuneInString(s[end:]); end == len(s) || unicode.IsSpace(next) {
				cut(end)
			}
		}
	}
	cut(len(s))
	return all
}

func subjectWords(s string) int {
	n := 0
	for _, w := range text.Words(s) {
		if !text.Stop(w.Text) {
			n++
		}
	}
	return n
}
