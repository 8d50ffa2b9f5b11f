package redact

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"firstline/eval/dialog"
)

// id is the id of a dialog that is redacted already. One that holds personal data becomes what stands before
// that, and a digest of when and with what the dialog began: nothing of the value is in it, and it stays when
// the dialog goes on.
func (r *Redactor) id(d *dialog.Dialog) string {
	start := len(d.ID)
	for _, found := range read(d.ID, nil).structured(r.forms) {
		if !r.own.holds(found) {
			start = min(start, found.start)
		}
	}
	if start == len(d.ID) {
		return d.ID
	}
	sum := sha256.New()
	for _, part := range []string{d.Started.UTC().Format(time.RFC3339Nano), d.Channel} {
		sum.Write([]byte(part + "\n"))
	}
	if len(d.Messages) > 0 {
		sum.Write([]byte(d.Messages[0].At.UTC().Format(time.RFC3339Nano) + "\n" + d.Messages[0].Text))
	}
	const size = 6 // bytes, of which a project holds no two alike by chance
	return strings.TrimRight(d.ID[:start], "-:_+ ") + "-" + hex.EncodeToString(sum.Sum(nil)[:size])
}
