package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// spreadsheetML is the namespace by which the XML of Excel 2003 is known.
const spreadsheetML = "urn:schemas-microsoft-com:office:spreadsheet"

// isSpreadsheetML looks at the first element.
func isSpreadsheetML(data []byte) bool {
	data = bytes.TrimLeft(data, "\xef\xbb\xbf \t\r\n")
	utf16 := bytes.HasPrefix(data, []byte("\xff\xfe<")) || bytes.HasPrefix(data, []byte("\xfe\xff\x00<"))
	if !utf16 && !bytes.HasPrefix(data, []byte("<")) {
		return false
	}
	d := decodeXML(data)
	for range 100 {
		token, err := d.Token()
		if err != nil {
			return false
		}
		if e, ok := token.(xml.StartElement); ok {
			return e.Name.Local == "Workbook" && e.Name.Space == spreadsheetML
		}
	}
	return false
}

// decodeXML reads XML in the encoding that its mark or its declaration names.
func decodeXML(data []byte) *xml.Decoder {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		d := newDecoder(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(bytes.NewReader(data)))
		d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 now
		return d
	}
	return newDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
}

// xmlBook reads SpreadsheetML from its beginning to its end.
type xmlBook struct {
	b      *builder
	path   []string // of the elements that are open
	styles map[string]*xmlStyle
	style  *xmlStyle // that is being read
	name   string    // of the sheet
	out    *sheetBuilder

	row, column int
	columns     int // where the description of columns has got to
	rowSpan     int // rows that the last one stands for
	cell        xmlCell
}

// xmlStyle is a style as it stands in the file; what it does not say it has from its parent.
type xmlStyle struct {
	id, code string
	look
	indent int
}

type xmlCell struct {
	style, kind   string
	text          strings.Builder
	formula, link string
	across, down  int
	data          bool
}

// maxOpen is the depth of elements that is read.
const maxOpen = 100

func readXML(b *builder, data []byte) error {
	b.book.Format = "xml"
	x := &xmlBook{b: b, styles: map[string]*xmlStyle{}}
	d := decodeXML(bytes.TrimLeft(data, " \t\r\n"))
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return unreadable("its XML", err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if len(x.path) == maxOpen {
				return damaged("its XML is nested too deep")
			}
			x.path = append(x.path, e.Name.Local)
			err = x.start(e)
		case xml.EndElement:
			if len(x.path) == 0 {
				return damaged("its XML closes what it has not opened")
			}
			x.path = x.path[:len(x.path)-1]
			err = x.stop(e.Name.Local)
		case xml.CharData:
			x.chars(e)
		}
		if err != nil {
			return unreadable("its sheet "+x.name, err)
		}
	}
	if len(x.path) > 0 {
		return damaged("its XML ends in the middle")
	}
	return nil
}

func (x *xmlBook) parent() string {
	if len(x.path) < 2 {
		return ""
	}
	return x.path[len(x.path)-2]
}

func (x *xmlBook) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "Style":
		x.startStyle(e)
	case "Font", "Interior", "NumberFormat", "Alignment":
		x.styleElement(e)
	case "Worksheet":
		if len(x.b.book.Sheets) >= maxSheets {
			return &Refusal{"the workbook has more than " + strconv.Itoa(maxSheets) + " sheets", "cut it into several files"}
		}
		x.name = attr(e, "Name")
		x.out = x.b.begin(x.name, false)
		x.row, x.columns, x.rowSpan = -1, 0, 0
	case "Column":
		x.startColumn(e)
	case "Row":
		return x.startRow(e)
	case "Cell":
		x.startCell(e)
	case "Data":
		if x.parent() == "Cell" {
			x.cell.data = true
			x.cell.kind = attr(e, "Type")
		}
	}
	return nil
}

func (x *xmlBook) stop(name string) error {
	switch {
	case x.out == nil:
	case name == "Cell":
		return x.finishCell()
	case name == "Data":
		x.cell.data = false
	case name == "Worksheet":
		out := x.out
		x.out = nil
		return out.end()
	}
	return nil
}

func (x *xmlBook) chars(data xml.CharData) {
	switch {
	case x.cell.data:
		x.cell.text.Write(data)
	case len(x.path) == 0:
	case x.path[len(x.path)-1] == "Visible" && x.out != nil: // SheetHidden, SheetVeryHidden
		x.out.sheet.Hidden = strings.HasSuffix(strings.TrimSpace(string(data)), "Hidden")
	case x.path[len(x.path)-1] == "Date1904":
		x.b.date1904 = true
	}
}

// number reads an attribute that counts; 0 where it does not.
func number(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(attr(e, name))
	if err != nil || n < 0 || n > maxRow {
		return 0
	}
	return n
}

func (x *xmlBook) startColumn(e xml.StartElement) {
	if x.out == nil {
		return
	}
	if i := number(e, "Index"); i > 0 {
		x.columns = i - 1
	}
	last := x.columns + number(e, "Span")
	if isTrue(attr(e, "Hidden")) || attr(e, "Width") == "0" {
		x.out.hidden = append(x.out.hidden, [2]int{x.columns, last})
	}
	x.columns = min(last+1, maxColumn)
}

func (x *xmlBook) startRow(e xml.StartElement) error {
	if x.out == nil {
		return nil
	}
	x.row += 1 + x.rowSpan
	if i := number(e, "Index"); i > 0 {
		x.row = i - 1
	}
	x.column, x.rowSpan = -1, number(e, "Span")
	if x.row+x.rowSpan >= maxRow {
		return errOutside
	}
	if isTrue(attr(e, "Hidden")) || attr(e, "Height") == "0" {
		x.out.hiddenRows[x.row] = true // the rows that it stands for have no cells
	}
	return nil
}

func (x *xmlBook) startCell(e xml.StartElement) {
	x.column++
	if i := number(e, "Index"); i > 0 {
		x.column = i - 1
	}
	x.cell = xmlCell{
		style: attr(e, "StyleID"), formula: attr(e, "Formula"), link: attr(e, "HRef"),
		across: number(e, "MergeAcross"), down: number(e, "MergeDown"),
	}
}

// finishCell gives a cell on, by its type.
func (x *xmlBook) finishCell() error {
	c := &x.cell
	row, column := x.row, x.column
	at := area{row, column, row + c.down, column + c.across}
	if c.across > 0 || c.down > 0 {
		x.out.merges = append(x.out.merges, at)
	}
	if c.link != "" {
		x.out.links = append(x.out.links, link{area{row, column, row, column}, c.link})
	}
	x.column += c.across
	text, style := c.text.String(), x.cellStyle(c.style)
	if c.kind == "" {
		if c.formula != "" {
			return x.out.noValue(row, column, strings.TrimPrefix(c.formula, "="))
		}
		return x.out.empty(row, column)
	}
	switch c.kind {
	case "Number":
		if v, ok := parseDecimal(text); ok {
			return x.out.number(row, column, v, style)
		}
	case "DateTime":
		if v, ok := serialOf(text, x.b.date1904); ok {
			return x.out.number(row, column, v, style.dated(text))
		}
	case "Boolean":
		return x.out.boolean(row, column, isTrue(strings.ToLower(strings.TrimSpace(text))), style)
	case "Error":
		return x.out.mistake(row, column, strings.TrimSpace(text), strings.TrimPrefix(c.formula, "="))
	}
	return x.out.text(row, column, text, style)
}
