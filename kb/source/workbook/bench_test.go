package workbook

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// longBook is a price list of so many rows and six columns, as XLSX.
func longBook(tb testing.TB, rows int) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	code := `#,##0.00\ "₽"`
	money, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	if err != nil {
		tb.Fatal(err)
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	for i := range rows {
		row := []any{
			fmt.Sprintf("VT-%06d", i), fmt.Sprintf("Болт М%d×%d оцинкованный", i%20, i%300), "шт",
			excelize.Cell{StyleID: money, Value: float64(i) * 1.1},
			i % 100, "Крепёж",
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func BenchmarkXLSX(b *testing.B) {
	const rows = 100_000
	data := longBook(b, rows)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		book, err := Read(data, Limits{})
		if err != nil || len(book.Sheets[0].Rows) != rows {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkXLS(b *testing.B) {
	const rows = 60_000 // a sheet ends at 65,536
	var sheet [][]byte
	for i := range rows {
		name := fmt.Sprintf("Болт М%d×%d оцинкованный", i%20, i%300)
		sheet = append(sheet, rec(recLabel, i, 0, 0, 9, uint8(0), fmt.Sprintf("VT-%06d", i)),
			rec(recLabel, i, 1, 0, len([]rune(name)), uint8(1), wide(name)), rec(recNumber, i, 2, 1, float64(i)*1.1),
			rec(recMulRK, i, 3, 0, rkInt(5), 0, rkInt(46265), 0, rkInt(7), 5))
	}
	data := stream8(globals8(), sheet...)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		book, err := Read(data, Limits{})
		if err != nil || len(book.Sheets[0].Rows) != rows {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkXML(b *testing.B) {
	const rows = 60_000
	var table strings.Builder
	for i := range rows {
		fmt.Fprintf(&table, `<Row><Cell><Data ss:Type="String">VT-%06d</Data></Cell><Cell><Data ss:Type="String">Болт М%d</Data></Cell><Cell><Data ss:Type="Number">%d</Data></Cell></Row>`, i, i%20, i)
	}
	data := []byte(xmlOf(table.String()))
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		book, err := Read(data, Limits{})
		if err != nil || len(book.Sheets[0].Rows) != rows {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkExcelize is the row iterator of the library, which gives texts alone: what reading the
// parts here is measured against.
func BenchmarkExcelize(b *testing.B) {
	const rows = 100_000
	data := longBook(b, rows)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 256 << 20, UnzipXMLSizeLimit: 256 << 20})
		if err != nil {
			b.Fatal(err)
		}
		iterator, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for iterator.Next() {
			if _, err := iterator.Columns(excelize.Options{RawCellValue: true}); err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != rows {
			b.Fatal(n)
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}
