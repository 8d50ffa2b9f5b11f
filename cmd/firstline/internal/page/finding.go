package page

import (
	"cmp"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"firstline/eval/report/frame"
)

// findings says in the language of a page what the code says of files in English. Messages stay
// English everywhere else, so what is known of one here is nothing but its text: its form, and
// what stands in the gaps of that.
type findings struct {
	frame.Words
	forms []form
	known map[string]string // what was said already
}

// form is a way to say something, in two languages.
type form struct {
	english phrase
	russian []phrase // one, or three that go with 1, 2 and 5
}

// phrase is text with gaps: texts[0] gaps[0] texts[1] … texts[len(gaps)].
type phrase struct {
	texts []string
	gaps  []gap
}

// gap is left open for what its verb says; at is which of the English gaps it is.
type gap struct {
	verb byte
	at   int
}

// The verbs of gaps.
const (
	anything = 's' // kept as it is
	number   = 'd'
	cellName = 'c'
	column   = 'k' // the letter of one
	columns  = 'l' // by headers, and by letters where they have none
	message  = 'm' // what has a form of its own, or else anything
)

// newFindings reads the forms of files of fsys: English, and the Russian in the next line, after a
// tab. For a page in English there are none.
func newFindings(words frame.Words, fsys fs.FS, names ...string) (findings, error) {
	f := findings{Words: words, known: map[string]string{}}
	if words.Language != "ru" {
		return f, nil
	}
	var text strings.Builder
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return f, err
		}
		text.Write(data)
		text.WriteByte('\n')
	}
	f.forms = readForms(text.String())
	return f, nil
}

// readForms gives the forms of a text, those with the most letters first: the one that says most is
// the one that is meant.
func readForms(text string) []form {
	var forms []form
	english := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		russian, isRussian := strings.CutPrefix(line, "\t")
		if !isRussian {
			english = line
			continue
		}
		one := form{english: readPhrase(english)}
		variants := []string{russian}
		if one.english.counts() {
			variants = strings.Split(russian, "/")
		}
		for _, v := range variants {
			one.russian = append(one.russian, readPhrase(v))
		}
		forms = append(forms, one)
	}
	slices.SortStableFunc(forms, func(a, b form) int {
		return cmp.Or(cmp.Compare(b.english.letters(), a.english.letters()), cmp.Compare(len(a.english.gaps), len(b.english.gaps)))
	})
	return forms
}

// readPhrase finds the gaps of a text: %s, or %[2]s for one that is not the next.
func readPhrase(s string) phrase {
	var p phrase
	from := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		at, end := len(p.gaps), i+1
		if order, behind, found := strings.Cut(s[end:], "]"); found && strings.HasPrefix(order, "[") {
			n, err := strconv.Atoi(order[1:])
			if err != nil {
				continue
			}
			at, end = n-1, len(s)-len(behind)
		}
		if end < len(s) && strings.IndexByte("sdcklm", s[end]) >= 0 {
			p.texts = append(p.texts, s[from:i])
			p.gaps = append(p.gaps, gap{s[end], at})
			from, i = end+1, end
		}
	}
	p.texts = append(p.texts, s[from:])
	return p
}

// counts tells whether one of the gaps is a number, with which the words around it agree.
func (p phrase) counts() bool {
	return slices.ContainsFunc(p.gaps, func(at gap) bool { return at.verb == number })
}

func (p phrase) letters() int {
	n := 0
	for _, text := range p.texts {
		n += len(text)
	}
	return n
}

// match gives what stands in the gaps of a message of this form. A gap ends where the text behind
// it is found first.
func (p phrase) match(s string) (caught []string, ok bool) {
	last := len(p.gaps)
	s, ok = strings.CutPrefix(s, p.texts[0])
	if !ok || last == 0 {
		return nil, ok && s == ""
	}
	if s, ok = strings.CutSuffix(s, p.texts[last]); !ok {
		return nil, false
	}
	for i, at := range p.gaps {
		part := s
		if i+1 < last {
			if part, s, ok = strings.Cut(s, p.texts[i+1]); !ok {
				return nil, false
			}
		}
		if !at.takes(part) {
			return nil, false
		}
		caught = append(caught, part)
	}
	return caught, true
}

// takes tells whether a text can stand in a gap.
func (g gap) takes(s string) bool {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	switch g.verb {
	case number:
		return isNumber(s)
	case column:
		return s != "" && strings.Trim(s, letters) == ""
	case cellName:
		row := strings.TrimLeft(s, letters)
		return len(row) < len(s) && isNumber(row)
	}
	return true
}

func isNumber(s string) bool {
	whole, fraction, parted := strings.Cut(s, ".")
	const digits = "0123456789"
	return whole != "" && strings.Trim(whole, digits) == "" && strings.Trim(fraction, digits) == "" && parted == (fraction != "")
}

// say gives a message, a hint or a reason in the language of the page. One that has no form stays as
// it is.
func (f findings) say(s string) string {
	said, known := f.known[s]
	if !known {
		if said, known = f.parts(s, "; ", "; "); !known {
			said, _ = f.one(s)
		}
		f.known[s] = said
	}
	return said
}

// parts says what was joined of parts that have a form each, as are the reasons why a row is skipped
// of which several tables share the cells.
func (f findings) parts(s, between, spoken string) (said string, ok bool) {
	parts := strings.Split(s, between)
	for i, part := range parts {
		if parts[i], ok = f.one(part); !ok {
			return s, false
		}
	}
	return strings.Join(parts, spoken), true
}

// one says what has a form; ok is whether it has one.
func (f findings) one(s string) (said string, ok bool) {
	for _, form := range f.forms {
		if caught, ok := form.english.match(s); ok {
			return f.fill(form, caught), true
		}
	}
	return s, false
}

func (f findings) fill(form form, caught []string) string {
	said, chosen := slices.Clone(caught), form.russian[0]
	counted := false
	for i, at := range form.english.gaps {
		switch at.verb {
		case message:
			said[i] = f.inner(caught[i])
		case columns:
			said[i] = f.headers(caught[i])
		case number:
			x, err := strconv.ParseFloat(caught[i], 64)
			if err != nil {
				continue // more digits than a number has
			}
			_, fraction, _ := strings.Cut(caught[i], ".")
			said[i] = f.Number(x, len(fraction))
			if !counted {
				n := 2 // 2,5 страницы, as 2 страницы
				if fraction == "" {
					n = int(x)
				}
				chosen = form.russian[min(f.Form(n), len(form.russian)-1)]
			}
			counted = true
		}
	}
	var b strings.Builder
	for i, text := range chosen.texts {
		b.WriteString(text)
		if i < len(chosen.gaps) {
			b.WriteString(said[chosen.gaps[i].at])
		}
	}
	return b.String()
}

// headers says which columns are meant. A header stays as it is, also one that reads like a message.
func (f findings) headers(s string) string {
	parts := strings.Split(s, ", ")
	for i, part := range parts {
		for _, form := range f.forms {
			caught, ok := form.english.match(part)
			if ok && len(caught) == 1 && form.english.gaps[0].verb == column {
				parts[i] = f.fill(form, caught)
			}
		}
	}
	return strings.Join(parts, ", ")
}

// inner says a part of a message: a list, of which every part has a form, or all of it.
func (f findings) inner(s string) string {
	for _, between := range [][2]string{{"; ", "; "}, {", ", ", "}, {" or ", " или "}} {
		if said, ok := f.parts(s, between[0], between[1]); ok {
			return said
		}
	}
	return s
}
