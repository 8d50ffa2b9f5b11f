package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"firstline/eval"
	"firstline/kb/endpoint"
)

// deadModels watches for models that cannot be had. Each further dialog would wait for nothing, or knock at
// a door that is shut: it ends at once, by the error of those before.
type deadModels struct {
	mu    sync.Mutex
	row   map[string]int        // model → dialogs that ended by an error of it, one after another
	alive []string              // models that a dialog has come to its end with
	dead  map[string]*deadError // model → why it cannot be had
}

// deadError is of a dialog whose model is known to be dead.
type deadError struct {
	reason, said string
	row          int
}

func (e *deadError) Error() string  { return e.said }
func (e *deadError) Reason() string { return e.reason }

// How many dialogs in a row tell that a model is dead.
const (
	enoughErrors = 10
	// enoughRefusals is of one that has answered, and answers still, though with no reply: a server
	// may refuse what is said in many a dialog of a set of attacks, and reply to the next.
	enoughRefusals = 3 * enoughErrors
)

// add counts a dialog.
func (d *deadModels) add(r eval.Result) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if r.Outcome != eval.Errored {
		d.row[r.Model] = 0
		if !slices.Contains(d.alive, r.Model) {
			d.alive = append(d.alive, r.Model)
		}
		return
	}
	if !ofModel(r.Reason) || d.dead[r.Model] != nil {
		return
	}
	d.row[r.Model]++
	if d.row[r.Model] >= d.enough(r) {
		d.dead[r.Model] = &deadError{r.Reason, r.Error, d.row[r.Model]}
	}
}

// enough is how many dialogs in a row tell that the model of an error is dead.
func (d *deadModels) enough(r eval.Result) int {
	refused := r.Reason == endpoint.ReasonModel || r.Reason == endpoint.ReasonReply
	if refused && slices.Contains(d.alive, r.Model) {
		return enoughRefusals
	}
	return enoughErrors
}

// ofModel tells whether an error comes from a model, and not from the search or a missing recording.
func ofModel(reason string) bool {
	switch reason {
	case endpoint.ReasonModel, endpoint.ReasonUnreachable, endpoint.ReasonAuth, endpoint.ReasonRateLimit,
		endpoint.ReasonReply, string(eval.ErrorTimeout):
		return true
	}
	return false
}

// err is that of every further reply of a model; nil where the model is alive.
func (d *deadModels) err(model string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if dead := d.dead[model]; dead != nil {
		return dead
	}
	return nil
}

// failure says which models could not be had, a line each; empty: all could.
func (d *deadModels) failure() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var lines []string
	for _, model := range slices.Sorted(maps.Keys(d.dead)) {
		dead := d.dead[model]
		lines = append(lines, fmt.Sprintf("model %s is not to be had: %d dialogs in a row ended with: %s", model, dead.row, dead.said))
	}
	return strings.Join(lines, "\n")
}
