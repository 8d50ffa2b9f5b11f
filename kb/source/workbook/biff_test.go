package workbook

import (
	"bytes"
	"encoding/binary"
	"math"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// rec makes a record of bytes, numbers (uint8, uint16, uint32, float64) and strings of bytes.
func rec(id int, parts ...any) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		if s, ok := p.(string); ok {
			b.WriteString(s)
			continue
		}
		if n, ok := p.(int); ok {
			p = uint16(n)
		}
		if err := binary.Write(&b, binary.LittleEndian, p); err != nil {
			panic(err)
		}
	}
	head := binary.LittleEndian.AppendUint16(nil, uint16(id))
	return append(binary.LittleEndian.AppendUint16(head, uint16(b.Len())), b.Bytes()...)
}

// wide is a text in characters of two bytes, narrow one of BIFF5 in windows-1251.
func wide(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

func narrow(s string) string {
	out, err := charmap.Windows1251.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return out
}

func bof(version, kind int) []byte { return rec(recBOF, version, kind, 0, 0) }

func eof() []byte { return rec(recEOF) }

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// stream5 is a book of BIFF5 with one sheet; before are further records of the globals.
func stream5(before []byte, sheet ...[]byte) []byte {
	globals := join(bof(biff5, globalsStream), before)
	name := narrow("Лист")
	bound := func(at int) []byte {
		return rec(recSheet, uint32(at), uint16(0), uint8(len(name)), name)
	}
	at := len(globals) + len(bound(0)) + len(eof())
	return join(globals, bound(at), eof(), bof(biff5, sheetStream), join(sheet...), eof())
}

// stream8 is a book of BIFF8 with one sheet.
func stream8(before []byte, sheet ...[]byte) []byte {
	globals := join(bof(biff8, globalsStream), before)
	bound := func(at int) []byte {
		return rec(recSheet, uint32(at), uint16(0), uint8(4), uint8(1), wide("Лист"))
	}
	at := len(globals) + len(bound(0)) + len(eof())
	return join(globals, bound(at), eof(), bof(biff8, sheetStream), join(sheet...), eof())
}

const oleSector = 512

// ole puts a stream into an OLE2 file: into its sectors, or, where short is asked for, into the
// small ones that streams below 4,096 bytes have.
func ole(name string, stream []byte, short bool) []byte {
	const end, free, fatMark = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
	size := len(stream)
	if !short && size < 4096 {
		stream = append(bytes.Clone(stream), make([]byte, 4096-size)...)
		size = 4096
	}
	sectors := (len(stream) + oleSector - 1) / oleSector
	fats := (sectors+3)/128 + 1
	// the FAT, the directory, the small FAT, the stream
	directory, small, first := fats, fats+1, fats+2
	fat := make([]uint32, fats*128)
	for i := range fat {
		fat[i] = free
	}
	for i := range fats {
		fat[i] = fatMark
	}
	fat[directory], fat[small] = end, end
	for i := range sectors {
		fat[first+i] = uint32(first + i + 1)
	}
	fat[first+sectors-1] = end

	var b bytes.Buffer
	put := func(v any) {
		if err := binary.Write(&b, binary.LittleEndian, v); err != nil {
			panic(err)
		}
	}
	b.WriteString(oleMagic)
	b.Write(make([]byte, 16))
	put([]uint16{0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0})
	smallFATs := uint32(0)
	if short {
		smallFATs = 1
	}
	put([]uint32{0, uint32(fats), uint32(directory), 0, 4096, uint32(small), smallFATs, end, 0})
	for i := range 109 {
		if i < fats {
			put(uint32(i))
		} else {
			put(uint32(free))
		}
	}
	put(fat)
	entry := func(name string, kind byte, child, start uint32, size int) {
		units := wide(name)
		b.Write(append(units, make([]byte, 64-len(units))...))
		put(uint16(len(units) + 2))
		b.Write([]byte{kind, 1})
		put([]uint32{free, free, child})
		b.Write(make([]byte, 36))
		put([]uint32{start, uint32(size), 0})
	}
	if short {
		entry("Root Entry", 5, 1, uint32(first), sectors*oleSector)
		entry(name, 2, free, 0, size)
	} else {
		entry("Root Entry", 5, 1, end, 0)
		entry(name, 2, free, uint32(first), size)
	}
	b.Write(make([]byte, 2*128))
	chain := make([]uint32, 128)
	for i := range chain {
		chain[i] = uint32(i + 1)
		if i*64 >= size-64 {
			chain[i] = end
		}
	}
	put(chain)
	b.Write(stream)
	b.Write(make([]byte, sectors*oleSector-len(stream)))
	return b.Bytes()
}

// rkInt and rkFloat are the short forms of numbers.
func rkInt(v int32) uint32 { return uint32(v)<<2 | 2 }

func rkFloat(v float64) uint32 { return uint32(math.Float64bits(v)>>32) &^ 3 }
