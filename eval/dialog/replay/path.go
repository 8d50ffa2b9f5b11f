package replay

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// step is what parts the steps of a path through an app, each step in quotes of its own or not: Настройки ›
// Виджет, «Настройки» → «Виджет». A single > counts with blanks around it, since code is full of others.
var step = text.Pattern(`[»”"]?\s*(?:›|→|⟶|➔|->|\s>\s)\s*[«“"]?`)

// paths gives the paths through an app that a text names, their steps parted by ›. Where a path begins and ends
// within a sentence, its quotes tell, or the names of places; without them, it begins at the last word with a
// capital and ends with its first word.
func (k *knowledge) paths(s string) []string {
	var all []string
	s = step().ReplaceAllString(s, "›")
	before := ' '
	for s != "" {
		end := strings.IndexFunc(s, endsPath)
		if end < 0 {
			end = len(s)
		}
		after, size := utf8.DecodeRuneInString(s[end:])
		if path := k.path(s[:end], quote(before), quote(after)); path != "" {
			all = append(all, path)
		}
		before, s = after, s[end+size:]
	}
	return all
}

// path gives the path in a text without an end of a sentence; empty where there is none. It may begin, or end,
// with the text.
func (k *knowledge) path(s string, begins, ends bool) string {
	steps := strings.Split(s, "›")
	last := len(steps) - 1
	if last == 0 {
		return ""
	}
	if !begins {
		steps[0] = k.suffix(steps[0])
	}
	if !ends {
		steps[last] = k.prefix(steps[last])
	}
	for i := range steps {
		if steps[i] = strings.TrimSpace(steps[i]); steps[i] == "" {
			return ""
		}
	}
	return strings.Join(steps, " › ")
}

// endsPath tells what no path goes over.
func endsPath(r rune) bool { return quote(r) || strings.ContainsRune("\n.,;:!?()`", r) }

func quote(r rune) bool { return strings.ContainsRune("«»“”\"", r) }

// suffix is the end of a text that names a place.
func (k *knowledge) suffix(s string) string {
	words := strings.Fields(s)
	from := len(words) - 1
	for i := range words {
		if k.labels()[text.Fold(strings.Join(words[i:], " "))] {
			return strings.Join(words[i:], " ")
		}
		if first, _ := utf8.DecodeRuneInString(words[i]); unicode.IsUpper(first) {
			from = i
		}
	}
	return strings.Join(words[max(from, 0):], " ")
}

// prefix is the beginning of a text that names a place.
func (k *knowledge) prefix(s string) string {
	words := strings.Fields(s)
	for i := len(words); i > 0; i-- {
		if k.labels()[text.Fold(strings.Join(words[:i], " "))] {
			return strings.Join(words[:i], " ")
		}
	}
	return strings.Join(words[:min(len(words), 1)], " ")
}

// leadsTo tells whether a text names a path, or a longer one that goes on from it or leads up to it.
func leadsTo(s, path string) bool { return strings.Contains(pathText(s), text.Fold(path)) }

// pathText is a text in which paths are looked for: folded, and all their steps parted alike.
func pathText(s string) string { return text.Fold(step().ReplaceAllString(s, " › ")) }
