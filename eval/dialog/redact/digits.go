package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// group is a run of digits, and what stands between it and the one before in the same chain.
type group struct {
	start, end int
	gap        string
}

// chain is a number as it may be written: groups of digits with blanks, hyphens, brackets or full stops
// between them. It ends at a line's end, at letters and at what parts numbers, as a comma.
type chain []group

// mostGap is how many bytes may stand between two groups: ") -" and dashes of three bytes.
const mostGap = 6

// chains finds the numbers of a text. Digits in a word (KX200, 4a, 0x1F) are none, nor are those of times,
// dates with slashes and fractions.
func chains(s string) []chain {
	var all []chain
	var current chain
	for i := 0; i < len(s); {
		if !digit(s[i]) {
			i++
			continue
		}
		end := i
		for end < len(s) && digit(s[end]) {
			end++
		}
		g := group{start: i, end: end}
		if current != nil {
			g.gap = s[current[len(current)-1].end:i]
			if !joins(g.gap) {
				all, current = append(all, current), nil
			}
		}
		switch {
		case lettered(s, i, end):
			if current != nil {
				all, current = append(all, current), nil
			}
		default:
			current = append(current, g)
		}
		i = end
	}
	if current != nil {
		all = append(all, current)
	}
	return all
}

// joins tells whether a gap holds two groups of one number together.
func joins(gap string) bool {
	if len(gap) > mostGap || strings.Contains(gap, "   ") || len(gap) > 1 && strings.Contains(gap, ".") {
		return false
	}
	return strings.Trim(gap, " \t\u00a0\u202f\u2009-‐‑–—().") == ""
}

// lettered tells whether digits belong to a word. Ten of them and more do not.
func lettered(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	long := end-start >= 10
	return !long && (unicode.IsLetter(before) || before == ':' && start > 1 && digit(s[start-2])) || unicode.IsLetter(after) && (!long || after < utf8.RuneSelf)
}

// number is a part of a chain.
type number struct {
	digits string
	sizes  string // of its groups, a digit each: 1334
	gaps   string // all that stands between them
	start  int
	end    int
}

// number joins the groups from first to last, both included.
func (c chain) number(s string, first, last int) number {
	n := number{start: c[first].start, end: c[last].end}
	var digits, sizes, gaps strings.Builder
	for i := first; i <= last; i++ {
		digits.WriteString(s[c[i].start:c[i].end])
		size := c[i].end - c[i].start
		if size > 9 {
			sizes.WriteByte('+')
		} else {
			sizes.WriteByte('0' + byte(size))
		}
		if i > first {
			gaps.WriteString(c[i].gap)
		}
	}
	n.digits, n.sizes, n.gaps = digits.String(), sizes.String(), gaps.String()
	return n
}
