package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// emails finds addresses of mail, also one without a dot behind the @ (ivan@mail). A name of a messenger, as
// @ivan, is none.
func emails(s string) []span {
	var found []span
	for at := strings.IndexByte(s, '@'); at >= 0; {
		if start, end := mailbox(s, at), host(s, at+1); start < at && domain(s[at+1:end]) {
			found = append(found, span{kind: email, start: start, end: end, key: strings.ToLower(s[start:end])})
		}
		next := strings.IndexByte(s[at+1:], '@')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return found
}

// mailbox gives where the name before an @ begins.
func mailbox(s string, at int) int {
	start := at
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("._%+-'", r) {
			break
		}
		start -= size
	}
	for start < at && strings.IndexByte(".-'", s[start]) >= 0 {
		start++
	}
	return start
}

// domain tells whether a name behind an @ is one of the network, and no version or measure: base@1, checkout@v4.
func domain(host string) bool {
	const least, leastAlone = 2, 4 // letters, of the last part and of the only one
	at := strings.LastIndexByte(host, '.')
	last := host[at+1:]
	letters := len(last) >= least && !strings.ContainsFunc(last, func(r rune) bool { return !unicode.IsLetter(r) })
	return letters && (at > 0 || len(last) >= leastAlone)
}

// host gives where the name behind an @ ends.
func host(s string, start int) int {
	end := start
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '.' {
			break
		}
		end += size
	}
	for end > start && (s[end-1] == '.' || s[end-1] == '-') {
		end--
	}
	return end
}
