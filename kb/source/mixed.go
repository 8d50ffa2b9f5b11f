package source

import (
	"slices"
	"sort"
)

// others adds to the questions of a page those of other shapes, in the sections that have none
// yet: a page to which several people have written. A section is what stands between two headings;
// what stands below a heading that asks is its answer.
func (p *page) others(own []mark, shapes [][]mark) []mark {
	for _, marks := range append(shapes, own) {
		slices.SortStableFunc(marks, func(a, b mark) int { return a.start - b.start })
	}
	all := slices.Clone(own)
	from, level := 0, 7 // of the question whose answer is being read
	for _, b := range p.blocks {
		if b.head != headingHead {
			continue
		}
		if level == 7 && len(between(own, from, b.start)) == 0 {
			all = append(all, p.otherShapes(from, b.start, shapes)...)
		}
		if b.asks {
			level = b.level
		} else if b.level <= level {
			level = 7
		}
		from = b.end
	}
	if level == 7 && len(between(own, from, len(p.lines))) == 0 {
		all = append(all, p.otherShapes(from, len(p.lines), shapes)...)
	}
	return all
}

// between gives the marks from a line to before another; they are in the order of the file.
func between(marks []mark, from, to int) []mark {
	first := sort.Search(len(marks), func(i int) bool { return marks[i].start >= from })
	last := sort.Search(len(marks), func(i int) bool { return marks[i].start >= to })
	return marks[first:max(first, last)]
}

// otherShapes gives the sure and answered questions between two lines, whatever their shapes.
func (p *page) otherShapes(from, to int, shapes [][]mark) []mark {
	var found []mark
	taken := map[int]bool{} // the lines of questions and of answers that begin on them
	for _, marks := range shapes {
		some := between(marks, from, to)
		for i, m := range some {
			if !m.sure || taken[m.start] || taken[m.end] || !p.isAnswered(some, i) {
				continue
			}
			found = append(found, m)
			for line := m.start; line < max(m.end, m.start+1); line++ {
				taken[line] = true
			}
		}
	}
	return found
}
