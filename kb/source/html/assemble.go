package html

import (
	"slices"
	"strings"

	"firstline/kb/source/md"
)

// page is the blocks of a page as they are written, with the headings above the next one.
type page struct {
	text  md.Text[int]
	title string
	above []opened
	last  int   // the level of the last heading that is no question
	ended *item // whose answer is written, and nothing after it
}

// opened is a heading that the next block may belong to.
type opened struct {
	level int
	text  md.Text[int]
	item  *item
}

// assemble writes the blocks of a page under each other. A question stands one level below the
// heading above it, and at the third at least. What follows the last answer of an accordion is no
// part of it: the heading above the accordion, or the title of the page, is written once more.
func assemble(blocks []block, title string) md.Text[int] {
	promote(blocks)
	p := &page{title: title}
	for i := range blocks {
		p.add(&blocks[i])
	}
	// A browser shows some text before the tag that stands before it in the file.
	at := p.text.At
	for i := len(at) - 2; i >= 0; i-- {
		at[i] = min(at[i], at[i+1])
	}
	return p.text
}

func (p *page) add(b *block) {
	level := b.level
	if b.question || b.asked != nil {
		level = min(max(3, p.last+1), 6)
	} else if p.resume(b); level > 0 {
		p.last = level
	}
	if level > 0 {
		p.enter(opened{level, b.text, b.item})
	}
	p.ended = b.ends
	p.text.Blank()
	b.write(&p.text, level)
}

// enter goes below a heading.
func (p *page) enter(o opened) {
	for len(p.above) > 0 && p.above[len(p.above)-1].level >= o.level {
		p.above = p.above[:len(p.above)-1]
	}
	p.above = append(p.above, o)
}

// resume goes back, before a block that would be read as a part of the answer that has ended, to
// the heading above it.
func (p *page) resume(b *block) {
	at := slices.IndexFunc(p.above, func(o opened) bool { return o.item != nil && o.item == p.ended })
	if at < 0 || 0 < b.level && b.level <= p.above[at].level {
		return
	}
	again := opened{level: 1}
	if again.text.Add(b.line(), p.title); at > 0 {
		again = p.above[at-1]
	}
	if again.text.Lines[0] == "" {
		return
	}
	p.enter(again)
	p.last = again.level
	p.text.Blank()
	p.text.Add(b.line(), strings.Repeat("#", again.level)+" "+again.text.Lines[0])
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
