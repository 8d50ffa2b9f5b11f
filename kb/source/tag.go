package source

import "strings"

// tagName is the name of the tag at the beginning of a line.
func tagName(line string) string {
	name := strings.TrimPrefix(line, "<")
	if end := strings.IndexAny(name, " \t\n/>"); end >= 0 {
		name = name[:end]
	}
	return name
}

// endOfTag finds the end of the tag that a text begins with, past the values of its attributes;
// -1 where it does not end.
func endOfTag(s string) int {
	quote, braces := byte(0), 0
	for i := range len(s) {
		c := s[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' && strings.HasSuffix(s[:i], "="):
			quote = c
		case c == '{':
			braces++
		case c == '}':
			braces--
		case c == '>' && braces <= 0:
			return i + 1
		}
	}
	return -1
}

// stripTags takes the tags out of a line.
func stripTags(s string) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '<')
		if at < 0 || at+1 == len(s) || !isTagStart(s[at+1]) {
			if at < 0 {
				b.WriteString(s)
				return b.String()
			}
			b.WriteString(s[:at+1])
			s = s[at+1:]
			continue
		}
		end := endOfTag(s[at:])
		if end < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:at])
		b.WriteByte(' ')
		s = s[at+end:]
	}
}

func isTagStart(c byte) bool { return c == '/' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
