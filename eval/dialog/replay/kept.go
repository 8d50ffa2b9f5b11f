package replay

import (
	"encoding/json"
	"errors"

	"firstline/eval"
)

// Replays is a folder of replays that can be gone on with: each is an [eval.Journal], whose plan is a [Plan] and whose
// lines are Dialogs. One that came to its end is removed by whoever has shown it.
type Replays struct{ Dir string }

func (r Replays) journals() eval.Journals { return eval.Journals{Dir: r.Dir, Kind: "replay"} }

// Begin begins to keep a replay.
func (r Replays) Begin(p Plan) (*eval.Journal, error) { return r.journals().Begin(p.Started, p) }

// Resume goes on with a replay: the one of that id, or that was begun last, for [eval.Last]. It gives its plan, and
// what its dialogs came to so far, by their ids. A replay that cannot be had is an [eval.RunError].
func (r Replays) Resume(id string) (*eval.Journal, Plan, map[string]*Dialog, error) {
	var plan Plan
	if id == eval.Last {
		ids, err := r.journals().IDs()
		if err != nil {
			return nil, plan, nil, err
		}
		if len(ids) == 0 {
			return nil, plan, nil, eval.RunError("there is no replay to go on with: every one came to its end")
		}
		id = ids[len(ids)-1]
	}
	if !r.journals().Has(id) {
		return nil, plan, nil, eval.RunError(id + ": no replay of that id can be gone on with: it came to its end, or there was none")
	}
	if err := r.journals().Plan(id, &plan); err != nil {
		return nil, plan, nil, err
	}
	journal, err := r.journals().Open(id)
	if err != nil {
		return nil, plan, nil, err
	}
	done := map[string]*Dialog{}
	err = journal.Read(func(line []byte) error {
		d := &Dialog{}
		err := json.Unmarshal(line, d)
		done[d.ID] = d
		return err
	})
	if err != nil {
		return nil, plan, nil, errors.Join(err, journal.Close())
	}
	return journal, plan, done, nil
}

// Done tells whether the replies of a side, 0 or 1, are those of the whole dialog: there is such a side, and nothing
// failed. Of nil they are not.
func (d *Dialog) Done(side int) bool {
	if d == nil {
		return false
	}
	courses := d.Courses()
	return side < len(courses) && courses[side].Outcome != eval.Errored
}
