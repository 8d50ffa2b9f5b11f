package chat

import (
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// WithoutPictures takes the pictures out of a text in Markdown, with the lines that hold nothing else, and tells take
// of the file of each: a customer gets them beside the text. In code there are none.
func WithoutPictures(said string, take func(src string)) string {
	if !strings.Contains(said, "![") {
		return said
	}
	return OutsideCode(said, func(line string) (string, bool) {
		left := picture().ReplaceAllStringFunc(line, func(found string) string {
			if found[0] == '`' {
				return found
			}
			take(picture().FindStringSubmatch(found)[1])
			return ""
		})
		left = emptyLink().ReplaceAllString(left, "") // of which the picture was all
		if left == line {
			return line, true
		}
		left = strings.TrimRight(left, " \t")
		return left, left != ""
	})
}

var picture = text.Pattern("`[^`\n]*`|" + `!\[[^\]\n]*\]\(\s*<?([^()\s>]+)>?[^)\n]*\)`)

var emptyLink = text.Pattern(`\[\s*\]\([^()\n]*\)`)

// WithoutFileLinks leaves of the links of a text in Markdown that lead to files of the knowledge, which a customer
// cannot open, what they say. In code there are none.
func WithoutFileLinks(said string) string {
	if !strings.Contains(said, "](") {
		return said
	}
	return OutsideCode(said, func(line string) (string, bool) {
		return link().ReplaceAllStringFunc(line, func(found string) string {
			parts := link().FindStringSubmatch(found)
			if found[0] != '[' || elsewhere().MatchString(parts[2]) {
				return found
			}
			return parts[1]
		}), true
	})
}

var (
	link = text.Pattern("`[^`\n]*`|" + `!?\[([^\[\]\n]*)\]\(\s*<?([^()\s>]*)>?(?:\s+["'(][^\n]*?["')])?\s*\)`)
	// elsewhere matches the address of what is no file beside the one that links to it.
	elsewhere = text.Pattern(`^(?:[a-zA-Z][a-zA-Z0-9+.-]+:|//|/)`)
)

// OutsideCode rewrites the lines of a text that are in no block of code; a line for which change says
// false is left out. Blank lines at the beginning and at the end do not count.
func OutsideCode(said string, change func(line string) (string, bool)) string {
	lines := strings.Split(said, "\n")
	fences := kb.Fences(lines)
	var kept []string
	for i, line := range lines {
		for len(fences) > 0 && fences[0].End < i {
			fences = fences[1:]
		}
		if code := len(fences) > 0 && fences[0].Start <= i; !code {
			changed, keep := change(line)
			if !keep {
				continue
			}
			line = changed
		}
		kept = append(kept, line)
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}
