package source

import (
	"strings"

	"firstline/kb"
)

// leaveStatements takes the import and export statements out of MDX, each up to a blank line
// outside of brackets. They are no text; the account tells of each.
func (p *page) leaveStatements() {
	for i := 0; i < len(p.lines); i++ {
		word := statementWord(p.lines[i])
		if word == "" || p.fenced(i) {
			continue
		}
		end := p.endOfStatement(i)
		p.left = append(p.left, kb.Skipped{Line: i + 1, Reason: word + " of MDX, no text"})
		for ; i < end; i++ {
			p.lines[i] = ""
		}
		i--
	}
}

// statementWord gives the word that a statement begins with; empty for a line of text.
func statementWord(line string) string {
	word, rest, ok := strings.Cut(line, " ")
	if !ok {
		return ""
	}
	next, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	switch word {
	case "import":
		quoted := strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, `"`)
		if quoted || strings.HasPrefix(rest, "{") || strings.Contains(rest, " from '") || strings.Contains(rest, ` from "`) || strings.HasPrefix(rest, "* as ") {
			return word
		}
	case "export":
		switch next {
		case "const", "default", "let", "var", "function", "class", "async", "*", "{":
			return word
		}
		if strings.HasPrefix(rest, "{") {
			return word
		}
	}
	return ""
}

// endOfStatement gives the line after a statement: a blank line, or another statement, outside of
// brackets. Where brackets do not close for long, it ends at the first blank line.
func (p *page) endOfStatement(start int) int {
	const long = 200
	depth, blank := 0, -1
	for i := start; i < min(len(p.lines), start+long); i++ {
		line := p.lines[i]
		empty := strings.TrimSpace(line) == ""
		if empty && blank < 0 {
			blank = i
		}
		if depth <= 0 && i > start && (empty || statementWord(line) != "") {
			return i
		}
		depth += strings.Count(line, "{") + strings.Count(line, "(") + strings.Count(line, "[")
		depth -= strings.Count(line, "}") + strings.Count(line, ")") + strings.Count(line, "]")
	}
	switch {
	case depth <= 0 && start+long >= len(p.lines):
		return len(p.lines)
	case blank < 0:
		return start + 1
	}
	return blank
}
