package replay

import (
	"fmt"
	"strings"

	"firstline/eval"
	"firstline/eval/chat"
)

// Causes lists the causes of a [Now], in the order in which they are tried.
func Causes() []eval.Cause {
	return []eval.Cause{eval.Knowledge, eval.Retrieval, eval.Policy, eval.Answer}
}

// Remarks says of a dialog what differs from then or from the last replay, a line each: where it leaves its
// course, what facts of people are not told, what has changed, what people think of it.
func Remarks(d *Dialog) []string {
	var lines []string
	for i := range d.Replies {
		reply := &d.Replies[i]
		if reply.NotAsked {
			lines = append(lines, fmt.Sprintf("turn %d: not asked: it is nothing but attachments", reply.Turn))
			if left := d.leftAt(reply); left != nil {
				lines = append(lines, fmt.Sprintf("turn %d: %s", reply.Turn, left))
			}
		}
		for _, side := range []struct {
			name string
			now  *Now
		}{{"", reply.Now}, {"against, ", reply.Against}} {
			if side.now == nil {
				continue
			}
			for _, remark := range side.now.Remarks() {
				lines = append(lines, fmt.Sprintf("%sturn %d: %s", side.name, reply.Turn, remark))
			}
		}
	}
	for i, c := range d.Courses() {
		if c.NotReached > 0 {
			lines = append(lines, fmt.Sprintf("%shanded off before %d of the customer's turns", []string{"", "against, "}[i], c.NotReached))
		}
		if c.Error != "" {
			lines = append(lines, c.Error)
		}
	}
	return lines
}

// leftAt gives where the course of the first side is left, if it is after that turn.
func (d *Dialog) leftAt(r *Reply) *Divergence {
	if d.Diverged == nil || d.Diverged.Turn != r.Turn {
		return nil
	}
	return d.Diverged
}

// Remarks says what there is to say of a reply.
func (n *Now) Remarks() []string {
	var lines []string
	if n.Diverged != nil {
		lines = append(lines, n.Diverged.String())
	}
	if n.Agreement.People() {
		for _, m := range n.Agreement.Missing {
			lines = append(lines, m.String())
		}
	}
	if n.Agreement == nil && n.Cause != "" {
		lines = append(lines, fmt.Sprintf("people answered, and today there is a %s (%s)", n.Action, n.Cause))
	}
	if len(n.Ungrounded) > 0 {
		lines = append(lines, "ungrounded: "+strings.Join(n.Ungrounded, ", "))
	}
	if len(n.Changed) > 0 {
		lines = append(lines, "changed since the last replay: "+strings.Join(n.Changed, ", "))
	}
	if n.Verdict != nil {
		lines = append(lines, n.Verdict.String())
	}
	return lines
}

// People tells whether it is with what people said; of nil it is not.
func (a *Agreement) People() bool { return a != nil && a.With == chat.Human }

// String says what is not told today.
func (m Missing) String() string {
	if m.Today != "" {
		return fmt.Sprintf("people said %s, today it is %s (%s)", m.Text, m.Today, m.Cause)
	}
	return fmt.Sprintf("does not tell %s %s (%s)", m.Kind, m.Text, m.Cause)
}

// String says why the course is left.
func (d *Divergence) String() string {
	said := "the customer would not have gone on so: "
	switch d.Why {
	case WhyDeclines:
		return said + "today they are turned away, " + strings.ReplaceAll(d.Quote, "_", " ")
	case WhyAsks:
		return said + "what is asked today is not answered: " + d.Quote
	case WhyNotAsked:
		return said + "what is answered is not asked today: " + d.Quote
	case WhyDone:
		return said + "they go by what a person did: " + d.Quote
	case WhyNotSaid:
		return "the customer would not have been content: nothing is said today of what they were told: " + d.Quote
	case WhyGoesByThen:
		return said + "they go by what is not told today: " + d.Quote
	case WhyTold:
		return said + "what they ask next is told already: " + d.Quote
	}
	return said + string(d.Why)
}

// String is a verdict in words.
func (o *Opinion) String() string {
	said := "verdict: " + string(o.Verdict)
	if o.Outdated {
		said += ", outdated: the reply is another by now"
	}
	if o.Note != "" {
		said += " — " + o.Note
	}
	return said
}
