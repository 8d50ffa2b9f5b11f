package redact

import (
	"bytes"
	"strings"
)

// draft is a text that is being redacted.
type draft struct {
	into    *string // where it is written
	text    string
	masked  []byte // the text with all that is found covered
	found   []span
	side    side
	context []string // of a message: the words of the one that it answers
	read    *reading // of masked, as long as nothing more is covered
}

// side says who says a text.
type side int

const (
	nobodys side = iota // a file's name, a tag, an author
	customers
	companys
)

// draft begins the redaction of a text, which is searched as it is given. Placeholders and what the user
// keeps are covered.
func (s *session) draft(into *string, searched string) *draft {
	d := &draft{into: into, text: *into, masked: []byte(searched)}
	for _, p := range stands(d.text) {
		blank(d.masked, p.start, p.end)
	}
	for _, keep := range s.options.Keep {
		for _, at := range keep.FindAllStringIndex(d.text, -1) {
			blank(d.masked, at[0], at[1])
		}
	}
	s.drafts = append(s.drafts, d)
	return d
}

// add takes what a rule has found, but for what lies in what is found already.
func (d *draft) add(found span) bool {
	if !d.cover(found) {
		return false
	}
	d.found = append(d.found, found)
	return true
}

// cover covers what a rule has found, where nothing of it is covered yet.
func (d *draft) cover(found span) bool {
	if found.start >= found.end || bytes.IndexByte(d.masked[found.start:found.end], filler) >= 0 {
		return false
	}
	blank(d.masked, found.start, found.end)
	d.read = nil
	return true
}

// reading reads what is not covered.
func (d *draft) reading() *reading {
	if d.read == nil {
		d.read = read(string(d.masked))
	}
	d.read.context = d.context
	return d.read
}

// blank covers the bytes of a text from start to end.
func blank(b []byte, start, end int) {
	for i := start; i < end; i++ {
		b[i] = filler
	}
}

// string is the text with its placeholders; what is found has to be in order.
func (d *draft) string(l *ledger) string {
	var b strings.Builder
	end := 0
	for _, f := range d.found {
		b.WriteString(d.text[end:f.start])
		b.WriteString(l.placeholder(f.kind, f.key))
		end = f.end
	}
	b.WriteString(d.text[end:])
	return b.String()
}
