package redact

import (
	"strings"

	"firstline/kb/text"
)

// phones finds the telephones that the facts of the knowledge are told by, too.
func (r *reading) phones() []span {
	var found []span
	for _, f := range text.Phones(r.s) {
		start, end := f.Span()
		if r.unit(end) {
			continue
		}
		if said, _ := r.cue(r.index(start)); said == noCue || said == phoneCue {
			found = append(found, span{kind: phone, start: start, end: end, key: national(digitsOf(f.Text))})
		}
	}
	return found
}

// opened takes the + and the bracket before a telephone with it.
func opened(s string, start int, k kind) int {
	for k == phone && start > 0 && strings.IndexByte("+(", s[start-1]) >= 0 {
		start--
	}
	return start
}

// key is the normal form of a number: its digits, of a telephone without what is dialled before.
func key(k kind, digits string) string {
	if k == phone {
		return national(digits)
	}
	return digits
}

// national gives a telephone as it is dialled inside its country, where that is Russia, the United Kingdom
// or one of North America.
func national(digits string) string {
	digits = strings.TrimPrefix(digits, "00")
	switch {
	case len(digits) == 11 && strings.IndexByte("781", digits[0]) >= 0:
		return digits[1:]
	case len(digits) >= 12 && strings.HasPrefix(digits, "44"):
		digits = digits[2:]
	}
	return strings.TrimPrefix(digits, "0")
}

// likely knows a telephone by its form, where nothing speaks against it, or by a word near it.
func (r *reading) likely(n number, said cue, away int) kind {
	size, glued := len(n.digits), len(n.sizes) == 1
	plus := n.start > 0 && r.s[n.start-1] == '+' && (!strings.Contains(n.gaps, ".") || !strings.Contains(n.sizes[1:], "1"))
	opened := opened(r.s, n.start, phone) < n.start // by + or (
	switch {
	case size < 6 || size > 15 || r.unit(n.end) || said == orderCue && (glued || size < 11) && !opened:
		return ""
	case plus && size >= 8, dialled(n, glued), (said == noCue || said == phoneCue) && mobile(n.digits):
		return phone
	case said == phoneCue && away <= 4 && (size >= 7 || n.sizes == "222") && !dated(n):
		return phone
	}
	return ""
}

// dialled tells whether a number is written as a telephone of Russia, the United Kingdom or North America is, or
// with what is dialled before a country's code.
func dialled(n number, glued bool) bool {
	switch size, first, second := len(n.digits), n.digits[0], n.digits[1]; {
	case size == 11 && (first == '7' || first == '8'):
		return strings.IndexByte("3489", second) >= 0
	case size == 10 && first == '9':
		return !glued && n.sizes[0] == '3'
	case first == '0' && second == '0':
		return size >= 11
	case first == '0':
		return (size == 10 || size == 11) && !strings.Contains(n.gaps, ".")
	case size == 12:
		return !glued && countryCode(n.digits)
	}
	return n.sizes == "334" || n.sizes == "1334" && n.digits[0] == '1'
}

// mobile tells whether digits are those of a mobile telephone of Russia without what is dialled before, or of any
// telephone of North America, where areas and exchanges begin with 2 to 9. An order or an article may be such a
// number too: then the company has it, or a word says so.
func mobile(digits string) bool {
	switch {
	case len(digits) == 11 && digits[0] == '1':
		digits = digits[1:]
	case len(digits) != 10:
		return false
	}
	const greatest = "2147483" // begins the greatest number of 32 bits, and those near it that code is full of
	return digits[0] == '9' || digits[0] >= '2' && digits[3] >= '2' && digits[1] != '9' && !strings.HasPrefix(digits, greatest)
}

// countryCode tells whether digits begin with the code of a country whose numbers have twelve digits with it.
func countryCode(digits string) bool {
	return begins(digits, "44", "375", "380", "992", "994", "996", "998")
}

// dated tells whether a number may be a date.
func dated(n number) bool {
	return n.sizes == "224" || n.sizes == "422" || n.sizes == "222" && strings.Contains(n.gaps, ".")
}
