package kb

import "strings"

// unit is what is not cut, unless it is a line of text that is too long.
type unit struct {
	span
	isText bool // one line of it
}

// paragraphs groups the units between blank lines. A heading belongs to the paragraph below it.
func paragraphs(lines []string, fences []Fence, tables []table) [][]unit {
	var groups [][]unit
	for _, next := range units(lines, fences, tables) {
		if last := len(groups) - 1; last >= 0 {
			above := groups[last][len(groups[last])-1]
			if above.end == next.start || isHeading(lines[above.start]) && above.end == above.start+1 {
				groups[last] = append(groups[last], next)
				continue
			}
		}
		groups = append(groups, []unit{next})
	}
	return groups
}

// units gives what must not be cut: blocks of code, list items with what is indented below them,
// quotations, rows, the header of a table with its first row, single lines of text. Blank lines are
// between units or inside them.
func units(lines []string, fences []Fence, tables []table) []unit {
	var all []unit
	for at := 0; at < len(lines); {
		for len(fences) > 0 && fences[0].Start < at {
			fences = fences[1:]
		}
		for len(tables) > 0 && tables[0].end <= at {
			tables = tables[1:]
		}
		end, isText := at+1, false
		switch {
		case isBlank(lines[at]):
			at++
			continue
		case itemMark(strings.TrimLeft(lines[at], " \t")) > 0:
			end = endOfItem(lines, fences, at)
		case len(fences) > 0 && fences[0].Start == at:
			end = fences[0].End + 1
		case len(tables) > 0 && tables[0].header == at:
			end = min(tables[0].rows()+1, tables[0].end)
		case isQuoted(lines[at]):
			for end < len(lines) && isQuoted(lines[end]) {
				end++
			}
		case strings.HasPrefix(lines[at], "||"):
			end = endOfRow(lines, fences, at)
		case strings.HasPrefix(strings.TrimLeft(lines[at], " \t"), "<tr"):
			end = endOfMarkupRow(lines, at)
		case indent(lines[at]) >= 4:
			end = endOfIndented(lines, fences, at)
		default:
			inTable := len(tables) > 0 && tables[0].header < at
			isText = !inTable && !begins(lines[at])
		}
		all = append(all, unit{span{at, end}, isText})
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

// endOfMarkupRow gives the line after a row between <tr> and </tr>, which may have a line for every
// cell.
func endOfMarkupRow(lines []string, start int) int {
	for at := start; at < len(lines) && !isBlank(lines[at]); at++ {
		if strings.Contains(lines[at], "</tr>") {
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
