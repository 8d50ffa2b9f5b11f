package kb

import (
	"strings"
	"unicode/utf8"
)

// Split cuts an entry into passages of at most max characters, whole lines each; max of 0 or
// less does not cut. It is a scanner of lines and no parser: it loses no word and never cuts a
// block of code, a list item or a row of a table, so one that is longer than max stays whole. It
// prefers to cut at blank lines, and keeps a heading with what follows it. Every entry has at
// least one passage; without a body, its text is empty.
func Split(e Entry, max int) []Passage {
	lines := strings.Split(e.Body, "\n")
	var passages []Passage
	for _, p := range newPacker(lines, max).pack() {
		passage := Passage{Entry: e.ID, Index: len(passages), Text: p.text(lines), Source: e.Source}
		if e.BodyLine > 0 {
			passage.Source.Line = e.BodyLine + p.start
			passage.Source.EndLine = e.BodyLine + p.end - 1
		}
		passages = append(passages, passage)
	}
	if len(passages) == 0 {
		passages = append(passages, Passage{Entry: e.ID, Source: e.Source})
	}
	return passages
}

// span is a run of lines; end is the first line after it.
type span struct{ start, end int }

func (s span) text(lines []string) string { return strings.Join(lines[s.start:s.end], "\n") }

// packer joins what may be cut into passages that are as long as they may be.
type packer struct {
	lines  []string
	upTo   []int // upTo[i] is the length of the first i lines, in characters, with their ends
	max    int
	packed []span
}

func newPacker(lines []string, max int) *packer {
	upTo := make([]int, len(lines)+1)
	for i, line := range lines {
		upTo[i+1] = upTo[i] + utf8.RuneCountInString(line) + 1
	}
	return &packer{lines: lines, upTo: upTo, max: max}
}

// pack joins paragraphs as long as they fit. A paragraph that does not fit by itself is packed
// unit by unit.
func (p *packer) pack() []span {
	for _, paragraph := range paragraphs(p.lines) {
		whole := span{paragraph[0].start, paragraph[len(paragraph)-1].end}
		if p.fits(whole) {
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

// join makes a span part of the last passage where it fits, and a passage of its own elsewhere.
func (p *packer) join(next span) {
	if last := len(p.packed) - 1; last >= 0 {
		if both := (span{p.packed[last].start, next.end}); p.fits(both) {
			p.packed[last] = both
			return
		}
	}
	p.packed = append(p.packed, next)
}

func (p *packer) fits(s span) bool { return p.max <= 0 || p.upTo[s.end]-p.upTo[s.start]-1 <= p.max }

// paragraphs groups the units between blank lines. A heading belongs to the paragraph below it.
func paragraphs(lines []string) [][]span {
	var groups [][]span
	for _, unit := range units(lines) {
		if last := len(groups) - 1; last >= 0 {
			above := groups[last][len(groups[last])-1]
			if above.end == unit.start || isHeading(lines[above.start]) && above.end == above.start+1 {
				groups[last] = append(groups[last], unit)
				continue
			}
		}
		groups = append(groups, []span{unit})
	}
	return groups
}

// units gives what must not be cut: blocks of code, list items with what is indented below them,
// quotations, rows, single lines of text. Blank lines are between units or inside them.
func units(lines []string) []span {
	fences := Fences(lines)
	var all []span
	for at := 0; at < len(lines); {
		for len(fences) > 0 && fences[0].Start < at {
			fences = fences[1:]
		}
		end := at + 1
		switch {
		case isBlank(lines[at]):
			at++
			continue
		case itemMark(strings.TrimLeft(lines[at], " \t")) > 0:
			end = endOfItem(lines, fences, at)
		case len(fences) > 0 && fences[0].Start == at:
			end = fences[0].End + 1
		case isQuoted(lines[at]):
			for end < len(lines) && isQuoted(lines[end]) {
				end++
			}
		case strings.HasPrefix(lines[at], "||"):
			end = endOfRow(lines, fences, at)
		case indent(lines[at]) >= 4:
			end = endOfIndented(lines, fences, at)
		}
		all = append(all, span{at, end})
		at = end
	}
	return all
}

// endOfItem gives the first line that does not belong to the list item at line start: not
// indented deeper than it, and not the rest of its paragraph.
func endOfItem(lines []string, fences []Fence, start int) int {
	depth := indent(lines[start])
	end := start + 1
	at := end
	if len(fences) > 0 && fences[0].Start == start {
		end = fences[0].End + 1
		at, fences = end, fences[1:]
	}
	for at < len(lines) {
		line := lines[at]
		fenced := len(fences) > 0 && fences[0].Start == at
		switch {
		case isBlank(line):
			at++
			continue
		case indent(line) > depth && fenced:
			end = fences[0].End + 1
		case indent(line) > depth:
			end = at + 1
		case at == end && !fenced && !begins(line):
			end = at + 1
		default:
			return end
		}
		if fenced {
			fences = fences[1:]
		}
		at = end
	}
	return end
}

// begins tells whether a line starts something of its own where a paragraph could go on.
func begins(line string) bool {
	line = strings.TrimLeft(line, " \t")
	return itemMark(line) > 0 || isHeading(line) || strings.HasPrefix(line, "|") || strings.HasPrefix(line, ">")
}

// endOfRow gives the line after a row between || and ||, which may hold several lines of text and
// of code.
func endOfRow(lines []string, fences []Fence, start int) int {
	for at := start; at < len(lines) && !isBlank(lines[at]); at++ {
		for len(fences) > 0 && fences[0].Start < at {
			fences = fences[1:]
		}
		if len(fences) > 0 && fences[0].Start == at {
			at = fences[0].End
		}
		line := strings.TrimRight(lines[at], " \t")
		if strings.HasSuffix(line, "||") && (at > start || len(line) > 2) {
			return at + 1
		}
	}
	return start + 1
}

// endOfIndented gives the line after a block of code that is marked by its indentation alone.
func endOfIndented(lines []string, fences []Fence, start int) int {
	end := start + 1
	for at := end; at < len(lines); at++ {
		if len(fences) > 0 && fences[0].Start <= at {
			break
		}
		if isBlank(lines[at]) {
			continue
		}
		if indent(lines[at]) < 4 {
			break
		}
		end = at + 1
	}
	return end
}

func isQuoted(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " \t"), ">") }

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

func isHeading(line string) bool {
	after := strings.TrimLeft(line, "#")
	level := len(line) - len(after)
	return level >= 1 && level <= 6 && strings.HasPrefix(after, " ")
}

func indent(line string) int {
	return columns(line[:len(line)-len(strings.TrimLeft(line, " \t"))])
}
