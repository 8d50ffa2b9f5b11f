package source

import (
	"strings"
	"unicode/utf8"
)

// cutItem takes the mark off a list item and gives the column where it stands.
func cutItem(line string) (indent int, text string, ok bool) {
	rest := strings.TrimLeft(line, " \t")
	for i := range len(line) - len(rest) {
		indent++
		if line[i] == '\t' {
			indent += 3
		}
	}
	digits := strings.TrimLeft(rest, "0123456789")
	switch {
	case strings.HasPrefix(rest, "- "), strings.HasPrefix(rest, "* "), strings.HasPrefix(rest, "+ "):
		rest = rest[2:]
	case len(digits) < len(rest) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")):
		rest = digits[2:]
	default:
		return 0, "", false
	}
	rest = strings.TrimSpace(rest)
	return indent, rest, rest != ""
}

// newPlace takes the text of an item apart: a name, descriptions between brackets or after a
// dash, and after a colon or a full stop what there is to say about it.
func newPlace(text string) *place {
	text = strings.TrimSpace(text)
	if p := bracketPlace(text); p != nil {
		return p
	}
	name, rest := cutName(text)
	p := &place{name: unmark(name)}
	if rest == "" {
		return p
	}
	descriptions, about, mark := cutAbout(rest)
	others, known := p.describe(descriptions)
	switch {
	case !known:
		p.about = rest
	case others == "":
		p.about = about
	case about == "":
		p.about = others
	default:
		p.about = others + mark + about
	}
	return p
}

// bracketPlace reads “Настройки (вкладка, внизу справа): о чём”; nil where what stands between
// brackets describes nothing, as in “Единый вход (SSO)”.
func bracketPlace(text string) *place {
	open := strings.Index(text, " (")
	if open < 0 {
		return nil
	}
	length := strings.IndexByte(text[open:], ')')
	if length < 0 || strings.Contains(text[:open], ": ") || strings.Contains(text[:open], " — ") {
		return nil
	}
	p := &place{name: unmark(text[:open])}
	others, known := p.describe(text[open+2 : open+length])
	if !known {
		return nil
	}
	about := strings.TrimLeft(text[open+length+1:], " :.—–-")
	if others != "" && about != "" {
		others += ": "
	}
	p.about = others + about
	return p
}

// cutName cuts after the name of a place: text in bold type, or all before a dash or a colon.
func cutName(text string) (name, rest string) {
	for _, mark := range []string{"**", "__", "`"} {
		if inner, ok := strings.CutPrefix(text, mark); ok {
			if name, rest, ok := strings.Cut(inner, mark); ok {
				return name, strings.TrimLeft(rest, " :—–-")
			}
		}
	}
	best, length := len(text), 0
	for _, mark := range []string{" — ", " – ", " - ", ": "} {
		if at := strings.Index(text, mark); at >= 0 && at < best {
			best, length = at, len(mark)
		}
	}
	return text[:best], strings.TrimSpace(text[best+length:])
}

// cutAbout cuts descriptions from what is said about a place, and gives the mark between them.
func cutAbout(rest string) (descriptions, about, mark string) {
	best := len(rest)
	for _, m := range []string{": ", ". ", "; "} {
		if at := strings.Index(rest, m); at >= 0 && at < best {
			best, mark = at, m
		}
	}
	return strings.TrimSuffix(rest[:best], "."), strings.TrimSpace(rest[min(len(rest), best+len(mark)):]), mark
}

// unmark takes the marks of Markdown and the quotes off a name.
func unmark(name string) string {
	name = strings.Trim(strings.TrimSpace(name), "*_`")
	if inner, ok := strings.CutPrefix(name, "«"); ok && strings.HasSuffix(inner, "»") && utf8.RuneCountInString(inner) > 1 {
		return strings.TrimSuffix(inner, "»")
	}
	return strings.TrimSpace(name)
}
