package text

import (
	"strings"
	"unicode/utf8"
)

// maxMarks is the number of separators after which nobody means one number any more.
const maxMarks = 12

// scanNumber measures the number that s begins with, its thousands parted by one space, an
// apostrophe, commas or dots, its fraction by a comma or a dot. Dates (12.05.2025, 2025-05-12)
// and versions (1.2.3) are measured as a whole.
func scanNumber(s string) int {
	head := digits(s)
	if head == 4 && isoDate(s) {
		return len("2025-05-12")
	}
	if n := spacedNumber(s, head); n > 0 {
		return n
	}
	end := head
	var marks []byte // the separators met
	var sizes []int  // digits after each
	for end < len(s) && (s[end] == '.' || s[end] == ',') && digits(s[end+1:]) > 0 && len(marks) < maxMarks {
		n := digits(s[end+1:])
		marks, sizes = append(marks, s[end]), append(sizes, n)
		end += 1 + n
	}
	switch {
	case len(marks) < 2:
		return end
	case same(marks) && marks[0] == '.':
		return end
	case same(marks) && head <= 3 && all(sizes, 3):
		return end
	case same(marks): // 10,20,30 is a list
		return head
	case same(marks[:len(marks)-1]) && head <= 3 && all(sizes[:len(sizes)-1], 3):
		return end
	}
	return head + 1 + sizes[0]
}

// spacedNumber measures a number like 1 990,50 or 12'500 whose first head characters are digits;
// 0 when it is of another kind.
func spacedNumber(s string, head int) int {
	if head > 3 || s[0] == '0' {
		return 0
	}
	end := head
	mark := byte(0)
	for {
		kind, size := thousandsMark(s[end:])
		if kind == 0 || mark != 0 && kind != mark || digits(s[end+size:]) != 3 {
			break
		}
		mark = kind
		end += size + 3
	}
	if mark == 0 {
		return 0
	}
	if end < len(s) && (s[end] == '.' || s[end] == ',') {
		if n := digits(s[end+1:]); n > 0 {
			end += 1 + n
		}
	}
	return end
}

// thousandsMark tells the separator of thousands that s begins with: ' ' or '\”, and its bytes.
func thousandsMark(s string) (byte, int) {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case ' ', '\u00a0', '\u202f', '\u2009', '\u2007':
		return ' ', size
	case '\'', '’':
		return '\'', size
	}
	return 0, 0
}

// plainSeparators drops what parts thousands visibly as such, spaces and apostrophes, and leaves
// a ' at the front where there was one: no comma of such a number parts thousands.
func plainSeparators(s string) string {
	if !strings.ContainsFunc(s, grouping) {
		return s
	}
	return "'" + strings.Map(func(r rune) rune {
		if grouping(r) {
			return -1
		}
		return r
	}, s)
}

func grouping(r rune) bool { return !digit(r) && r != '.' && r != ',' && r != '-' }

// value gives a scanned number in one spelling: 1990, 1990.5. A number without a value of its own
// (a date, a version, 007) stays as it is. The package comment says how money beside it and a
// Cyrillic text decide on a comma or a dot before three digits.
func value(scanned string, money, cyrillic bool) string {
	n, grouped := strings.CutPrefix(scanned, "'")
	dots, commas := strings.Count(n, "."), strings.Count(n, ",")
	at := strings.LastIndexAny(n, ".,")
	switch {
	case at < 0:
		return trimZeros(n, "")
	case dots > 0 && commas > 0:
		return trimZeros(dropMarks(n[:at]), n[at+1:])
	case commas > 1:
		return dropMarks(n)
	case dots > 1 && money && thousands(n):
		return dropMarks(n)
	case dots > 1:
		return n
	case !grouped && thousands(n) && (money || commas == 1 && !cyrillic):
		return dropMarks(n)
	}
	return trimZeros(n[:at], n[at+1:])
}

// thousands tells whether the marks of n stand where they part thousands: 1.990, not 0.990.
func thousands(n string) bool {
	head := digits(n)
	if head > 3 || head == 0 || head == len(n) || n[0] == '0' {
		return false
	}
	for rest := n[head:]; rest != ""; rest = rest[4:] {
		if digits(rest[1:]) != 3 {
			return false
		}
	}
	return true
}

func dropMarks(n string) string { return strings.NewReplacer(".", "", ",", "").Replace(n) }

// trimZeros drops the zeros that say nothing: 09 is 9, 9.50 is 9.5.
func trimZeros(whole, fraction string) string {
	if len(whole) == 2 && whole[0] == '0' {
		whole = whole[1:]
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// digits counts the digits that s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// isoDate tells whether s begins with a date like 2025-05-12.
func isoDate(s string) bool {
	return len(s) >= 10 && s[4] == '-' && digits(s[5:]) == 2 && s[7] == '-' && digits(s[8:]) == 2
}

func same(marks []byte) bool {
	for _, m := range marks {
		if m != marks[0] {
			return false
		}
	}
	return true
}

func all(sizes []int, want int) bool {
	for _, n := range sizes {
		if n != want {
			return false
		}
	}
	return true
}
