package workbook

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// styles of the books below: 0 plain, 1 roubles, 2 a date, 3 bold on yellow with an indent.
func globals8() []byte {
	xf := func(font, format int, indent uint8, fill uint32, colours int) []byte {
		return rec(recXF, font, format, 0, uint8(0), uint8(0), indent, uint8(0), uint32(0), fill, colours)
	}
	return join(
		rec(recCodePage, 1200), rec(recDateMode, 0),
		rec(recFont, 200, 0, 0, 400, 0, 0, 0), rec(recFont, 200, 0, 0, 700, 0, 0, 0),

		rec(recFormat, 165, 10, uint8(0), "0.00\" rub\""),
		xf(0, 0, 0, 0, 0), xf(0, 165, 0, 0, 0), xf(0, 14, 0, 0, 0), xf(1, 0, 2, 1<<26, 13),
	)
}

func firstRow(t *testing.T, b *Book) []string {
	t.Helper()
	var texts []string
	for _, c := range b.Sheets[0].Rows[0].Cells {
		texts = append(texts, c.Text)
	}
	return texts
}

func TestXLSRecords(t *testing.T) {
	strings := func(parts ...any) []byte { return rec(recSST, append([]any{uint32(9), uint32(4)}, parts...)...) }
	formula := func(column int, value ...any) []byte {
		return rec(recFormula, append(append([]any{0, column, 1}, value...), 0, uint32(0), 0)...)
	}
	tests := []struct {
		name   string
		before []byte
		cells  [][]byte
		want   []string
		notes  int
	}{
		{
			name: "numbers in all their forms",
			cells: [][]byte{
				rec(recNumber, 0, 0, 1, 1990.5),
				rec(recRK, 0, 1, 0, rkInt(-7)), rec(recRK, 0, 2, 0, rkInt(199050)|1), rec(recRK, 0, 3, 0, rkFloat(0.5)),
				rec(recMulRK, 0, 4, 1, rkInt(5), 2, rkInt(46265), 5),
				rec(recMulBlank, 0, 6, 0, 0, 0, 8), rec(recBlank, 0, 9, 0),
				rec(recBoolErr, 0, 10, 0, uint8(1), uint8(0)), rec(recBoolErr, 0, 11, 0, uint8(0x2A), uint8(1)),
				rec(recNumber, 0, 12, 3, 1.0),
			},
			want:  []string{"1990.50 rub", "-7", "1990.5", "0.5", "5.00 rub", "2026-08-31", "", "", "", "", "TRUE", "", "1"},
			notes: 1,
		},
		{
			name: "a string goes on in another record, with characters of another width",
			before: join(
				strings(3, uint8(0), "abc", 6, uint8(1), wide("ёл")),
				rec(recContinue, uint8(1), wide("оч"), ""),
				rec(recContinue, uint8(0), "ka", 2, uint8(8|1), 2, wide("да"), uint32(0)),
				rec(recContinue, uint32(0), 1, uint8(4), uint32(6), "!", "123456"),
			),
			cells: [][]byte{
				rec(recLabelSST, 0, 0, 0, uint32(0)), rec(recLabelSST, 0, 1, 0, uint32(1)), rec(recLabelSST, 0, 2, 0, uint32(2)),
				rec(recLabelSST, 0, 3, 0, uint32(3)), rec(recLabelSST, 0, 4, 0, uint32(99)),
			},
			want: []string{"abc", "ёлочka", "да", "!"},
		},
		{
			name: "text in the cell",
			cells: [][]byte{
				rec(recLabel, 0, 0, 0, 4, uint8(1), wide("цена")), rec(recRString, 0, 1, 0, 3, uint8(8), 1, "a\rb", uint32(0)),
			},
			want: []string{"цена", "a\nb"},
		},
		{
			name: "values of formulas",
			cells: [][]byte{
				formula(0, 12.5), formula(1, uint8(1), uint8(0), uint8(1), uint8(0), 0, 0xFFFF), formula(2, uint8(3), "\x00\x00\x00\x00\x00", 0xFFFF),
				formula(3, uint8(2), uint8(0), uint8(0x17), uint8(0), 0, 0xFFFF),
				formula(4, "\x00\x00\x00\x00\x00\x00", 0xFFFF), rec(0x04BC, 0, 0, 0, 0), rec(recString, 2, uint8(1), wide("да")),
				rec(recFormula, 0, 5, 0, 0.0, 2, uint32(0), 0), formula(6, 0.0),
			},
			want:  []string{"12.50 rub", "TRUE", "", "", "да", "", "0.00 rub"},
			notes: 2,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Read(ole(biff8Stream, stream8(join(globals8(), tt.before), tt.cells...), false), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, firstRow(t, b)); diff != "" {
				t.Error(diff)
			}
			if got := len(b.Sheets[0].Notes); got != tt.notes || b.Sheets[0].Name != "Лист" {
				t.Error(b.Sheets[0].Name, b.Sheets[0].Notes)
			}
		})
	}
}

func TestXLSLayout(t *testing.T) {
	link := join([]byte("0123456789abcdef"), []byte{2, 0, 0, 0, 3, 0, 0, 0}, []byte{0xE0, 0xC9, 0xEA, 0x79}, make([]byte, 12), []byte{28, 0, 0, 0}, wide("http://a.ru/x\x00"))
	place := join([]byte("0123456789abcdef"), []byte{2, 0, 0, 0, 8, 0, 0, 0}, []byte{5, 0, 0, 0}, wide("Л!A1\x00"))
	stream := stream8(globals8(),
		rec(recColInfo, 1, 300, 2000, 0, 1, 0),
		rec(recRow, 2, 0, 3, 0, 0, 0, 0x20, 0),
		rec(recLabel, 0, 0, 3, 1, uint8(0), "t"), rec(recLabel, 2, 1, 0, 1, uint8(0), "x"), rec(recLabel, 1, 0, 0, 1, uint8(0), "y"),
		bof(biff8, 0x20), rec(recLabel, 5, 5, 0, 1, uint8(0), "z"), eof(), // a chart in the sheet
		rec(recMerged, 1, 0, 0, 0, 2),
		rec(recLink, 2, 2, 1, 1, link), rec(recLink, 1, 1, 0, 0, place),
	)
	b, err := Read(stream, Limits{}) // bare, as some programs write it
	if err != nil {
		t.Fatal(err)
	}
	want := Sheet{Name: "Лист", HiddenColumns: []int{1, 2}, Rows: []Row{
		{Number: 1, Cells: []Cell{
			{Text: "t", Style: 1, Indent: 2}, {Text: "t", Style: 1, Indent: 2, Across: true}, {Text: "t", Style: 1, Indent: 2, Across: true},
		}},
		{Number: 2, Cells: []Cell{{Text: "y", Link: "#Л!A1"}}},
		{Number: 3, Hidden: true, Cells: []Cell{{}, {Text: "x", Link: "http://a.ru/x"}}},
	}}
	if diff := cmp.Diff(want, b.Sheets[0]); diff != "" {
		t.Error(diff)
	}
}

func TestXLS95(t *testing.T) {
	cells := [][]byte{
		rec(recLabel, 0, 0, 0, 4, narrow("Цена")), rec(recRString, 0, 1, 0, 3, narrow("от"), "!", uint8(1), "\x00\x00"),
		rec(recNumber, 0, 2, 1, 1990.5), rec(recFormula, 0, 3, 0, "\x00\x00\x00\x00\x00\x00", 0xFFFF, 0, uint32(0), 0), rec(recString, 2, narrow("да")),
	}
	font := func(charset uint8) []byte {
		return rec(recFont, 200, 0, 0, 400, 0, uint8(0), uint8(0), charset, uint8(0))
	}
	code := narrow(`0.00" руб."`)
	styles := join(
		rec(recFormat, 164, uint8(len(code)), code),
		rec(recXF, 0, 0, 0, 0, uint32(0), uint32(0)), rec(recXF, 0, 164, 0, 0, uint32(0), uint32(0)),
	)
	tests := []struct {
		name   string
		before []byte
	}{
		{"the code page", rec(recCodePage, 1251)},
		{"a Russian font, and the Western code page", join(rec(recCodePage, 1252), font(204))},
		{"Russian letters alone", font(0)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, short := range []bool{true, false} {
				data := ole(biff5Stream, stream5(join(tt.before, styles), cells...), short)
				if !Is(data) {
					t.Error("not claimed")
				}
				b, err := Read(data, Limits{})
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff([]string{"Цена", "от!", "1990.50 руб.", "да"}, firstRow(t, b)); diff != "" {
					t.Error(diff)
				}
				if b.Sheets[0].Name != "Лист" {
					t.Error(b.Sheets[0].Name)
				}
			}
		})
	}
}

// TestXLSOddities: what other programs leave out or get wrong costs nothing that is there.
func TestXLSOddities(t *testing.T) {
	cell := rec(recLabel, 0, 0, 0, 1, uint8(0), "x")
	whole := stream8(globals8(), rec(0x0200, uint32(0), uint32(0), uint32(0), 0), cell)
	moved := []byte(string(whole))
	copy(moved[strings.Index(string(whole), "\x85\x00")+4:], "\x01\x00\x00\x00")
	tests := []struct {
		name string
		data []byte
	}{
		{"the dimensions are wrong", ole(biff8Stream, whole, false)},
		{"a short stream", ole(biff8Stream, whole, true)},
		{"no end", ole(biff8Stream, whole[:len(whole)-4], true)},
		{"the place of the sheet is wrong", ole(biff8Stream, moved, false)},
		{"the directory is gone", append([]byte(oleMagic), append(make([]byte, 504), whole...)...)},
		{"a sheet without a book", join(bof(biff8, sheetStream), cell, eof())},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Read(tt.data, Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{"x"}, firstRow(t, b)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestXLSRefused(t *testing.T) {
	whole := stream8(globals8(), rec(recLabel, 0, 0, 0, 1, uint8(0), "x"))
	at := strings.Index(string(whole), "\x85\x00") + 4
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"password", ole(biff8Stream, stream8(rec(recFilePass, 1, 1, 1)), false), "the workbook is protected by a password"},
		{"password of the new kind", ole(encryptedStream, make([]byte, 5000), false), "the workbook is protected by a password"},
		{"Excel 4", join(rec(0x0409, 0, 0x10, 0), eof()), "the workbook is of Excel 4 or older"},
		{"Excel 2", join(rec(0x0009, 2, 0x10), eof()), "the workbook is of Excel 4 or older"},
		{"no stream", ole("Workbook", make([]byte, 5000), false), "the workbook is damaged: the stream of its sheets is not there"},
		{"no sheet", ole("Workbook", whole[:at+20], false), "the workbook is damaged: the sheet Лист is not there"},
		{"in pieces", append([]byte(oleMagic), append(make([]byte, 504), whole[:len(whole)-4]...)...), "the workbook is damaged: its sheets are in pieces"},
		{"no cells", ole("Workbook", join(bof(biff8, globalsStream), eof()), true), "the workbook has no sheet with cells"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(tt.data, Limits{})
			var refusal *Refusal
			if !errors.As(err, &refusal) || refusal.Msg != tt.want || refusal.Hint == "" {
				t.Errorf("%+v, want %s", refusal, tt.want)
			}
		})
	}
}

// TestXLSCut: the rows before the end are given, and that the file ends in the middle is said.
func TestXLSCut(t *testing.T) {
	whole := stream8(globals8(), rec(recLabel, 0, 0, 0, 1, uint8(0), "x"), rec(recLabel, 1, 0, 0, 1, uint8(0), "y"))
	b, err := Read(whole[:len(whole)-7], Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if s := b.Sheets[0]; len(s.Rows) != 1 || len(s.Notes) != 1 || !strings.Contains(s.Notes[0].Message, "the file ends here") {
		t.Errorf("%+v", s)
	}
}

// TestXLSBounds: sizes that lie lead nowhere.
func TestXLSBounds(t *testing.T) {
	for name, data := range map[string][]byte{
		"a million merged cells": stream8(nil, rec(recLabel, 0, 0, 0, 1, uint8(0), "x"), rec(recMerged, 1, 0, 0xFFFF, 0, 0x3FFF)),
		"strings that are not there": stream8(rec(recSST, uint32(0xFFFFFFFF), uint32(0xFFFFFFFF), 0xFFFF, uint8(0x0D), 0xFFFF, uint32(0xFFFFFFFF), "x"),
			rec(recLabelSST, 0, 0, 0, uint32(0xFFFFFFFF))),
		"a column that is not there":     stream8(nil, rec(recMulBlank, 0, 0, 0, 0xFFFF), rec(recMulRK, 0, 0xFFFF), rec(recLink), rec(recRow), rec(recFormula), rec(recLabel)),
		"a stream of the size of a disk": bytes.ReplaceAll(ole(biff8Stream, stream8(nil), false), []byte("\x00\x10\x00\x00\x00\x00\x00\x00"), []byte("\x00\x10\x00\xff\x00\x00\x00\x00")),
	} {
		b, err := Read(data, Limits{})
		if err != nil {
			t.Error(name, err)
			continue
		}
		if got := len(b.Sheets[0].Rows); got > 1 {
			t.Error(name, got)
		}
	}
}

func FuzzXLS(f *testing.F) {
	f.Add(ole(biff8Stream, stream8(globals8(), rec(recLabel, 0, 0, 0, 1, uint8(0), "x")), true))
	f.Add(stream8(join(globals8(), rec(recSST, uint32(1), uint32(1), 1, uint8(0), "x"), rec(recContinue, uint8(1))), rec(recLabelSST, 0, 0, 0, uint32(0)), rec(recMerged, 1, 0, 9, 0, 9)))
	f.Add(stream5(rec(recCodePage, 1251), rec(recMulRK, 0, 4, 1, rkInt(5), 2, rkInt(46265), 5)))
	f.Fuzz(checkRead)
}
