package workbook

import (
	"slices"
	"strconv"
	"strings"
)

// numberOf shows a number. hidden: the format shows nothing of it, and it is not zero.
func (f *format) numberOf(v decimal, date1904 bool) (text string, hidden bool) {
	s := f.section(v)
	switch {
	case s == nil, s.has(anyText):
		return v.String(), false
	case s.date:
		return s.dateOf(v, date1904), false
	}
	text = s.numberOf(v)
	return text, text == "" && !v.zero()
}

// groupMarks part groups of thousands: spaces of several kinds, apostrophes.
const groupMarks = " \u00a0\u202f\u2009'’"

// cents are the decimals of money: a format that has them says how exact its numbers are meant. One with
// fewer hides what a customer has to pay.
const cents = 2

// layout is a section taken apart around its digits.
type layout struct {
	before, after string // the digits
	slots         string // of the whole part: 0 # ?, and literals between them
	whole         int    // digits that are always shown before the point
	decimals      int    // and behind it
	shift         int    // of the point: percents and thousands
	digits        bool   // there are any
	plain         bool   // General
	fraction      []piece
}

// numberOf writes a number into its section.
func (s *section) numberOf(v decimal) string {
	l := s.layout()
	if !l.digits && !l.plain {
		return squeeze(l.before)
	}
	if v.zero() && !l.plain && l.whole == 0 && l.decimals == 0 {
		if strings.TrimSpace(l.before) == "-" {
			return "-"
		}
		return "" // only # and ? show no zero
	}
	negative := v.negative
	v.negative = false
	number := l.write(v.shift(l.shift))
	if negative {
		return squeeze(l.signed(number))
	}
	return squeeze(l.before + number + l.after)
}

func (l *layout) write(v decimal) string {
	switch {
	case l.plain:
		return v.String()
	case len(l.fraction) > 0:
		return writeFraction(v, l.fraction)
	}
	if l.decimals >= cents {
		v = v.round(l.decimals)
	}
	number := ""
	if strings.Trim(l.slots, "0#?"+groupMarks) == "" { // no more than groups of thousands
		number = v.whole(max(l.whole, 1))
	} else {
		number = fillSlots(l.slots, v.whole(l.whole))
	}
	if f := v.fraction(l.decimals); f != "" {
		number += "." + f
	}
	return number
}

// signed writes a negative number, by the minus that its section has, or in place of its
// parentheses, or in front.
func (l *layout) signed(number string) string {
	switch {
	case strings.ContainsAny(l.before, "-−"):
		return l.before + number + l.after
	case strings.Contains(l.before, "(") && strings.Contains(l.after, ")"):
		return strings.Replace(l.before, "(", "-", 1) + number + strings.Replace(l.after, ")", "", 1)
	}
	return "-" + strings.TrimLeft(l.before, " ") + number + l.after
}

// layout finds the digits of a section and what stands before, between and after them.
func (s *section) layout() *layout {
	l := &layout{}
	decimal := s.decimalComma()
	last := s.last(digit)
	behind := false // the point
	for i, p := range s.pieces {
		if i == decimal {
			p = piece{point, "."}
		}
		switch p.kind {
		case digit:
			l.addDigits(p.text, behind)
		case divisor, slash:
			l.digits = true
		case point:
			behind = behind || i < last
			l.literal(strings.TrimPrefix(p.text, "."), behind || i < last)
			if i > last {
				l.literal(".", false)
			}
		case comma:
			if i > last && l.digits {
				l.shift -= 3
			}
		case percent:
			l.shift += 2
			l.literal(percentSign(l.digits || l.plain), false)
		case general:
			l.plain = true
		case exponent:
			return l.withoutExponent(s.pieces[i+1:])
		default:
			l.literal(p.text, i < last && l.digits && !behind)
		}
	}
	if s.has(slash) {
		l.fraction = s.pieces
	}
	return l
}

func percentSign(after bool) string {
	if after {
		return " %"
	}
	return "%"
}

func (l *layout) addDigits(text string, behind bool) {
	l.digits = true
	if behind {
		// what is shown always goes up to the last zero
		l.decimals += strings.LastIndexByte(text, '0') + 1
		return
	}
	l.slots += text
	l.whole += strings.Count(text, "0")
}

// literal adds text where it stands.
func (l *layout) literal(text string, between bool) {
	switch {
	case between:
		l.slots += text
	case l.digits || l.plain:
		l.after += text
	default:
		l.before += text
	}
}

// withoutExponent leaves out the digits of an exponent: numbers are written in full.
func (l *layout) withoutExponent(rest []piece) *layout {
	l.decimals = 0
	for _, p := range rest {
		if p.kind == literal {
			l.after += p.text
		}
	}
	return l
}

// last finds the last piece of a kind, -1 where there is none.
func (s *section) last(kind pieceKind) int {
	for i, p := range slices.Backward(s.pieces) {
		if p.kind == kind {
			return i
		}
	}
	return -1
}

// decimalComma finds the comma of "# ##0,00": a code as a Russian or German program writes it,
// though files should have a point there. -1 where there is none.
func (s *section) decimalComma() int {
	last := s.last(digit)
	if last < 2 || s.has(point) || s.pieces[last-1].kind != comma || s.pieces[last-2].kind != digit {
		return -1
	}
	if text := s.pieces[last].text; text == "0" || text == "00" {
		return last - 1
	}
	return -1
}

// fillSlots writes digits into places with literals between them, as in phone numbers, from the
// right; what is left goes before the first.
func fillSlots(slots, digits string) string {
	var out []string
	places := []rune(slots)
	first := strings.IndexAny(slots, "0#?")
	at := len(slots)
	for _, r := range slices.Backward(places) {
		at -= len(string(r))
		switch {
		case !strings.ContainsRune("0#?", r):
			out = append(out, string(r))
		case at == first:
			out = append(out, digits)
			digits = ""
		case digits != "":
			out = append(out, digits[len(digits)-1:])
			digits = digits[:len(digits)-1]
		}
	}
	var b strings.Builder
	for _, s := range slices.Backward(out) {
		b.WriteString(s)
	}
	return b.String()
}

// writeFraction writes 1.5 as 1 1/2 where the format's denominators can say it exactly, and in
// decimals where they cannot.
func writeFraction(v decimal, pieces []piece) string {
	low, high := 1, 9
	for i, p := range pieces {
		if p.kind != slash || i+1 == len(pieces) {
			continue
		}
		if n, err := strconv.Atoi(pieces[i+1].text); err == nil && n > 0 && n < 1000 {
			low, high = n, n
		} else if len(pieces[i+1].text) > 1 {
			high = 99
		}
	}
	rest := decimal{false, v.fraction(0), 0}.trimmed()
	if rest.zero() {
		return v.whole(1)
	}
	for d := low; d <= high; d++ {
		n := rest.float() * float64(d)
		whole := float64(int(n + 0.5))
		if n-whole < 1e-9 && whole-n < 1e-9 {
			return strings.TrimSpace(v.whole(0) + " " + strconv.Itoa(int(whole)) + "/" + strconv.Itoa(d))
		}
	}
	return v.String()
}

// squeeze makes one space of several, and none at the ends.
func squeeze(s string) string {
	if !strings.ContainsAny(s, groupMarks) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
