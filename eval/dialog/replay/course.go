package replay

import (
	"firstline/eval"
	"firstline/eval/chat"
)

// end gives the dialog its outcome and its turns. A last word of the customer that nobody answered then is
// one turn today as well, unless it is all that there was. A turn that is not asked has no reply.
func (c *Course) end(greeted bool, all []exchange, nows []*Now) {
	last := -1
	for i, now := range nows {
		if now == nil {
			continue
		}
		if last = i; now.Action == chat.Handoff {
			break
		}
	}
	if last < 0 {
		c.Outcome = eval.Unresolved // nobody asked anything
		return
	}
	for i, now := range nows {
		switch {
		case now == nil:
			c.NotAsked++
			c.Turns += one(i < last || nows[last].Action != chat.Handoff)
		case i > last:
			now.NotReached = true
			c.NotReached++
		default:
			c.Turns += 2
		}
	}
	c.Turns += one(greeted)
	now := nows[last]
	c.Reason = string(now.Reason)
	switch now.Action {
	case chat.Handoff:
		c.Outcome = eval.HandedOff
		return
	case chat.Decline:
		c.Outcome = eval.Declined
	case chat.Answer:
		c.Outcome, c.Reason = eval.Resolved, ""
	default:
		c.Outcome = eval.Unresolved
	}
	if all[last].then == nil && last > 0 {
		c.Turns--
	}
}

// follow looks for where the customer would not have gone on, or ended, as recorded.
func (p *player) follow(c *Course, all []exchange, nows []*Now) {
	for i, now := range nows {
		if now != nil && (now.NotReached || now.Action == chat.Handoff) {
			return
		}
		left := p.left(all, now, i).at(i)
		if now != nil {
			now.Diverged = left
		}
		if c.Diverged == nil {
			c.Diverged = left
		}
	}
}

// left tells whether the course is left after what is said today to a turn; nil stands for that to one which nobody
// says anything to today.
func (p *player) left(all []exchange, now *Now, turn int) *Divergence {
	e := all[turn]
	switch {
	case turn == len(all)-1 && now != nil && e.then != nil && e.then.By == chat.Human:
		return notSaid(now)
	case turn == len(all)-1:
		return nil
	case now != nil:
		return p.diverges(e, now, all[turn+1])
	case e.then.By == chat.Human:
		return p.byPeople(e, &Now{}, all[turn+1].line())
	}
	return nil
}

// at notes which turn it is after.
func (d *Divergence) at(turn int) *Divergence {
	if d != nil {
		d.Turn = turn + 1
	}
	return d
}
