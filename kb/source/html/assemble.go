package html

import (
	"strings"

	"firstline/kb/source/md"
)

// assemble writes the blocks of a page under each other. A question stands one level below the
// heading above it, and at the third at least.
func assemble(blocks []block) md.Text[int] {
	promote(blocks)
	var text md.Text[int]
	last := 0
	for i := range blocks {
		b := &blocks[i]
		text.Blank()
		level := b.level
		if b.question || b.asked != nil {
			level = min(max(3, last+1), 6)
		} else if level > 0 {
			last = level
		}
		b.write(&text, level)
	}
	// A browser shows some text before the tag that stands before it in the file.
	for i := len(text.At) - 2; i >= 0; i-- {
		text.At[i] = min(text.At[i], text.At[i+1])
	}
	return text
}

// promote makes headings of bold lines, where a page has no other headings below its title and
// text follows the bold lines.
func promote(blocks []block) {
	var bold []int
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.level > 1 || b.question || b.asked != nil:
			return
		case b.strong && i+1 < len(blocks) && !blocks[i+1].strong && blocks[i+1].level == 0:
			bold = append(bold, i)
		}
	}
	if len(bold) < 2 {
		return
	}
	for _, i := range bold {
		b := &blocks[i]
		b.text.Lines[0] = strings.Trim(b.text.Lines[0], "*")
		b.level = 2
	}
}
