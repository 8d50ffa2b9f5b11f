package redact

import (
	"strings"

	"firstline/kb/text"
)

// spelled finds addresses of mail that are written as they are spoken: ivan собака mail точка ru.
func (r *reading) spelled(f forms) []span {
	var found []span
	for _, at := range f.spelled.find(r) {
		found = append(found, span{kind: email, start: at[0], end: at[1], key: text.Fold(r.s[at[0]:at[1]])})
	}
	return found
}

// speltMail tells whether a text holds a word for @ at all.
func speltMail(r *reading) bool {
	for _, w := range []string{"собака", "(at)", "[at]", " at ", "Собака", "(AT)", "[AT]"} {
		if strings.Contains(r.s, w) {
			return true
		}
	}
	return false
}

// links finds the names in links to people in messengers and networks: ivan of t.me/ivan.
func (r *reading) links(f forms) []span {
	var found []span
	for _, at := range f.link.find(r) {
		s := span{kind: contact, start: at[2], end: at[3], key: text.Fold(r.s[at[2]:at[3]])}
		if digitsOf(s.key) == s.key {
			s.kind, s.key = phone, national(s.key)
		}
		found = append(found, s)
	}
	return found
}

// linked tells whether a text may hold a link to somebody: before its / the end of a host, or of linkedin.com/in.
func linked(r *reading) bool {
	for i := 2; i < len(r.s); i++ {
		if r.s[i] == '/' && in(strings.ToLower(r.s[i-2:i]), "me om ru in") {
			return true
		}
	}
	return false
}

// handles finds names in a messenger, @ivan, behind the word for one or in front of it: elsewhere they may be
// code.
func (r *reading) handles() []span {
	var found []span
	for i, w := range r.words {
		if !strings.HasSuffix(w.gap, "@") || strings.HasSuffix(strings.TrimSuffix(w.gap, "@"), ".") || w.gap == "@" && i > 0 || len(w.Text) < 3 {
			continue
		}
		if r.asked(i, messenger) || r.namesMessenger(i+1) {
			found = append(found, span{kind: contact, start: w.Start - 1, end: w.End, key: w.Text})
		}
	}
	return found
}

// namesMessenger tells whether a messenger is named by the next words of the clause: … on insta, … в телеге.
func (r *reading) namesMessenger(i int) bool {
	const most = 3
	for n := 0; n < most && r.at(i+n).joined(); n++ {
		if messenger(r.at(i + n).Text) {
			return true
		}
	}
	return false
}

// messenger tells whether a word is of a messenger, or of a name in one.
func messenger(w string) bool {
	return begins(w, "телег", "телегр", "telegr", "инст", "whats", "ватс", "вотс", "контакт") || in(w, "insta instagram тг tg вк vk ник nick username скайп skype discord signal")
}
