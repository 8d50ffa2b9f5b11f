package redact

import (
	"strings"

	"firstline/kb/text"
)

// names finds people: behind a greeting and before one, introduced, addressed, under a letter.
func (r *reading) names(g given, o *own, bots map[string]bool) []span {
	f := &nameFinder{reading: r, given: g, own: o, bots: bots, reserved: -1}
	for i := 0; i < len(r.words); i++ {
		if last := f.introduced(i); last >= 0 {
			i = last
		}
	}
	return f.found
}

type nameFinder struct {
	*reading
	given    given
	own      *own
	bots     map[string]bool // AI operators, as slugs
	found    []span
	reserved int // the last word of what is found
}

// introduced reads what the word i leads to, or what it is of a name by itself. It gives the last word of the
// name, -1 where there is none.
func (f *nameFinder) introduced(i int) int {
	for _, rule := range []func(int) int{f.called, f.greeted, f.titled, f.whole, f.addressed, f.signed} {
		if last := rule(i); last >= 0 {
			return last
		}
	}
	return -1
}

// take makes a name of the words from first to last.
func (f *nameFinder) take(first, last int) int {
	start, end := f.words[first].Start, f.words[first].Start+len(bare(f.s[f.words[first].Start:f.words[last].End]))
	f.found = append(f.found, span{kind: name, start: start, end: end, key: text.Fold(f.s[start:end])})
	f.reserved = last
	return last
}

// bare is a name without the 's of what is somebody's.
func bare(s string) string {
	return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
}

// sureness is how sure the words before a name make it.
type sureness int

const (
	perhaps   sureness = iota // speaking to …: only a name that is known
	sometimes                 // this is …: also an unknown one with a capital that goes on as after a name
	usually                   // Hello, …: also an unknown one with a capital, where the clause ends behind it
	surely                    // my name is …: whatever it is
)

// name reads a name that begins at the word i and gives its last word, -1 where none begins there.
func (f *nameFinder) name(i int, sure sureness) int {
	w := f.at(i)
	if i <= f.reserved || !f.nameable(w) {
		return -1
	}
	last := f.more(i)
	if last == i && sure == surely && f.surnameBehind(i) {
		last = f.more(i + 1)
	}
	if last == i && f.bots[text.Slug(bare(w.Text))] {
		return -1
	}
	switch {
	case f.given.has(bare(w.Text)), w.upper && cyrillic(w.Text) && f.given.bends(w.Text) && !f.own.words[w.Text], patronymic(f.at(last).Text) && last > i:
	case sure == surely && (w.upper || w.joined() && !f.own.words[w.Text]):
	case sure == usually && w.upper && !f.own.words[w.Text] && !verb(w.Text) && (f.closes(last) || last > i):
	case sure == sometimes && w.upper && !f.own.words[w.Text] && !verb(w.Text) && (f.goesOn(last) || last > i):
	case sure <= sometimes && w.upper && last > i && !f.own.words[w.Text] && (surname(w.Text) || surname(f.at(last).Text)) && f.closes(last):
	default:
		return -1
	}
	if f.own.named(f.words[i : last+1]) {
		return -1
	}
	return f.take(i, last)
}

// nameable tells whether a word may be a part of a name at all.
func (f *nameFinder) nameable(w word) bool {
	if w.number() || strings.ContainsAny(w.Text, "0123456789_") || strings.Trim(w.Text, " ") == "" {
		return false
	}
	known := f.given.has(w.Text)
	return (known && (w.upper || !text.Stop(w.Text))) || !text.Stop(w.Text) && !in(w.Text, nobody) && !title(w.Text)
}

// title tells whether a word stands before a name.
func title(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "miss", "mister", "dr", "г-н", "г-жа", "господин", "госпожа", "господину", "госпоже":
		return true
	}
	return false
}

// nobody are words that are said to whoever is there, and openings of a sentence.
const nobody = "коллеги команда поддержка девушка девушки мужчина ребята ребят друзья господа всем админ администратор оператор операторы бот менеджер специалист уважаемые уважаемый уважаемая дорогие люди народ " +
	"товарищи дамы сотрудники компания магазин интернет-магазин помощник робот консультант день вечер утро ночи времени суток вопрос проблема подскажите заказ заказала заказал еще снова опять сегодня вчера сейчас давно " +
	"не нет да ок хорошо ясно понятно большое огромное заранее отлично супер вам тебе за что как так где когда почему здравствуйте добрый доброго всего " +
	"team all everyone everybody there guys guy folks sir madam sirs mate support colleagues ladies gentlemen customer customers people friend friends again agent operator bot help again anyone somebody both " +
	"not no yes ok okay so very much many lot lots good great morning afternoon evening day night welcome back question quick problem order today yesterday now still already trying looking having getting going " +
	"unable able interested happy glad afraid sure aware writing calling about regarding concerning correct right wrong new here ready sorry fine well bye advance regards wishes sincerely faithfully best kind warm"

// verb tells whether a folded Russian word may be an order or an infinitive rather than a name: подскажите.
func verb(w string) bool {
	return len(w) > 8 && ends(w, "ите", "йте", "ете", "ать", "ять", "ить", "еть", "ться", "ться", "тся", "лся", "лась", "лись", "ило", "ала", "ила", "ел", "ал", "ил", "ую", "ет", "ют")
}

// more gives the last word of a name that begins at i: patronymic and surname, middle names and initials.
func (f *nameFinder) more(i int) int {
	const most = 3
	last := i
	for n := 1; n <= most; n++ {
		next := f.at(last + 1)
		initial := len([]rune(next.Text)) == 1 && next.upper && next.near(".")
		switch {
		case initial && (next.joined() || next.gap == "." || next.gap == ". "):
		case f.at(last).upper && len([]rune(f.at(last).Text)) == 1 && next.upper && next.near(".") && f.nameable(next): // J. Smith
		case !next.joined():
			return last
		case patronymic(next.Text):
		case in(next.Text, "van von de der den da di du del al bin ibn o' mac ben el la") && f.at(last+2).upper && f.at(last+2).joined():
		case next.upper && f.nameable(next) && !verb(next.Text) && (!f.own.words[next.Text] || f.given.has(next.Text)) && !cueWord(next.Text):
		case last == i && f.given.has(bare(f.at(i).Text)) && f.surnameBehind(i):
		case !f.at(i).upper && f.nameable(next) && !f.own.words[next.Text] && f.small(last+1):
		default:
			return last
		}
		last++
	}
	return last
}

// surnameBehind tells whether a surname stands behind the word i, which is a given name: any word with a capital
// in the same letters, also one of the knowledge (Emma Brown), unless that names something by it and the next
// one. What is a word of the language (May) must end the clause.
func (f *nameFinder) surnameBehind(i int) bool {
	w, next := f.at(i), f.at(i+1)
	switch {
	case !next.upper || !next.joined() || cyrillic(next.Text) != cyrillic(w.Text) || f.own.paired(f.reading, i+1), in(next.Text, nobody), cueWord(next.Text), verb(next.Text):
		return false
	case text.Stop(next.Text):
		return len([]rune(next.Text)) > 2 && f.closes(i+1)
	}
	return f.nameable(next)
}

// small tells whether a word in small letters goes on with a name in small letters: by its form, or because
// nothing else can follow.
func (f *nameFinder) small(i int) bool {
	w := f.at(i).Text
	return f.given.has(w) || surname(w) && cyrillic(w) || !cyrillic(w) && (f.closes(i) || in(f.at(i+1).Text, "here speaking and"))
}

// cueWord tells whether a word leads to other data, and is no surname.
func cueWord(w string) bool {
	return cueOf(w, " ") != noCue || streetWord(w) || in(w, "email e-mail mail почта имейл адрес address")
}

// goesOn tells whether a sentence goes on behind a word as it does behind a name.
func (f *nameFinder) goesOn(last int) bool {
	next := f.at(last + 1)
	return next.joined() && in(next.Text, "and from here at и из") || strings.HasPrefix(next.gap, ",")
}

// closes tells whether a clause ends behind a word.
func (f *nameFinder) closes(last int) bool {
	next := f.at(last + 1)
	rest := strings.TrimLeft(next.gap, " \t\u00a0")
	return f.goesOn(last) || last+1 >= len(f.words) && !strings.HasPrefix(strings.TrimLeft(f.s[f.words[last].End:], " "), string(filler)) ||
		rest != "" && strings.ContainsAny(rest[:1], "!,.)\n\r")
}
