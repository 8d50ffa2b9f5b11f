package redact

import "strings"

// person gives a name the key of whoever bears the first of its words.
func (s *session) person(found span) span {
	words := strings.Fields(found.key)
	if known, ok := s.bearer(words[0]); ok {
		found.key = known
	}
	for _, w := range words {
		s.bears(w, found.key)
	}
	return found
}

// mentions finds what the names of the dialog are in a text without anything that leads to them.
func (s *session) mentions(d *draft) bool {
	more := false
	if len(s.people) == 0 {
		return false
	}
	r := d.reading()
	f := &nameFinder{reading: r, given: s.given, own: s.own, bots: s.bots, reserved: -1}
	for i, w := range r.words {
		if !w.upper && len(s.stated.people) == 0 {
			continue
		}
		key, known := s.bearer(bare(w.Text))
		if known && !s.own.paired(r, i) && (s.mentionable(w) || s.stated.people[key] && s.statedAt(r, i)) {
			last := w
			if s.given.has(w.Text) && f.surnameBehind(i) {
				last = r.words[i+1]
				s.bears(bare(last.Text), key)
			}
			more = d.add(span{kind: name, start: w.Start, end: w.Start + len(bare(d.text[w.Start:last.End])), key: key}) || more
		}
	}
	return more
}

// mentioned tells whether a text names somebody that is not covered yet, and covers it.
func (s *session) mentioned() bool {
	found := false
	for _, d := range s.drafts {
		found = s.mentions(d) || found
	}
	return found
}
