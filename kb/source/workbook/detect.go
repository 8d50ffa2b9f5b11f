package workbook

import (
	"archive/zip"
	"bytes"
	"strings"
)

// What a file begins with.
const (
	zipMagic = "PK\x03\x04"
	oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

// Is tells whether data is a workbook that this package reads, or a container of that family: a
// zip with xl/, an OLE2 file with a stream of a workbook or an encrypted package, bare records of
// Excel, SpreadsheetML. What it claims may still be refused by [Read]. A CSV file or an HTML table
// that is called .xls is none.
func Is(data []byte) bool {
	switch {
	case bytes.HasPrefix(data, []byte(zipMagic)):
		return isZip(data)
	case bytes.HasPrefix(data, []byte(oleMagic)):
		return isOLE(data)
	}
	return isBIFF(data) || isSpreadsheetML(data)
}

// Read reads a workbook. The error is a *Refusal.
func Read(data []byte, l Limits) (*Book, error) {
	l = l.withDefaults()
	b := newBuilder(l)
	var err error
	switch {
	case bytes.HasPrefix(data, []byte(zipMagic)):
		err = readXLSX(b, data, l)
	case bytes.HasPrefix(data, []byte(oleMagic)):
		err = readOLE(b, data)
	case isBIFF(data):
		err = readXLS(b, data)
	case isSpreadsheetML(data):
		err = readXML(b, data)
	default:
		err = &Refusal{"this is no workbook", "open it and save it as XLSX"}
	}
	if err != nil {
		return nil, err
	}
	return b.finish()
}

// isZip looks for the folder that all workbooks of Excel 2007 and later have.
func isZip(data []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil { // cut off: the directory at the end is missing
		return bytes.Contains(data, []byte("xl/workbook")) || bytes.Contains(data, []byte("xl/worksheets/"))
	}
	for _, f := range z.File {
		if strings.HasPrefix(partName(f.Name), "xl/") {
			return true
		}
	}
	return false
}
