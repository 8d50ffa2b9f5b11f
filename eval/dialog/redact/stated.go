package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// stated is what an export states of the customer beside the dialog.
type stated struct {
	people     map[string]bool // keys of names
	telephones map[string]bool // as they are dialled inside their country
}

func newStated() stated { return stated{people: map[string]bool{}, telephones: map[string]bool{}} }

// state takes in what an export states of the customer. E-mails show themselves.
func (s *session) state(customer []string) {
	const telephone = 7 // digits, at least
	for _, value := range customer {
		switch digits := digitsOf(value); {
		case strings.Contains(value, "@"):
		case len(digits) >= telephone && !strings.ContainsFunc(value, unicode.IsLetter):
			s.stated.telephones[national(digits)] = true
		default:
			s.stateName(value)
		}
	}
}

// stateName takes in a name. What only stands for one, as Visitor 123, is none, nor is that of an AI operator.
func (s *session) stateName(value string) {
	if s.bots[text.Slug(value)] {
		return
	}
	var parts []string
	small := strings.ToLower(value) == value
	for _, w := range read(value).words {
		some := utf8.RuneCountInString(w.Text) > 1 && !w.number() && (w.upper || small || s.given.has(w.Text))
		if some && !text.Stop(w.Text) && !in(w.Text, nobody) && !title(w.Text) && !in(w.Text, anybody) && !s.bots[text.Slug(w.Text)] {
			parts = append(parts, w.Text)
		}
	}
	if len(parts) > 0 {
		found := s.person(span{kind: name, key: strings.Join(parts, " ")})
		s.stated.people[found.key] = true
	}
}

// anybody are words that help desks call a customer who has not told a name, and words for companies.
const anybody = "ип ооо оао зао пао ао фирма магазин салон студия кафе ресторан отель школа центр клиника цветы доставка " +
	"ltd llc inc gmbh plc shop store studio salon cafe restaurant hotel school centre center clinic group team " +
	"visitor guest user client lead contact unknown anonymous customer deleted account посетитель гость пользователь клиент покупатель аноним неизвестно удаленный аккаунт"

// statedAt tells whether the word i, which is of a name that the export states, is that name, whatever the
// knowledge calls so. In small letters it has to look like a name, or to stand beside one.
func (s *session) statedAt(r *reading, i int) bool {
	w := r.words[i]
	_, exact := s.people[bare(w.Text)]
	switch {
	case utf8.RuneCountInString(w.Text) < 2, s.own.words[w.Text] && !exact:
		return false
	case w.upper:
		return true
	}
	beside := strings.IndexByte(w.gap, filler) >= 0 && strings.Trim(w.gap, " "+string(filler)) == ""
	return !s.own.words[w.Text] && !text.Stop(w.Text) && (s.given.bends(w.Text) || surname(w.Text) || beside)
}

// numbers finds the telephones that are stated, however they are written.
func (s stated) numbers(r *reading) []span {
	if len(s.telephones) == 0 {
		return nil
	}
	var found []span
	for _, c := range chains(r.s) {
		for first := range c {
			for last := first; last < min(len(c), first+mostGroups); last++ {
				if n := c.number(r.s, first, last); s.telephones[national(n.digits)] {
					found = append(found, span{kind: phone, start: opened(r.s, n.start, phone), end: n.end, key: national(n.digits)})
				}
			}
		}
	}
	return found
}
