package charset

import "bytes"

// wideEncoding finds UTF-16 and UTF-32 without a mark, and how certain that is; "" where the bytes
// are neither. Text in them has a zero in every Latin letter, digit and space and a four in every
// Cyrillic letter, and all of it must be such: nothing else may be taken for text.
func wideEncoding(data []byte) (name string, certainty float64) {
	if bytes.IndexByte(data, 0) < 0 && bytes.IndexByte(data, 4) < 0 {
		return "", 0
	}
	best := 0.0
	for _, c := range []struct {
		name      string
		size      int
		bigEndian bool
	}{
		{"utf-16le", 2, false},
		{"utf-16be", 2, true},
		{"utf-32le", 4, false},
		{"utf-32be", 4, true},
	} {
		if share := wideShare(data, c.size, c.bigEndian); share > best {
			name, best = c.name, share
		}
	}
	if best < 0.95 {
		return "", 0
	}
	return name, min(best, 0.99)
}

// wideShare tells how many of the first characters, 0 to 1, are those of a text, when the
// characters have size bytes each. A byte left over at the end is half a line end, or one cut off.
func wideShare(data []byte, size int, bigEndian bool) float64 {
	const sample = 1 << 16
	count := min(len(data), sample) / size
	if count == 0 || len(data)%size > 1 && size == 4 {
		return 0
	}
	good := 0
	for i := range count {
		r := uint32(0)
		for j := range size {
			at := i*size + j
			if !bigEndian {
				at = i*size + size - 1 - j
			}
			r = r<<8 | uint32(data[at])
		}
		if ordinary(r) {
			good++
		}
	}
	return float64(good) / float64(count)
}

// ordinary tells whether a character is one of European texts: ASCII but for control characters,
// Latin, Greek, Cyrillic, punctuation, currency, № and ™, arrows, and the halves of emoji.
func ordinary(r uint32) bool {
	switch {
	case r < 0x20:
		return r == '\t' || r == '\n' || r == '\r'
	case r < 0x7f, 0xa0 <= r && r < 0x530:
		return true
	}
	return 0x2010 <= r && r < 0x2200 || 0x2500 <= r && r < 0x27c0 || 0xd83c <= r && r <= 0xd83e ||
		0xdc00 <= r && r < 0xe000 || r == 0xfe0f || r == 0xfeff || 0x1f000 <= r && r < 0x1fb00
}
