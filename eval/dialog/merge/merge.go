// Package merge puts the dialogs of exports into a file of sample dialogs, beside those that are there already.
//
// The file is kept in the order of ids, so that what it holds does not depend on the order in which exports
// came in, and importing one again leaves it as it is. However much there is, no more than a part is held:
// what comes in is sorted in runs on disk, and the runs are read together.
package merge

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"firstline/eval/dialog"
	"firstline/eval/dialog/redact"
	"firstline/kb"
)

// Counts say what a merge does to a file.
type Counts struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Kept    int `json:"kept"`   // came in again as they were known
	Others  int `json:"others"` // known, and not among what came in
}

// Touched tells whether the file becomes another one.
func (c Counts) Touched() bool { return c.Added+c.Changed > 0 }

// Merge collects what is to come into a file.
type Merge struct {
	// Prepare changes a dialog that comes in before it is compared and written. Customer is what the export
	// states of the customer.
	Prepare func(d *dialog.Dialog, customer []string)
	// Skip is told of dialogs that are left out.
	Skip     func(error)
	redactor *redact.Redactor
	sorter   *sorter
	named    *sorter // what comes in under an id that is personal
	counts   Counts
}

// New begins a merge. What it does not hold is kept in the system's folder for temporary files until
// [Merge.Close], and not in the project: nothing has been prepared of it. An id that is personal becomes the
// redactor's; that may be nil.
func New(r *redact.Redactor, prepare func(*dialog.Dialog, []string), skip func(error)) *Merge {
	return &Merge{Prepare: prepare, Skip: skip, redactor: r, sorter: &sorter{}, named: &sorter{}}
}

// Close removes the runs.
func (m *Merge) Close() error { return errors.Join(m.sorter.close(), m.named.close()) }

// Add takes in a piece of a dialog.
func (m *Merge) Add(p dialog.Piece) error {
	into := m.sorter
	if m.redactor.Personal(p.ID) {
		into = m.named
	}
	return into.add(p.ID, entryOf(p))
}

func entryOf(p dialog.Piece) entry {
	return entry{Kind: p.Kind, Called: p.Called, Pos: p.Pos, Dialog: p.Dialog, Customer: p.Customer}
}

// rename puts together the dialogs whose ids are personal, and takes them in under other ones: these follow
// from how a dialog began.
func (m *Merge) rename() error {
	for group, err := range groups(m.named) {
		if err != nil {
			return err
		}
		if group.size > dialog.MaxLine {
			m.Skip(kb.Errorf(group.pieces[0].Pos, "a dialog: longer than %d MiB", dialog.MaxLine>>20))
			continue
		}
		p := dialog.Join(group.pieces)
		p.ID = m.redactor.ID(p.Dialog, p.Customer...)
		if err := m.sorter.add(p.ID, entryOf(p)); err != nil {
			return err
		}
	}
	return nil
}

// Known takes in the dialogs that the file holds. A line that is none is an error: it would be lost.
func (m *Merge) Known(name string, r io.Reader) error {
	var errs []error
	for d, err := range dialog.Read(name, r) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if err := m.sorter.add(d.ID, entry{Known: true, Dialog: d}); err != nil {
			return err
		}
	}
	return errors.Join(errs...)
}

// Write writes the dialogs, known and new, in the order of their ids.
func (m *Merge) Write(w io.Writer) (Counts, error) {
	m.counts = Counts{}
	if err := m.rename(); err != nil {
		return m.counts, err
	}
	for group, err := range groups(m.sorter) {
		if err != nil {
			return m.counts, err
		}
		if err := m.write(w, group); err != nil {
			return m.counts, err
		}
	}
	return m.counts, nil
}

// write decides on a dialog. Of what is known nothing is lost: neither what did not come in again, nor where
// what came in cannot be used.
func (m *Merge) write(w io.Writer, g *group) error {
	var known *dialog.Dialog
	if len(g.known) > 0 {
		known = g.known[0]
	}
	d := m.incoming(known, g)
	if d == nil {
		for _, k := range g.known {
			m.counts.Others++
			if err := dialog.Write(w, k); err != nil {
				return err
			}
		}
		return nil
	}
	line, err := encoded(d)
	if err != nil {
		return err
	}
	if err := m.count(g.known, line); err != nil {
		return err
	}
	_, err = w.Write(line)
	return err
}

// count counts a dialog that is written, by what was known of it.
func (m *Merge) count(known []*dialog.Dialog, line []byte) error {
	if len(known) == 0 {
		m.counts.Added++
		return nil
	}
	before, err := encoded(known[0])
	if bytes.Equal(before, line) && len(known) == 1 {
		m.counts.Kept++
	} else {
		m.counts.Changed++
	}
	return err
}

// incoming is the dialog that came in; nil where there is none to be used.
func (m *Merge) incoming(known *dialog.Dialog, g *group) *dialog.Dialog {
	if len(g.pieces) == 0 {
		return nil
	}
	pos := g.pieces[0].Pos
	skip := func(format string, args ...any) *dialog.Dialog {
		m.Skip(kb.Errorf(pos, "dialog %s: %s", g.id, fmt.Sprintf(format, args...)))
		return nil
	}
	if g.size > dialog.MaxLine {
		return skip("longer than %d MiB", dialog.MaxLine>>20)
	}
	fresh := dialog.Join(g.pieces)
	d := fresh.Dialog
	if known != nil && fresh.Kind == dialog.Event {
		d = dialog.Continue(known, fresh, redact.Same)
	}
	m.Prepare(d, fresh.Customer)
	if !d.Heard() {
		return skip("the customer says nothing in it")
	}
	if err := d.Check(); err != nil {
		return skip("%v", err)
	}
	if line, err := encoded(d); err != nil || len(line) >= dialog.MaxLine {
		return skip("longer than %d MiB", dialog.MaxLine>>20)
	}
	return d
}

func encoded(d *dialog.Dialog) ([]byte, error) {
	var line bytes.Buffer
	err := dialog.Write(&line, d)
	return line.Bytes(), err
}
