package source

import (
	"strings"
	"unicode"
)

// delimiterOf finds what parts the cells of a table: the sign that gives most of the first rows
// the same number of cells. A table that no sign parts is one column, with delimiter 0.
func delimiterOf(lines []string) byte {
	const sample = 200
	head := strings.Join(lines[:min(len(lines), 4*sample)], "\n")
	var best byte
	bestShare, bestWidth := 0.0, 1
	for _, delim := range []byte{'\t', ';', '|', ','} {
		share, width := consistency(readRecords(head, delim, 1, sample))
		if width > 1 && (share > bestShare+0.01 || share > bestShare-0.01 && width > bestWidth) {
			best, bestShare, bestWidth = delim, share, width
		}
	}
	return best
}

// namedDelimiter gives the sign that a first line sep=; names, 0 where it names none. Programs
// quote the line, or fill it up with the sign.
func namedDelimiter(line string) byte {
	named, ok := strings.CutPrefix(strings.ToLower(strings.Trim(line, "\"")), "sep=")
	if !ok || named == "" || strings.Trim(named, named[:1]+"\"") != "" || named[0] >= 0x80 || unicode.IsLetter(rune(named[0])) || unicode.IsDigit(rune(named[0])) {
		return 0
	}
	return named[0]
}

// consistency gives the most frequent number of cells in a row, and the share of rows that have
// it. Rows without a delimiter (titles, categories) count as half a row.
func consistency(records []record) (share float64, width int) {
	counts := map[int]int{}
	total := 0.0
	for _, r := range records {
		switch {
		case r.mistake != "" || r.blank():
		case len(r.cells) == 1:
			total += 0.5
		default:
			counts[len(r.cells)]++
			total++
		}
	}
	for w, n := range counts {
		if n > counts[width] || n == counts[width] && w > width {
			width = w
		}
	}
	if total == 0 {
		return 0, 0
	}
	return float64(counts[width]) / total, width
}

// looksLikeTable tells whether text without a telling name is a table: all but a few of its rows
// have the same number of cells. Commas part sentences, so a table of commas needs three columns.
func looksLikeTable(lines []string) bool {
	delim := delimiterOf(lines)
	if delim == 0 {
		return false
	}
	records := readRecords(strings.Join(lines, "\n"), delim, 1, 200)
	share, width := consistency(records)
	return share >= 0.8 && len(records) >= 2 && (width >= 3 || delim != ',')
}
