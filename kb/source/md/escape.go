package md

import "strings"

// Escape keeps text from being read as a tag, an entity or code.
func Escape(s string) string {
	if !strings.ContainsAny(s, "<&`") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		next := byte(0)
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch {
		case s[i] == '<' && (isLetter(next) || next == '/' || next == '!' || next == '?'),
			s[i] == '&' && (isLetter(next) || next == '#') && strings.Contains(s[i:min(len(s), i+32)], ";"),
			s[i] == '`':
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Begin keeps a line of text from being read as a heading, a quotation, the fence of a code block
// or the rule below a heading.
func Begin(line string) string {
	if line == "" {
		return line
	}
	rest := strings.TrimLeft(line, line[:1])
	run := len(line) - len(rest)
	switch line[0] {
	case '#':
		if run <= 6 && (rest == "" || rest[0] == ' ') {
			return `\` + line
		}
	case '>':
		return `\` + line
	case '~', ':':
		if run >= 3 {
			return `\` + line
		}
	case '=', '-', '_', '*', '+':
		if rest == "" && (run != 2 || line[0] == '=' || line[0] == '-') {
			return `\` + line
		}
	}
	return line
}

// Fence is the fence for a block of code: longer than every run of marks in it.
func Fence(code string) string { return strings.Repeat("`", max(3, longestRun(code)+1)) }

// CodeSpan marks text inside a line as code.
func CodeSpan(code string) string {
	marks := strings.Repeat("`", longestRun(code)+1)
	if code == "" {
		return ""
	}
	if code[0] == '`' || code[len(code)-1] == '`' {
		code = " " + code + " "
	}
	return marks + code + marks
}

func longestRun(code string) int {
	longest, run := 0, 0
	for i := range len(code) {
		if code[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// Address writes an address for use between the brackets of a link.
func Address(s string) string {
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "\n", "", "\r", "", "\t", "", "<", "%3C", ">", "%3E").Replace(strings.TrimSpace(s))
}

// Image is a picture; what stands in brackets of its description stays there.
func Image(alt, address string) string {
	return "![" + label(alt) + "](" + Address(address) + ")"
}

func label(s string) string {
	return strings.NewReplacer("[", `\[`, "]", `\]`).Replace(strings.Join(strings.Fields(s), " "))
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
