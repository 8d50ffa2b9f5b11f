package workbook

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// formula is the text of a formula without its =, and how far it was moved from the cell for which
// it is written: formulas are shared between cells.
type formula struct {
	text          string
	down, rightby int
}

// parsedFormula is a formula in pieces: text that stands as it is, and references.
type parsedFormula []formulaPiece

type formulaPiece struct {
	text string
	ref  *reference // nil for text
}

// reference is an area that a formula reads.
type reference struct {
	sheet string // empty: the formula's own
	area         // bottom is -1 for whole columns
	many  bool   // it is written as an area, be it of one cell
}

// maxFormula is the length that Excel allows.
const maxFormula = 8192

// parse takes a formula apart, if it has nothing but references to cells of its book and functions
// that are harmless. Names, tables, other books, whole rows are beyond it.
func (f formula) parse() (parsedFormula, bool) {
	if f.text == "" || len(f.text) > maxFormula {
		return nil, false
	}
	p := formulaParser{rest: strings.TrimPrefix(f.text, "="), formula: f}
	for p.rest != "" {
		if !p.piece() {
			return nil, false
		}
	}
	return p.pieces, true
}

type formulaParser struct {
	formula
	rest   string
	pieces parsedFormula
}

func (p *formulaParser) piece() bool {
	switch c := p.rest[0]; {
	case c == '"':
		return p.quoted()
	case c == '\'':
		return p.quotedSheet()
	case strings.IndexByte(" \t\r\n()+-*/^&=<>,;%:", c) >= 0:
		if c == ':' { // areas are read as a whole
			return false
		}
		p.take(1)
		return true
	case isNameByte(c):
		return p.word()
	}
	return false
}

// take moves text over.
func (p *formulaParser) take(n int) {
	p.pieces = append(p.pieces, formulaPiece{text: p.rest[:n]})
	p.rest = p.rest[n:]
}

func (p *formulaParser) quoted() bool {
	for at := 1; ; {
		end := strings.IndexByte(p.rest[at:], '"')
		if end < 0 {
			return false
		}
		at += end + 1
		if !strings.HasPrefix(p.rest[at:], `"`) {
			p.take(at)
			return true
		}
		at++
	}
}

func (p *formulaParser) quotedSheet() bool {
	for at := 1; ; {
		end := strings.IndexByte(p.rest[at:], '\'')
		if end < 0 {
			return false
		}
		at += end + 1
		if strings.HasPrefix(p.rest[at:], "'") {
			at++
			continue
		}
		name := strings.ReplaceAll(p.rest[1:at-1], "''", "'")
		p.rest = p.rest[at:]
		return strings.HasPrefix(p.rest, "!") && p.reference(name, 1)
	}
}

// word reads a number, a function, TRUE, a reference or the name of a sheet.
func (p *formulaParser) word() bool {
	n := nameLength(p.rest)
	word := p.rest[:n]
	next := byte(0)
	if n < len(p.rest) {
		next = p.rest[n]
	}
	upper := strings.ToUpper(word)
	switch {
	case next == '(':
		if !isHarmless(upper) {
			return false
		}
		p.take(n)
		return true
	case next == '!':
		p.rest = p.rest[n:]
		return p.reference(word, 1)
	case upper == "TRUE", upper == "FALSE":
		p.take(n)
		return true
	case next != ':' && strings.Trim(word, "0123456789.eE") == "" && word[0] < 'A':
		p.take(n)
		return true
	}
	return p.reference("", 0)
}

// reference reads A1, $A$1:B2 or A:B behind so many characters.
func (p *formulaParser) reference(sheet string, skip int) bool {
	rest := p.rest[skip:]
	n := nameLength(rest)
	first, last := rest[:n], rest[:n]
	rest = rest[n:]
	many := strings.HasPrefix(rest, ":")
	if many {
		n = nameLength(rest[1:])
		last, rest = rest[1:1+n], rest[1+n:]
	}
	a, ok := p.area(first, last)
	if !ok {
		return false
	}
	p.rest = rest
	p.pieces = append(p.pieces, formulaPiece{ref: &reference{sheet, a, many}})
	return true
}

// area moves the parts of a reference that are not fixed by a $.
func (p *formulaParser) area(first, last string) (area, bool) {
	whole := false
	if strings.Trim(first+last, "0123456789") == first+last && first != "" && last != "" {
		first, last, whole = first+"$1", last+"$1", true
	}
	top, left, okFirst := parseName(first)
	bottom, right, okLast := parseName(last)
	if !okFirst || !okLast {
		return area{}, false
	}
	top, left = p.move(first, top, left)
	bottom, right = p.move(last, bottom, right)
	a := area{min(top, bottom), min(left, right), max(top, bottom), max(left, right)}
	if whole {
		a.bottom = a.top
	}
	ok := a.inside()
	if whole {
		a.bottom = -1
	}
	return a, ok
}

func (p *formulaParser) move(name string, row, column int) (int, int) {
	if !strings.Contains(name[1:], "$") {
		row += p.down
	}
	if name[0] != '$' {
		column += p.rightby
	}
	return row, column
}

// nameLength counts the bytes of a word: letters, digits, and what names have in them.
func nameLength(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if r >= utf8.RuneSelf && !unicode.IsLetter(r) || r < utf8.RuneSelf && !isNameByte(s[n]) {
			break
		}
		n += size
	}
	return n
}

func isNameByte(c byte) bool {
	return c >= utf8.RuneSelf || c == '$' || c == '.' || c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// references lists what a formula reads.
func (p parsedFormula) references() []*reference {
	var refs []*reference
	for _, piece := range p {
		if piece.ref != nil {
			refs = append(refs, piece.ref)
		}
	}
	return refs
}

// write puts a formula together again, with its references as name gives them.
func (p parsedFormula) write(name func(*reference) string) string {
	var b strings.Builder
	for _, piece := range p {
		if piece.ref != nil {
			b.WriteString(name(piece.ref))
		} else {
			b.WriteString(piece.text)
		}
	}
	return b.String()
}

// String is the formula as it stands in its own cell, cut where it is long.
func (f formula) String() string {
	text := f.text
	if p, ok := f.parse(); ok && (f.down != 0 || f.rightby != 0) {
		text = p.write((*reference).String)
	}
	if short := firstRunes(text, 200); len(short) < len(text) {
		return short + "…"
	}
	return text
}

// String is the reference as a formula has it.
func (r *reference) String() string {
	s := cellName(r.top, r.left)
	switch {
	case r.bottom < 0:
		s = strings.TrimSuffix(cellName(0, r.left), "1") + ":" + strings.TrimSuffix(cellName(0, r.right), "1")
	case r.many:
		s += ":" + cellName(r.bottom, r.right)
	}
	if r.sheet != "" {
		return "'" + strings.ReplaceAll(r.sheet, "'", "''") + "'!" + s
	}
	return s
}

// isHarmless tells whether a function takes no more time and memory than its arguments are large,
// and says the same on every day.
func isHarmless(function string) bool {
	switch function {
	case "ABS", "AND", "AVERAGE", "CEILING", "CHOOSE", "CONCATENATE", "CONCAT", "COUNT", "COUNTA", "COUNTIF",
		"DATE", "DAY", "EXACT", "FALSE", "FIND", "FIXED", "FLOOR", "HLOOKUP", "HYPERLINK", "IF", "IFERROR", "INDEX", "INT",
		"ISBLANK", "ISERROR", "ISNUMBER", "ISTEXT", "LEFT", "LEN", "LOWER", "MATCH", "MAX", "MEDIAN", "MID", "MIN",
		"MOD", "MONTH", "MROUND", "NOT", "OR", "POWER", "PRODUCT", "PROPER", "RIGHT", "ROUND", "ROUNDDOWN", "ROUNDUP",
		"SEARCH", "SIGN", "SQRT", "SUBSTITUTE", "SUM", "SUMIF", "SUMPRODUCT", "TEXT", "TRIM", "TRUE", "TRUNC",
		"UPPER", "VALUE", "VLOOKUP", "YEAR":
		return true
	}
	return false
}

// linkOf is the address that a formula HYPERLINK("address", …) leads to.
func linkOf(f string) string {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(f, "="), "HYPERLINK(")
	if !ok {
		return ""
	}
	address, err := strconv.QuotedPrefix(rest)
	if err != nil {
		return ""
	}
	return strings.Trim(address, `"`)
}
