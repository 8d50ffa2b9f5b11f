package text

import (
	"slices"
	"strconv"
	"strings"
)

// dayInWords reads the day of a month that words at tokens[i] name: седьмого, тридцать первое, seventh,
// twenty-first. It returns where the words end; no day, where there are none.
func (t *factual) dayInWords(i int) (day string, end int) {
	if t.at(i).kind != word {
		return "", i
	}
	tens := numeral(t.at(i).text)
	at := i + 1
	if t.at(at).is("-") && t.at(at).chained {
		at++
	}
	if unit := ordinal(t.at(at).text); (tens == 20 || tens == 30) && 0 < unit && unit < 10 {
		return strconv.Itoa(tens + unit), at + 1
	}
	if n := ordinal(t.at(i).text); n > 0 {
		return strconv.Itoa(n), i + 1
	}
	return "", i
}

// ordinal gives the number up to 31 that a folded ordinal of one word names, 0 for any other word. Russian ones
// are those of days: первое, первого, первому.
func ordinal(w string) int {
	if w == "" {
		return 0
	}
	if w[0] < 0x80 {
		return 1 + slices.Index([]string{
			"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
			"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
			"", "", "", "", "", "", "", "", "", "thirtieth",
		}, w)
	}
	if third, ok := strings.CutPrefix(w, "треть"); ok && slices.Contains([]string{"е", "его", "ему"}, third) {
		return 3
	}
	for _, ending := range [...]string{"ого", "ому", "ое"} {
		if stem, ok := strings.CutSuffix(w, ending); ok && stem != "" {
			return 1 + slices.Index([]string{
				"перв", "втор", "", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат",
				"тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат",
				"", "", "", "", "", "", "", "", "", "тридцат",
			}, stem)
		}
	}
	return 0
}
