package ui

import "strings"

// Bar draws a share from 0 to 1 as a bar of so many columns at most, in eighths of a column: ██████▌.
func Bar(share float64, width int) string {
	const eighths = 8
	n := int(min(max(share, 0), 1)*float64(width*eighths) + 0.5)
	bar := strings.Repeat("█", n/eighths)
	if rest := n % eighths; rest > 0 {
		bar += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return bar
}
