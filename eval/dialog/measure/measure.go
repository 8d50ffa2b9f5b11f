// Package measure tells what sample dialogs say of the operator: how many ended without a human, in how many
// turns, what was handed over, what customers ask about, and whether it changed.
//
// Nothing in a sample dialog can be checked, so the resolution rate is the share that no human took part in.
// It is split by what the customer said in the end: confirmed (it helped) and assumed (nothing was said), and
// of the assumed those are counted as doubtful whose end speaks against it.
//
// [Measure.Add] takes one dialog after another and keeps of each a few words; [Measure.Topics] finds what
// they are about; [Measure.Statistics] counts. Equal dialogs give equal figures, in whatever order their files
// are read.
package measure

import (
	"cmp"
	"slices"

	"firstline/eval/chat/builtin"
	"firstline/eval/dialog"
)

// Measure gathers what is counted.
type Measure struct {
	listener *builtin.Listener
	seen     []seen
	topics   map[string]*Topic // by what was asked; nil: nobody has looked
}

// seen is what is kept of a dialog.
type seen struct {
	dialog.Dialog      // without its messages
	contained     bool // no human took part
	confirmed     bool // and the customer said that it helped
	doubtful      bool // or its end speaks against it
	asked         bool // for a human, before one came
	turns         int
	question      string // what it is about
	before        string // what was asked before a human came
}

// New begins with no dialogs.
func New(l *builtin.Listener) *Measure { return &Measure{listener: l} }

// Add counts a dialog in.
func (m *Measure) Add(d *dialog.Dialog) {
	s := seen{Dialog: *d, contained: d.Contained()}
	s.Messages, s.Tags = nil, nil
	turns := d.Turns()
	s.turns = len(turns)
	for _, t := range turns {
		if t.Human() {
			break
		}
		if !t.Customer {
			continue
		}
		said := t.Text()
		s.asked = s.asked || m.listener.AsksForHuman(said)
		if about := m.listener.Subject(said); about != "" {
			s.question, s.before = cmp.Or(s.question, about), about
		}
	}
	if s.contained {
		s.confirmed, s.doubtful = m.end(turns)
		s.before = ""
	}
	m.seen = append(m.seen, s)
}

// end tells how a dialog without a human ended: with the customer's word that it helped, or with what speaks
// against that: a complaint, or a question that nobody has answered.
func (m *Measure) end(turns []dialog.Turn) (confirmed, doubtful bool) {
	for i, t := range slices.Backward(turns) {
		if !t.Customer {
			continue
		}
		said := t.Text()
		if m.listener.Helped(said) {
			return i > 0, false // thanks for nothing yet are a politeness
		}
		unanswered := i == len(turns)-1 && m.listener.Subject(said) != "" && !m.listener.Thanks(said)
		return false, unanswered || m.listener.Complains(said)
	}
	return false, false
}
