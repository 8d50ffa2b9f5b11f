package redact

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"firstline/eval/chat"
	"firstline/eval/dialog"
	"firstline/kb/text"
)

// session redacts one dialog.
type session struct {
	*Redactor
	ledger *ledger
	people map[string]string // folded word of a name → key of who bears it
	bases  map[string]string // a word without the ending of its case → the first of people that has it
	stated stated
	bots   map[string]bool // names of AI operators, as slugs
	drafts []*draft
	spoken map[side][]string // the words that were said last
}

func (r *Redactor) session(d *dialog.Dialog) *session {
	s := &session{Redactor: r, people: map[string]string{}, bases: map[string]string{}, stated: newStated(), bots: map[string]bool{}, spoken: map[side][]string{}}
	s.ledger = newLedger(r.language(d))
	for _, name := range slices.Concat(r.options.Operators, []string{d.Operator}) {
		s.bots[text.Slug(name)] = true
	}
	for _, m := range d.Messages {
		for _, written := range append(m.Attachments, m.Author, m.Text) {
			s.ledger.reserve(written)
		}
		if m.Role == chat.Operator {
			s.bots[text.Slug(m.Author)] = true
		}
	}
	for _, tag := range d.Tags {
		s.ledger.reserve(tag)
	}
	return s
}

// language is that of a dialog's placeholders: of the first message that tells one, as those that come
// later must not change it. Where none does, the letters tell.
func (r *Redactor) language(d *dialog.Dialog) string {
	if d.Language == "ru" || d.Language == "en" {
		return d.Language
	}
	for _, m := range d.Messages {
		if l := text.Language(without(m.Text)); l != "" {
			return l
		}
	}
	for _, m := range d.Messages {
		switch said := without(m.Text); {
		case strings.ContainsFunc(said, func(c rune) bool { return unicode.Is(unicode.Cyrillic, c) }):
			return "ru"
		case strings.ContainsFunc(said, unicode.IsLetter):
			return "en"
		}
	}
	return cmp.Or(r.options.Language, "ru")
}

// message redacts what belongs to one message.
func (s *session) message(m *dialog.Message) {
	if m.Role == chat.Human {
		s.author(&m.Author)
	}
	d := s.draft(&m.Text, m.Text)
	if d.side = companys; m.Role == chat.User {
		d.side = customers
	}
	for more := true; more; more = s.mentions(d) { // who is known already has a number where they are first met
		s.listen(d)
	}
	s.number(d)
	for i := range m.Attachments {
		s.line(&m.Attachments[i])
	}
}

// listen searches a message, as an answer to what the other side said last.
func (s *session) listen(d *draft) {
	d.context = s.spoken[customers+companys-d.side]
	s.spoken[d.side] = s.search(d).texts()
}

// line redacts what is no speech: the name of a file, a tag. There a given name needs nothing that leads to
// it.
func (s *session) line(into *string) {
	d := s.draft(into, strings.ReplaceAll(*into, "_", " "))
	r := s.search(d)
	f := &nameFinder{reading: r, given: s.given, own: s.own, bots: s.bots, reserved: -1}
	for i := 0; i < len(r.words); i++ {
		if r.words[i].upper && s.given.has(r.words[i].Text) {
			i = max(i, f.name(i, perhaps))
		}
	}
	for _, found := range f.found {
		d.add(s.person(found))
	}
	s.number(d)
}

// author redacts the name of a colleague. A name of nobody, as Support or a number, stays.
func (s *session) author(into *string) {
	somebody := slices.ContainsFunc(read(without(*into)).words, func(w word) bool {
		return strings.ContainsFunc(w.Text, unicode.IsLetter) && (s.given.has(w.Text) || !s.own.words[w.Text] && !in(w.Text, nobody))
	})
	if d := s.draft(into, *into); somebody && d.add(s.person(span{kind: name, start: 0, end: len(d.text), key: text.Fold(d.text)})) {
		s.number(d)
	}
}

// search finds all that there is in a text, and again until nothing more is found: what is covered may have
// stood between two parts of something. It gives what is left to read.
func (s *session) search(d *draft) *reading {
	for {
		count := len(d.found)
		for _, expression := range s.options.Personal {
			for _, at := range expression.FindAllIndex(d.masked, -1) {
				d.add(span{kind: other, start: at[0], end: at[1], key: d.text[at[0]:at[1]]})
			}
		}
		r := d.reading()
		covered := s.cover(d, append(r.structured(s.forms), s.stated.numbers(r)...))
		for _, found := range d.reading().names(s.given, s.own, s.bots) {
			d.add(s.person(found))
		}
		if len(d.found) == count && !covered {
			return r
		}
	}
}

// cover takes what has been found; what is the company's own is covered too. It tells whether there was any.
func (s *session) cover(d *draft, found []span) bool {
	covered := false
	for _, f := range found {
		if s.own.holds(f) {
			covered = d.cover(f) || covered
		} else {
			covered = d.add(f) || covered
		}
	}
	return covered
}

// number gives the values of a text their numbers in the order in which they are read.
func (s *session) number(d *draft) {
	slices.SortFunc(d.found, func(a, b span) int { return a.start - b.start })
	for _, f := range d.found {
		s.ledger.placeholder(f.kind, f.key)
	}
}

// finish looks for the people whom the dialog has named in all its texts, and writes these. What is found so
// may have stood in the way of something else, also in an answer.
func (s *session) finish() {
	for s.mentioned() {
		s.spoken = map[side][]string{}
		for _, d := range s.drafts {
			if d.side != nobodys {
				s.listen(d)
			}
		}
	}
	for _, d := range s.drafts {
		s.number(d)
		*d.into = d.string(s.ledger)
	}
}
