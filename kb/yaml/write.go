package yaml

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
)

// writer writes values in blocks.
type writer struct{ bytes.Buffer }

// below writes a map or a list line by line, and anything else in one line.
func (w *writer) below(v value, indent int) {
	for i, item := range v.items {
		w.WriteString(strings.Repeat(" ", indent))
		if v.kind == Map {
			w.WriteString(scalar(v.keys[i]) + ":")
			w.behind(item, indent+2)
			continue
		}
		w.WriteString("-")
		if item.kind != Map || item.inLine() {
			w.behind(item, indent+2)
			continue
		}
		// The first key stands behind the dash.
		var inner writer
		inner.below(item, indent+2)
		w.WriteString(" ")
		w.Write(inner.Bytes()[indent+2:])
	}
	if len(v.items) == 0 {
		w.WriteString(strings.Repeat(" ", indent))
		w.WriteString(strings.TrimPrefix(v.line(), " ") + "\n")
	}
}

// behind writes a value after its key or its dash; what does not fit in that line is indented.
func (w *writer) behind(v value, indent int) {
	switch {
	case v.kind == Scalar && !v.bare && isBlock(v.text):
		text, chomp := v.text, "|-"
		if strings.HasSuffix(text, "\n") {
			text, chomp = text[:len(text)-1], "|"
		}
		w.WriteString(" " + chomp + "\n")
		for line := range strings.SplitSeq(text, "\n") {
			if line != "" {
				w.WriteString(strings.Repeat(" ", indent) + line)
			}
			w.WriteByte('\n')
		}
	case v.inLine():
		w.WriteString(v.line() + "\n")
	default:
		w.WriteByte('\n')
		w.below(v, indent)
	}
}

// inLine tells whether a value is written in one line: a scalar, what is empty, and a map of numbers.
func (v value) inLine() bool {
	if v.kind == List {
		return len(v.items) == 0
	}
	for _, item := range v.items {
		if !item.bare {
			return false
		}
	}
	return true
}

// line is such a value with the blank before it.
func (v value) line() string {
	switch v.kind {
	case Null:
		return " null"
	case List:
		return " []"
	case Map:
		pairs := make([]string, len(v.keys))
		for i, key := range v.keys {
			pairs[i] = scalar(key) + ": " + v.items[i].text
		}
		return " {" + strings.Join(pairs, ", ") + "}"
	case Scalar:
	}
	if v.bare {
		return " " + v.text
	}
	return " " + scalar(v.text)
}

// isBlock tells whether a text is written as a block: it has several lines, and the parser, which loses
// blanks at either end, takes none of them for less than it is.
func isBlock(text string) bool {
	text = strings.TrimSuffix(text, "\n")
	lines := strings.Split(text, "\n")
	if len(lines) < 2 || strings.TrimSpace(text) != text {
		return false
	}
	for _, line := range lines {
		if line != "" && strings.TrimSpace(line) == "" || strings.ContainsFunc(line, isHidden) {
			return false
		}
	}
	return true
}

// isHidden tells what is escaped in quotes, since it would be lost, or seen by nobody, in a plain text.
// Spaces that do not break are not: they stand in many a price.
func isHidden(r rune) bool { return !unicode.IsPrint(r) && !unicode.Is(unicode.Zs, r) && r != '\t' }

// scalar is a text in one line: as it is, where it can only be a text, else in quotes.
func scalar(text string) string {
	if isPlain(text) {
		return text
	}
	return string(quoted(text))
}

// isPlain knows the texts that need no quotes: those that begin with a letter, are none of the words of
// YAML, and hold nothing that has a meaning in it.
func isPlain(text string) bool {
	const harmless = " .!?()/+*%=;«»—–₽€$^~_-@"
	for i, r := range text {
		switch {
		case unicode.IsLetter(r):
		case i == 0, !unicode.IsDigit(r) && !strings.ContainsRune(harmless, r):
			return false
		}
	}
	switch strings.ToLower(text) {
	case "", "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return false
	}
	return !strings.HasSuffix(text, " ")
}

// quoted is a text in double quotes, as JSON and YAML both read it.
func quoted(text string) []byte {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case isHidden(r) && r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04x`, r)
		case isHidden(r):
			high, low := (r-0x10000)>>10+0xD800, (r-0x10000)&0x3FF+0xDC00
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return []byte(b.String())
}
