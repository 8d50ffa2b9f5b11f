package lint

import (
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// Mask blots out of lines that are quoted what lint itself warns of: a report is sent round, and an
// accepted list is committed.
type Mask struct {
	personal map[kb.Pos]bool // the lines that tell something of a person
}

// NewMask makes the mask for the lines that findings stand on. The findings are all that there are, also
// those that are turned off.
func NewMask(findings []kb.Finding) Mask {
	m := Mask{personal: map[kb.Pos]bool{}}
	for _, f := range findings {
		if f.Code == personal {
			m.personal[lineOf(f.Pos)] = true
		}
	}
	return m
}

// Line gives the line at a place as it may be shown.
func (m Mask) Line(at kb.Pos, line string) string {
	if m.personal[lineOf(at)] {
		line = withoutContacts(line)
	}
	return masked(line)
}

func lineOf(at kb.Pos) kb.Pos { return kb.Pos{Path: at.Path, Sheet: at.Sheet, Line: at.Line} }

// blot stands for what is not shown.
const blot = "•••"

// login is a password in an address: https://name:password@host.
var login = text.Pattern(`(://[^\s/:@]+:)[^\s/@]+@`)

// masked blots out keys and passwords, and the numbers of cards and of documents.
func masked(s string) string {
	s = login().ReplaceAllString(s, "${1}"+blot+"@")
	if secretIn(s, false) != "" {
		s = tokens().ReplaceAllString(s, blot)
		s = named().ReplaceAllStringFunc(s, func(found string) string {
			return strings.TrimSuffix(found, named().FindStringSubmatch(found)[1]) + blot
		})
	}
	if cardIn(s) != "" {
		s = digits().ReplaceAllStringFunc(s, func(found string) string { return withoutDigits(found, 0) })
	}
	return documents().ReplaceAllStringFunc(s, func(found string) string { return withoutDigits(found, 0) })
}

// withoutContacts blots out mobile phones, but for their last two digits, and the names of private addresses.
func withoutContacts(s string) string {
	s = freeMail().ReplaceAllStringFunc(s, func(found string) string { return blot + found[strings.Index(found, "@"):] })
	for _, f := range slices.Backward(text.Facts(s)) {
		start, end := f.Span()
		if f.Kind == text.PhoneFact && mobile(f.Values()[0]) {
			s = s[:start] + withoutDigits(s[start:end], 2) + s[end:]
		}
	}
	return s
}

// withoutDigits blots out the digits of a number, but for so many at its end.
func withoutDigits(s string, left int) string {
	n := len(strings.Map(onlyDigits, s))
	return strings.Map(func(r rune) rune {
		if onlyDigits(r) < 0 {
			return r
		}
		if n--; n < left {
			return r
		}
		return '•'
	}, s)
}
