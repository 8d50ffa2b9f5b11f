package replay

import (
	"fmt"
	"slices"
	"time"

	"firstline/eval"
	"firstline/eval/dialog"
)

// Plan is what a replay puts to whom, kept before the first dialog: all that is needed to go on with it after an
// interruption.
type Plan struct {
	Started time.Time          `json:"started"` // also the time of dialogs that have none of their own
	Sides   []eval.Fingerprint `json:"sides"`   // of one side or two; they know nothing of scripts
	Dialogs []Planned          `json:"dialogs"` // in their order
	// Names are what the dialogs were chosen by: files, or ids of the project's; none: all of the project.
	Names []string `json:"names,omitempty"`
	// What was asked for beside, as the flags of those names say it.
	Operator   string `json:"operator,omitempty"`
	Model      string `json:"model,omitempty"`
	Against    string `json:"against,omitempty"`
	Redact     string `json:"redact,omitempty"`
	Recordings string `json:"recordings,omitempty"`
	// Overrides are those of the configuration, as KEY=VALUE; whoever goes on with it says them again.
	Overrides []string `json:"overrides,omitempty"`
}

// Planned is a dialog that is put to the sides.
type Planned struct {
	ID       string `json:"id"`
	Recorded string `json:"recorded"` // a hash of what was said then
}

// Plans lists dialogs as a plan does.
func Plans(dialogs []*dialog.Dialog) []Planned {
	all := make([]Planned, len(dialogs))
	for i, d := range dialogs {
		all[i] = Planned{d.ID, hashOf(d)}
	}
	return all
}

// Of gives the dialogs of the plan, in its order. Those that are there no more are left out.
func (p Plan) Of(dialogs []*dialog.Dialog) []*dialog.Dialog {
	at := map[string]*dialog.Dialog{}
	for _, d := range dialogs {
		at[d.ID] = d
	}
	var planned []*dialog.Dialog
	for _, one := range p.Dialogs {
		if d := at[one.ID]; d != nil {
			planned = append(planned, d)
		}
	}
	return planned
}

// Differences says in words what differs in a plan of today that goes on with this one, a line each; none: nothing
// does.
func (p Plan) Differences(today Plan) []string {
	var differ []string
	for i, side := range p.Sides[:min(len(p.Sides), len(today.Sides))] {
		for _, line := range side.Differences(today.Sides[i]) {
			if !slices.Contains(differ, line) { // the two sides have most in common
				differ = append(differ, line)
			}
		}
	}
	return append(differ, p.otherDialogs(today)...)
}

// otherDialogs says which dialogs are not what they were; of many, only how many.
func (p Plan) otherDialogs(today Plan) []string {
	const most = 5
	recorded := map[string]string{}
	for _, d := range today.Dialogs {
		recorded[d.ID] = d.Recorded
	}
	var differ []string
	more := 0
	for _, d := range p.Dialogs {
		now, there := recorded[d.ID]
		switch {
		case there && now == d.Recorded:
		case len(differ) == most:
			more++
		case there:
			differ = append(differ, "dialog "+d.ID+": changed")
		default:
			differ = append(differ, "dialog "+d.ID+": removed")
		}
	}
	if more > 0 {
		differ = append(differ, fmt.Sprintf("dialogs: %d more changed or removed", more))
	}
	return differ
}

// Resume is the command that goes on with a replay of that id as it was begun. What the plan itself keeps need not be
// said again.
func (p Plan) Resume(id string) string { return eval.ResumeCommand("replay", id, p.Overrides) }
