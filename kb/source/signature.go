package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isSignature tells who answers for a list from an item of it: a post beside a name with initials, or
// beside a line to sign on.
func isSignature(r record) bool {
	post, person := false, false
	for _, c := range r.cells {
		if !c.own() {
			continue
		}
		post = post || startsWithWord(c.text, "директор", "генеральный", "коммерческий", "главный", "менеджер", "бухгалтер", "руководитель", "начальник",
			"заведующий", "заведующая", "ответственный", "исполнитель", "составил", "составила", "подготовил", "утвердил", "утверждаю", "согласовано",
			"подпись", "manager", "director", "prepared", "approved", "signed", "signature")
		person = person || isPerson(c.text) || strings.Trim(c.text, "_/ ") == ""
	}
	return post && person
}

// isPerson: a family name with one or two initials: Петрова И. И., J. Brown.
func isPerson(s string) bool {
	const long = 60
	if len(s) > long || !strings.Contains(s, ".") {
		return false
	}
	names, initials := 0, 0
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '.' || r == '/' || unicode.IsSpace(r) }) {
		first, size := utf8.DecodeRuneInString(part)
		switch {
		case !unicode.IsUpper(first) || strings.ContainsFunc(part, unicode.IsDigit):
			return false
		case size == len(part):
			initials++
		default:
			names++
		}
	}
	return names == 1 && (initials == 1 || initials == 2)
}
