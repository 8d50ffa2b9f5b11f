package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/dialog/replay"
)

const (
	aside  = 72 // columns from which then and today stand side by side
	margin = 2  // of the bar beside the reply that is judged
)

// laidOut is the review with its body written anew, for the size of the terminal.
func (r review) laidOut() review {
	const around = 4 // lines above and below the body
	r.body.Width, r.body.Height = r.width, max(r.height-around, 1)
	var blocks []string
	r.starts = nil
	lines := 0
	if d := r.dialog(); d != nil {
		for i := range d.Replies {
			block := r.exchange(&d.Replies[i], i == r.reply)
			r.starts = append(r.starts, lines)
			lines += lipgloss.Height(block) + 1
			blocks = append(blocks, block)
		}
	}
	r.body.SetContent(strings.Join(blocks, "\n\n"))
	return r
}

// View is the whole of the terminal.
func (r review) View() string {
	if r.width == 0 {
		return ""
	}
	body := r.body.View()
	switch {
	case r.help:
		body = lipgloss.NewStyle().Height(r.body.Height).MaxHeight(r.body.Height).Render(r.keys())
	case r.dialog() == nil:
		body = lipgloss.NewStyle().Height(r.body.Height).Render(Cut("no dialog is such: x shows all", r.width))
	}
	return strings.Join([]string{r.head(), body, "", r.foot()}, "\n")
}

// head is two lines: which dialog it is, and how it went.
func (r review) head() string {
	count := fmt.Sprintf("%d/%d", min(r.at+1, len(r.shown)), len(r.shown))
	if filter := r.filter.String(); filter != "" {
		count += " of " + filter
	}
	d := r.dialog()
	if d == nil {
		return Cut(count, r.width) + "\n"
	}
	first := strings.Join(nonEmpty(d.ID, d.Channel, d.Topic), " · ")
	ends := []string{"then " + words(string(d.Then.Outcome)), "today " + r.end(&d.Course), fmt.Sprintf("turns %d → %d", d.Then.Turns, d.Turns)}
	if d.Against != nil {
		ends = append(ends, "against "+r.end(d.Against))
	}
	return r.styles.Title.Render(Cut(Name(count+"  "+first), r.width)) + "\n" + Cut(Name(strings.Join(ends, " · ")), r.width)
}

func nonEmpty(all ...string) []string {
	var kept []string
	for _, s := range all {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

func words(s string) string { return strings.ReplaceAll(s, "_", " ") }

// end says how a dialog would end.
func (r review) end(c *replay.Course) string {
	switch {
	case c.Outcome == eval.Errored:
		return "error: " + c.Error
	case c.Diverged != nil:
		return fmt.Sprintf("%s at turn %d", left, c.Diverged.Turn)
	}
	return words(strings.TrimSuffix(string(c.Outcome)+", "+c.Reason, ", "))
}

// foot is the line that is typed, or what was said last, or the keys.
func (r review) foot() string {
	switch {
	case r.typing != nothing:
		return r.input.View()
	case r.said != "":
		return r.styles.Warn.Render(Cut(Name(r.said), r.width))
	}
	return r.styles.Dim.Render(Cut("n/p dialog · ↑/↓ turn · b/s/w better, same, worse · e note · o/t/c filter · ? keys · q quit", r.width))
}

// keys explains them.
func (r review) keys() string {
	var lines []string
	for _, k := range [][2]string{
		{"n p ← →", "next and previous dialog"},
		{"j k ↓ ↑", "next and previous turn"},
		{"space pgup", "scroll"},
		{"b s w", "the reply of today is better, the same, worse; kept at once"},
		{"e", "a note on that"},
		{"u", "take the verdict back"},
		{"o", "only dialogs of this outcome, one after another"},
		{"t /", "only dialogs whose topic has this in it"},
		{"c", "only dialogs that have changed, fall short, are not judged, are judged"},
		{"x", "all dialogs again"},
		{"q esc", "quit"},
	} {
		lines = append(lines, Cut(fmt.Sprintf("%-12s%s", k[0], k[1]), r.width))
	}
	return strings.Join(lines, "\n")
}

// exchange is a turn of the customer with both replies, side by side where there is room.
func (r review) exchange(reply *replay.Reply, judged bool) string {
	bar := strings.Repeat(" ", margin)
	if judged {
		bar = r.styles.Title.Render("▌") + " "
	}
	width := max(r.width-margin, 1)
	var whole string
	if r.width >= aside {
		half := (width - gap) / 2
		then := lipgloss.NewStyle().Width(half + gap).Render(r.then(reply, half))
		whole = lipgloss.JoinHorizontal(lipgloss.Top, then, r.today(reply, half))
	} else {
		whole = r.then(reply, width) + "\n" + r.today(reply, width)
	}
	lines := strings.Split(whole, "\n")
	for i := range lines {
		lines[i] = bar + strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// then is what the customer said, and what the company did.
func (r review) then(reply *replay.Reply, width int) string {
	lines := []string{r.styles.Dim.Render(Cut(fmt.Sprintf("%d customer", reply.Turn), width)), Wrapped(strings.Join(reply.Asked, "\n"), 0, width)}
	if reply.Then == nil {
		return strings.Join(append(lines, r.styles.Dim.Render(Cut("nobody answered", width))), "\n")
	}
	by := "operator then"
	if reply.Then.By == chat.Human {
		by = "human then"
	}
	said := Wrapped(reply.Then.Text, 0, width)
	if reply.Now != nil && reply.Now.Agreement != nil {
		for _, m := range reply.Now.Agreement.Missing {
			said = marked(said, m.Text, r.styles.Bad)
		}
	}
	return strings.Join(append(lines, r.styles.Title.Render(Cut(by, width)), said), "\n")
}

// marked sets off a fact in a text, where it stands in one line.
func marked(said, fact string, style lipgloss.Style) string {
	if fact == "" {
		return said
	}
	return strings.ReplaceAll(said, fact, style.Render(fact))
}
