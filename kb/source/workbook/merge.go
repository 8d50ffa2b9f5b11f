package workbook

// A merged or linked area longer than this on a side is filled only as far as the sheet has
// cells: who merges a whole row means the width of the table.
const longSide = 256

// merge repeats the text of the first cell of an area in all others, as a person reads it there.
func (s *sheetBuilder) merge(m area) error {
	if !m.inside() {
		return nil
	}
	first := s.at(m.top, m.left)
	if first.Text == "" {
		return nil
	}
	if m.right-m.left >= longSide {
		m.right = max(m.left, min(m.right, s.width-1))
	}
	for _, row := range s.rowsOf(m) {
		if err := s.b.spend(m.right - m.left + 1); err != nil {
			return err
		}
		for column := m.right; column >= m.left; column-- { // from the right: room is made once
			if row == m.top && column == m.left {
				break
			}
			at, err := s.cell(row, column)
			if err != nil {
				return err
			}
			*at = first
			at.Across, at.Down = column > m.left, row > m.top
		}
	}
	return nil
}

// rowsOf lists the rows of an area: all, or those that there are where it is long.
func (s *sheetBuilder) rowsOf(m area) []int {
	var rows []int
	if m.bottom-m.top < longSide {
		for row := m.top; row <= m.bottom; row++ {
			rows = append(rows, row)
		}
		return rows
	}
	for _, r := range s.sheet.Rows {
		if n := r.Number - 1; n >= m.top && n <= m.bottom {
			rows = append(rows, n)
		}
	}
	return rows
}

// at gives the cell in a place, an empty one where there is none.
func (s *sheetBuilder) at(row, column int) Cell {
	i, ok := s.index[row]
	if !ok || column >= len(s.sheet.Rows[i].Cells) {
		return Cell{}
	}
	return s.sheet.Rows[i].Cells[column]
}

// addLink gives the cells of an area their address.
func (s *sheetBuilder) addLink(l link) error {
	if !l.inside() || l.address == "" {
		return nil
	}
	for _, row := range s.rowsOf(l.area) {
		i, ok := s.index[row]
		if !ok {
			continue
		}
		cells := s.sheet.Rows[i].Cells
		for column := l.left; column <= min(l.right, len(cells)-1); column++ {
			if cells[column].Text != "" {
				cells[column].Link = l.address
			}
		}
		if err := s.b.spend(1); err != nil {
			return err
		}
	}
	return nil
}

// inside tells whether a sheet has the area.
func (a area) inside() bool {
	return a.top >= 0 && a.left >= 0 && a.top <= a.bottom && a.left <= a.right && a.bottom < maxRow && a.right < maxColumn
}
