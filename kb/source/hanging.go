package source

import "strings"

// unhang takes the indentation off what hangs below a line that it belongs to: an admonition
// (!!! note, ??? note), a tab (=== "Tab"), a definition (: text). Markdown itself would take it for
// code. No heading comes out of it.
func unhang(lines []string) {
	var hangers []int // the columns of the lines that the line may hang below
	for i, line := range lines {
		trimmed := strings.TrimLeft(line, " \t")
		if trimmed == "" {
			continue
		}
		at := indentOf(line)
		for len(hangers) > 0 && at < hangers[len(hangers)-1]+4 {
			hangers = hangers[:len(hangers)-1]
		}
		if len(hangers) > 0 {
			lines[i] = outdented(line, 4*len(hangers))
			if strings.HasPrefix(trimmed, "#") {
				lines[i] = "\\" + trimmed
			}
		}
		if isHanger(trimmed) {
			hangers = append(hangers, at)
		}
	}
}

// isHanger tells a line that text is indented below.
func isHanger(line string) bool {
	for _, mark := range []string{"!!! ", "??? ", "???+ ", `=== "`, `===! "`, `===+ "`, ": ", ":\t"} {
		if strings.HasPrefix(line, mark) {
			return true
		}
	}
	return false
}
