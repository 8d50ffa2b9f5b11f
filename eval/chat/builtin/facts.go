package builtin

import (
	"slices"
	"strings"

	"firstline/kb"
)

// facts leaves out of a text of the knowledge what would be a break-in attempt if a customer said it, or is an
// order to whoever reads it out: the knowledge is facts. Code stays as it is.
func (m *Model) facts(body string) string {
	lines := strings.Split(body, "\n")
	fences := kb.Fences(lines)
	var kept []string
	for i, line := range lines {
		inCode := slices.ContainsFunc(fences, func(f kb.Fence) bool { return f.Start <= i && i <= f.End })
		if inCode || !m.orders(line) {
			kept = append(kept, line)
			continue
		}
		var rest strings.Builder
		for _, sentence := range sentences(line) {
			rest.WriteString(m.factsBeforeOrder(sentence))
		}
		if left := strings.TrimRight(rest.String(), " "); left != "" {
			kept = append(kept, left)
		}
	}
	if len(kept) == len(lines) && slices.Equal(kept, lines) {
		return body
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

func (m *Model) orders(said string) bool {
	h := m.hear(said)
	return m.means(attack, h) || m.hears(h, func(v *voice) []phrase { return v.Orders })
}

// factsBeforeOrder gives a sentence without an order as it is; of one with an order what comes before it, up to a
// comma, where that says something.
func (m *Model) factsBeforeOrder(sentence string) string {
	const something = 3 // words
	if !m.orders(sentence) {
		return sentence
	}
	for before := sentence; ; {
		cut := strings.LastIndexAny(before, ",;—")
		if cut < 0 {
			return ""
		}
		before = strings.TrimRight(before[:cut], " ,;—")
		if len(strings.Fields(before)) < something {
			return ""
		}
		if !m.orders(before) {
			return before + ". "
		}
	}
}
