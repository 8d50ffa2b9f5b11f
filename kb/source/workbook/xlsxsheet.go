package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// xlsxSheet reads the part of a sheet from its beginning to its end.
type xlsxSheet struct {
	x    *xlsxBook
	page int
	out  cells

	row, column int // of the cell that is read, the last one between cells
	cell        xlsxCell
	text        richText
	inValue     bool
	inFormula   bool
	shared      map[string]sharedFormula

	hiddenRows    []int
	hiddenColumns [][2]int
	merges        []area
	links         []xlsxLink
}

// cells is who takes what is read of a sheet.
type cells interface {
	number(row, column int, v decimal, style cellStyle) error
	text(row, column int, text string, style cellStyle) error
	boolean(row, column int, yes bool, style cellStyle) error
	mistake(row, column int, value, formula string) error
	formula(row, column int, f formula, style cellStyle) error // without a stored value
	empty(row, column int) error
}

// xlsxCell is a cell as it stands in the file.
type xlsxCell struct {
	open           bool
	kind           string
	style          int
	value, formula bytes.Buffer
	hasValue       bool // there is a place for it, though it may be empty
	hasFormula     bool
	shared         string // the number of the formula that it shares
}

// sharedFormula is what the first of several cells spells out for all of them.
type sharedFormula struct {
	text        string
	row, column int
}

type xlsxLink struct {
	area
	id, location string // of a relationship, and of a place in the book
	address      string // where a formula has it
}

// readSheet reads the sheet and what its part refers to.
func (x *xlsxBook) readSheet(page int) (*sheetBuilder, error) {
	p := &x.sheets[page]
	s := x.b.begin(p.name, p.hidden)
	sheet := &xlsxSheet{x: x, page: page, out: &pageBuilder{s, x, page}}
	if err := sheet.read(p.part); err != nil {
		return nil, err
	}
	for _, row := range sheet.hiddenRows {
		s.hiddenRows[row] = true
	}
	s.hidden, s.merges = sheet.hiddenColumns, sheet.merges
	if len(sheet.links) == 0 {
		return s, nil
	}
	rels, err := x.relations(p.part)
	if err != nil {
		return nil, err
	}
	addresses := map[string]string{}
	for _, r := range rels {
		addresses[r.ID] = r.Target
	}
	for _, l := range sheet.links {
		address := addresses[l.id] + l.address
		if l.location != "" {
			address += "#" + l.location
		}
		s.links = append(s.links, link{l.area, address})
	}
	return s, nil
}

func (s *xlsxSheet) read(part string) error {
	r, err := s.x.container.open(part)
	if err != nil {
		return err
	}
	defer r.Close() //nolint:errcheck // nothing was written
	d := newDecoder(r)
	s.row, s.column, s.shared = -1, -1, map[string]sharedFormula{}
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return unreadable(part, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			s.start(e)
		case xml.EndElement:
			if err := s.stop(e.Name.Local); err != nil {
				return unreadable(part, err)
			}
		case xml.CharData:
			s.chars(e)
		}
	}
}

func (s *xlsxSheet) start(e xml.StartElement) {
	if s.cell.open {
		s.startInCell(e)
		return
	}
	switch e.Name.Local {
	case "row":
		s.startRow(e)
	case "c":
		s.startCell(e)
	case "col":
		first, errFirst := strconv.Atoi(attr(e, "min"))
		last, errLast := strconv.Atoi(attr(e, "max"))
		if errFirst == nil && errLast == nil && (isTrue(attr(e, "hidden")) || attr(e, "width") == "0") {
			s.hiddenColumns = append(s.hiddenColumns, [2]int{first - 1, last - 1})
		}
	case "mergeCell":
		if a, ok := parseArea(attr(e, "ref")); ok {
			s.merges = append(s.merges, a)
		}
	case "hyperlink":
		if a, ok := parseArea(attr(e, "ref")); ok {
			s.links = append(s.links, xlsxLink{area: a, id: attr(e, "id"), location: attr(e, "location")})
		}
	}
}

func (s *xlsxSheet) startRow(e xml.StartElement) {
	s.row++
	s.column = -1
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "r":
			if n, err := strconv.Atoi(a.Value); err == nil {
				s.row = n - 1
			}
		case "hidden":
			if isTrue(a.Value) {
				s.hiddenRows = append(s.hiddenRows, s.row)
			}
		case "ht":
			if a.Value == "0" {
				s.hiddenRows = append(s.hiddenRows, s.row)
			}
		}
	}
}

func (s *xlsxSheet) startCell(e xml.StartElement) {
	s.column++
	c := &s.cell
	c.open, c.kind, c.style, c.shared = true, "", 0, ""
	c.hasValue, c.hasFormula = false, false
	c.value.Reset()
	c.formula.Reset()
	s.text.text.Reset()
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "r":
			if row, column, ok := parseName(a.Value); ok {
				s.row, s.column = row, column
			}
		case "s":
			if n, err := strconv.Atoi(a.Value); err == nil {
				c.style = n
			}
		case "t":
			c.kind = a.Value
		}
	}
}

func (s *xlsxSheet) startInCell(e xml.StartElement) {
	s.text.open(e.Name.Local, true)
	switch e.Name.Local {
	case "v":
		s.cell.hasValue, s.inValue = true, true
	case "f":
		s.cell.hasFormula, s.inFormula = true, true
		if attr(e, "t") == "shared" {
			s.cell.shared = attr(e, "si")
		}
	}
}

func (s *xlsxSheet) chars(data xml.CharData) {
	switch {
	case !s.cell.open:
	case s.inValue:
		s.cell.value.Write(data)
	case s.inFormula:
		s.cell.formula.Write(data)
	default:
		s.text.add(data)
	}
}

func (s *xlsxSheet) stop(name string) error {
	if !s.cell.open {
		return nil
	}
	s.text.open(name, false)
	switch name {
	case "v":
		s.inValue = false
	case "f":
		s.inFormula = false
	case "c":
		s.cell.open, s.inValue, s.inFormula = false, false, false
		return s.finishCell()
	}
	return nil
}

// finishCell gives a cell on, by its type.
func (s *xlsxSheet) finishCell() error {
	c := &s.cell
	style := s.x.style(c.style)
	f := s.formula()
	value := strings.TrimSpace(c.value.String())
	if address := linkOf(f.text); address != "" {
		s.links = append(s.links, xlsxLink{area: area{s.row, s.column, s.row, s.column}, address: address})
	}
	if c.hasFormula && s.isUncomputed(value) {
		return s.out.formula(s.row, s.column, f, style)
	}
	switch c.kind {
	case "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(s.x.strings) {
			return s.out.empty(s.row, s.column)
		}
		return s.out.text(s.row, s.column, s.x.strings[n], style)
	case "str":
		return s.out.text(s.row, s.column, unescape(c.value.String()), style)
	case "inlineStr":
		return s.out.text(s.row, s.column, s.text.take(), style)
	case "b":
		return s.out.boolean(s.row, s.column, isTrue(value), style)
	case "e":
		return s.out.mistake(s.row, s.column, value, f.String())
	case "d":
		return s.date(value, style)
	}
	if value == "" {
		return s.out.empty(s.row, s.column)
	}
	if v, ok := parseDecimal(value); ok {
		return s.out.number(s.row, s.column, v, style)
	}
	return s.out.text(s.row, s.column, value, style)
}

// isUncomputed tells whether a formula stands without its value. Some programs write 0 for every
// value that they do not know, and ask Excel to compute it.
func (s *xlsxSheet) isUncomputed(value string) bool {
	if s.cell.kind == "str" {
		return !s.cell.hasValue
	}
	return value == "" || value == "0" && s.cell.kind != "b" && s.cell.kind != "s" && s.x.recompute
}

// formula gives the formula of the cell, that of another cell moved here where it is shared.
func (s *xlsxSheet) formula() formula {
	c := &s.cell
	f := formula{text: c.formula.String()}
	if c.shared == "" {
		return f
	}
	if f.text != "" {
		s.shared[c.shared] = sharedFormula{f.text, s.row, s.column}
		return f
	}
	if first, ok := s.shared[c.shared]; ok {
		return formula{first.text, s.row - first.row, s.column - first.column}
	}
	return f
}

// date gives on a date that is written as such.
func (s *xlsxSheet) date(value string, style cellStyle) error {
	v, ok := serialOf(value, s.x.b.date1904)
	if !ok {
		return s.out.text(s.row, s.column, value, style)
	}
	return s.out.number(s.row, s.column, v, style.dated(value))
}
