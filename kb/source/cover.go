package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"firstline/kb"
)

// cover gives every line of a page, front matter and blank lines aside, to one of the entries that
// were made of it since the first: what stands between two of them to the later one, that is a
// heading without text of its own, a comment, a statement, a question without an answer; what
// follows the last to the last.
func (b *builder) cover(first int) {
	if b.file.places != nil {
		return // its lines are not those of the file
	}
	drafts := b.drafts[first:]
	order := make([]int, len(drafts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return drafts[x].Source.Line - drafts[y].Source.Line })
	lines, next := b.file.lines, b.file.first()
	for at, i := range order {
		e := &drafts[i].Entry
		for next < e.Source.Line-1 && strings.TrimSpace(lines[next]) == "" {
			next++
		}
		e.FirstLine = min(next+1, e.Source.Line)
		e.LastLine = e.Source.EndLine
		if at == len(order)-1 {
			for end := len(lines); end > e.LastLine; end-- {
				if strings.TrimSpace(lines[end-1]) != "" {
					e.LastLine = end
				}
			}
		}
		next = max(next, e.LastLine)
	}
}

// reportOversize tells of what is longer than a passage and cannot be cut.
func (b *builder) reportOversize() {
	for i := range b.drafts {
		e := &b.drafts[i].Entry
		if len(e.Body) <= kb.PassageLength {
			continue
		}
		for _, passage := range kb.Split(*e, kb.PassageLength) {
			if !passage.Oversize {
				continue
			}
			b.source.Problems = append(b.source.Problems, kb.Finding{
				Pos:  kb.Pos{Path: e.Source.Path, Sheet: e.Source.Sheet, Line: cmp.Or(passage.TextLine, e.Source.Line)},
				Code: oversize, Severity: kb.Warning,
				Message: fmt.Sprintf("longer than a passage of %d characters, and cannot be cut", kb.PassageLength),
				Hint:    "it is kept whole; part a long block of code, list item, row or sentence to have it found by its parts",
			})
		}
	}
}
