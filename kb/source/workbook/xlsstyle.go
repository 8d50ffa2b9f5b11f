package workbook

import "strconv"

// xlsFont is what tells fonts apart.
type xlsFont struct {
	size    int // in twentieths of a point
	bold    bool
	charset int
}

func newXLSFont(rec record) xlsFont {
	const semibold = 600
	return xlsFont{size: rec.word(0), bold: rec.word(6) >= semibold, charset: rec.byte(12)}
}

// xlsLook is a style as it stands in the file.
type xlsLook struct {
	font, format, indent   int
	pattern, colour, under int
}

// newLook reads an XF record, which BIFF8 and BIFF5 lay out differently.
func (x *xlsBook) newLook(rec record) xlsLook {
	l := xlsLook{font: rec.word(0), format: rec.word(2)}
	if !x.biff8 {
		colours := rec.long(8)
		l.pattern, l.colour, l.under = int(colours>>16&0x3F), int(colours&0x7F), int(colours>>7&0x7F)
		return l
	}
	l.indent = rec.byte(8) & 0x0F
	l.pattern = int(rec.long(14) >> 26)
	l.colour, l.under = rec.word(18)&0x7F, rec.word(18)>>7&0x7F
	return l
}

// addFormat reads the code of a number format.
func (x *xlsBook) addFormat(rec record, codePage int) {
	if x.biff8 {
		x.formats[rec.word(0)] = x.longString(&blocks{data: rec.from(2)})
		return
	}
	x.charset = x.charsetOf(codePage)
	x.formats[rec.word(0)] = x.shortString(rec.from(2))
}

// setStyles makes the list that cells point into.
func (x *xlsBook) setStyles() {
	for _, l := range x.looks {
		code, ok := x.formats[l.format]
		if !ok {
			code = builtinCode(l.format)
		}
		x.styles = append(x.styles, cellStyle{x.b.format(code), x.b.style(x.look(l)), l.indent})
	}
}

// style gives the style of a cell.
func (x *xlsBook) style(n int) cellStyle {
	if n >= len(x.styles) {
		return cellStyle{format: x.b.format("")}
	}
	return x.styles[n]
}

func (x *xlsBook) look(l xlsLook) look {
	var seen look
	font := l.font
	if font >= 4 { // there is no font of the number 4
		font--
	}
	if font < len(x.fonts) {
		seen.bold = x.fonts[font].bold
		if size := x.fonts[font].size; size != x.fonts[0].size {
			seen.size = strconv.Itoa(size)
		}
	}
	const solid, white, automatic = 1, 9, 64
	if l.pattern == solid && (l.colour == white || l.colour >= automatic) {
		return seen
	}
	if l.pattern != 0 {
		seen.fill = strconv.Itoa(l.pattern) + " " + strconv.Itoa(l.colour)
		if l.pattern != solid {
			seen.fill += " " + strconv.Itoa(l.under)
		}
	}
	return seen
}
