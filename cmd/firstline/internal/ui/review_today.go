package ui

import (
	"strings"

	"firstline/eval/dialog/replay"
)

// today is what would be said: that of the first side and, below it, of the second.
func (r review) today(reply *replay.Reply, width int) string {
	if reply.NotAsked {
		return r.styles.Dim.Render(Wrapped("not asked: it is nothing but attachments", 0, width))
	}
	lines := []string{r.answer("today", reply.Now, width)}
	if reply.Against != nil {
		lines = append(lines, r.answer("against", reply.Against, width))
	}
	return strings.Join(lines, "\n")
}

// answer is a reply, with what differs from then and why, and what people think of it.
func (r review) answer(who string, now *replay.Now, width int) string {
	if now == nil {
		return r.styles.Bad.Render(Cut("no reply: an error came before", width))
	}
	if who == "today" {
		who = r.options.Now
	}
	does := string(now.Action)
	if now.Reason != "" {
		does += ", " + words(string(now.Reason))
	}
	if now.NotReached {
		does += ", not reached: the dialog was handed off before"
	}
	said := Wrapped(now.Text, 0, width)
	if now.Agreement != nil {
		for _, m := range now.Agreement.Missing {
			said = marked(said, m.Today, r.styles.Warn)
		}
	}
	lines := []string{r.styles.Title.Render(Wrapped(who+": "+does, 0, width)), said}
	for _, id := range now.Entries {
		lines = append(lines, r.styles.Dim.Render(Wrapped("rests on "+id, 0, width)))
	}
	for _, remark := range now.Remarks() {
		lines = append(lines, r.styles.Warn.Render(Wrapped("≠ "+remark, 0, width)))
	}
	if now.Last != nil && now.Last.Text != now.Text {
		lines = append(lines, r.styles.Dim.Render(Wrapped("the last time: "+now.Last.Text, 0, width)))
	}
	return strings.Join(lines, "\n")
}
