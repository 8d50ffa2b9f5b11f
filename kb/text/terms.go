package text

import (
	"slices"
	"strings"
)

// qualifier reads what stands before a number at tokens[start]: от, до, около, ~. It returns
// where that begins, start itself where there is none.
func (r reader) qualifier(start int) (int, string) {
	if start == 0 {
		return start, ""
	}
	at := start - 1
	switch r.tokens[at].text {
	case "от", "from", "min", "minimum", "минимум", "мин", "более", "свыше", "over", "≥":
		if at > 0 && r.tokens[at-1].text == "не" {
			return at - 1, "to"
		}
		return at, "from"
	case "до", "max", "maximum", "максимум", "макс", "менее", "under", "≤":
		if at > 0 && r.tokens[at-1].text == "не" {
			return at - 1, "from"
		}
		return at, "to"
	case ">", "<", "=":
		return r.comparison(start)
	case "около", "примерно", "приблизительно", "ориентировочно", "порядка", "~", "≈", "about", "approx", "approximately", "around":
		return at, "about"
	case ".":
		if at > 0 && slices.Contains([]string{"ок", "прим", "мин", "макс", "approx"}, r.tokens[at-1].text) {
			return r.qualifier(at)
		}
	case "ок", "прим":
		return at, "about"
	}
	if at == 0 {
		return start, ""
	}
	switch r.tokens[at-1].text + " " + r.tokens[at].text {
	case "не ниже", "не меньше", "не дешевле", "at least", "starting at", "starting from", "more than":
		return at - 1, "from"
	case "не выше", "не больше", "не дороже", "up to", "at most", "less than":
		return at - 1, "to"
	}
	return start, ""
}

// comparison reads > 500 and <= 500, which nothing may stand before: Меню > 500 names a place.
func (r reader) comparison(start int) (int, string) {
	switch r.text[r.tokens[0].start:r.tokens[start-1].end] {
	case ">", ">=":
		return 0, "from"
	case "<", "<=":
		return 0, "to"
	}
	return start, ""
}

// plus reads what stands after a number for "and more": 1000+, 1000 и выше.
func (r reader) plus(end int) (int, bool) {
	if end < len(r.tokens) && r.tokens[end].is("+") && (end+1 == len(r.tokens) || r.tokens[end].gap == none) {
		return end + 1, true
	}
	if end+1 < len(r.tokens) {
		switch r.tokens[end].text + " " + r.tokens[end+1].text {
		case "и выше", "и более", "и больше", "and up", "and more", "or more":
			return end + 2, true
		}
	}
	return end, false
}

// unit reads what an amount is paid for: /мес, в месяц, за 100 г, per user per month. Several
// are joined by a slash. It returns where it ends.
func (r reader) unit(end int) (int, string) {
	var units []string
	for {
		next, unit := r.oneUnit(end)
		if unit == "" {
			return end, strings.Join(units, "/")
		}
		units = append(units, unit)
		end = next
	}
}

func (r reader) oneUnit(end int) (int, string) {
	at := end
	if at < len(r.tokens) && r.tokens[at].is("(") {
		at++
	}
	if at >= len(r.tokens) {
		return end, ""
	}
	anything := false
	switch r.tokens[at].text {
	case "/", "за", "per", "each":
		anything = true
	case "в", "во", "a", "an", "every":
	default:
		return end, ""
	}
	first := at + 1
	last := first
	if anything && last+1 < len(r.tokens) && r.tokens[last].kind == number && r.tokens[last].gap != newline {
		last++
	}
	if last >= len(r.tokens) || r.tokens[last].kind != word || !anything && !period(r.tokens[last].text) {
		return end, ""
	}
	last = r.measureEnd(chainEnd(r.tokens, last))
	unit := r.text[r.tokens[first].start:r.tokens[last].end]
	last = skipStop(r.tokens, last+1) - 1
	if last+1 < len(r.tokens) && r.tokens[last+1].is(")") && r.tokens[at-1].is("(") {
		last++
	}
	return last + 1, unit
}

// measureEnd gives the last token of the unit whose first word is tokens[last]: кв. м, м.кв.
func (r reader) measureEnd(last int) int {
	next := last + 1
	if next < len(r.tokens) && r.tokens[next].is(".") && r.tokens[next].gap == none {
		next++
	}
	if next >= len(r.tokens) {
		return last
	}
	switch r.tokens[last].text + " " + r.tokens[next].text {
	case "кв м", "кв см", "куб м", "пог м", "п м", "м кв", "м куб", "м п", "м пог", "sq m", "sq ft":
		return next
	}
	return last
}

// period tells whether a folded word is a span of time that one pays for.
func period(w string) bool {
	switch w {
	case "минуту", "час", "день", "сутки", "неделю", "нед", "месяц", "мес", "квартал", "полугодие", "год",
		"minute", "hour", "day", "week", "month", "mo", "quarter", "year", "yr":
		return true
	}
	return false
}
