package lint

import (
	"slices"
	"strings"
)

// misspelt tells whether two e-mail addresses are meant to be one: of one name at two sites, or at one
// site with a letter or two that differ.
func misspelt(a, b string) bool {
	name, site, _ := strings.Cut(a, "@")
	other, otherSite, _ := strings.Cut(b, "@")
	switch {
	case a == b:
		return false
	case name == other:
		return true
	}
	return site == otherSite && len(name) > 4 && oneEdit(name, other)
}

// oneEdit tells whether a letter more, less, other or moved by one makes two words one.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	switch {
	case len(a) < len(b):
		return a == b[1:]
	case len(a) > 1 && a[0] == b[1] && a[1] == b[0]:
		return a[2:] == b[2:]
	}
	return len(a) == 0 || a[1:] == b[1:]
}

// slip gives a claim of the phone number or the e-mail address that another one is with a slip of the finger, where
// that stands in one place and the right one in several, the company's own words among them: -1 where there is
// none. Two phone numbers of which one has two digits swapped are one, wherever they stand: the later is the slip.
func (m *matcher) slip(i int, same bool) int {
	a := &m.claims[i]
	value := a.values[0]
	if m.times[a.measure+" "+value] != 1 {
		return -1
	}
	for _, left := range shorter(value) {
		for _, other := range m.near[a.measure+" "+left] {
			right := m.stater[a.measure+" "+other]
			sure := m.times[a.measure+" "+other] > 1 || a.measure == "phone" && swapped(value, other) && (right < i || !same)
			if sure && isSlip(value, other) {
				return right
			}
		}
	}
	return -1
}

// isSlip tells whether one contact is another one with a slip of the finger in it: two letters or digits swapped,
// one more or less, another letter of a name. Another digit is a slip before the last two of a phone number, by
// which the desks of a company differ.
func isSlip(a, b string) bool {
	const long = 4 // letters of a name of which one may be another: me@ and we@ are two
	const desks = 2
	if code := strings.TrimPrefix(a, "p "); strings.HasSuffix(b, code) || strings.HasSuffix(a, strings.TrimPrefix(b, "p ")) {
		return false // one without the code of the country
	}
	switch name, _, mail := strings.Cut(a, "@"); {
	case !oneEdit(a, b):
		return false
	case len(a) != len(b), swapped(a, b):
		return true
	case mail:
		return len(name) > long && !strings.ContainsAny(differing(a, b), "0123456789")
	}
	return a[len(a)-desks:] == b[len(b)-desks:]
}

// swapped tells whether two letters next to each other have changed places.
func swapped(a, b string) bool {
	return a != b && oneEdit(a, b) && len(a) == len(b) && sameLetters(a, b)
}

func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return string(x) == string(y)
}

// differing gives the letters in which two words of one length differ.
func differing(a, b string) string {
	var letters []byte
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			letters = append(letters, a[i], b[i])
		}
	}
	return string(letters)
}

// shorter gives a word, and what is left of it without each of its letters. Words that one edit parts have
// one of them in common.
func shorter(s string) []string {
	all := make([]string, 0, len(s)+1)
	all = append(all, s)
	for i := range len(s) {
		all = append(all, s[:i]+s[i+1:])
	}
	return all
}

// noteContact notes a contact for slip.
func (m *matcher) noteContact(a *claim) {
	value := a.values[0]
	if m.times[a.measure+" "+value] > 1 {
		return // noted already
	}
	for _, left := range shorter(value) {
		m.near[a.measure+" "+left] = append(m.near[a.measure+" "+left], value)
	}
}
