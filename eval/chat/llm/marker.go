package llm

import (
	"strings"

	"firstline/eval/chat"
	"firstline/kb/text"
)

// withoutMarkers gives a text without those of its markers that take says it takes: what stands in double
// brackets on one line, and the blanks before it; what a model hangs on to them, a third bracket or a link, goes with
// them. Inside blocks of code there are none.
func withoutMarkers(text string, take func(inner string) bool) string {
	return chat.OutsideCode(text, func(line string) (string, bool) {
		left, taken := line, false
		var kept strings.Builder
		for {
			at := marker().FindStringSubmatchIndex(left)
			if at == nil {
				break
			}
			before, after := left[:at[0]], left[at[1]:]
			if inner := left[at[2]:at[3]]; take(strings.TrimSpace(inner)) {
				taken = true
				before, after = withoutEmphasis(before, after)
				kept.WriteString(strings.TrimRight(before, " \t"))
			} else {
				kept.WriteString(left[:at[1]])
			}
			left = after
		}
		kept.WriteString(left)
		return kept.String(), !taken || strings.TrimSpace(kept.String()) != ""
	})
}

var marker = text.Pattern(`\[?\[\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\]\]?(?:\(\s*[^()\s]*\s*\))?`)

// withoutEmphasis takes away the marks of emphasis that stand on both sides of a marker.
func withoutEmphasis(before, after string) (string, string) {
	for _, mark := range []string{"**", "__", "`", "*", "_"} {
		if strings.HasSuffix(before, mark) && strings.HasPrefix(after, mark) {
			return strings.TrimSuffix(before, mark), strings.TrimPrefix(after, mark)
		}
	}
	return before, after
}

// withoutStray gives a text without the lines that are meant as markers which take says it takes, and have a
// bracket too few, or none at their end.
func withoutStray(said string, take func(inner string) bool) string {
	if !strings.Contains(said, "[") {
		return said
	}
	return chat.OutsideCode(said, func(line string) (string, bool) {
		m := stray().FindStringSubmatch(line)
		return line, m == nil || !take(strings.TrimSpace(m[1]))
	})
}

var stray = text.Pattern("^\\s*[*_`]*\\[{1,2}([^\\[\\]:]+:[^\\[\\]]*)\\]{0,2}[*_`]*\\s*$")

// heard is what a customer reads of a text that is still being written: without its markers, and without one that is
// not closed yet, or a thought.
func heard(soFar string) string {
	soFar = withoutThoughts(soFar)
	line := soFar[strings.LastIndexByte(soFar, '\n')+1:]
	if open := strings.LastIndex(line, "[["); open >= 0 && !strings.Contains(line[open:], "]]") {
		soFar = soFar[:len(soFar)-len(line)+open]
	}
	return withoutMarkers(strings.TrimSuffix(soFar, "["), func(string) bool { return true })
}
