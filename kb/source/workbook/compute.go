package workbook

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The work that is spent on formulas of one book. What is beyond has a note instead of a value.
const (
	maxComputed = 100_000   // formulas
	maxRoom     = 1_500_000 // cells of the sheets that excelize holds for it
	maxReads    = 3_000_000 // cells that they read, each as often as it is read
)

// pending is a formula without a value.
type pending struct {
	place
	style  cellStyle
	source formula
	parsed parsedFormula
	state  computing
}

type computing int

const (
	waiting computing = iota
	begun             // what it reads is being computed
	done
)

// place is a cell of the book.
type place struct {
	page, row, column int
}

// compute gives the formulas without a stored value their values. excelize computes them one by
// one, in a book of its own that holds nothing but their operands and the values that were found
// already: so neither a circle nor a chain of a hundred thousand formulas leads it astray.
func (x *xlsxBook) compute(sheets []*sheetBuilder) error {
	if len(x.formulas) == 0 {
		return nil
	}
	c := &computer{
		x: x, sheets: sheets, book: excelize.NewFile(), at: map[place]int{},
		operands: map[place]bool{}, extents: make([][2]int, len(sheets)), unknown: map[place]bool{},
	}
	defer c.book.Close() //nolint:errcheck // it is in memory
	for i := range sheets {
		if _, err := c.book.NewSheet(sheetName(i)); err != nil {
			return unreadable(x.sheets[i].part, err)
		}
	}
	for i := range x.formulas {
		c.at[x.formulas[i].place] = i
	}
	for i := range x.formulas {
		if f := &x.formulas[i]; !c.prepare(f) {
			f.state = done
			if err := c.giveUp(f); err != nil {
				return err
			}
		}
	}
	if err := c.load(); err != nil {
		return err
	}
	for i := range x.formulas {
		if err := c.settle(i); err != nil {
			return err
		}
	}
	return nil
}

// computer is the work on the formulas of a book.
type computer struct {
	x        *xlsxBook
	sheets   []*sheetBuilder
	book     *excelize.File
	at       map[place]int  // formulas by their place
	operands map[place]bool // what formulas read
	unknown  map[place]bool // cells without a value that could be computed with
	extents  [][2]int       // rows and columns of each sheet that excelize is to hold
	reads    int
	room     int
}

func sheetName(page int) string { return fmt.Sprintf("S%d", page) }

// prepare finds what a formula reads; false where it is beyond the limits.
func (c *computer) prepare(f *pending) bool {
	parsed, ok := f.source.parse()
	if !ok || !c.reserve(f.place) {
		return false
	}
	for _, ref := range parsed.references() {
		page := c.page(ref.sheet, f.page)
		if page < 0 {
			return false
		}
		if ref.bottom < 0 {
			ref.bottom = max(c.sheets[page].height, 1) - 1
		}
		reads := c.reads + (ref.bottom-ref.top+1)*(ref.right-ref.left+1)
		if reads > maxReads {
			return false
		}
		c.reads = reads
		for p := range c.cellsOf(ref, page) {
			if !c.operands[p] && !c.reserve(p) {
				return false
			}
			c.operands[p] = true
		}
	}
	f.parsed = parsed
	return true
}

// reserve makes room for a cell in the book that computes. excelize may keep all of the rectangle
// around its cells.
func (c *computer) reserve(p place) bool {
	now := c.extents[p.page]
	next := [2]int{max(now[0], p.row+1), max(now[1], p.column+1)}
	room := c.room + next[0]*next[1] - now[0]*now[1]
	if room > maxRoom {
		return false
	}
	c.room, c.extents[p.page] = room, next
	return true
}

// cellsOf goes through the cells of a reference, as far as its sheet has cells.
func (c *computer) cellsOf(r *reference, page int) iter.Seq[place] {
	s := c.sheets[page]
	return func(yield func(place) bool) {
		for row := r.top; row <= min(r.bottom, s.height-1); row++ {
			for column := r.left; column <= min(r.right, s.width-1); column++ {
				if !yield(place{page, row, column}) {
					return
				}
			}
		}
	}
}

// page finds the sheet of a name, -1 where there is none. No name: the formula's own.
func (c *computer) page(name string, own int) int {
	if name == "" {
		return own
	}
	return slices.IndexFunc(c.x.sheets, func(p xlsxPage) bool { return strings.EqualFold(p.name, name) })
}

// settle computes a formula after those that it reads, without recursion: chains may be long.
func (c *computer) settle(i int) error {
	stack := []int{i}
	for len(stack) > 0 {
		f := &c.x.formulas[stack[len(stack)-1]]
		if f.state == waiting {
			f.state = begun
			stack = append(stack, c.unsettled(f)...)
			continue
		}
		stack = stack[:len(stack)-1]
		if f.state == done {
			continue
		}
		if err := c.evaluate(f); err != nil {
			return err
		}
		f.state = done
	}
	return nil
}

// unsettled lists the formulas that one reads and that have not been looked at.
func (c *computer) unsettled(f *pending) []int {
	var list []int
	for _, ref := range f.parsed.references() {
		for p := range c.cellsOf(ref, c.page(ref.sheet, f.page)) {
			if i, ok := c.at[p]; ok && c.x.formulas[i].state == waiting {
				list = append(list, i)
			}
		}
	}
	return list
}

// known tells whether all cells that a formula reads have values. One in a circle reads itself.
func (c *computer) known(f *pending) bool {
	for _, ref := range f.parsed.references() {
		for p := range c.cellsOf(ref, c.page(ref.sheet, f.page)) {
			if i, ok := c.at[p]; c.unknown[p] || ok && c.x.formulas[i].state != done {
				return false
			}
		}
	}
	return true
}

// evaluate computes a formula, and puts its value into the sheet, and into the book for the others.
func (c *computer) evaluate(f *pending) error {
	if !c.known(f) {
		return c.giveUp(f)
	}
	text := f.parsed.write(func(r *reference) string {
		moved := *r
		moved.sheet = sheetName(c.page(r.sheet, f.page))
		return moved.String()
	})
	value, err := c.calculate(f.place, text)
	if err != nil && strings.HasPrefix(err.Error(), "#") {
		value = err.Error()
	}
	switch {
	case strings.HasPrefix(value, "#"):
		c.unknown[f.place] = true
		return c.sheets[f.page].mistake(f.row, f.column, value, f.source.String())
	case err != nil:
		return c.giveUp(f)
	}
	return c.put(f, value)
}

// calculate runs excelize on one formula. What it stumbles over has no value.
func (c *computer) calculate(p place, text string) (value string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	if err := c.book.SetCellFormula(sheetName(p.page), cellName(p.row, p.column), text); err != nil {
		return "", err
	}
	return c.book.CalcCellValue(sheetName(p.page), cellName(p.row, p.column), excelize.Options{RawCellValue: true})
}

// put gives a formula its value.
func (c *computer) put(f *pending, value string) error {
	s, store := c.sheets[f.page], &operands{c, f.page}
	if v, ok := parseDecimal(value); ok {
		return errors.Join(store.number(f.row, f.column, v, f.style), s.number(f.row, f.column, v, f.style))
	}
	if value == "TRUE" || value == "FALSE" {
		yes := value == "TRUE"
		return errors.Join(store.boolean(f.row, f.column, yes, f.style), s.boolean(f.row, f.column, yes, f.style))
	}
	return errors.Join(store.text(f.row, f.column, value, f.style), s.text(f.row, f.column, value, f.style))
}

// giveUp leaves a formula without a value.
func (c *computer) giveUp(f *pending) error {
	c.unknown[f.place] = true
	return c.sheets[f.page].noValue(f.row, f.column, f.source.String())
}
