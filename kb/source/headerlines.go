package source

import (
	"slices"
	"strconv"
	"strings"

	"firstline/kb/text"
)

// add takes a further line of a header.
func (h *header) add(line record, units bool) {
	line.cells = line.cells[:min(len(line.cells), maxColumns)]
	h.lines = append(h.lines, headerLine{record: line, texts: cellTexts(line), units: units})
	h.labels, h.lowest = nil, nil
	for i, l := range h.lines {
		switch {
		case l.units && isUnitLine(l.record):
			h.join(l.texts, ", ")
		case !l.units:
			h.addLabels(l, h.lines[i+1:])
		}
	}
}

// addLabels joins the labels of a line to those above them. A word over several columns is
// merged, or stands over the first of them and leaves the others empty.
func (h *header) addLabels(l headerLine, below []headerLine) {
	labels := l.texts
	if len(below) > 0 && !below[0].units {
		labels = spread(l.record, joined(below))
	}
	h.join(labels, " — ")
	for column, label := range labels {
		if label = oneLine(label); label != "" {
			h.lowest[column] = label
		}
	}
}

func (h *header) join(labels []string, mark string) {
	for len(h.labels) < len(labels) {
		h.labels, h.lowest = append(h.labels, ""), append(h.lowest, "")
	}
	for i, label := range labels {
		h.labels[i] = joinLabels(h.labels[i], oneLine(label), mark)
	}
}

// saysAll tells whether a label has every word of another.
func saysAll(label, other string) bool {
	words := headerWords(label)
	for _, word := range headerWords(other) {
		if !slices.Contains(words, word) {
			return false
		}
	}
	return strings.Contains(label, other) || len(headerWords(other)) > 0
}

// joinLabels keeps the upper label only where it adds something.
func joinLabels(upper, lower, mark string) string {
	above, below := text.Fold(upper), text.Fold(lower)
	switch {
	case above == "" || strings.HasPrefix(below, above):
		return lower
	case below == "" || saysAll(above, below):
		return upper
	}
	return upper + mark + lower
}

// joined gives the columns in which any of the lines has a label.
func joined(lines []headerLine) []string {
	var all []string
	for _, l := range lines {
		for i, s := range l.texts {
			if len(all) <= i {
				all = append(all, "")
			}
			if all[i] == "" && !l.units {
				all[i] = s
			}
		}
	}
	return all
}

// spread gives a line of a header with each word over all the columns that it is for; below are
// the labels under it.
func spread(r record, below []string) []string {
	labels := cellTexts(r)
	for len(labels) < len(below) {
		labels = append(labels, "")
	}
	for len(below) < len(labels) {
		below = append(below, "")
	}
	for _, c := range r.cells {
		if c.across {
			return labels
		}
	}
	group := ""
	for i := range labels {
		switch {
		case labels[i] != "" && below[i] != "":
			group = labels[i]
		case labels[i] != "" || below[i] == "":
			group = ""
		default:
			labels[i] = group
		}
	}
	return labels
}

// isUpperLine tells whether a row stands over a line of a header as a line of it: words over
// groups of its columns. A title covers all of them, or stands at the margin.
func isUpperLine(r, below record) bool {
	own := r.filled()
	if r.mistake != "" || own == 0 || below.filled() < 3 || isStatedNumber(r) {
		return false
	}
	merged, priced := false, false
	for _, c := range r.cells {
		if c.text == "" {
			continue
		}
		if !isLabel(c.text) || strings.HasSuffix(c.text, ":") || isTitle(c.text) {
			return false
		}
		merged = merged || c.across
		role := roleOf(c.text)
		priced = priced || role.isPrice() || role == oldPriceRole || role == stockRole
	}
	first, covered, roles := coverage(r, below)
	switch {
	case covered < 2 || first == 0 && own == 1:
		return false
	case own == 1:
		return priced || covered < below.filled() && (merged || roles == 1)
	}
	return merged || priced
}

// isStatedNumber: a name and its number beside it, which say something of the whole table: Курс USD, 92,5.
func isStatedNumber(r record) bool {
	first := firstFilled(r)
	return r.filled() == 2 && isWords(r.at(first)) && isBareNumber(r.at(first+1)) && !isYear(r.at(first+1))
}

// isLabel tells whether a cell may stand in a header.
func isLabel(s string) bool { return isHeaderCell(s) || isMeasure(s) }

// coverage tells which column the words of a line cover first, how many they cover of those below,
// and how many different roles these have.
func coverage(r, below record) (first, covered, roles int) {
	labels := spread(r, cellTexts(below))
	first = len(labels)
	seen := map[role]bool{}
	for i := range labels {
		if labels[i] != "" && below.at(i) != "" {
			first = min(first, i)
			covered++
			seen[roleOf(below.at(i))] = true
		}
	}
	return first, covered, len(seen)
}

// isLowerLine tells whether a row below the header is a line of it: it leaves the column of names
// empty, or merged with what is above, and has labels where the line above has none of its own.
func (h *header) isLowerLine(r record) bool {
	const two = 2 // a single label is a category
	above := h.lines[len(h.lines)-1].texts
	first := h.nameColumn()
	if r.mistake != "" || r.filled() < two || first >= len(r.cells) || r.cells[first].own() {
		return false
	}
	labels := 0
	for i, c := range r.cells {
		if !c.own() {
			continue
		}
		if !isLabel(c.text) && !isBareNumber(c.text) {
			return false
		}
		bare := i >= len(above) || above[i] == ""
		if bare && labels == 0 || !bare && !coversNext(above, i) {
			return false
		}
		labels++
	}
	return true
}

// coversNext tells whether label i of a line is over its neighbour as well.
func coversNext(line []string, i int) bool {
	return i > 0 && (line[i] == line[i-1] || i+1 < len(line) && (line[i+1] == line[i] || line[i+1] == ""))
}

// nameColumn is where a header has the names of items.
func (h *header) nameColumn() int {
	for i, label := range h.labels {
		if r := roleOf(label); r == titleRole || r == questionRole {
			return i
		}
	}
	for i, label := range h.labels {
		if label != "" {
			return i
		}
	}
	return 0
}

// isUnitLine: every cell that is not empty is a unit.
func isUnitLine(r record) bool {
	for _, c := range r.cells {
		if c.own() && !isUnit(c.text) {
			return false
		}
	}
	return r.mistake == "" && r.filled() > 0
}

// isNumberLine: the columns are numbered, 1 2 3 4, in a line of their own.
func isNumberLine(r record, columns int) bool {
	n := 0
	for _, c := range r.cells {
		if !c.own() {
			continue
		}
		if n++; strings.Trim(c.text, "()") != strconv.Itoa(n) {
			return false
		}
	}
	return r.mistake == "" && n >= 3 && n*2 >= columns || n == 2 && columns == 2
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
