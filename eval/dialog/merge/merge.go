// Package merge puts the dialogs of exports into a file of sample dialogs, beside those that are there already.
//
// The file is kept in the order of ids, so that what it holds does not depend on the order in which exports
// came in, and importing one again leaves it as it is. However much there is, no more than a part is held:
// what comes in is sorted in runs on disk, and the runs are read together.
package merge

import (
	"cmp"
	"errors"
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

func (c *Counts) add(other Counts) {
	c.Added += other.Added
	c.Changed += other.Changed
	c.Kept += other.Kept
	c.Others += other.Others
}

// Touched tells whether the file becomes another one.
func (c Counts) Touched() bool { return c.Added+c.Changed > 0 }

// Merge collects what is to come into a file.
type Merge struct {
	// Prepare changes a dialog that comes in before it is compared and written. Customer is what the export
	// states of the customer. It is called for several dialogs at once.
	Prepare func(d *dialog.Dialog, customer []string)
	// Skip is told of dialogs that are left out.
	Skip     func(error)
	redactor *redact.Redactor
	sorter   *sorter
	named    *sorter // what comes in under an id that is personal
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
	for p, err := range ahead(groups(m.named), m.renamed) {
		switch {
		case err != nil:
			return err
		case p.skipped != nil:
			m.Skip(p.skipped)
		default:
			if err := m.sorter.add(p.ID, entryOf(p.Piece)); err != nil {
				return err
			}
		}
	}
	return nil
}

// renamed is a dialog under its other id.
type renamed struct {
	dialog.Piece
	skipped error // it cannot be used
}

func (m *Merge) renamed(g *group) renamed {
	if g.size > dialog.MaxLine {
		return renamed{skipped: kb.Errorf(g.pieces[0].Pos, "a dialog: longer than %d MiB", dialog.MaxLine>>20)}
	}
	p := dialog.Join(g.pieces)
	p.ID = m.redactor.ID(p.Dialog, p.Customer...)
	return renamed{Piece: p}
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
	var counts Counts
	if err := m.rename(); err != nil {
		return counts, err
	}
	for made, err := range ahead(groups(m.sorter), m.decide) {
		if err := cmp.Or(err, made.err); err != nil {
			return counts, err
		}
		if made.skipped != nil {
			m.Skip(made.skipped)
		}
		counts.add(made.counts)
		if _, err := w.Write(made.lines); err != nil {
			return counts, err
		}
	}
	return counts, nil
}
