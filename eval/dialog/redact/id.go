package redact

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"firstline/eval/dialog"
)

// Personal tells whether an id holds personal data, as the telephone by which a messenger knows a customer.
func (r *Redactor) Personal(id string) bool {
	return r != nil && r.personalFrom(id) < len(id)
}

// personalFrom gives the byte of an id at which personal data begin; its length where there are none.
func (r *Redactor) personalFrom(id string) int {
	start := len(id)
	for _, found := range read(id).structured(r.forms) {
		if !r.own.holds(found) {
			start = min(start, found.start)
		}
	}
	return start
}

// ID is the id of a dialog, redacted or not, without personal data. It becomes what stands before these, and a
// digest of when and with what the dialog began: nothing of the value is in it, and it stays when the dialog
// goes on. Where nothing says when it began, all that was said counts. Customer is that of [Redactor.Dialog].
func (r *Redactor) ID(d *dialog.Dialog, customer ...string) string {
	if !r.Personal(d.ID) {
		return d.ID
	}
	start := d.Started
	if start.IsZero() && len(d.Messages) > 0 {
		start = d.Messages[0].At
	}
	begun := *d
	begun.ID = ""
	begun = *r.Dialog(&begun, customer...)
	sum := sha256.New()
	write := func(parts ...string) { sum.Write([]byte(strings.Join(parts, "\x00") + "\x00")) }
	write(d.Channel, start.UTC().Format(time.RFC3339Nano))
	for i, m := range begun.Messages {
		if i == 0 || start.IsZero() {
			write(string(m.Role), m.Text)
		}
	}
	id := strings.TrimRight(d.ID[:r.personalFrom(d.ID)], "-:_+ ") + "-" + letters(sum.Sum(nil))
	if r.Personal(id) {
		return letters(sum.Sum(nil))
	}
	return id
}

// letters writes the beginning of a digest without digits, which might look like those of a telephone.
func letters(digest []byte) string {
	const size = 6 // bytes, of which a project holds no two alike by chance
	return strings.Map(func(hexadecimal rune) rune {
		if hexadecimal <= '9' {
			return hexadecimal - '0' + 'g'
		}
		return hexadecimal
	}, hex.EncodeToString(digest[:size]))
}
