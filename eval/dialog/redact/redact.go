package redact

import (
	"regexp"

	"firstline/eval/dialog"
)

// Options say what is the company's, and what is personal besides.
type Options struct {
	Own       []string         // texts of the company: what they hold stays
	Operators []string         // the AI operators, who are no people: their names stay
	Personal  []*regexp.Regexp // more that is personal
	Keep      []*regexp.Regexp // what stays whatever it looks like
	Language  string           // of the placeholders where a dialog tells none: ru or en
}

// Redactor takes personal data from dialogs. It is safe for concurrent use.
type Redactor struct {
	options Options
	own     *own
	given   given
	forms   forms
}

// New makes a redactor for a company.
func New(o Options) *Redactor {
	f := newForms()
	return &Redactor{options: o, own: newOwn(o.Own, f), given: newGiven(), forms: f}
}

// Dialog gives a dialog without personal data; the one that it is given stays as it is. What is redacted
// already stays, and once more redacted it is the same. A Redactor that is nil gives the dialog itself, and
// so does every one where the dialog is nil.
//
// Texts, attachments and tags are redacted. The author of a human's message becomes a placeholder as well,
// the same as where the texts name them: colleagues are people. An id that holds personal data, as the
// telephone by which a messenger knows a customer, becomes one made of when and how the dialog began.
//
// Customer is what is known of the customer beside the dialog, names and telephones: they are found wherever
// they stand, without anything that leads to them.
func (r *Redactor) Dialog(d *dialog.Dialog, customer ...string) *dialog.Dialog {
	if r == nil || d == nil {
		return d
	}
	redacted := *d
	redacted.Messages = append([]dialog.Message(nil), d.Messages...)
	redacted.Tags = append([]string(nil), d.Tags...)
	s := r.session(&redacted)
	s.state(customer)
	for i := range redacted.Messages {
		redacted.Messages[i].Attachments = append([]string(nil), d.Messages[i].Attachments...)
		s.message(&redacted.Messages[i])
	}
	for i := range redacted.Tags {
		s.line(&redacted.Tags[i])
	}
	s.finish()
	redacted.ID = r.ID(&redacted)
	return &redacted
}

// Same tells whether a message that is kept, redacted or not, is this one as it was written.
func Same(kept, written dialog.Message) bool {
	if kept.Role != written.Role || !kept.At.Equal(written.At) || len(kept.Attachments) != len(written.Attachments) {
		return false
	}
	for i, a := range kept.Attachments {
		if !became(written.Attachments[i], a) {
			return false
		}
	}
	return became(written.Author, kept.Author) && became(written.Text, kept.Text)
}
