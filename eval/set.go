package eval

import (
	"fmt"
	"strings"
	"time"

	"firstline/kb"
)

// Outcome says how a dialog ended.
type Outcome string

// The outcomes of a dialog. A script may expect the first three.
const (
	Resolved   Outcome = "resolved"   // the customer got what they need from the operator
	Declined   Outcome = "declined"   // turned away
	HandedOff  Outcome = "handed_off" // a human was called
	Unresolved Outcome = "unresolved" // the customer ran out of lines
	Errored    Outcome = "error"      // a model or an engine failed, or a time limit ended it
)

// Outcomes lists every outcome there is, in the order of the documentation.
func Outcomes() []Outcome { return []Outcome{Resolved, Declined, HandedOff, Unresolved, Errored} }

// Set is a question set: scripted dialogs on one theme, as one file holds them.
type Set struct {
	Name        string
	About       string
	Operator    string      // who is asked; empty: the default operator
	OperatorPos kb.Pos      // where Operator is written
	Repeats     Repeats     // of dialogs that say nothing of it
	Thresholds  []Threshold // that stand in the set, and are on it
	Dialogs     []*Dialog
	Draft       bool   // all of its dialogs are drafts
	Pos         kb.Pos // where the name is written
	Hash        string // SHA-256 of the file's bytes, in hex
}

// Dialog is the script of one customer's conversation. One with a goal has Needs, and its
// customer says the next line only while a need is unmet; one turn by turn has Checks in its
// Lines.
type Dialog struct {
	ID        string
	Place     int // in its file, from 1
	About     string
	At        When
	Lines     []Line
	Needs     []Need
	Always    []Check // of every reply: those of the set, then its own
	Expect    []Outcome
	ExpectPos kb.Pos // where expect is written; a zero value: it is not, and Expect is the default
	Repeats   Repeats
	Draft     bool // it is run, and never gates
	Pos       kb.Pos
}

// Hash is a hash of all that the script says and asks: two dialogs that share one are the same
// test, wherever they stand in their files.
func (d *Dialog) Hash() string {
	var h strings.Builder
	fmt.Fprintf(&h, "%q %v %v %+v", d.ID, d.At, d.Expect, d.Repeats)
	checks := func(all []Check) {
		for _, c := range all {
			fmt.Fprintf(&h, " %s %q", c.Name, c.Want)
		}
		h.WriteString(";")
	}
	for _, line := range d.Lines {
		fmt.Fprintf(&h, " %q", line.Messages)
		checks(line.Checks)
	}
	for _, need := range d.Needs {
		checks(need.Checks)
	}
	checks(d.Always)
	return Hash(h.String())
}

// Line is a turn of the customer, one or more messages, with what is asked of the reply to it.
type Line struct {
	Messages []string
	Checks   []Check
	Pos      kb.Pos
}

// Need is what one reply has to give: all of its checks hold for the same reply.
type Need struct {
	Checks []Check
	Pos    kb.Pos
}

// When is the time at which a dialog takes place. The zero value is any time within the
// company's hours.
type When struct {
	Time time.Time
	// Local says that the time was written without a zone: Time holds the company's wall clock
	// as if it were UTC.
	Local bool
}

// in gives the moment, reading a time without a zone in the zone of standard; the zero value is
// standard itself.
func (w When) in(standard time.Time) time.Time {
	switch {
	case w.Time.IsZero():
		return standard
	case !w.Local:
		return w.Time
	}
	t := w.Time
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, standard.Location())
}
