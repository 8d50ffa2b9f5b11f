package replay

import (
	"slices"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// standing is what a draft expects beside its needs, and what that rests on.
type standing struct {
	expect   eval.Outcome // empty: that its needs are met
	unproved bool         // on what the AI operator said or did
	gap      bool         // on that the knowledge has nothing of the answer
}

// standing tells it of a dialog and its draft.
func (k *knowledge) standing(d *dialog.Dialog, drafted scriptDialog) standing {
	_, all := exchanges(d)
	answered := slices.ContainsFunc(all, func(e exchange) bool { return e.then != nil && e.then.By == chat.Human })
	asks := slices.ContainsFunc(all, func(e exchange) bool { return k.listener.Subject(e.line()) != "" })
	last := chat.Action("")
	for _, m := range d.Messages {
		if m.Action != "" {
			last = m.Action
		}
	}
	switch {
	case len(drafted.Needs) > 0:
		return standing{unproved: d.Contained()}
	case !d.Contained():
		return standing{expect: eval.HandedOff, unproved: !answered, gap: answered && asks}
	case last == chat.Decline:
		return standing{expect: eval.Declined, unproved: true}
	case asks:
		return standing{expect: eval.HandedOff, gap: true}
	}
	return standing{expect: eval.Resolved}
}

// take notes what a draft rests on, and writes it into it.
func (made *Drafts) take(drafted *scriptDialog, s standing, language string) {
	drafted.Expect = s.expect
	switch {
	case s.gap:
		made.Gaps = append(made.Gaps, drafted.ID)
		drafted.About = "a gap: nothing in the knowledge says what was answered, so a human is to be called; with an entry for it, write what is needed in the place of expect"
		if language == "ru" {
			drafted.About = "пробел: того, что ответили клиенту, в базе знаний нет, поэтому ожидается передача человеку; когда запись появится, замените expect на needs"
		}
	case s.unproved:
		made.Unproved = append(made.Unproved, drafted.ID)
		drafted.About = "to be checked: expected is what the operator itself said or did, and nobody has said that it is right"
		if language == "ru" {
			drafted.About = "проверьте: ожидается то, что ответил или сделал сам оператор, и верность этого никто не подтвердил"
		}
	}
}
