package lint

import (
	"slices"
	"strings"
	"unicode"

	"firstline/kb/text"
)

// word is a word of a sentence with its stem. One that is a subject tells what something is said of; the
// others belong to a number, or say nothing.
type word struct {
	start, end int
	text, stem string
	subject    bool
}

// wordsOf reads the words of a sentence.
func wordsOf(s string) []word {
	found := text.Words(s)
	words := make([]word, len(found))
	for i, w := range found {
		stem := oneStem(text.Stem(w.Text))
		words[i] = word{start: w.Start, end: w.End, text: w.Text, stem: stem, subject: !text.Stop(w.Text) && !measuring(stem)}
	}
	return words
}

// stems gives the stems of a text that have a subject of their own, each once.
func stems(s string) []string {
	all := text.Stems(s)
	for i, stem := range all {
		all[i] = oneStem(stem)
	}
	return all
}

// oneStem gives words that say one thing in a knowledge base one stem: forms that the stemmer keeps apart
// (вернуть, возврат) and words that stand for each other in every shop (лишний сайт, дополнительный сайт).
func oneStem(stem string) string {
	switch stem {
	case "верн", "вернут", "вернет", "возвраща", "возвращ", "возвратн":
		return "возврат"
	case "достав", "доставля", "доставят":
		return "доставк"
	case "работа":
		return "работ"
	case "оплачива", "оплатит":
		return "оплат"
	case "отвеча", "ответ", "ответит":
		return "ответ"
	case "лишн", "добавочн":
		return "дополнительн"
	case "addit", "extra":
		return "extra"
	case "deliv", "deliveri", "ship":
		return "deliveri"
	case "refund", "refunded":
		return "refund"
	}
	return stem
}

// subject gives the stems that tell what something is said of: no words for money, time and bounds.
func subject(s string) []string { return subjects(wordsOf(s), 0, len(s)) }

// subjects gives those of the words from one byte to another.
func subjects(words []word, from, to int) []string {
	var stems []string
	for _, w := range words {
		if w.subject && w.start >= from && w.end <= to && !slices.Contains(stems, w.stem) {
			stems = append(stems, w.stem)
		}
	}
	return stems
}

// measuring tells whether a stem belongs to a number and not to what is counted.
func measuring(stem string) bool {
	if stem == "" || unicode.IsDigit(rune(stem[0])) {
		return true
	}
	switch stem {
	case "руб", "рубл", "р", "коп", "дн", "ден", "дне", "дня", "день", "сутк", "суток", "час", "ч", "мин", "минут", "недел", "месяц", "мес", "год", "лет",
		"цен", "стоимост", "стоит", "сто", "посл", "перед", "чер", "теч", "позж", "позд", "вмест", "рабоч", "календарн", "банковск",
		"действ", "действова", "живет",
		"больш", "меньш", "бол", "мен", "максимум", "минимум", "максимальн", "минимальн", "ровн", "тольк", "всег", "кажд",
		"day", "hour", "minut", "week", "month", "year", "price", "cost", "work", "busi", "calendar", "pound", "dollar", "euro", "each", "instead",
		"much", "get", "use", "last", "not", "all",
		"within", "come", "someth", "anyth", "everyth", "long", "thing", "after", "befor", "take", "onli", "up", "least", "most", "per", "gbp", "usd", "eur", "rub":
		return true
	}
	return false
}

// clause widens the bytes from start to end to the clause that they stand in, then to what stands before
// it, then to what stands behind, until something is said there.
func clause(s string, words []word, start, end int) (from, to int) {
	speaks := func() bool {
		return slices.ContainsFunc(words, func(w word) bool {
			return w.subject && w.start >= from && w.end <= to && (w.end <= start || w.start >= end)
		})
	}
	from, to = markBefore(s, start), markAfter(s, end)
	for from > 0 && !speaks() {
		from = markBefore(s, from)
	}
	for to < len(s) && !speaks() {
		to = markAfter(s, to+1)
	}
	if at := goesOn().FindStringIndex(s[end:to]); at != nil {
		whole := to
		if to = end + at[0]; !speaks() {
			to = whole
		}
	}
	return from, to
}

// goesOn are the words behind a number with which another statement of the same begins.
var goesOn = text.Pattern(` (?:and|but|и|а|но) `)

// clauseMarks part a sentence; a dash joins a name to what is said of it.
const clauseMarks = ",;:().!?"

func markBefore(s string, at int) int { return max(0, strings.LastIndexAny(s[:at], clauseMarks)) }

func markAfter(s string, at int) int {
	next := strings.IndexAny(s[at:], clauseMarks)
	if next < 0 {
		return len(s)
	}
	return at + next
}
