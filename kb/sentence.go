package kb

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences cuts a line of text at the ends of its sentences; joined, they are the line. Nothing is
// cut inside of code, a link, a tag, bold type, brackets or quotation marks, nor behind an
// abbreviation or the number of a clause: where an end is not sure, there is none.
func Sentences(line string) []string {
	var all []string
	from := 0
	for _, at := range sentenceStarts(line) {
		all = append(all, line[from:at])
		from = at
	}
	return append(all, line[from:])
}

// opened is a mark that is open: a bracket, a quotation mark, the beginning of code or bold type.
type opened struct {
	shut   string // the mark that shuts it
	starts int    // how many sentences had begun before it
}

// sentenceStarts gives the bytes at which the second sentence and those after it begin.
func sentenceStarts(line string) []int {
	var starts []int
	var open []opened
	for at := 0; at < len(line); {
		mark, shut := nextMark(line[at:])
		if i := lastOpened(open, mark); i >= 0 { // no sentence ended inside of it
			starts, open = starts[:open[i].starts], open[:i]
		} else if shut != "" {
			open = append(open, opened{shut, len(starts)})
		}
		at += len(mark)
		if mark == " " || mark == "\t" || at == len(line) || line[at] != ' ' && line[at] != '\t' {
			continue
		}
		if rest := strings.TrimLeft(line[at:], " \t"); beginsSentence(rest) && endsSentence(line[:at]) {
			starts = append(starts, len(line)-len(rest))
		}
	}
	return starts
}

// nextMark gives what a text begins with: a mark that opens something, with the one that shuts it; or
// any other character, an escaped one with its backslash.
func nextMark(s string) (mark, shut string) {
	if run := len(s) - len(strings.TrimLeft(s, "`")); run > 0 {
		return s[:run], s[:run]
	}
	if strings.HasPrefix(s, "**") {
		return "**", "**"
	}
	r, size := utf8.DecodeRuneInString(s)
	if r == '\\' {
		_, more := utf8.DecodeRuneInString(s[size:])
		return s[:size+more], ""
	}
	switch r {
	case '(':
		shut = ")"
	case '[':
		shut = "]"
	case '«':
		shut = "»"
	case '“':
		shut = "”"
	case '„':
		shut = "“"
	case '<':
		if next, _ := utf8.DecodeRuneInString(s[size:]); next == '/' || unicode.IsLetter(next) {
			shut = ">"
		}
	}
	return s[:size], shut
}

// lastOpened finds the innermost mark that another one shuts, -1 where there is none. Marks that are
// never shut stand in the way of a few others at most.
func lastOpened(open []opened, mark string) int {
	const deep = 8
	for i := len(open) - 1; i >= max(0, len(open)-deep); i-- {
		if open[i].shut == mark {
			return i
		}
	}
	return -1
}

// beginsSentence: with a capital letter, a digit or a sign, quoted or marked or not.
func beginsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "«“„\"'([*_"))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.Is(unicode.So, r)
}

// endsSentence: with a mark of its end, behind which quotes, brackets and marks may stand.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "»”\"')]*_")
	switch {
	case strings.HasSuffix(s, "!"), strings.HasSuffix(s, "?"), strings.HasSuffix(s, "…"), strings.HasSuffix(s, ".."):
		return true
	case !strings.HasSuffix(s, "."):
		return false
	}
	word := s[strings.LastIndexAny(s, " \t\u00a0")+1 : len(s)-1]
	return !isAbbreviated(strings.TrimLeft(word, "\u00a0«“„\"'([*_"))
}

// isAbbreviated tells a word whose point ends no sentence: an abbreviation, an initial, or the
// number of a clause.
func isAbbreviated(word string) bool {
	if word == "" {
		return true
	}
	longest := 0
	for part := range strings.SplitSeq(word, ".") {
		longest = max(longest, utf8.RuneCountInString(part))
	}
	number := strings.Trim(word, "0123456789.") == ""
	return longest == 1 || longest == 2 && (number || strings.Contains(word, ".")) ||
		slices.Contains(abbreviations(), strings.ToLower(word))
}

// abbreviations are those that a sentence goes on behind, mostly with a name or a number.
func abbreviations() []string {
	return strings.Fields("руб коп тыс млн млрд гг ул пр пер бул пл кв стр корп рис табл см ср ст гл пп пос обл тел доб напр др " +
		"проф мин сек макс мкр им mr mrs ms dr prof st vs etc inc ltd co no nos fig approx min max ext dept est jr sr tel art sec")
}
