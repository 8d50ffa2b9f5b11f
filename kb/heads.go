package kb

import (
	"slices"
	"sort"
	"strings"
)

// heads knows what stands over each line of a body: its headings, and the headers of its tables.
type heads struct {
	headings []heading // in order
	tables   []table
}

// heading is a heading of a body.
type heading struct {
	line  int
	level int
	above int // the heading that it stands under, -1 for none
}

// table is a table of rows between |, with a ruler below its header.
type table struct {
	header int // its line; the ruler is the next one
	end    int // the first line after the last row
}

// rows is the first line of the table's rows.
func (t table) rows() int { return t.header + 2 }

func newHeads(lines []string, fences []Fence) heads {
	var h heads
	for at := 0; at < len(lines); at++ {
		for len(fences) > 0 && fences[0].End < at {
			fences = fences[1:]
		}
		if len(fences) > 0 && fences[0].Start <= at {
			at = fences[0].End
			continue
		}
		switch {
		case isHeading(lines[at]):
			h.add(at, len(lines[at])-len(strings.TrimLeft(lines[at], "#")))
		case at > 0 && isRuler(lines[at]) && strings.Contains(lines[at-1], "|") && indent(lines[at-1]) < 4:
			t := table{header: at - 1, end: at + 1}
			for t.end < len(lines) && !isBlank(lines[t.end]) && strings.Contains(lines[t.end], "|") {
				t.end++
			}
			h.tables = append(h.tables, t)
			at = t.end - 1
		}
	}
	return h
}

func (h *heads) add(line, level int) {
	above := len(h.headings) - 1
	for above >= 0 && h.headings[above].level >= level {
		above = h.headings[above].above
	}
	h.headings = append(h.headings, heading{line, level, above})
}

// above gives the lines that a passage repeats which begins at a line: the headings that the line
// stands under, the highest first, and the header of its table.
func (h heads) above(start int) []int {
	var lines []int
	next := sort.Search(len(h.headings), func(i int) bool { return h.headings[i].line >= start })
	over := next - 1
	if next < len(h.headings) && h.headings[next].line == start {
		over = h.headings[next].above
	}
	for ; over >= 0; over = h.headings[over].above {
		lines = append(lines, h.headings[over].line)
	}
	slices.Reverse(lines)
	at := sort.Search(len(h.tables), func(i int) bool { return h.tables[i].end > start })
	if at < len(h.tables) && h.tables[at].rows() <= start {
		lines = append(lines, h.tables[at].header, h.tables[at].header+1)
	}
	return lines
}

// isRuler tells the line below a table's header: |---|:---:|.
func isRuler(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Contains(line, "|") && strings.Contains(line, "-") && strings.Trim(line, "|-: \t") == ""
}
