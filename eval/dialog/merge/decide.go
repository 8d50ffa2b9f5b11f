package merge

import (
	"bytes"
	"fmt"

	"firstline/eval/dialog"
	"firstline/eval/dialog/redact"
	"firstline/kb"
)

// decision is what comes of a group.
type decision struct {
	lines   []byte // of the file
	counts  Counts
	skipped error // what came in cannot be used
	err     error
}

// decide decides on a dialog. Of what is known nothing is lost: neither what did not come in again, nor where
// what came in cannot be used.
func (m *Merge) decide(g *group) (made decision) {
	if len(g.pieces) > 0 {
		made.lines, made.skipped = m.incoming(g)
	}
	if made.lines == nil {
		made.counts.Others = len(g.known)
		made.lines, made.err = encoded(g.known...)
		return made
	}
	made.counts, made.err = counted(g.known, made.lines)
	return made
}

// counted counts a dialog that is written, by what was known of it.
func counted(known []*dialog.Dialog, line []byte) (Counts, error) {
	if len(known) == 0 {
		return Counts{Added: 1}, nil
	}
	before, err := encoded(known[0])
	if bytes.Equal(before, line) && len(known) == 1 {
		return Counts{Kept: 1}, err
	}
	return Counts{Changed: 1}, err
}

// incoming is the line of the dialog that came in, or why it cannot be used.
func (m *Merge) incoming(g *group) (line []byte, skipped error) {
	pos := g.pieces[0].Pos
	skip := func(format string, args ...any) ([]byte, error) {
		return nil, kb.Errorf(pos, "dialog %s: %s", g.id, fmt.Sprintf(format, args...))
	}
	if g.size > dialog.MaxLine {
		return skip("longer than %d MiB", dialog.MaxLine>>20)
	}
	fresh := dialog.Join(g.pieces)
	d := fresh.Dialog
	if len(g.known) > 0 && fresh.Kind == dialog.Event {
		d = dialog.Continue(g.known[0], fresh, redact.Same)
	}
	m.Prepare(d, fresh.Customer)
	if !d.Heard() {
		return skip("the customer says nothing in it")
	}
	if err := d.Check(); err != nil {
		return skip("%v", err)
	}
	line, err := encoded(d)
	if err != nil || len(line) >= dialog.MaxLine {
		return skip("longer than %d MiB", dialog.MaxLine>>20)
	}
	return line, nil
}

// encoded gives the lines of dialogs.
func encoded(dialogs ...*dialog.Dialog) ([]byte, error) {
	var lines bytes.Buffer
	for _, d := range dialogs {
		if err := dialog.Write(&lines, d); err != nil {
			return nil, err
		}
	}
	return lines.Bytes(), nil
}
