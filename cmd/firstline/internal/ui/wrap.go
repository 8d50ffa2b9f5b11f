package ui

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/lipgloss"
)

// Wrapped sets a text in by so many spaces, and breaks its lines between words where they are longer
// than width; a width of 0 is no limit. Code and tables are not broken but cut, as a broken one is
// read wrong.
func Wrapped(text string, indent, width int) string {
	var out []string
	fence := ""
	room := 0
	if width > 0 {
		room = max(width-indent, 1)
	}
	for line := range strings.SplitSeq(strings.TrimRight(Plain(text), "\n"), "\n") {
		trimmed := strings.TrimSpace(line)
		mark := trimmed[:len(trimmed)-len(strings.TrimLeft(trimmed, "`~"))]
		kept := fence != "" || len(mark) >= 3 || strings.HasPrefix(trimmed, "|")
		switch {
		case fence == "" && len(mark) >= 3:
			fence = mark
		case fence != "" && strings.HasPrefix(mark, fence) && mark == trimmed:
			fence = ""
		}
		if kept || room == 0 || lipgloss.Width(line) <= room {
			out = append(out, Cut(line, room))
			continue
		}
		out = append(out, broken(line, room)...)
	}
	return Indent(strings.Join(out, "\n"), indent)
}

// broken breaks a line between words. What follows is set in as the line is, and as far as the text of
// a list item stands.
func broken(line string, width int) []string {
	hang := len(line) - len(strings.TrimLeft(line, " "))
	if item := strings.TrimLeft(line, " "); len(item) > 1 && strings.ContainsRune("-*+", rune(item[0])) && item[1] == ' ' {
		hang += 2
	}
	if hang > width/2 {
		hang = 0
	}
	pad := strings.Repeat(" ", hang)
	var lines []string
	current := pad
	if hang > 0 {
		current = line[:hang]
		line = line[hang:]
	}
	empty := true
	for word := range strings.FieldsSeq(line) {
		switch {
		case empty:
			current += word
		case lipgloss.Width(current)+1+lipgloss.Width(word) <= width:
			current += " " + word
		default:
			lines = append(lines, current)
			current = pad + word
		}
		empty = false
		for lipgloss.Width(current) > width { // a word that is longer than the line
			first := head(current, width)
			if len(first) <= len(pad) {
				break // not even a letter fits
			}
			lines = append(lines, first)
			current = pad + current[len(first):]
		}
	}
	return append(lines, current)
}

// Plain is a text without the control characters that would move the cursor or change the colours of
// a terminal.
func Plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return -1
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// Name is a name or a message as it can be shown on one line: the name of a file may have line ends.
func Name(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
