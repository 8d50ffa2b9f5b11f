package workbook

import "strings"

// look is what a person tells rows apart by. The zero look is that of plain cells.
type look struct {
	bold bool
	size string // of the font, empty where it is the book's usual one
	fill string // pattern and colour; empty where there is none
}

// cellStyle is what the style of a cell says.
type cellStyle struct {
	format *format
	look   int
	indent int
}

// format parses a format code, once.
func (b *builder) format(code string) *format {
	code = strings.TrimSpace(code)
	f, ok := b.formats[code]
	if !ok {
		f = parseFormat(code)
		b.formats[code] = f
	}
	return f
}

// number fills a cell with a number as its format shows it.
func (s *sheetBuilder) number(row, column int, v decimal, style cellStyle) error {
	text, hidden := style.format.numberOf(v, s.b.date1904)
	if hidden {
		s.note(row, column, "give the cell another number format", "the number format hides the number %s", v)
	}
	if err := s.b.made(text); err != nil {
		return err
	}
	return s.set(row, column, Cell{Text: text, Exact: exact(text), Style: style.look, Indent: style.indent})
}

// exact writes 8.075 as 8.0750, which nobody takes for thousands; empty where that is not needed.
func exact(text string) string {
	isDigit := func(r rune) bool { return '0' <= r && r <= '9' }
	before, after, found := strings.Cut(text, ".")
	whole := before[len(strings.TrimRightFunc(before, isDigit)):]
	rest := strings.TrimLeftFunc(after, isDigit)
	if !found || len(after)-len(rest) != len("075") || len(whole) == 0 || len(whole) > len("999") || whole[0] == '0' {
		return ""
	}
	return strings.TrimSuffix(text, rest) + "0" + rest
}

// text fills a cell with a text as its format shows it.
func (s *sheetBuilder) text(row, column int, text string, style cellStyle) error {
	text = cleanText(text)
	if style.format.text != nil {
		text = style.format.textOf(text)
		if err := s.b.made(text); err != nil {
			return err
		}
	}
	return s.set(row, column, Cell{Text: text, Style: style.look, Indent: style.indent})
}

// boolean fills a cell with a truth value.
func (s *sheetBuilder) boolean(row, column int, yes bool, style cellStyle) error {
	text := "FALSE"
	if yes {
		text = "TRUE"
	}
	return s.set(row, column, Cell{Text: text, Style: style.look, Indent: style.indent})
}

// mistake leaves a cell empty that holds an error value, and says so.
func (s *sheetBuilder) mistake(row, column int, value, formula string) error {
	const hint = "mend it in the workbook, or delete it"
	if formula == "" {
		s.note(row, column, hint, "the cell holds the error %s", value)
	} else {
		s.note(row, column, hint, "the formula =%s gives the error %s", formula, value)
	}
	return s.empty(row, column)
}

// noValue leaves a cell empty whose formula was never computed, and says so.
func (s *sheetBuilder) noValue(row, column int, formula string) error {
	const hint = "open the workbook in Excel or LibreOffice and save it: the values of formulas are stored then"
	if formula == "" {
		s.note(row, column, hint, "the value of the formula is not stored")
	} else {
		s.note(row, column, hint, "the value of the formula =%s is not stored, and cannot be computed here", formula)
	}
	return s.empty(row, column)
}

// dated is the style for a date that is written as such: where the format shows no date, all of it.
func (c cellStyle) dated(value string) cellStyle {
	if len(c.format.numbers) > 0 && c.format.numbers[0].date {
		return c
	}
	code := "yyyy-mm-dd"
	if _, clock, ok := strings.Cut(value, "T"); ok && strings.Trim(clock, "0:.Z") != "" {
		code += " h:mm"
	}
	c.format = parseFormat(code)
	return c
}

// cleanText makes the line ends of a text \n and takes out characters that no text has.
func cleanText(s string) string {
	clean := func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' }
	if !strings.ContainsFunc(s, clean) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return strings.Map(func(r rune) rune {
		if clean(r) {
			return -1
		}
		return r
	}, s)
}

// firstRunes cuts a text to so many characters.
func firstRunes(s string, most int) string {
	for i := range s {
		if most--; most < 0 {
			return s[:i]
		}
	}
	return s
}
