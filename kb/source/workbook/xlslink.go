package workbook

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// What a hyperlink of BIFF8 has ([MS-OSHARED] 2.3.7.1).
const (
	linkTarget   = 0x01
	linkLocation = 0x08
	linkLabel    = 0x10
	linkFrame    = 0x80
	linkAsText   = 0x100
)

// linkAddress reads the address of a link: of the internet, or of a place in the book. Links to
// files are left out: nobody else has them.
func linkAddress(data []byte) string {
	const guid = 16
	b := &blocks{data: data}
	b.skip(guid + 4)
	flags := b.long()
	if flags&linkLabel != 0 {
		b.text(b.long())
	}
	if flags&linkFrame != 0 {
		b.text(b.long())
	}
	address := ""
	switch {
	case flags&linkTarget == 0:
	case flags&linkAsText != 0:
		address = b.text(b.long())
	default:
		if b.long() != 0x79EAC9E0 { // the kind that holds an address of the internet
			return ""
		}
		b.skip(guid - 4)
		size := b.long()
		address, _, _ = strings.Cut(utf16Text(b.data[:min(max(size, 0), len(b.data))]), "\x00")
		b.skip(size)
	}
	if flags&linkLocation != 0 {
		address += "#" + b.text(b.long())
	}
	return address
}

// text reads characters of two bytes, with a zero at the end.
func (b *blocks) text(length int) string {
	size := min(max(length, 0), len(b.data)/2) * 2
	s := utf16Text(b.data[:size])
	b.data = b.data[size:]
	return strings.TrimRight(s, "\x00")
}

func utf16Text(data []byte) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}
