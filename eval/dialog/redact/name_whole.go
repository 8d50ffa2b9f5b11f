package redact

import (
	"strings"

	"firstline/kb/text"
)

// titled reads Mr Smith, Mrs. Patel, г-н Иванов, господин Иванов.
func (f *nameFinder) titled(i int) int {
	w := f.words[i]
	if title(w.Text) && f.at(i+1).near(".") {
		if f.at(i + 1).upper {
			return f.name(i+1, surely)
		}
		return f.name(i+1, perhaps)
	}
	return -1
}

// whole reads a name that shows itself by its parts, wherever it stands: Мария Ивановна, Иванов Иван Иванович,
// Анне Смирновой, Петров И. И.
func (f *nameFinder) whole(i int) int {
	w := f.words[i]
	if !w.upper || !cyrillic(w.Text) || text.Stop(w.Text) || cueWord(w.Text) || i <= f.reserved {
		return -1
	}
	last := f.wholeEnd(i)
	if last < 0 || f.own.named(f.words[i:last+1]) {
		return -1
	}
	return f.take(i, last)
}

// wholeEnd gives the last word of a name that shows itself by its parts, -1 where the word i begins none.
func (f *nameFinder) wholeEnd(i int) int {
	w, next, third := f.words[i].Text, f.at(i+1), f.at(i+2)
	initial := func(w word) bool { return w.upper && len([]rune(w.Text)) == 1 && w.near(".") }
	switch {
	case !next.joined():
		return -1
	case surname(w) && initial(next) && initial(third) && third.gap != "",
		next.upper && third.joined() && patronymic(third.Text) && f.given.bends(next.Text):
		return i + 2
	case patronymic(next.Text) && (f.given.bends(w) || next.upper):
		if third.joined() && third.upper && surname(third.Text) {
			return i + 2
		}
		return i + 1
	case next.upper && !cueWord(next.Text) && (f.given.bends(w) && surname(next.Text) || surname(w) && f.given.bends(next.Text)):
		return i + 1
	}
	return -1
}

// addressed reads a known name that a sentence is addressed to: Мария, а когда …; …, Anna.
func (f *nameFinder) addressed(i int) int {
	w := f.words[i]
	if !w.upper || !f.given.has(w.Text) || f.own.words[w.Text] && !cyrillic(w.Text) {
		return -1
	}
	last := f.more(i)
	comma := strings.HasPrefix(f.at(last+1).gap, ",")
	if f.opens(i) && comma || strings.HasPrefix(w.gap, ",") && (comma || f.ends(last)) && i > 0 && !f.words[i-1].upper {
		return f.name(i, perhaps)
	}
	return -1
}

// ends tells whether a sentence ends behind a word.
func (f *nameFinder) ends(last int) bool {
	behind := strings.TrimLeft(f.s[f.words[last].End:], " ")
	return behind == "" || strings.ContainsAny(behind[:1], ".!?\n\r")
}

// signed reads a name that is the last line of a message, or all of one that was asked for.
func (f *nameFinder) signed(i int) int {
	w := f.words[i]
	if !w.upper || !f.given.has(w.Text) || i > 0 && !strings.Contains(w.gap, "\n") {
		return -1
	}
	last := f.more(i)
	if last+1 < len(f.words) || strings.Trim(f.s[f.words[last].End:], " .,!\n\r\t)") != "" || i == 0 && !f.asked(0, asksName) {
		return -1
	}
	return f.name(i, perhaps)
}

// asksName tells whether a word is of a question for a name.
func asksName(w string) bool {
	return in(w, "зовут имя имени обращаться представьтесь фио name called speaking")
}
