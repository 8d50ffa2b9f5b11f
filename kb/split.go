package kb

import (
	"strings"
	"unicode/utf8"
)

// PassageLength is the length of a passage, in characters: a screen of text, small enough to be
// about one thing and to be quoted whole to a model.
const PassageLength = 1200

// Split cuts an entry into passages of at most max characters, whole lines each; max of 0 or
// less does not cut. It is a scanner of lines and no parser: it loses no word and never cuts a
// block of code, a list item or a row of a table, so one that is longer than max stays whole, and
// its passage is Oversize. It prefers to cut at blank lines, and keeps a heading with what follows
// it. A passage that goes on with a table begins with the table's header, and one that goes on
// below a heading of the body with that heading. Every entry has at least one passage; without a
// body, its text is empty.
func Split(e Entry, max int) []Passage {
	if utf8.RuneCountInString(e.Body) <= max {
		max = 0 // it fits as it is
	}
	lines := strings.Split(e.Body, "\n")
	packer := newPacker(lines, max)
	spans := packer.pack()
	passages := make([]Passage, 0, len(spans)+1)
	for i, s := range spans {
		head, _ := packer.head(s.start)
		p := Passage{
			Entry: e.ID, Index: i, Source: e.Source, Head: len(head),
			Text: s.text(lines, head), Oversize: max > 0 && packer.length(s) > max,
		}
		if e.BodyLine > 0 {
			p.TextLine = e.BodyLine + s.start
			p.Source.Line, p.Source.EndLine = p.TextLine, e.BodyLine+s.end-1
		}
		passages = append(passages, p)
	}
	if len(passages) == 0 {
		passages = append(passages, Passage{Entry: e.ID, Source: e.Source})
	}
	e.share(passages)
	return passages
}

// share gives every line of the entry to one of its passages; to all of them where their text
// was composed.
func (e *Entry) share(passages []Passage) {
	if e.FirstLine == 0 {
		return
	}
	for i := range passages {
		at := &passages[i].Source
		if i == 0 || e.BodyLine == 0 {
			at.Line = e.FirstLine
		}
		at.EndLine = e.LastLine
		if i+1 < len(passages) && e.BodyLine > 0 {
			at.EndLine = passages[i+1].TextLine - 1
		}
	}
}

// span is a run of lines; end is the first line after it.
type span struct{ start, end int }

func (s span) text(lines []string, head []int) string {
	own := strings.Join(lines[s.start:s.end], "\n")
	if len(head) == 0 {
		return own
	}
	var b strings.Builder
	for _, at := range head {
		b.WriteString(lines[at])
		b.WriteByte('\n')
	}
	b.WriteString(own)
	return b.String()
}

// packer joins what may be cut into passages that are as long as they may be.
type packer struct {
	lines  []string
	upTo   []int // upTo[i] is the length of the first i lines, in characters, with their ends
	max    int
	heads  heads
	packed []span
}

func newPacker(lines []string, max int) *packer {
	p := &packer{lines: lines, max: max}
	if max <= 0 {
		return p
	}
	p.upTo = make([]int, len(lines)+1)
	for i, line := range lines {
		p.upTo[i+1] = p.upTo[i] + utf8.RuneCountInString(line) + 1
	}
	return p
}

// pack joins paragraphs as long as they fit. A paragraph that does not fit by itself is packed
// unit by unit.
func (p *packer) pack() []span {
	if p.max <= 0 {
		return p.whole()
	}
	fences := Fences(p.lines)
	p.heads = newHeads(p.lines, fences)
	for _, paragraph := range paragraphs(p.lines, fences, p.heads.tables) {
		whole := span{paragraph[0].start, paragraph[len(paragraph)-1].end}
		if p.length(whole) <= p.max {
			p.join(whole)
			continue
		}
		p.packed = append(p.packed, paragraph[0])
		for _, unit := range paragraph[1:] {
			p.join(unit)
		}
	}
	return p.packed
}

// whole is the only passage of what is not cut: all but the blank lines around it.
func (p *packer) whole() []span {
	s := span{0, len(p.lines)}
	for s.start < s.end && isBlank(p.lines[s.start]) {
		s.start++
	}
	for s.end > s.start && isBlank(p.lines[s.end-1]) {
		s.end--
	}
	if s.start == s.end {
		return nil
	}
	return []span{s}
}

// join makes a span part of the last passage where it fits, and a passage of its own elsewhere.
func (p *packer) join(next span) {
	if last := len(p.packed) - 1; last >= 0 {
		both := span{p.packed[last].start, next.end}
		if _, head := p.head(both.start); p.length(both)+head <= p.max {
			p.packed[last] = both
			return
		}
	}
	p.packed = append(p.packed, next)
}

// length is that of a span in characters, without the end of its last line.
func (p *packer) length(s span) int { return p.upTo[s.end] - p.upTo[s.start] - 1 }

// head gives the lines that a passage repeats which begins there, and their length. Heads that
// would leave no room for what they stand over are not repeated.
func (p *packer) head(start int) (lines []int, length int) {
	lines = p.heads.above(start)
	for _, at := range lines {
		length += p.length(span{at, at + 1}) + 1
	}
	if length > p.max/2 && len(lines) > 0 {
		return nil, 0
	}
	return lines, length
}
