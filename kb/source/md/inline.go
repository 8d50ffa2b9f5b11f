package md

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Inline writes the text of one paragraph: white space collapsed, bold and italic type, links and
// code marked, a line for every line break.
type Inline struct {
	done    Text[int]
	line    []byte
	at      int
	space   string   // white space that has been read and not yet written
	pending []string // marks that are opened before the next word
	open    []string // marks that are open
	links   int      // how many of them are links
	closed  span     // the emphasis that was closed last
	opened  []int    // where in line the open marks stand
	plain   strings.Builder
	// Bare leaves bold and italic type out, as in headings.
	Bare bool
}

type span struct{ start, end int }

// Write adds running text of a line of the file.
func (w *Inline) Write(text string, line int) {
	for len(text) > 0 {
		word := strings.TrimLeftFunc(text, unicode.IsSpace)
		if gap := text[:len(text)-len(word)]; gap != "" {
			w.gap(gap)
		}
		end := strings.IndexFunc(word, unicode.IsSpace)
		if end < 0 {
			end = len(word)
		}
		if end > 0 {
			escaped := Escape(word[:end])
			if w.links > 0 {
				escaped = strings.NewReplacer("[", `\[`, "]", `\]`).Replace(escaped)
			}
			w.Put(escaped, word[:end], line)
		}
		text = word[end:]
	}
}

// gap is white space between words. A single no-break space stays what it is.
func (w *Inline) gap(gap string) {
	w.plain.WriteByte(' ')
	if w.space != "" || gap != "\u00a0" && gap != "\u202f" && gap != "\u2009" {
		gap = " "
	}
	w.space = gap
}

// Put adds something that is not white space: Markdown, and what of it is text.
func (w *Inline) Put(s, plain string, line int) {
	w.plain.WriteString(plain)
	if len(w.line) == 0 {
		w.at = line
	}
	switch {
	case w.space != "" && len(w.line) > 0:
		w.line = append(w.line, w.space...)
	case len(w.pending) == 0:
		w.repair(s)
	}
	w.space = ""
	for _, mark := range w.pending {
		if w.closed.end == len(w.line) && len(w.line) > 0 && strings.HasSuffix(string(w.line), mark) && mark != "[" {
			w.line = w.line[:len(w.line)-len(mark)] // the same emphasis goes on
			w.opened = append(w.opened, w.closed.start)
		} else {
			w.opened = append(w.opened, len(w.line))
			w.line = append(w.line, mark...)
		}
		w.open = append(w.open, mark)
	}
	w.pending = w.pending[:0]
	w.line = append(w.line, s...)
}

// repair takes the marks off an emphasis that ends in a point and is followed by a letter without
// a space, which Markdown would not see as closed. What is struck out must not be read as valid,
// and keeps its marks, with a space behind it.
func (w *Inline) repair(next string) {
	if w.closed.end != len(w.line) || w.closed.end == 0 || len(w.open) > 0 {
		return
	}
	mark := markAt(w.line[w.closed.start:])
	inner := w.line[w.closed.start+len(mark) : max(w.closed.end-len(mark), w.closed.start+len(mark))]
	last, _ := utf8.DecodeLastRune(inner)
	first, _ := utf8.DecodeRuneInString(next)
	ends, begins := unicode.IsPunct(last) || unicode.IsSymbol(last), unicode.IsLetter(first) || unicode.IsDigit(first)
	switch {
	case mark == "" || !ends || !begins:
		return
	case mark == "~~":
		w.line = append(w.line, ' ')
		return
	}
	w.line = append(w.line[:w.closed.start], inner...)
}

func markAt(line []byte) string {
	for _, mark := range []string{"**", "~~", "*"} {
		if strings.HasPrefix(string(line), mark) {
			return mark
		}
	}
	return ""
}

// Begin opens a mark before the next word; a second one of the same kind is not written.
func (w *Inline) Begin(mark string) bool {
	if w.Bare && strings.HasPrefix(mark, "*") {
		return false
	}
	if slices.Contains(w.open, mark) || slices.Contains(w.pending, mark) {
		return false
	}
	w.pending = append(w.pending, mark)
	if mark == "[" {
		w.links++
	}
	return true
}

// End closes the mark that was opened last, with what is written at its end.
func (w *Inline) End(mark, closing string) {
	if mark == "[" {
		w.links--
	}
	if n := len(w.pending); n > 0 {
		w.pending = w.pending[:n-1] // there was no word in it
		return
	}
	n := len(w.open) - 1
	w.closed = span{start: w.opened[n], end: len(w.line) + len(closing)}
	w.line = append(w.line, closing...)
	w.open, w.opened = w.open[:n], w.opened[:n]
}

// Break ends a line, and marks that are open are closed and opened again. It tells whether
// the line was empty, which makes a new paragraph.
func (w *Inline) Break() (empty bool) {
	w.plain.WriteByte(' ')
	if w.links > 0 {
		w.space = " "
		return false
	}
	again := append(append([]string{}, w.open...), w.pending...)
	for _, mark := range slices.Backward(w.open) {
		w.line = append(w.line, mark...)
	}
	empty = w.flush()
	w.pending = again
	return empty
}

// Next gives the writer of the next paragraph, in which the marks that are open go on.
func (w *Inline) Next() *Inline {
	return &Inline{pending: slices.Concat(w.open, w.pending), links: w.links, Bare: w.Bare}
}

// Plain gives the words that were written, without marks.
func (w *Inline) Plain() string { return w.plain.String() }

// Line gives the line as far as it is written; a space ends it where white space follows.
func (w *Inline) Line() string { return string(w.line) + w.space }

func (w *Inline) flush() (empty bool) {
	line := strings.TrimSpace(string(w.line))
	w.line, w.open, w.opened, w.pending, w.closed, w.space = w.line[:0], nil, nil, nil, span{}, ""
	if line == "" {
		return true
	}
	w.done.Add(w.at, Begin(line))
	return false
}

// Text gives what was written.
func (w *Inline) Text() Text[int] {
	w.flush()
	return w.done
}

// Superscript is what stands above the line, written so that no other number comes of it: the
// kopecks and cents of a price (1 990⁵⁰ ₽, $9⁹⁰) after a point, other digits as small ones. The line
// before it and the text after it tell them apart.
func Superscript(before, text, after string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.Trim(text, "0123456789") != "" {
		return text
	}
	number := strings.TrimRight(before, "0123456789 \u00a0\u202f.,")
	point := strings.HasSuffix(before, ".") || strings.HasSuffix(before, ",")
	digits := before[len(number):]
	isPrice := strings.ContainsAny(digits, "0123456789") && (beginsWithCurrency(after) || endsWithCurrency(number))
	switch {
	case isPrice && len(text) == 2 && point:
		return text
	case isPrice && len(text) == 2 && strings.TrimRight(digits, " \u00a0\u202f") == digits:
		return "." + text
	}
	return strings.Map(SmallDigit, text)
}

// SmallDigit is a digit as it stands above the line; all else stays what it is.
func SmallDigit(r rune) rune {
	if r < '0' || '9' < r {
		return r
	}
	return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0']
}

func currencies() []string {
	return []string{"₽", "р", "$", "€", "£", "₴", "₸", "usd", "eur", "грн"}
}

func beginsWithCurrency(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	return slices.ContainsFunc(currencies(), func(sign string) bool { return strings.HasPrefix(s, sign) })
}

func endsWithCurrency(s string) bool {
	s = strings.ToLower(s)
	return slices.ContainsFunc([]string{"$", "€", "£"}, func(sign string) bool { return strings.HasSuffix(s, sign) })
}
