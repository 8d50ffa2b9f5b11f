package workbook

import (
	"strconv"
	"strings"
)

// cellName is what Excel calls a cell, both counted from 0: B5.
func cellName(row, column int) string {
	letters := ""
	for column++; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters + strconv.Itoa(row+1)
}

// parseName reads the name of a cell, as B5 or $B$5.
func parseName(s string) (row, column int, ok bool) {
	i := 0
	if strings.HasPrefix(s, "$") {
		i++
	}
	start := i
	for ; i < len(s) && i < start+4; i++ {
		letter := s[i] &^ 0x20
		if letter < 'A' || letter > 'Z' {
			break
		}
		column = column*26 + int(letter-'A') + 1
	}
	letters := i - start
	if i < len(s) && s[i] == '$' {
		i++
	}
	digits := len(s) - i
	for ; i < len(s) && digits < 8; i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, 0, false
		}
		row = row*10 + int(s[i]-'0')
	}
	ok = letters > 0 && i == len(s) && digits > 0 && row > 0 && row <= maxRow && column <= maxColumn
	return row - 1, column - 1, ok
}

// parseArea reads A1:C3, or the name of one cell.
func parseArea(s string) (area, bool) {
	first, last, ok := strings.Cut(s, ":")
	if !ok {
		last = first
	}
	top, left, okFirst := parseName(first)
	bottom, right, okLast := parseName(last)
	return area{min(top, bottom), min(left, right), max(top, bottom), max(left, right)}, okFirst && okLast
}
