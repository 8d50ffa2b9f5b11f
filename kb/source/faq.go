package source

import (
	"slices"

	"firstline/kb"
)

// ask finds the questions of a page: the headings that ask, or one of the other shapes in which
// people write them, whichever has most; and the fold-outs whose titles ask. It gives the marks at
// which the page is to be cut, those of tables among them, and finds whether it is a page of
// questions, as its name may say.
func (p *page) ask(wanted kb.SourceKind, name string) (marks []mark) {
	if wanted != kb.KindDocument && wanted != kb.KindPrices {
		marks, p.isFAQ = p.askInText(wanted == kb.KindFAQ, isAboutQuestions(name))
	}
	owned := p.owned(marks)
	folds, asking := p.foldMarks(owned)
	p.isFAQ = p.isFAQ || wanted == kb.KindFAQ || wanted == "" && asking >= 2 && asking >= p.fullHeadings()
	tables, ends := p.tableMarks(wanted, folds, owned)
	return slices.Concat(ends, marks, folds, tables) // on one line, a table ends before all else and begins after it
}

// askInText finds the questions that are no fold-outs. Forced tells that the author says that
// there are some.
func (p *page) askInText(forced, about bool) (marks []mark, isFAQ bool) {
	headings, ofPage := p.askingHeadings(about)
	var all [][]mark
	for _, find := range []func() []mark{p.pairs, p.boldQuestions, p.listQuestions, p.definedQuestions, p.inlineQuestions, p.bareQuestions} {
		found := find()
		if all = append(all, found); len(found) > len(marks) && p.worth(found, forced) {
			marks = found
		}
	}
	if len(marks) > 0 && len(marks) >= headings {
		for i := range p.blocks {
			p.blocks[i].asks = false
		}
		return p.others(marks, all), true
	}
	if forced && !slices.ContainsFunc(p.tables, func(t pageTable) bool { return t.isEntries }) {
		p.markFullest()
	}
	if isFAQ = ofPage && headings*2 >= p.fullHeadings(); isFAQ {
		return p.others(nil, all), true
	}
	return nil, false
}

// worth tells whether questions found in the text make the page one of questions: two at the
// least, most of them answered, and not a few among many headings.
func (p *page) worth(marks []mark, forced bool) bool {
	sure, answered := 0, 0
	for i := range marks {
		if marks[i].sure {
			sure++
		}
		if p.isAnswered(marks, i) {
			answered++
		}
	}
	if forced {
		return sure >= 1 && answered*2 >= len(marks)
	}
	return sure >= 2 && answered*2 > len(marks) && len(marks) >= p.fullHeadings()
}

func (p *page) isAnswered(marks []mark, i int) bool {
	end := len(p.lines)
	if i+1 < len(marks) {
		end = marks[i+1].start
	}
	m := &marks[i]
	return len(m.edits) > 0 && m.edits[0].text != "" || m.end < end && !isBlank(p.lines[m.end:end])
}

// fullHeadings counts the headings with text of their own; those below a question are parts of its
// answer.
func (p *page) fullHeadings() int {
	count, level := 0, 7
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.head != headingHead || b.level > level {
			continue
		}
		if level = 7; b.asks {
			level = b.level
		}
		if p.hasOwnText(i) {
			count++
		}
	}
	return count
}

// owned tells of a line whether it belongs to the answer to a question that is no fold-out.
func (p *page) owned(marks []mark) func(line int) bool {
	inAnswer := make([]bool, len(p.lines)+1)
	within, level, next := false, 0, 0
	for _, b := range p.blocks {
		for ; next < len(marks) && marks[next].start < b.end; next++ {
			if marks[next].start >= b.start && b.head == noHead {
				fill(inAnswer[marks[next].start:b.end])
				within, level = true, 6
			}
		}
		switch {
		case b.head == headingHead && (b.asks || !within || b.level <= level):
			within, level = b.asks, b.level
		case within:
			fill(inAnswer[b.start:b.end])
		}
	}
	return func(line int) bool { return inAnswer[line] }
}

func fill(flags []bool) {
	for i := range flags {
		flags[i] = true
	}
}
