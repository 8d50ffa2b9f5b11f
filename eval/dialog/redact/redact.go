package redact

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/eval/dialog"
	"firstline/kb/text"
)

// Options say what is the company's, and what is personal besides.
type Options struct {
	Own      []string         // texts of the company: what they hold stays
	Personal []*regexp.Regexp // more that is personal
	Keep     []*regexp.Regexp // what stays whatever it looks like
	Language string           // of the placeholders where a dialog tells none: ru or en
}

// Redactor takes personal data from dialogs. It is safe for concurrent use.
type Redactor struct {
	options      Options
	own          *own
	given        given
	forms        forms
	placeholders *regexp.Regexp
}

// New makes a redactor for a company.
func New(o Options) *Redactor {
	f := newForms()
	return &Redactor{options: o, own: newOwn(o.Own, f), given: newGiven(), forms: f, placeholders: placeholders()}
}

// Dialog gives a dialog without personal data; the one that it is given stays as it is. What is redacted
// already stays, and once more redacted it is the same.
func (r *Redactor) Dialog(d *dialog.Dialog) *dialog.Dialog {
	return r.session(d).dialog(d)
}

// structured finds all that has a form of its own: everything but names.
func (r *reading) structured(f forms) []span {
	found := emails(r.s)
	if !strings.ContainsAny(r.s, "0123456789") {
		return found
	}
	found = append(found, r.lettered(f)...)
	found = append(found, r.numbers()...)
	found = append(found, r.phones()...)
	return append(found, r.addresses()...)
}

// phones finds the telephones that the facts of the knowledge are told by, too.
func (r *reading) phones() []span {
	var found []span
	for _, f := range text.Facts(r.s) {
		start, end := f.Span()
		if f.Kind != text.PhoneFact || r.unit(end) {
			continue
		}
		if said, _ := r.cue(r.index(start)); said == noCue || said == phoneCue {
			found = append(found, span{kind: phone, start: start, end: end, key: national(digitsOf(f.Text))})
		}
	}
	return found
}

// session redacts one dialog.
type session struct {
	*Redactor
	ledger *ledger
	people map[string]string // folded word of a name → key of who bears it
}

func (r *Redactor) session(d *dialog.Dialog) *session {
	var texts []string
	for _, m := range d.Messages {
		texts = append(texts, r.placeholders.ReplaceAllLiteralString(m.Text, ""))
	}
	l := d.Language
	if l != "ru" && l != "en" {
		l = language(texts, cmp.Or(r.options.Language, "ru"))
	}
	return &session{Redactor: r, ledger: newLedger(l), people: map[string]string{}}
}

// draft is a text that is being redacted.
type draft struct {
	text   string
	masked []byte // the text with all that is found covered
	found  []span
}

func (s *session) draft(written string) *draft {
	d := &draft{text: written, masked: []byte(written)}
	for _, at := range s.placeholders.FindAllStringSubmatchIndex(written, -1) {
		s.ledger.reserve(written[at[2]:at[3]], written[at[4]:at[5]])
		blank(d.masked, at[0], at[1])
	}
	for _, keep := range s.options.Keep {
		for _, at := range keep.FindAllStringIndex(written, -1) {
			blank(d.masked, at[0], at[1])
		}
	}
	return d
}

// add takes what a rule has found, but for what lies in what is found already.
func (d *draft) add(found span) bool {
	if found.start >= found.end || slices.Contains(d.masked[found.start:found.end], filler) {
		return false
	}
	d.found = append(d.found, found)
	blank(d.masked, found.start, found.end)
	return true
}

// search finds all that there is, and again until nothing more is found: what is covered may have stood
// between two parts of something. context are the words of the message that it answers.
func (s *session) search(d *draft, context []string) {
	for more := true; more; {
		more = false
		for _, expression := range s.options.Personal {
			for _, at := range expression.FindAllIndex(d.masked, -1) {
				more = d.add(span{kind: other, start: at[0], end: at[1], key: d.text[at[0]:at[1]]}) || more
			}
		}
		r := read(string(d.masked), context)
		for _, found := range r.structured(s.forms) {
			if s.own.holds(found) {
				blank(d.masked, found.start, found.end)
			} else {
				more = d.add(found) || more
			}
		}
		r = read(string(d.masked), context)
		for _, found := range r.names(s.given, s.own) {
			more = d.add(s.person(found)) || more
		}
	}
}

// person gives a name the key of whoever bears the first of its words.
func (s *session) person(found span) span {
	words := strings.Fields(found.key)
	if known, ok := s.people[words[0]]; ok {
		found.key = known
	}
	for _, w := range words {
		if _, known := s.people[w]; !known {
			s.people[w] = found.key
		}
	}
	return found
}

// mentions finds what the names of the dialog are in a text without anything that leads to them.
func (s *session) mentions(d *draft) bool {
	more := false
	for _, w := range read(string(d.masked), nil).words {
		key, known := s.people[bare(w.Text)]
		if known && w.upper && !text.Stop(w.Text) && len(w.Text) > 2 {
			more = d.add(span{kind: name, start: w.Start, end: w.Start + len(bare(d.text[w.Start:w.End])), key: key}) || more
		}
	}
	return more
}

// numbered puts the placeholders of a text in the order in which it is read.
func (s *session) numbered(d *draft) {
	slices.SortFunc(d.found, func(a, b span) int { return a.start - b.start })
	for _, f := range d.found {
		s.ledger.placeholder(f.kind, f.key)
	}
}

// String is the text with its placeholders.
func (s *session) string(d *draft) string {
	slices.SortFunc(d.found, func(a, b span) int { return a.start - b.start })
	var b strings.Builder
	end := 0
	for _, f := range d.found {
		b.WriteString(d.text[end:f.start])
		b.WriteString(s.ledger.placeholder(f.kind, f.key))
		end = f.end
	}
	b.WriteString(d.text[end:])
	return b.String()
}

// dialog redacts all that was written in a dialog.
func (s *session) dialog(d *dialog.Dialog) *dialog.Dialog {
	drafts := make([]*draft, len(d.Messages))
	for i, m := range d.Messages {
		drafts[i] = s.draft(m.Text)
	}
	context := map[bool][]string{} // what the company's side and the customer's said last
	for i, m := range d.Messages {
		customer := m.Role == chat.User
		s.search(drafts[i], context[!customer])
		s.numbered(drafts[i])
		context[customer] = read(string(drafts[i].masked), nil).texts()
	}
	redacted := *d
	redacted.Messages = slices.Clone(d.Messages)
	for i := range d.Messages {
		for s.mentions(drafts[i]) {
			s.search(drafts[i], nil)
		}
		redacted.Messages[i].Text = s.string(drafts[i])
	}
	return &redacted
}
