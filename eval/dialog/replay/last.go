package replay

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"firstline/eval"
)

// Last is what the last replays of a side gave: a file of JSON lines, a dialog each.
type Last struct {
	path    string
	dialogs map[string]lastDialog // by id
}

type lastDialog struct {
	ID       string    `json:"id"`
	Recorded string    `json:"recorded"` // a dialog of which more is recorded since is another one
	Replies  []*Answer `json:"replies"`
}

// OpenLast reads what a folder holds of the last replays of a side. A file that cannot be read says nothing: it
// is derived, and written anew.
func OpenLast(dir string, s Side) *Last {
	l := &Last{
		path:    filepath.Join(dir, eval.Hash(s.Operator+"\x00"+s.Model+"\x00"+s.Name)+".jsonl"),
		dialogs: map[string]lastDialog{},
	}
	file, err := os.Open(l.path)
	if err != nil {
		return l
	}
	defer func() { _ = file.Close() }() // it was only read
	decoder := json.NewDecoder(bufio.NewReader(file))
	for {
		var d lastDialog
		if err := decoder.Decode(&d); err != nil {
			return l
		}
		l.dialogs[d.ID] = d
	}
}

// Mark notes in each of the dialogs of a first side what has changed since, and takes them over. Those that
// ended by an error stay as they were.
func (l *Last) Mark(dialogs []*Dialog) {
	for _, d := range dialogs {
		if !d.Done(0) {
			continue
		}
		before, known := l.dialogs[d.ID]
		for i := range d.Replies {
			n := d.Replies[i].Now // nil: nothing was asked
			if n != nil && known && before.Recorded == d.Recorded && i < len(before.Replies) {
				n.since(before.Replies[i])
			}
		}
		l.Take(d)
	}
}

// Take takes a dialog over as it is: what has changed in it was noted before.
func (l *Last) Take(d *Dialog) {
	now := lastDialog{ID: d.ID, Recorded: d.Recorded}
	for i := range d.Replies {
		if n := d.Replies[i].Now; n != nil {
			now.Replies = append(now.Replies, &n.Answer)
		} else {
			now.Replies = append(now.Replies, nil)
		}
	}
	l.dialogs[d.ID] = now
}

// since notes what is another than in an earlier reply.
func (n *Now) since(before *Answer) {
	if before == nil {
		return
	}
	if n.Action != before.Action || n.Reason != before.Reason {
		n.Changed = append(n.Changed, "action")
	}
	if !slices.Equal(n.Entries, before.Entries) {
		n.Changed = append(n.Changed, "entries")
	}
	if n.Text != before.Text || !slices.Equal(n.Images, before.Images) {
		n.Changed = append(n.Changed, "text")
	}
	if len(n.Changed) > 0 {
		n.Last = before
	}
}

// Save writes them, in one step.
func (l *Last) Save() error {
	if err := os.MkdirAll(filepath.Dir(l.path), 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return eval.Replace(l.path, func(w io.Writer) error {
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		for _, id := range slices.Sorted(maps.Keys(l.dialogs)) {
			if err := encoder.Encode(l.dialogs[id]); err != nil {
				return err
			}
		}
		return nil
	})
}
