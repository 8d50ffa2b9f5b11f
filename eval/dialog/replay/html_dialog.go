package replay

import (
	"slices"
	"strings"

	"firstline/eval"
)

// The kinds of a remark, by which dialogs are chosen and remarks are coloured.
const (
	missingRemark = "missing" // facts of people are not told
	courseRemark  = "course"
	changedRemark = "changed"
	verdictRemark = "verdict"
	otherRemark   = "other"
)

// dialogView is a dialog on the page.
type dialogView struct {
	ID, About string
	End, What string // for the filter
	Then, Now string
	Against   string
	Turns     string
	Replies   []replyView
}

type replyView struct {
	Asked            string
	ThenBy, ThenText string
	NotReached       bool
	NotAsked         bool
	Left             []remarkView // where the course is left behind a turn that is not asked
	Today            []todayView  // of each side
}

type todayView struct {
	Who, Does, Text string
	Entries         string
	Remarks         []remarkView
	Last            string
}

type remarkView struct{ Kind, Text string }

func (v *view) dialog(d *Dialog) dialogView {
	w := dialogView{
		ID: d.ID, About: strings.Trim(d.Channel+" · "+d.Topic, " ·"),
		End:  string(d.Outcome),
		Then: v.Name("outcome", string(d.Then.Outcome)), Now: v.end(&d.Course),
		Turns: v.T("turns: %s then, %s today", v.Int(d.Then.Turns), v.Int(d.Turns)),
	}
	if d.Diverged != nil {
		w.End = "course"
	}
	if d.Against != nil {
		w.Against = v.end(d.Against)
	}
	var what []string
	for i := range d.Replies {
		r := v.reply(&d.Replies[i])
		if left := d.leftAt(&d.Replies[i]); r.NotAsked && left != nil {
			r.Left = []remarkView{{courseRemark, v.left(left)}}
			what = append(what, courseRemark)
		}
		for _, today := range r.Today {
			for _, remark := range today.Remarks {
				if !slices.Contains(what, remark.Kind) {
					what = append(what, remark.Kind)
				}
			}
		}
		w.Replies = append(w.Replies, r)
	}
	w.What = strings.Join(what, " ")
	return w
}

// end says how a dialog would end.
func (v *view) end(c *Course) string {
	switch {
	case c.Outcome == eval.Errored:
		return v.Name("outcome", string(c.Outcome)) + ": " + c.Error
	case c.Diverged != nil:
		return v.T("left its course at turn %s", v.Int(c.Diverged.Turn))
	case c.Reason != "":
		return v.Name("outcome", string(c.Outcome)) + ", " + v.Name("reason", c.Reason)
	}
	return v.Name("outcome", string(c.Outcome))
}

func (v *view) reply(r *Reply) replyView {
	w := replyView{Asked: strings.Join(r.Asked, "\n"), NotReached: r.Now != nil && r.Now.NotReached, NotAsked: r.NotAsked}
	if r.Then != nil {
		w.ThenBy, w.ThenText = v.T("by."+string(r.Then.By)), r.Then.Text
	}
	for i, now := range []*Now{r.Now, r.Against} {
		if now != nil {
			w.Today = append(w.Today, v.today(v.asked[i], now))
		}
	}
	return w
}

func (v *view) today(s Side, n *Now) todayView {
	w := todayView{Who: s.String(), Does: v.T("action." + string(n.Action)), Text: n.Text, Remarks: v.remarks(n)}
	if n.Reason != "" {
		w.Does += ", " + v.Name("reason", string(n.Reason))
	}
	if len(n.Entries) > 0 {
		w.Entries = v.T("rests on %s", strings.Join(n.Entries, ", "))
	}
	if n.Last != nil {
		w.Last = n.Last.Text
	}
	return w
}

// remarks says of a reply what [Now.Remarks] says, in the language of the page.
func (v *view) remarks(n *Now) []remarkView {
	var all []remarkView
	add := func(kind, said string) { all = append(all, remarkView{kind, said}) }
	if n.NotReached {
		add(otherRemark, v.T("not reached: the dialog was handed off before"))
	}
	if n.Diverged != nil {
		add(courseRemark, v.left(n.Diverged))
	}
	if n.Agreement.People() {
		for _, m := range n.Agreement.Missing {
			add(missingRemark, v.missing(m))
		}
	}
	if n.Agreement == nil && n.Cause != "" {
		add(missingRemark, v.T("people answered, and today there is none (%s)", v.Name("cause", string(n.Cause))))
	}
	if len(n.Ungrounded) > 0 {
		add(otherRemark, v.T("ungrounded: %s", strings.Join(n.Ungrounded, ", ")))
	}
	if len(n.Changed) > 0 {
		var parts []string
		for _, part := range n.Changed {
			parts = append(parts, v.Name("changed", part))
		}
		add(changedRemark, v.T("changed since the last replay: %s", strings.Join(parts, ", ")))
	}
	if n.Verdict != nil {
		add(verdictRemark, v.opinion(n.Verdict))
	}
	return all
}

// left says why the course is left.
func (v *view) left(d *Divergence) string {
	if d.Why == WhyDeclines {
		return v.T("why." + string(d.Why))
	}
	return v.T("why."+string(d.Why), d.Quote)
}

func (v *view) missing(m Missing) string {
	cause := v.Name("cause", string(m.Cause))
	if m.Today != "" {
		return v.T("people said %s, today it is %s (%s)", m.Text, m.Today, cause)
	}
	return v.T("does not tell %s %s (%s)", v.Name("kind", m.Kind), m.Text, cause)
}

func (v *view) opinion(o *Opinion) string {
	said := v.T("verdict: %s", v.Name("verdict", string(o.Verdict)))
	if o.Outdated {
		said += ", " + v.T("outdated: the reply is another by now")
	}
	if o.Note != "" {
		said += " — " + o.Note
	}
	return said
}
