package docx

import (
	"strings"

	"firstline/kb/source/md"
)

// assemble writes the items of a document under each other: list items without empty lines
// between them, the paragraphs of one block of code between one pair of fences.
func assemble(items []item) md.Text[int] {
	var text md.Text[int]
	var widths []int // of the marks of the list items above, by level
	for i := 0; i < len(items); i++ {
		it := items[i]
		if it.mark == "" || i == 0 || items[i-1].mark == "" {
			text.Blank()
		}
		if it.mark == "" {
			widths = nil
		}
		switch {
		case it.code:
			end := i + 1
			for end < len(items) && items[end].code {
				end++
			}
			writeCode(&text, items[i:end])
			i = end - 1
		case it.level > 0:
			text.Append(strings.Repeat("#", it.level)+" ", "", oneLine(it.text))
		case it.mark != "":
			depth := min(it.listLevel, len(widths))
			indent := 0
			for _, width := range widths[:depth] {
				indent += width
			}
			mark := strings.Repeat(" ", indent) + it.mark + " "
			text.Append(mark, strings.Repeat(" ", len(mark)), broken(it.text))
			widths = append(widths[:depth:depth], len(it.mark)+1)
		case it.table:
			text.Append("", "", it.text)
		default:
			text.Append("", "", broken(it.text))
		}
	}
	return text
}

// broken marks the line breaks of a paragraph.
func broken(text md.Text[int]) md.Text[int] {
	for i := range len(text.Lines) - 1 {
		text.Lines[i] += "  "
	}
	return text
}

func oneLine(text md.Text[int]) md.Text[int] {
	var one md.Text[int]
	one.Add(text.At[0], strings.Join(text.Lines, " "))
	return one
}

func writeCode(text *md.Text[int], items []item) {
	var all md.Text[int]
	for _, it := range items {
		all.Append("", "", it.text)
	}
	for n := len(all.Lines); n > 1 && strings.TrimSpace(all.Lines[n-1]) == ""; n-- {
		all.Lines, all.At = all.Lines[:n-1], all.At[:n-1]
	}
	fence := md.Fence(strings.Join(all.Lines, "\n"))
	text.Add(all.At[0], fence)
	text.Append("", "", all)
	text.Add(all.At[len(all.At)-1], fence)
}
