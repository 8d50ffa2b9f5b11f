package text

import (
	"strings"
	"unicode/utf8"
)

// scanPhone finds the phone number that s begins with, and gives its digits and how many bytes
// of s it takes; 0 when there is none. The Russian 8 in front of ten digits is given as 7.
func scanPhone(s string) (string, int) {
	if !manyDigits(s) {
		return "", 0
	}
	groups := phoneGroups(s)
	if len(groups) == 0 {
		return "", 0
	}
	var all strings.Builder
	var sizes []byte
	found, length := "", 0
	for i, g := range groups {
		all.WriteString(g.digits)
		sizes = append(sizes, '0'+byte(len(g.digits)))
		if complete(s, groups[:i+1], all.String(), string(sizes)) {
			found, length = all.String(), g.end
		}
	}
	if len(found) == 11 && found[0] == '8' {
		found = "7" + found[1:]
	}
	return found, length
}

// manyDigits tells whether s may begin with the seven digits of the shortest phone number.
func manyDigits(s string) bool {
	count := 0
	for i := 0; i < len(s) && count < 7; i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			count++
		case c < utf8.RuneSelf && c != ' ' && c != '\t' && c != '-' && c != '(' && c != ')' && c != '+':
			return false
		}
	}
	return count == 7
}

// complete tells whether the groups of digits make a phone number: with a country code after +,
// with the Russian 8 or 7 before ten digits, with an area code in brackets, or in one of the
// usual cuts. Their sizes are given as digits.
func complete(s string, groups []phoneGroup, all, sizes string) bool {
	dashed := groups[len(groups)-1].dashed
	switch {
	case s[0] == '+':
		least, most := countryLength(all)
		return least <= len(all) && len(all) <= most
	case s[0] == '(':
		return len(all) == 10 && len(groups) > 1 && groups[1].closed
	case len(all) == 11 && (all[0] == '8' || all[0] == '7'):
		return sizes[0] == '1' || len(groups) == 1
	}
	switch sizes {
	case "322", "334", "1334":
		return groups[1].dashed && dashed
	case "3322":
		return dashed
	}
	return false
}

// countryLength gives the least and the greatest number of digits of a number that begins with a
// country code (E.164 allows 15 at most; these are what is used).
func countryLength(all string) (least, most int) {
	switch {
	case strings.HasPrefix(all, "7"), strings.HasPrefix(all, "1"):
		return 11, 11
	case strings.HasPrefix(all, "375"), strings.HasPrefix(all, "380"), strings.HasPrefix(all, "998"):
		return 12, 12
	}
	return 10, 13
}

// phoneGroup is a run of digits, and what stands before it.
type phoneGroup struct {
	digits         string
	end            int  // in the text
	dashed, closed bool // a dash, or a closing bracket, stands before it
}

// phoneGroups cuts s into runs of digits as long as no more than three spaces, brackets and
// dashes stand between them, and no more than fifteen digits come together.
func phoneGroups(s string) []phoneGroup {
	var groups []phoneGroup
	var g phoneGroup
	total, between := 0, 0
	for i := 0; i < len(s) && total <= 15; {
		if n := digits(s[i:]); n > 0 {
			total += n
			if total > 15 {
				break
			}
			g.digits, g.end = s[i:i+n], i+n
			groups = append(groups, g)
			g, between = phoneGroup{}, 0
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		f := foldRune(r)
		between++
		switch {
		case between > 3 || gapOf(r) == newline || f == '+' && i > 0:
			return groups
		case f == '-':
			g.dashed = true
		case f == ')':
			g.closed = true
		case f != ' ' && f != '(' && f != '+':
			return groups
		}
		i += size
	}
	return groups
}

// scanClock finds the time of day, or another pair of numbers with a colon, that s begins with.
// 09:00 is given as 9:00.
func scanClock(s string) (string, int) {
	end := digits(s)
	colons := 0
	for end < len(s) && s[end] == ':' && digits(s[end+1:]) > 0 {
		end += 1 + digits(s[end+1:])
		colons++
	}
	if colons == 0 {
		return "", 0
	}
	text := s[:end]
	if text[0] == '0' && text[1] != ':' {
		text = text[1:]
	}
	return text, end
}
