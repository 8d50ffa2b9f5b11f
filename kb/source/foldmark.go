package source

import (
	"slices"
	"strings"
)

// foldMarks gives the marks at which a page is cut for its fold-outs, and how many of them are
// questions. A fold-out stays in the text that it stands in where its title says nothing, and
// where it is a part of the answer to a question.
func (p *page) foldMarks(owned func(line int) bool) (marks []mark, asking int) {
	most := p.foldsAsk()
	var ends []mark
	for i := range p.folds {
		f := &p.folds[i]
		asks := f.isQuestion || most || asks(f.title) == surely
		empty := p.isEmpty(f)
		if saysNothing(f.title) || !asks && (empty || owned(f.start)) {
			continue
		}
		if asks {
			asking++
		}
		start, end := f.marks()
		start.asks = asks
		marks, ends = append(marks, start), append(ends, end)
	}
	// The inner of two that end on one line ends first, and one ends before the next begins.
	slices.Reverse(ends)
	slices.SortStableFunc(ends, func(a, b mark) int { return a.start - b.start })
	return append(ends, marks...), asking
}

// foldsAsk tells whether most of the fold-outs are questions.
func (p *page) foldsAsk() bool {
	asking, all := 0, 0
	for i := range p.folds {
		if saysNothing(p.folds[i].title) {
			continue
		}
		all++
		if asks(p.folds[i].title) == surely {
			asking++
		}
	}
	return asking >= 2 && asking*2 >= all
}

func (p *page) isEmpty(f *foldout) bool {
	return f.first == "" && f.last == "" && isBlank(p.lines[f.body:max(f.body, f.end)])
}

// marks gives the two marks of a fold-out.
func (f *foldout) marks() (start, end mark) {
	start = mark{block: block{head: foldHead, title: f.title, anchor: f.anchor, start: f.start, end: f.body}, hanged: true, until: f.end}
	if f.first != "" {
		start.edits = append(start.edits, edit{f.body, f.first})
	}
	end = mark{block: block{head: resumedHead, start: f.end, end: f.end}}
	switch {
	case !f.closed:
	case f.last != "":
		start.edits = append(start.edits, edit{f.end, strings.TrimRight(f.last+" "+f.after, " ")})
		start.until++
		end.start, end.end = f.end+1, f.end+1
	case f.after != "":
		end.edits = []edit{{f.end, f.after}}
	default:
		end.end++
	}
	return start, end
}
