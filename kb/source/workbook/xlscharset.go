package workbook

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// The code pages that Russian and Western books are written in.
const (
	windows1251 = 1251
	windows1252 = 1252
)

// charsetOf gives the encoding of the strings of BIFF5. Many programs wrote Russian text and the
// Western code page, or none: fonts for Russian or the letters themselves tell.
func (x *xlsBook) charsetOf(codePage int) encoding.Encoding {
	switch codePage {
	case windows1251:
		return charmap.Windows1251
	case 866:
		return charmap.CodePage866
	case 10007:
		return charmap.MacintoshCyrillic
	case 1250:
		return charmap.Windows1250
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1257:
		return charmap.Windows1257
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 10000, 0x8000:
		return charmap.Macintosh
	}
	if !x.biff8 && (x.hasRussianFont() || x.hasRussianText()) {
		return charmap.Windows1251
	}
	return charmap.Windows1252
}

func (x *xlsBook) hasRussianFont() bool {
	const russian = 204
	for _, f := range x.fonts {
		if f.charset == russian {
			return true
		}
	}
	return false
}

// hasRussianText looks for four letters beyond ASCII in a row, which only text in other alphabets
// has.
func (x *xlsBook) hasRussianText() bool {
	r := &records{data: x.stream}
	for {
		rec, ok := r.next()
		if !ok {
			return false
		}
		if rec.id != recLabel && rec.id != recRString && rec.id != recString {
			continue
		}
		run := 0
		for _, c := range rec.data {
			if run++; c < 0xC0 {
				run = 0
			}
			if run == 4 {
				return true
			}
		}
	}
}
