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
