package workbook

import (
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// xlsBook is what the sheets of an xls share.
type xlsBook struct {
	b       *builder
	stream  []byte
	biff8   bool
	charset encoding.Encoding // of BIFF5
	strings []string
	formats map[int]string
	fonts   []xlsFont
	styles  []cellStyle
	looks   []xlsLook // of the styles, until the fonts and formats are known
	sheets  []xlsPage
}

// xlsPage is a sheet and the place of its records in the stream.
type xlsPage struct {
	name   string
	hidden bool
	at     int
}

// isBIFF tells whether records of Excel begin here, of whatever version.
func isBIFF(data []byte) bool {
	if len(data) < 8 || data[0] != 0x09 {
		return false
	}
	size := binary.LittleEndian.Uint16(data[2:])
	version := int(binary.LittleEndian.Uint16(data[4:]))
	kind := int(binary.LittleEndian.Uint16(data[6:]))
	known := kind == globalsStream || kind == sheetStream
	switch data[1] {
	case 0x08:
		return known && (version == biff8 || version == biff5) && size >= 4 && size <= 32
	case 0x00, 0x02, 0x04: // BIFF2 to BIFF4
		return (kind == sheetStream || kind == 0x0100) && (size == 4 || size == 6)
	}
	return false
}

// readXLS reads the records of a workbook.
func readXLS(b *builder, stream []byte) error {
	if stream[1] != recBOF>>8 {
		return &Refusal{"the workbook is of Excel 4 or older", "open it in LibreOffice and save it as XLSX"}
	}
	b.book.Format = "xls"
	x := &xlsBook{b: b, stream: stream, formats: map[int]string{}, charset: charmap.Windows1252}
	x.biff8 = binary.LittleEndian.Uint16(stream[4:]) == biff8
	if binary.LittleEndian.Uint16(stream[6:]) == sheetStream { // a sheet without a book around it
		x.sheets = []xlsPage{{name: "Sheet1"}}
	} else if err := x.readGlobals(); err != nil {
		return err
	}
	if len(x.sheets) > maxSheets {
		return &Refusal{fmt.Sprintf("the workbook has more than %d sheets", maxSheets), "cut it into several files"}
	}
	for _, p := range x.sheets {
		if err := x.readSheet(p); err != nil {
			return err
		}
	}
	return nil
}

// readGlobals reads what stands before the sheets.
func (x *xlsBook) readGlobals() error {
	r := &records{data: x.stream}
	var sheets []record
	codePage := 0
	for {
		rec, ok := r.next()
		if !ok || rec.id == recEOF {
			break
		}
		switch rec.id {
		case recFilePass:
			return protected()
		case recCodePage:
			codePage = rec.word(0)
		case recDateMode:
			x.b.date1904 = rec.word(0) == 1
		case recFont:
			x.fonts = append(x.fonts, newXLSFont(rec))
		case recFormat:
			x.addFormat(rec, codePage)
		case recXF:
			x.looks = append(x.looks, x.newLook(rec))
		case recSheet:
			sheets = append(sheets, rec)
		case recSST:
			if err := x.readStrings(r, rec); err != nil {
				return err
			}
		}
	}
	x.charset = x.charsetOf(codePage)
	x.setStyles()
	return x.findSheets(sheets, r.at)
}

// findSheets finds the records of each sheet: where the book says, or, where nothing begins there,
// next behind the one before.
func (x *xlsBook) findSheets(sheets []record, behind int) error {
	begins := x.begins(behind)
	for i, rec := range sheets {
		at := int(rec.long(0))
		name := x.shortString(rec.from(6))
		if x.kindAt(at) < 0 {
			if i >= len(begins) {
				return damaged("the sheet " + name + " is not there")
			}
			at = begins[i]
		}
		if rec.byte(5) != 0 || x.kindAt(at) != sheetStream { // a chart, macros
			continue
		}
		x.sheets = append(x.sheets, xlsPage{name, rec.byte(4)&3 != 0, at})
	}
	return nil
}

// kindAt tells what begins at a place of the stream, -1 where nothing does.
func (x *xlsBook) kindAt(at int) int {
	r := &records{data: x.stream, at: at}
	rec, ok := r.next()
	if at <= 0 || !ok || rec.id != recBOF || len(rec.data) < 4 {
		return -1
	}
	return rec.word(2)
}

// begins lists where the parts behind the globals begin, those inside others left out.
func (x *xlsBook) begins(at int) []int {
	var list []int
	depth := 0
	r := &records{data: x.stream, at: at}
	for {
		start := r.at
		rec, ok := r.next()
		switch {
		case !ok:
			return list
		case rec.id == recBOF:
			if depth == 0 {
				list = append(list, start)
			}
			depth++
		case rec.id == recEOF:
			depth = max(depth-1, 0)
		}
	}
}

// readStrings reads the strings that cells share.
func (x *xlsBook) readStrings(r *records, rec record) error {
	b := r.continued(rec.from(8))
	for b.left() {
		if len(x.strings) >= x.b.total {
			return tooManyCells(x.b.total)
		}
		x.strings = append(x.strings, cleanText(b.unicode(b.word())))
	}
	return nil
}

// shortString reads a string whose length is one byte.
func (x *xlsBook) shortString(data []byte) string {
	b := &blocks{data: data}
	if x.biff8 {
		length := b.byte()
		return b.unicode(length)
	}
	return x.bytes(b, b.byte())
}

// longString reads a string whose length is two bytes, with the records that go on with it.
func (x *xlsBook) longString(b *blocks) string {
	if x.biff8 {
		length := b.word()
		return b.unicode(length)
	}
	return x.bytes(b, b.word())
}

// bytes reads the characters of BIFF5.
func (x *xlsBook) bytes(b *blocks, length int) string {
	var raw []byte
	for len(raw) < length && b.left() {
		n := min(length-len(raw), len(b.data))
		raw = append(raw, b.data[:n]...)
		b.data = b.data[n:]
	}
	s, err := x.charset.NewDecoder().Bytes(raw)
	if err != nil || !utf8.Valid(s) {
		return string([]rune(string(raw)))
	}
	return string(s)
}
