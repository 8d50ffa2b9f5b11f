package workbook

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// The records of BIFF5 and BIFF8 that say what a person sees ([MS-XLS] 2.3).
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	recDateMode   = 0x0022
	recFilePass   = 0x002F
	recFont       = 0x0031
	recContinue   = 0x003C
	recCodePage   = 0x0042
	recColInfo    = 0x007D
	recSheet      = 0x0085
	recMulRK      = 0x00BD
	recMulBlank   = 0x00BE
	recRString    = 0x00D6
	recXF         = 0x00E0
	recMerged     = 0x00E5
	recSST        = 0x00FC
	recLabelSST   = 0x00FD
	recLink       = 0x01B8
	recBlank      = 0x0201
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRow        = 0x0208
	recRK         = 0x027E
	recFormat     = 0x041E
	recBOF        = 0x0809
	biff8         = 0x0600
	biff5         = 0x0500
	globalsStream = 0x0005
	sheetStream   = 0x0010
)

// record is one of a stream. Reading beyond its end gives zeros.
type record struct {
	id   int
	data []byte
}

func (r record) byte(at int) int {
	if at < 0 || at >= len(r.data) {
		return 0
	}
	return int(r.data[at])
}

func (r record) word(at int) int { return r.byte(at) | r.byte(at+1)<<8 }

func (r record) long(at int) uint32 {
	if at < 0 || at+4 > len(r.data) {
		return 0
	}
	return binary.LittleEndian.Uint32(r.data[at:])
}

func (r record) float(at int) float64 {
	if at < 0 || at+8 > len(r.data) {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(r.data[at:]))
}

// from is the data behind a place.
func (r record) from(at int) []byte { return r.data[min(at, len(r.data)):] }

// records goes through a stream.
type records struct {
	data []byte
	at   int
	cut  bool // the stream ends inside a record
}

// next gives the next record; false at the end.
func (r *records) next() (record, bool) {
	rest := r.data[min(r.at, len(r.data)):]
	if len(rest) < 4 {
		return record{}, false
	}
	id, size := int(binary.LittleEndian.Uint16(rest)), int(binary.LittleEndian.Uint16(rest[2:]))
	if 4+size > len(rest) {
		r.cut = true
		r.at = len(r.data)
		return record{}, false
	}
	r.at += 4 + size
	return record{id, rest[4 : 4+size]}, true
}

// continued gives the data of the records that go on with one.
func (r *records) continued(first []byte) *blocks {
	b := &blocks{data: first}
	for {
		at := r.at
		next, ok := r.next()
		if !ok || next.id != recContinue {
			r.at = at
			return b
		}
		b.more = append(b.more, next.data)
	}
}

// blocks reads data that is spread over several records.
type blocks struct {
	data []byte
	more [][]byte
}

// left tells whether there is anything to read.
func (b *blocks) left() bool {
	for len(b.data) == 0 && len(b.more) > 0 {
		b.data, b.more = b.more[0], b.more[1:]
	}
	return len(b.data) > 0
}

func (b *blocks) byte() int {
	if !b.left() {
		return 0
	}
	c := b.data[0]
	b.data = b.data[1:]
	return int(c)
}

func (b *blocks) word() int { return b.byte() | b.byte()<<8 }

func (b *blocks) long() int { return b.word() | b.word()<<16 }

func (b *blocks) skip(n int) {
	for n > 0 && b.left() {
		step := min(n, len(b.data))
		b.data = b.data[step:]
		n -= step
	}
}

// unicode reads a string of BIFF8 whose length was read: the flags, the sizes of what follows the
// characters, and the characters.
func (b *blocks) unicode(length int) string {
	const wide, phonetic, rich = 1, 4, 8
	flags := b.byte()
	behind := 0
	if flags&rich != 0 {
		behind = 4 * b.word()
	}
	if flags&phonetic != 0 {
		behind += b.long()
	}
	s := b.chars(length, flags&wide != 0)
	b.skip(behind)
	return s
}

// chars reads characters of one or two bytes. Where they go on in another record, its first byte
// says anew how wide they are.
func (b *blocks) chars(length int, wide bool) string {
	var units []uint16
	for len(units) < length {
		if len(b.data) == 0 {
			if len(b.more) == 0 {
				break
			}
			b.data, b.more = b.more[0], b.more[1:]
			wide = b.byte()&1 != 0
		}
		for len(units) < length && len(b.data) > 0 {
			if !wide {
				units = append(units, uint16(b.data[0]))
				b.data = b.data[1:]
				continue
			}
			if len(b.data) < 2 { // half a character at the end of a record
				b.data = nil
				break
			}
			units = append(units, binary.LittleEndian.Uint16(b.data))
			b.data = b.data[2:]
		}
	}
	return string(utf16.Decode(units))
}

// rk reads the short form of a number: 30 bits of a float64 or of an integer, perhaps a hundredfold.
func rk(v uint32) decimal {
	const hundredfold, integer = 1, 2
	var f float64
	if v&integer != 0 {
		f = float64(int32(v) >> 2) //nolint:gosec // the sign is in the top bit
	} else {
		f = math.Float64frombits(uint64(v&^3) << 32)
	}
	d, _ := newDecimal(f)
	if v&hundredfold != 0 {
		return d.shift(-2)
	}
	return d
}
