package report

import (
	"fmt"

	"firstline/eval"
	"firstline/kb"
)

// at is a place in a file as the repository knows it.
func (r Run) at(p kb.Pos) string {
	p.Path = r.path(p.Path)
	return p.String()
}

// because says whose a failed check is to mend, and what speaks for that.
func (r Run) because(f eval.FailedCheck) string {
	if f.Evidence == nil {
		return string(f.Cause)
	}
	return string(f.Cause) + ": " + r.evidence(*f.Evidence)
}

func (r Run) evidence(e eval.Evidence) string {
	e.Source.Path = r.path(e.Source.Path)
	return Evidence(e)
}

// Evidence says which entry holds the fact and where the search puts it.
func Evidence(e eval.Evidence) string {
	entry := fmt.Sprintf("%s (%s)", e.Entry, e.Source)
	switch {
	case !e.Holds:
		return "no entry says so; found first was " + entry
	case e.Rank == 0:
		return entry + " says so, and the search does not find it"
	default:
		return fmt.Sprintf("%s says so, at rank %d of the search", entry, e.Rank)
	}
}

// Mender says in words whose work a task is.
func Mender(t eval.Task) string {
	switch t.Cause {
	case eval.Script:
		return fmt.Sprintf("for the author of %s: it cites what the operator does not have", t.Path)
	case eval.Knowledge:
		if t.Path == "" {
			return "for the editor of the knowledge base: no entry says so, and none is near"
		}
		return fmt.Sprintf("for the editor of %s: no entry says so, and the nearest is there", t.Path)
	case eval.Retrieval:
		return fmt.Sprintf("for the editor of %s: an entry says so, and was not found by these words", t.Path)
	case eval.Policy:
		return fmt.Sprintf("for the prompt of %s: the action was wrong", t.Operator)
	default:
		return fmt.Sprintf("for the prompt or the model of %s: it was given what it takes, and said something else", t.Operator)
	}
}

// Outcome is how a dialog ended, with the reason.
func Outcome(d *eval.Result) string {
	if d.Reason == "" {
		return string(d.Outcome)
	}
	return fmt.Sprintf("%s (%s)", d.Outcome, d.Reason)
}

// Tries says how the tries of a repeated dialog came out.
func Tries(r *eval.Repeat) string {
	passed := 0
	for _, try := range r.Tries {
		if try.Passed {
			passed++
		}
	}
	return fmt.Sprintf("%d of %s passed, %d needed", passed, Many(len(r.Tries), "try"), r.PassIf)
}
