package builtin

import (
	"slices"
	"strings"

	"firstline/kb"
)

// facts leaves out of a text of the knowledge the sentences that would be a break-in attempt if a
// customer said them: the knowledge is facts, and no orders to whoever reads it. Code stays as it is.
func (m *Model) facts(body string) string {
	lines := strings.Split(body, "\n")
	fences := kb.Fences(lines)
	var kept []string
	for i, line := range lines {
		inCode := slices.ContainsFunc(fences, func(f kb.Fence) bool { return f.Start <= i && i <= f.End })
		if inCode || !m.means(attack, m.hear(line)) {
			kept = append(kept, line)
			continue
		}
		rest := slices.DeleteFunc(sentences(line), func(sentence string) bool { return m.means(attack, m.hear(sentence)) })
		if left := strings.TrimRight(strings.Join(rest, ""), " "); left != "" {
			kept = append(kept, left)
		}
	}
	if len(kept) == len(lines) && slices.Equal(kept, lines) {
		return body
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}
