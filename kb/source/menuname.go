package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// screenName is a name at one end of a way through menus.
type screenName struct {
	text   string
	marked bool // it stands in a mark, or the whole way does
}

// lastName finds the name that a text ends with: in a mark, after a mark that is open, or the
// words from a capital letter on.
func lastName(piece string) (screenName, bool) {
	piece = strings.TrimSpace(piece)
	if before, ok := strings.CutSuffix(piece, string(mark1)); ok {
		at := strings.LastIndexByte(before, mark0)
		if at < 0 {
			return screenName{}, false
		}
		return nameIn(before[at+1:], true)
	}
	if at := strings.LastIndexByte(piece, mark0); at > strings.LastIndexByte(piece, mark1) {
		return nameIn(piece[at+1:], true)
	}
	if at := strings.LastIndexByte(piece, mark1); at >= 0 {
		piece = piece[at+1:]
	}
	return nameIn(piece, false)
}

// nameIn finds the name at the end of words that may tell what to do with it: Откройте Настройки.
// What a mark holds is a name as a whole, unless it begins with what to do.
func nameIn(words string, marked bool) (screenName, bool) {
	const most = 6
	all := strings.Fields(words)
	if marked && isName(words) && !isScreenVerb(text.Fold(all[0])) {
		return screenName{strings.TrimSpace(words), true}, true
	}
	first := len(all)
	for i := len(all) - 1; i >= 0 && len(all)-i <= most; i-- {
		bare := strings.TrimLeft(all[i], "(")
		if leadsTo(all, i) {
			if i == len(all)-1 && isCapital(bare) && isScreenNoun(text.Fold(bare)) {
				first = i // Меню → Профиль
			}
			break
		}
		if isCapital(bare) {
			first = i
		}
		if bare != all[i] {
			break
		}
	}
	name := strings.TrimLeft(strings.Join(all[first:], " "), "(")
	return screenName{name, marked}, isName(name)
}

// leadsTo tells whether a word stands before a name and is no part of it.
func leadsTo(words []string, i int) bool {
	word := strings.TrimLeft(words[i], "(")
	if i < len(words)-1 && strings.ContainsAny(words[i][len(words[i])-1:], ".;:!?),") {
		return true
	}
	return word == "—" || word == "–" || word == "-" || isStopper(text.Fold(word)) && !joinsNames(words, i)
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// joinsNames tells a small word inside a name: Login for Business.
func joinsNames(words []string, i int) bool {
	return (words[i] == "for" || words[i] == "of") && i > 0 && i+1 < len(words) && isCapital(words[i-1]) && isCapital(words[i+1]) &&
		!isScreenVerb(text.Fold(words[i-1]))
}

// wholeName tells whether a text is one name.
func wholeName(piece string) (string, bool) {
	piece = strings.TrimSpace(piece)
	if inner, ok := strings.CutPrefix(piece, string(mark0)); ok {
		if inner, ok = strings.CutSuffix(inner, string(mark1)); ok && !strings.ContainsRune(inner, mark1) {
			piece = inner
		}
	}
	open, shut := strings.IndexByte(piece, mark0), strings.IndexByte(piece, mark1)
	if shut >= 0 && (open < 0 || shut < open) || open >= 0 && shut < 0 {
		return "", false // one way ends here, or another begins
	}
	return piece, isName(piece)
}

// firstName finds the name that a text begins with: up to the end of its mark, or the words up to
// a stop.
func firstName(piece string) (screenName, bool) {
	piece = strings.TrimSpace(piece)
	if inner, ok := strings.CutPrefix(piece, string(mark0)); ok {
		if name, _, closed := strings.Cut(inner, string(mark1)); closed {
			return screenName{name, true}, isName(name)
		}
		piece = inner
	}
	if name, _, closed := strings.Cut(piece, string(mark1)); closed {
		if !strings.ContainsRune(name, mark0) {
			return screenName{name, true}, isName(name)
		}
		if open, after, ok := strings.Cut(name, string(mark0)); ok && strings.HasSuffix(open, " ") && elementBefore(open) {
			return screenName{open + after, true}, isName(open + after)
		}
	}
	return firstWordsOf(piece)
}

// elementBefore tells whether a text ends with the word for an element: Разработчикам, вкладка.
func elementBefore(words string) bool {
	all := strings.Fields(words)
	return len(all) > 1 && elementOf(all[len(all)-1]) != "" && strings.HasSuffix(all[len(all)-2], ",")
}

// firstWordsOf takes the words of a name that no mark ends.
func firstWordsOf(piece string) (screenName, bool) {
	const most = 4
	var name []string
	capitals := 0 // how many words from the first begin with one
	for word := range strings.FieldsSeq(piece) {
		bare := strings.TrimRight(word, ".,;:!?)|")
		if bare == "" || strings.ContainsAny(bare, "(\u0001") || isStopper(text.Fold(bare)) && (!isJoint(bare) || len(name) == 0) || bare == "—" || bare == "–" || bare == "-" {
			break
		}
		if (isCapital(bare) || bare == "&") && capitals == len(name) {
			capitals++
		}
		if len(name) > capitals && !strings.ContainsFunc(piece, isCyrillic) {
			break // one small word belongs to an English name, and two are the rest of a sentence
		}
		name = append(name, bare)
		if bare != word {
			break
		}
	}
	if len(name) > most {
		name = name[:max(capitals, 1)]
	}
	for len(name) > 1 && isJoint(name[len(name)-1]) {
		name = name[:len(name)-1]
	}
	for len(name) > 1 && elementOf(name[len(name)-1]) != "" && capitals < len(name) {
		name = name[:len(name)-1] // Compute Engine window
	}
	joined := strings.Join(name, " ")
	return screenName{joined, false}, isName(joined)
}

// isName tells what an element of a screen may be called: a few words from a capital letter on.
func isName(name string) bool {
	name = strings.TrimSpace(noMarks(name))
	const long, most = 60, 7
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > most || utf8.RuneCountInString(name) > long || strings.ContainsAny(name, "$<>{}=;|\\@") || strings.Contains(name, "://") ||
		strings.Contains(name, ". ") || strings.ContainsAny(name[len(name)-1:], ".?!:,") || strings.Contains(name, "()") {
		return false
	}
	if isAmount(words[0]) && len(words) < 3 || !strings.ContainsFunc(name, unicode.IsLetter) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) || unicode.IsDigit(first) && strings.ContainsFunc(words[0], unicode.IsLetter) || first == '+'
}

// isAmount tells a number, as in 10 шт.
func isAmount(word string) bool { return strings.Trim(word, "0123456789.,%+-–") == "" }

// isJoint tells the small words that stand inside a Russian name: Чат на сайте.
func isJoint(word string) bool { return word == "на" || word == "для" || word == "по" }
