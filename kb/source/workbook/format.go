package workbook

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/xuri/nfp"
)

// maxCode is the longest format code that is looked at; Excel allows 255 characters.
const maxCode = 1024

// format is a number format: up to four sections, for positive and negative numbers, zero, text.
type format struct {
	numbers []section
	text    *section // nil: text stands as it is
}

// section is one of the codes between semicolons, in pieces.
type section struct {
	operator string // of its condition, as in [<1000]; empty where it has none
	operand  float64
	pieces   []piece
	date     bool // it shows a date or a time
}

// piece is what one token shows.
type piece struct {
	kind pieceKind
	text string
}

type pieceKind int

const (
	literal  pieceKind = iota
	digit              // one or more of 0 # ?
	point              // the decimal point
	comma              // groups thousands, or cuts them off
	percent            // moves the point
	exponent           // E+; what follows are the digits of the exponent
	slash              // of a fraction
	divisor            // a fixed denominator
	clock              // a part of a date or time: d, mmm, hh …
	elapsed            // hours, minutes, seconds that run on: [h]
	general
	anyText // @
)

// parseFormat reads a format code. What cannot be understood shows numbers plainly.
func parseFormat(code string) (f *format) {
	f = &format{}
	if len(code) > maxCode {
		return f
	}
	defer func() { // the parser takes some of what is no code for granted
		if recover() != nil {
			f = &format{}
		}
	}()
	safe, literals := protect(code)
	p := nfp.NumberFormatParser()
	for _, parsed := range p.Parse(safe) {
		s := newSection(parsed.Items, literals)
		if s.has(anyText) || len(f.numbers) == 3 {
			f.text = &s
			continue
		}
		f.numbers = append(f.numbers, s)
	}
	return f
}

func newSection(items []nfp.Token, literals []string) section {
	var s section
	for _, t := range items {
		if t.TType == nfp.TokenTypeCondition && len(t.Parts) == 2 {
			if v, err := strconv.ParseFloat(t.Parts[1].Token.TValue, 64); err == nil {
				s.operator, s.operand = t.Parts[0].Token.TValue, v
			}
			continue
		}
		if p := newPiece(t, literals); p.kind != literal || p.text != "" {
			s.pieces = append(s.pieces, p)
		}
	}
	s.date = s.isDate()
	if !s.date {
		for i := range s.pieces {
			if k := s.pieces[i].kind; k == clock || k == elapsed {
				s.pieces[i].kind = literal
			}
		}
	}
	return s
}

func newPiece(t nfp.Token, literals []string) piece {
	switch t.TType {
	case nfp.TokenTypeZeroPlaceHolder, nfp.TokenTypeHashPlaceHolder, nfp.TokenTypeDigitalPlaceHolder:
		return piece{digit, t.TValue}
	case nfp.TokenTypeDecimalPoint:
		return piece{point, t.TValue}
	case nfp.TokenTypeThousandsSeparator:
		return piece{comma, t.TValue}
	case nfp.TokenTypePercent:
		return piece{percent, t.TValue}
	case nfp.TokenTypeExponential:
		return piece{exponent, t.TValue}
	case nfp.TokenTypeFraction:
		return piece{slash, t.TValue}
	case nfp.TokenTypeDenominator:
		return piece{divisor, t.TValue}
	case nfp.TokenTypeDateTimes:
		return piece{clock, t.TValue}
	case nfp.TokenTypeElapsedDateTimes:
		return piece{elapsed, t.TValue}
	case nfp.TokenTypeGeneral:
		return piece{general, t.TValue}
	case nfp.TokenTypeTextPlaceHolder:
		return piece{anyText, t.TValue}
	case nfp.TokenTypeColor, nfp.TokenTypeSwitchArgument, nfp.TokenTypeUnknown, nfp.TokenTypeAlignment, nfp.TokenTypeRepeatsChar:
		return piece{}
	case nfp.TokenTypeCurrencyLanguage:
		for _, p := range t.Parts {
			if p.Token.TType == nfp.TokenSubTypeCurrencyString {
				return piece{literal, p.Token.TValue}
			}
		}
		return piece{}
	}
	if t.TValue == "," { // a second one in a row
		return piece{comma, t.TValue}
	}
	return piece{literal, reveal(t.TValue, literals)}
}

func (s *section) has(kind pieceKind) bool {
	for _, p := range s.pieces {
		if p.kind == kind {
			return true
		}
	}
	return false
}

// isDate: a section with letters of the calendar or clock whose only digits are the fractions of
// seconds. Others have letters that somebody forgot to quote: USD 0.00.
func (s *section) isDate() bool {
	found := false
	for i, p := range s.pieces {
		switch p.kind {
		case clock, elapsed:
			found = found || strings.ContainsAny(p.text, "yYmMdDhHsS")
		case digit:
			if i == 0 || s.pieces[i-1].kind != point {
				return false
			}
		case general, anyText:
			return false
		default:
		}
	}
	return found
}

// section finds the one that shows v, nil where the format has none for numbers.
func (f *format) section(v decimal) *section {
	n := len(f.numbers)
	if n == 0 {
		return nil
	}
	conditional := false
	for i := range f.numbers {
		conditional = conditional || f.numbers[i].operator != ""
	}
	switch {
	case conditional:
		return f.conditional(v)
	case v.negative && n > 1:
		return &f.numbers[1]
	case v.zero() && n > 2:
		return &f.numbers[2]
	}
	return &f.numbers[0]
}

// conditional finds the first section whose condition holds. The second of three without one is
// for negative numbers.
func (f *format) conditional(v decimal) *section {
	for i := range f.numbers {
		s := &f.numbers[i]
		forNegative := s.operator == "" && i == 1 && len(f.numbers) == 3
		if s.holds(v.float()) && (!forNegative || v.negative) {
			return s
		}
	}
	return nil
}

func (s *section) holds(v float64) bool {
	switch s.operator {
	case "<":
		return v < s.operand
	case "<=":
		return v <= s.operand
	case ">":
		return v > s.operand
	case ">=":
		return v >= s.operand
	case "=":
		return v == s.operand
	case "<>":
		return v != s.operand
	}
	return true
}

// textOf shows a text: as it is, but for what a text section puts around it.
func (f *format) textOf(s string) string {
	if f.text == nil || s == "" {
		return s
	}
	var before, after strings.Builder
	b, seen := &before, false
	for _, p := range f.text.pieces {
		switch p.kind {
		case anyText:
			b, seen = &after, true
		case literal:
			b.WriteString(p.text)
		default:
		}
	}
	if !seen {
		return strings.TrimSpace(before.String())
	}
	return strings.TrimLeftFunc(before.String(), unicode.IsSpace) + s + strings.TrimRightFunc(after.String(), unicode.IsSpace)
}
