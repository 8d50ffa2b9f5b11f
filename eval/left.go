package eval

import (
	"fmt"
	"strings"
)

// Left says what a run, or a replay, that was ended before its end leaves out, and how to go on with it.
type Left struct {
	Why    string    `json:"why"`            // in words: "the budget of 5 USD is spent"
	Resume string    `json:"resume"`         // the command that goes on with it
	Sets   []LeftSet `json:"sets,omitempty"` // of a run: in the order of the scripts, those of which a dialog was not played
}

// LeftSet is a question set of which a run leaves out dialogs.
type LeftSet struct {
	Set     string `json:"set"`
	Dialogs int    `json:"dialogs"` // that were not played
	Of      int    `json:"of"`      // dialogs that were to be
}

// left finds the dialogs that have no result; nil where all have.
func left(sets []*Set, results []Result) *Left {
	played := map[string]int{}
	for i := range results {
		played[results[i].Set]++
	}
	var l Left
	for _, s := range sets {
		if missing := len(s.Dialogs) - played[s.Name]; missing > 0 {
			l.Sets = append(l.Sets, LeftSet{s.Name, missing, len(s.Dialogs)})
		}
	}
	if len(l.Sets) == 0 {
		return nil
	}
	return &l
}

// String says which sets lack how many dialogs.
func (l *Left) String() string {
	const most = 10
	var said []string
	for i, s := range l.Sets {
		if i == most {
			return fmt.Sprintf("%s … and of %d more sets", strings.Join(said, ", "), len(l.Sets)-most)
		}
		said = append(said, fmt.Sprintf("%s %d of %d", s.Set, s.Dialogs, s.Of))
	}
	return strings.Join(said, ", ")
}
