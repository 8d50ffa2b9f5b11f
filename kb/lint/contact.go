package lint

import "strings"

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

// swapped gives a claim of the phone number that another one is with two digits swapped, where that other
// stands in one place and the number in several: -1 where there is none. Numbers that differ in one digit are
// more often those of two desks.
func (m *matcher) swapped(a *claim) int {
	number := []byte(a.values[0])
	if m.times["phone "+a.values[0]] != 1 {
		return -1
	}
	for i := len("p "); i+1 < len(number); i++ {
		if number[i] == number[i+1] {
			continue
		}
		number[i], number[i+1] = number[i+1], number[i]
		key := "phone " + string(number)
		if m.times[key] > 1 {
			return m.stater[key]
		}
		number[i], number[i+1] = number[i+1], number[i]
	}
	return -1
}
