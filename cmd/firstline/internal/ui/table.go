package ui

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/lipgloss/table"
)

// Table is a grid of cells under a header. Columns whose header begins with a space are set to
// the right, as figures are.
type Table struct {
	Header []string
	Rows   [][]string
	// Total says that the last row sums up those above it, and is set apart.
	Total bool
	// Width is how many columns of text there are; the longest cells are cut to fit in. 0 is no limit.
	Width int
}

// WithoutEmpty is the table without the columns that have no cell with a text.
func (t Table) WithoutEmpty() Table {
	return t.keep(func(column int) bool {
		return slices.ContainsFunc(t.Rows, func(row []string) bool { return row[column] != "" })
	})
}

// Without is the table without a column.
func (t Table) Without(header string) Table {
	return t.keep(func(column int) bool { return t.Header[column] != header })
}

func (t Table) keep(wanted func(column int) bool) Table {
	kept := t
	kept.Header, kept.Rows = nil, make([][]string, len(t.Rows))
	for column, name := range t.Header {
		if !wanted(column) {
			continue
		}
		kept.Header = append(kept.Header, name)
		for i, row := range t.Rows {
			kept.Rows[i] = append(kept.Rows[i], row[column])
		}
	}
	return kept
}

// gap is between two columns of a table.
const gap = 2

// Print writes a table, one line a row.
func (s Styles) Print(w io.Writer, t Table) {
	t = t.fitted()
	grid := table.New().
		Border(lipgloss.HiddenBorder()).
		BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).
		BorderHeader(false).BorderColumn(false).
		Headers(t.Header...).
		Rows(t.Rows...).
		StyleFunc(func(row, column int) lipgloss.Style {
			style := s.renderer.NewStyle().PaddingRight(gap)
			if strings.HasPrefix(t.Header[column], " ") {
				style = style.Align(lipgloss.Right)
			}
			if row == table.HeaderRow || t.Total && row == len(t.Rows)-1 {
				style = style.Bold(true)
			}
			return style
		})
	for line := range strings.Lines(grid.String() + "\n") {
		fmt.Fprintln(w, strings.TrimRight(line, " \n"))
	}
}

// fitted is the table with its cells on one line each, and cut where its width asks for it.
func (t Table) fitted() Table {
	all := slices.Concat([][]string{t.Header}, t.Rows)
	widths := make([]int, len(t.Header))
	for i, row := range all {
		all[i] = make([]string, len(row))
		for column, cell := range row {
			all[i][column] = strings.NewReplacer("\n", " ", "\t", " ").Replace(Plain(cell))
			widths[column] = max(widths[column], lipgloss.Width(all[i][column]))
		}
	}
	if t.Width > 0 {
		t.shrink(widths)
		for _, row := range all {
			for column, cell := range row {
				row[column] = Cut(cell, widths[column])
			}
		}
	}
	t.Header, t.Rows = all[0], all[1:]
	return t
}

// shrink takes from the widest column, again and again, until all fit. Figures are let be as long as
// they are no longer than figures are.
func (t Table) shrink(widths []int) {
	over := gap*(len(widths)-1) - t.Width
	for _, width := range widths {
		over += width
	}
	for _, least := range []struct{ words, figures int }{{14, 18}, {8, 18}, {8, 12}, {3, 3}} {
		for ; over > 0; over-- {
			widest := -1
			for column, width := range widths {
				narrow := least.words
				if strings.HasPrefix(t.Header[column], " ") {
					narrow = least.figures
				}
				if width > narrow && (widest < 0 || width > widths[widest]) {
					widest = column
				}
			}
			if widest < 0 {
				break
			}
			widths[widest]--
		}
	}
}

// Cut gives the beginning of a line that fits in so many columns of text, and says by … that it is
// one. A width of 0 is no limit.
func Cut(line string, width int) string {
	if width <= 0 || lipgloss.Width(line) <= width {
		return line
	}
	return head(line, width-1) + "…"
}

// head is as much of a line as fits in so many columns of text.
func head(line string, width int) string {
	used := 0
	for at, r := range line {
		if used += lipgloss.Width(string(r)); used > width {
			return line[:at]
		}
	}
	return line
}
