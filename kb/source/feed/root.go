package feed

import (
	"strings"
)

// maxHead is how far into a file the format is looked for, in bytes.
const maxHead = 64 << 10

// head gives the beginning of a text.
func head(text string) string { return text[:min(len(text), maxHead)] }

// root is the first element of an XML file, and what follows it in the head of the file.
type root struct {
	name string // without its prefix; empty where the text is no XML
	rest string
}

// rootOf finds the first element behind the declaration, comments and the document type. It
// understands no more of XML than that, so that a damaged file still is what it is.
func rootOf(head string) root {
	rest := strings.TrimPrefix(head, "\ufeff")
	for {
		rest = strings.TrimLeft(rest, " \t\r\n")
		switch {
		case strings.HasPrefix(rest, "<?"):
			_, rest, _ = strings.Cut(rest, "?>")
		case strings.HasPrefix(rest, "<!--"):
			_, rest, _ = strings.Cut(rest, "-->")
		case strings.HasPrefix(rest, "<!"):
			rest = afterDoctype(rest)
		case strings.HasPrefix(rest, "<"):
			rest = rest[1:]
			name := rest[:len(rest)-len(strings.TrimLeftFunc(rest, inName))]
			return root{name: local(name), rest: rest}
		default:
			return root{}
		}
	}
}

// afterDoctype gives what follows a document type, with or without declarations of its own.
func afterDoctype(s string) string {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '<', '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth--; depth <= 0 {
				return s[i+1:]
			}
		}
	}
	return ""
}

func inName(r rune) bool { return !strings.ContainsRune(" \t\r\n/><", r) }

// local takes the prefix off a name.
func local(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// isYML: a catalogue of Yandex Market. A shop or its offers alone are one too, where their marks
// are those of the format.
func (r root) isYML() bool {
	switch strings.ToLower(r.name) {
	case "yml_catalog":
		return true
	case "shop", "offers":
		return strings.Contains(r.rest, "<offer ")
	}
	return false
}

// isMerchant: a feed of news has the same elements, but none of the g: namespace.
func (r root) isMerchant() bool {
	switch strings.ToLower(r.name) {
	case "rss", "feed", "rdf":
		return strings.Contains(r.rest, "base.google.com/ns/1.0") || strings.Contains(r.rest, "<g:")
	}
	return false
}
