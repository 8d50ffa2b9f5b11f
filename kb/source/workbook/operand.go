package workbook

// pageBuilder takes the cells of a sheet of an xlsx, whose formulas may wait for their values.
type pageBuilder struct {
	*sheetBuilder
	x    *xlsxBook
	page int
}

// formula leaves a cell for later that has no value yet.
func (p *pageBuilder) formula(row, column int, f formula, style cellStyle) error {
	if len(p.x.formulas) >= maxComputed {
		return p.noValue(row, column, f.String())
	}
	p.x.formulas = append(p.x.formulas, pending{place: place{p.page, row, column}, style: style, source: f})
	return p.empty(row, column)
}

// operands takes the cells of a sheet that formulas read, into the book that computes them.
type operands struct {
	c    *computer
	page int
}

// load reads the sheets once more, for the operands.
func (c *computer) load() error {
	pages := make([]bool, len(c.x.sheets))
	for p := range c.operands {
		pages[p.page] = true
	}
	for page, needed := range pages {
		if !needed {
			continue
		}
		s := &xlsxSheet{x: c.x, page: page, out: &operands{c, page}}
		if err := s.read(c.x.sheets[page].part); err != nil {
			return err
		}
	}
	return nil
}

func (o *operands) wanted(row, column int) bool { return o.c.operands[place{o.page, row, column}] }

func (o *operands) number(row, column int, v decimal, _ cellStyle) error {
	if !o.wanted(row, column) {
		return nil
	}
	return o.c.book.SetCellDefault(sheetName(o.page), cellName(row, column), v.String())
}

func (o *operands) text(row, column int, text string, _ cellStyle) error {
	if !o.wanted(row, column) {
		return nil
	}
	const longest = 32767 // characters in a cell of Excel
	return o.c.book.SetCellStr(sheetName(o.page), cellName(row, column), firstRunes(text, longest))
}

func (o *operands) boolean(row, column int, yes bool, _ cellStyle) error {
	if !o.wanted(row, column) {
		return nil
	}
	return o.c.book.SetCellBool(sheetName(o.page), cellName(row, column), yes)
}

func (o *operands) mistake(row, column int, _, _ string) error {
	o.c.unknown[place{o.page, row, column}] = true
	return nil
}

func (o *operands) formula(row, column int, _ formula, _ cellStyle) error {
	p := place{o.page, row, column}
	if _, ok := o.c.at[p]; !ok {
		o.c.unknown[p] = true
	}
	return nil
}

func (*operands) empty(int, int) error { return nil }
