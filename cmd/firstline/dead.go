package main

import (
	"fmt"
	"sync"

	"firstline/eval"
)

// deadModels watches for models that cannot be had. Each further dialog would wait for nothing, or knock at
// a door that is shut: it ends at once, by the error of those before.
type deadModels struct {
	mu   sync.Mutex
	row  map[string]int        // model → dialogs that ended so, one after another
	dead map[string]*deadError // model → why it cannot be had
}

// deadError is of a dialog whose model is known to be dead.
type deadError struct{ reason, said string }

func (e *deadError) Error() string  { return e.said }
func (e *deadError) Reason() string { return e.reason }

// enoughErrors is how many dialogs in a row tell that a model is dead.
const enoughErrors = 10

// add counts a dialog.
func (d *deadModels) add(r eval.Result) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case r.Outcome != eval.Errored:
		d.row[r.Model] = 0
		return
	case r.Reason != "unreachable" && r.Reason != "auth" && r.Reason != string(eval.ErrorTimeout):
		d.row[r.Model] = 0
		return
	}
	if d.row[r.Model]++; d.row[r.Model] == enoughErrors {
		d.dead[r.Model] = &deadError{r.Reason, r.Error}
	}
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

// failure says which models could not be had; empty: all could.
func (d *deadModels) failure() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	for model, dead := range d.dead {
		return fmt.Sprintf("model %s is not to be had: %d dialogs in a row ended with: %s", model, enoughErrors, dead.said)
	}
	return ""
}
