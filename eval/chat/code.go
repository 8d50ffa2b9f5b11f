package chat

import (
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// NeededCode leaves in a text with several blocks of code only the one that the question asks for:
// the block whose language, code and introduction have the most words of the question. Where that
// does not tell, the text stays whole.
func NeededCode(body, question string) string {
	lines := strings.Split(body, "\n")
	fences := kb.Fences(lines)
	if len(fences) < 2 {
		return body
	}
	asked := text.Stems(question)
	best, most, tied := 0, 0, true
	for i, f := range fences {
		about := text.Stems(strings.Join(lines[introduction(lines, f):f.Start], "\n") + "\n" + f.Info + "\n" + f.Text)
		shared := 0
		for _, stem := range asked {
			if slices.Contains(about, stem) {
				shared++
			}
		}
		if shared > most {
			best, most, tied = i, shared, false
		} else if shared == most {
			tied = true
		}
	}
	if tied {
		return body
	}
	return without(lines, slices.Delete(fences, best, best+1))
}

// introduction is the first line of what introduces a block: the paragraph right above it, if it
// ends with a colon.
func introduction(lines []string, f kb.Fence) int {
	end := f.Start
	for end > 0 && strings.TrimSpace(lines[end-1]) == "" {
		end--
	}
	if end == 0 || !strings.HasSuffix(strings.TrimRight(lines[end-1], " *_"), ":") {
		return f.Start
	}
	start := end
	for start > 0 && strings.TrimSpace(lines[start-1]) != "" {
		start--
	}
	return start
}

// without gives the lines without some blocks and what introduces them.
func without(lines []string, fences []kb.Fence) string {
	var kept []string
	from := 0
	for _, f := range fences {
		kept = append(kept, lines[from:max(from, introduction(lines, f))]...)
		from = f.End + 1
	}
	kept = append(kept, lines[from:]...)
	return strings.TrimSpace(strings.Join(slices.CompactFunc(kept, func(a, b string) bool { return a == "" && b == "" }), "\n"))
}
