package prompt

import (
	"strings"

	"firstline/kb"
)

// The names of the layers, from the top.
const (
	base      = "base"
	company   = "company"
	operator  = "operator"
	acting    = "acting"
	knowledge = "knowledge"
	closing   = "closing"
)

// Line is one line of a prompt and the place that it comes from. Text holds no line break.
type Line struct {
	Text string
	Pos  kb.Pos
}

// Layer is one level of instructions. Name is base, company, operator, acting,
// knowledge or closing.
type Layer struct {
	Name   string
	Source kb.Pos // where the layer begins; the zero Pos for one that has no file
	Lines  []Line
}

// Text gives the layer as the model reads it, without a line break at the end.
func (l Layer) Text() string { return join(l.Lines) }

func join(lines []Line) string {
	size := 0
	for _, line := range lines {
		size += len(line.Text) + 1
	}
	var b strings.Builder
	b.Grow(size)
	writeLines(lines, func(text string) { b.WriteString(text) })
	return b.String()
}

// writeLines gives lines piece by piece, with a line break between them.
func writeLines(lines []Line, write func(text string)) {
	for i, line := range lines {
		if i > 0 {
			write("\n")
		}
		write(line.Text)
	}
}

// File makes a layer of a Markdown file: its lines as they stand, without the comments at their
// ends. A byte order mark and CRLF are understood.
func File(name, path string, data []byte) Layer {
	layer := Layer{Name: name, Source: kb.Pos{Path: path, Line: 1}}
	lines := fileLines(data)
	fences := kb.Fences(lines)
	for i, text := range lines {
		for len(fences) > 0 && fences[0].End < i {
			fences = fences[1:]
		}
		if code := len(fences) > 0 && fences[0].Start <= i; !code {
			said := withoutComment(text)
			if said == "" && (text != "" || len(layer.Lines) == 0) {
				continue
			}
			text = said
		}
		layer.Lines = append(layer.Lines, Line{Text: text, Pos: kb.Pos{Path: path, Line: i + 1}})
	}
	for n := len(layer.Lines); n > 0 && layer.Lines[n-1].Text == ""; n-- {
		layer.Lines = layer.Lines[:n-1]
	}
	return layer
}

// fileLines cuts a file into lines without their ends.
func fileLines(data []byte) []string {
	text := strings.TrimPrefix(string(data), "\uFEFF")
	return strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
}

// withoutComment takes the HTML comments off the end of a line, and the blanks before them.
func withoutComment(line string) string {
	line = strings.TrimRight(line, " \t")
	for strings.HasSuffix(line, "-->") {
		start := strings.LastIndex(line, "<!--")
		if start < 0 {
			break
		}
		line = strings.TrimRight(line[:start], " \t")
	}
	return line
}
