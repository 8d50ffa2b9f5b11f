package ui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"firstline/eval/dialog/replay"
)

// The keys. A letter has beside it the one of the Russian layout on the same key: who writes to Russian
// customers need not switch.
const (
	keysQuit     = "q й esc"
	keysNext     = "n т right"
	keysPrevious = "p з left"
	keysDown     = "j о down"
	keysUp       = "k л up"
	keysPageDown = "pgdown space"
	keysPageUp   = "pgup"
	keysBetter   = "b и"
	keysSame     = "s ы"
	keysWorse    = "w ц"
	keysTakeBack = "u г"
	keysNote     = "e у"
	keysOutcome  = "o щ"
	keysTopic    = "t е /"
	keysWhat     = "c с"
	keysAll      = "x ч"
	keysHelp     = "? ,"
)

func isOf(key, keys string) bool {
	if key == " " {
		key = "space"
	}
	return slices.Contains(strings.Fields(keys), key)
}

// pressed does what a key is for.
func (r review) pressed(key tea.KeyMsg) (tea.Model, tea.Cmd) {
	pressed := key.String()
	r.said = ""
	switch {
	case r.help:
		r.help = false
	case isOf(pressed, keysQuit):
		return r, tea.Quit
	case isOf(pressed, keysHelp):
		r.help = true
	case isOf(pressed, keysNext):
		return r.moved(1), nil
	case isOf(pressed, keysPrevious):
		return r.moved(-1), nil
	case isOf(pressed, keysDown):
		return r.turned(1), nil
	case isOf(pressed, keysUp):
		return r.turned(-1), nil
	case isOf(pressed, keysPageDown):
		r.body.PageDown()
	case isOf(pressed, keysPageUp):
		r.body.PageUp()
	case isOf(pressed, keysOutcome):
		r.filter.outcome = following(outcomes(), r.filter.outcome)
		return r.filtered(), nil
	case isOf(pressed, keysWhat):
		r.filter.what = following(whats(), r.filter.what)
		return r.filtered(), nil
	case isOf(pressed, keysAll):
		r.filter = reviewFilter{}
		return r.filtered(), nil
	case isOf(pressed, keysTopic):
		return r.asking(aTopic, r.filter.topic)
	default:
		return r.judged(pressed)
	}
	return r, nil
}

// judged gives the reply a verdict, takes it back, or asks for the note on it.
func (r review) judged(pressed string) (tea.Model, tea.Cmd) {
	now := r.now()
	verdict := map[string]replay.Judgement{keysBetter: replay.Better, keysSame: replay.Same, keysWorse: replay.Worse}
	for keys, judgement := range verdict {
		if now == nil || !isOf(pressed, keys) {
			continue
		}
		opinion := &replay.Opinion{Verdict: judgement}
		if now.Verdict != nil {
			opinion.Note = now.Verdict.Note
		}
		return r.gave(opinion), nil
	}
	switch {
	case isOf(pressed, keysTakeBack) && now != nil && now.Verdict != nil:
		return r.gave(nil), nil
	case isOf(pressed, keysNote) && now != nil && now.Verdict != nil:
		return r.asking(aNote, now.Verdict.Note)
	case isOf(pressed, keysNote):
		r.said = "judge the reply first: b better, s same, w worse"
	}
	return r, nil
}

// gave keeps an opinion at once, so that nothing of the work is lost.
func (r review) gave(o *replay.Opinion) review {
	if err := r.options.Give(r.dialog(), r.reply, o); err != nil {
		r.said = "not kept: " + err.Error()
	}
	return r.laidOut()
}

// asking begins a line at the bottom.
func (r review) asking(what typed, text string) (tea.Model, tea.Cmd) {
	r.typing = what
	r.input.Prompt = "note: "
	if what == aTopic {
		r.input.Prompt = "topic: "
	}
	r.input.Width = max(r.width-len(r.input.Prompt)-1, 1)
	r.input.SetValue(text)
	r.input.CursorEnd()
	return r, r.input.Focus()
}

// typed takes a key of the line at the bottom.
func (r review) typed(key tea.KeyMsg) (tea.Model, tea.Cmd) {
	switch key.Type {
	case tea.KeyEsc:
		r.typing = nothing
		return r, nil
	case tea.KeyEnter:
		what := r.typing
		r.typing = nothing
		text := strings.TrimSpace(r.input.Value())
		if what == aTopic {
			r.filter.topic = text
			return r.filtered(), nil
		}
		return r.gave(&replay.Opinion{Verdict: r.now().Verdict.Verdict, Note: text}), nil
	default:
		var cmd tea.Cmd
		r.input, cmd = r.input.Update(key)
		return r, cmd
	}
}

// moved goes to another dialog.
func (r review) moved(by int) review {
	to := r.at + by
	if to < 0 || to >= len(r.shown) {
		r.said = "there is no further dialog"
		return r
	}
	r.at, r.reply = to, 0
	r = r.laidOut()
	r.body.GotoTop()
	return r
}

// turned goes to another turn, and scrolls to it.
func (r review) turned(by int) review {
	to := r.reply + by
	if d := r.dialog(); d == nil || to < 0 || to >= len(d.Replies) {
		return r
	}
	r.reply = to
	r = r.laidOut()
	r.body.SetYOffset(r.starts[to])
	return r
}
