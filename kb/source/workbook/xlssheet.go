package workbook

import (
	"fmt"
)

// xlsSheet reads the records of a sheet.
type xlsSheet struct {
	*xlsBook
	out     *sheetBuilder
	records records
	awaited *xlsPlace // of a formula whose text comes in a record of its own
}

type xlsPlace struct {
	row, column int
	style       cellStyle
}

func (x *xlsBook) readSheet(p xlsPage) error {
	s := &xlsSheet{xlsBook: x, out: x.b.begin(p.name, p.hidden), records: records{data: x.stream, at: p.at}}
	depth := 0
	for {
		rec, ok := s.records.next()
		if !ok {
			if x.b.salvaged {
				return damaged("its sheets are in pieces")
			}
			if s.records.cut {
				last := len(s.out.sheet.Rows)
				s.out.note(s.out.height, 0, "open the workbook in Excel and save it anew", "the file ends here, behind %d rows with cells", last)
			}
			return s.out.end()
		}
		switch {
		case rec.id == recBOF:
			depth++
		case rec.id == recEOF:
			if depth--; depth <= 0 {
				return s.out.end()
			}
		case rec.id == recFilePass:
			return protected()
		case depth == 1: // deeper are charts inside the sheet
			if err := s.read(rec); err != nil {
				return unreadable("sheet "+p.name, err)
			}
		}
	}
}

// read takes one record. Cells begin with their row, column and style.
func (s *xlsSheet) read(rec record) error {
	row, column, style := rec.word(0), rec.word(2), s.style(rec.word(4))
	switch rec.id {
	case recLabelSST:
		if n := int(rec.long(6)); n < len(s.strings) && len(rec.data) >= 10 {
			return s.out.text(row, column, s.strings[n], style)
		}
		return s.out.empty(row, column)
	case recLabel, recRString:
		return s.out.text(row, column, s.longString(s.records.continued(rec.from(6))), style)
	case recNumber:
		return s.number(row, column, rec.float(6), style)
	case recRK:
		return s.out.number(row, column, rk(rec.long(6)), style)
	case recMulRK:
		return s.readMulRK(rec)
	case recBlank:
		return s.out.empty(row, column)
	case recMulBlank:
		return s.out.empty(row, min(rec.word(len(rec.data)-2), maxColumn-1))
	case recBoolErr:
		if rec.byte(7) != 0 {
			return s.out.mistake(row, column, errorName(rec.byte(6)), "")
		}
		return s.out.boolean(row, column, rec.byte(6) != 0, style)
	case recFormula:
		return s.readFormula(rec, style)
	case recString:
		return s.readFormulaText(rec)
	}
	s.readLayout(rec)
	return nil
}

func (s *xlsSheet) number(row, column int, v float64, style cellStyle) error {
	d, ok := newDecimal(v)
	if !ok {
		return s.out.mistake(row, column, "#NUM!", "")
	}
	return s.out.number(row, column, d, style)
}

// readMulRK reads several numbers of one row: pairs of a style and a number.
func (s *xlsSheet) readMulRK(rec record) error {
	row, column := rec.word(0), rec.word(2)
	for at := 4; at+6 <= len(rec.data)-2; at += 6 {
		if err := s.out.number(row, column, rk(rec.long(at+2)), s.style(rec.word(at))); err != nil {
			return err
		}
		column++
	}
	return nil
}

// readFormula reads the value that is stored with a formula. Other values than numbers are marked
// by two bytes that no number has at its end.
func (s *xlsSheet) readFormula(rec record, style cellStyle) error {
	row, column := rec.word(0), rec.word(2)
	s.awaited = nil
	if rec.word(12) != 0xFFFF {
		// some programs know no values: they write 0 and ask to compute it
		const computeOnLoad = 2
		if v := rec.float(6); v != 0 || rec.word(14)&computeOnLoad == 0 {
			return s.number(row, column, v, style)
		}
		return s.out.noValue(row, column, "")
	}
	switch rec.byte(6) {
	case 0:
		s.awaited = &xlsPlace{row, column, style}
	case 1:
		return s.out.boolean(row, column, rec.byte(8) != 0, style)
	case 2:
		return s.out.mistake(row, column, errorName(rec.byte(8)), "")
	}
	return s.out.empty(row, column)
}

// readFormulaText reads the text that the formula before it gave.
func (s *xlsSheet) readFormulaText(rec record) error {
	text := s.longString(s.records.continued(rec.data))
	if s.awaited == nil {
		return nil
	}
	p := *s.awaited
	s.awaited = nil
	return s.out.text(p.row, p.column, text, p.style)
}

// readLayout reads what is hidden, merged, linked.
func (s *xlsSheet) readLayout(rec record) {
	switch rec.id {
	case recRow:
		const hidden = 0x20
		if rec.byte(12)&hidden != 0 {
			s.out.hiddenRows[rec.word(0)] = true
		}
	case recColInfo:
		if rec.byte(8)&1 != 0 || len(rec.data) >= 6 && rec.word(4) == 0 {
			s.out.hidden = append(s.out.hidden, [2]int{rec.word(0), rec.word(2)})
		}
	case recMerged:
		for at := 2; at+8 <= len(rec.data); at += 8 {
			s.out.merges = append(s.out.merges, area{rec.word(at), rec.word(at + 4), rec.word(at + 2), rec.word(at + 6)})
		}
	case recLink:
		a := area{rec.word(0), rec.word(4), rec.word(2), rec.word(6)}
		s.out.links = append(s.out.links, link{a, linkAddress(rec.from(8))})
	}
}

// errorName is what Excel shows for the number of an error.
func errorName(n int) string {
	switch n {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	case 0x2A:
		return "#N/A"
	}
	return fmt.Sprintf("number %d", n)
}
