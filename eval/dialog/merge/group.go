package merge

import (
	"encoding/json"
	"iter"

	"firstline/eval/dialog"
)

// group is all that there is of one dialog.
type group struct {
	id     string
	known  []*dialog.Dialog
	pieces []dialog.Piece
	size   int // of it, in bytes
}

// groups gives the dialogs one by one. Of one that grows too long no more is held than its size.
func groups(s *sorter) iter.Seq2[*group, error] {
	return func(yield func(*group, error) bool) {
		open := &group{}
		for record, err := range s.sorted() {
			if open.size > 0 && open.id != record.key {
				if !yield(open, nil) {
					return
				}
				open = &group{}
			}
			if err == nil {
				open.id = record.key
				err = open.add(record.data)
			}
			if err != nil {
				yield(nil, err)
				return
			}
		}
		if open.size > 0 {
			yield(open, nil)
		}
	}
}

func (g *group) add(data []byte) error {
	g.size += len(data)
	if g.size > dialog.MaxLine {
		g.pieces = g.pieces[:min(len(g.pieces), 1)]
		if len(g.pieces) > 0 {
			return nil
		}
	}
	var e entry
	if err := json.Unmarshal(data, &e); err != nil {
		return err
	}
	e.Dialog.Pos = e.Pos
	if e.Known {
		g.known = append(g.known, e.Dialog)
	} else {
		g.pieces = append(g.pieces, dialog.Piece{Dialog: e.Dialog, Kind: e.Kind, Called: e.Called, Customer: e.Customer})
	}
	return nil
}
