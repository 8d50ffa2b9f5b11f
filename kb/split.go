package kb

import (
	"strings"
	"unicode/utf8"
)

// PassageLength is the length of a passage, in characters: a screen of text, small enough to be
// about one thing and to be quoted whole to a model.
const PassageLength = 1200

// Split cuts an entry into passages of at most max characters, whole lines each, or whole sentences
// of a line of text that is longer than max; max of 0 or less does not cut. It is a scanner of lines
// and no parser: it loses no word and never cuts a block of code, a list item, a row of a table or
// a sentence, so one that is longer than max stays whole, and its passage is Oversize. It prefers to
// cut at blank lines, and keeps a heading with what follows it. A passage that goes on with a table begins with the table's header, and one that goes on
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
			Text: packer.text(s, head), Oversize: max > 0 && packer.length(s) > max,
		}
		if e.BodyLine > 0 {
			p.TextLine = e.BodyLine + packer.at[s.start]
			p.Source.Line, p.Source.EndLine = p.TextLine, e.BodyLine+packer.at[s.end-1]
		}
		passages = append(passages, p)
	}
	if len(passages) == 0 {
		passages = append(passages, Passage{Entry: e.ID, Source: e.Source})
	}
	e.share(passages)
	return passages
}

// share gives every line of the entry to one of its passages: to several where it is cut, and to all
// of them where their text was composed.
func (e *Entry) share(passages []Passage) {
	if e.FirstLine == 0 {
		return
	}
	for i := range passages {
		at := &passages[i].Source
		if i == 0 || e.BodyLine == 0 {
			at.Line = e.FirstLine
		}
		if i+1 < len(passages) && e.BodyLine > 0 {
			at.EndLine = max(at.EndLine, passages[i+1].TextLine-1)
		} else {
			at.EndLine = e.LastLine
		}
	}
}

// span is a run of lines, or of pieces; end is the first one after it.
type span struct{ start, end int }

// packer joins what may be cut into passages that are as long as they may be. What it packs are
// pieces: the lines, those of text that are too long cut into sentences.
type packer struct {
	lines  []string
	pieces []string
	at     []int // the line of each piece
	first  []int // the piece that each line begins with
	upTo   []int // upTo[i] is the length of the first i pieces, in characters, with the ends of lines
	max    int
	heads  heads
	packed []span
}

func newPacker(lines []string, max int) *packer {
	ints := func() []int { return make([]int, 0, len(lines)+1) }
	p := &packer{lines: lines, pieces: make([]string, 0, len(lines)), at: ints(), first: ints(), max: max}
	if max > 0 {
		p.upTo = append(ints(), 0)
	}
	return p
}

// pack joins paragraphs as long as they fit. A paragraph that does not fit by itself is packed
// unit by unit.
func (p *packer) pack() []span {
	if p.max <= 0 {
		for i := range p.lines {
			p.addLine(i, false)
		}
		return p.whole()
	}
	fences := Fences(p.lines)
	p.heads = newHeads(p.lines, fences)
	for _, paragraph := range p.cut(paragraphs(p.lines, fences, p.heads.tables)) {
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

// length is that of a span in characters, without the white space that parts it from what follows.
func (p *packer) length(s span) int { return p.upTo[s.end] - p.upTo[s.start] - 1 }

// text gives a span below the lines that it repeats.
func (p *packer) text(s span, head []int) string {
	var b strings.Builder
	for _, at := range head {
		b.WriteString(p.lines[at])
		b.WriteByte('\n')
	}
	for i := s.start; i < s.end; i++ {
		if i > s.start && p.at[i] != p.at[i-1] {
			b.WriteByte('\n')
		}
		b.WriteString(p.pieces[i])
	}
	if s.end < len(p.pieces) && p.at[s.end] == p.at[s.end-1] {
		return strings.TrimRight(b.String(), " \t")
	}
	return b.String()
}

// head gives the lines that a passage repeats which begins there, and their length. Heads that
// would leave no room for what they stand over are not repeated.
func (p *packer) head(start int) (lines []int, length int) {
	lines = p.heads.above(p.at[start])
	for _, at := range lines {
		length += p.length(span{p.first[at], p.first[at] + 1}) + 1
	}
	if length > p.max/2 && len(lines) > 0 {
		return nil, 0
	}
	return lines, length
}
