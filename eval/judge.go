package eval

import (
	"context"
	"slices"
	"strings"

	"firstline/eval/chat"
)

// judge lists the checks that did not hold, faults before those of the script and in its order, and
// says whether the dialog passed. The outcome itself is listed where the script names the expected one, and where
// nothing else explains why the dialog did not pass.
func (c *course) judge(ctx context.Context) {
	r := &c.result
	for _, s := range c.replies {
		c.judgeFaults(s)
	}
	for i := range c.dialog.Needs {
		if r.Needs[i].MetAt == nil {
			c.judgeNeed(ctx, c.dialog.Needs[i])
		}
	}
	for i, line := range c.dialog.Lines {
		for _, check := range line.Checks {
			c.judgeTurn(ctx, i, check)
		}
	}
	for _, check := range c.dialog.Always {
		for _, s := range c.replies {
			if !check.holds(s) {
				c.fail(ctx, check, s, false)
			}
		}
	}
	expected := slices.Contains(c.dialog.Expect, r.Outcome)
	if written := c.dialog.ExpectPos.Line > 0; !expected && (written || len(r.Failed) == 0) {
		c.failOutcome()
	}
	r.Passed = expected && len(r.Failed) == 0
}

// judgeFaults reports what no operator may do, whatever the script asks for.
func (c *course) judgeFaults(s said) {
	for _, f := range s.Faults {
		c.result.Failed = append(c.result.Failed, FailedCheck{
			Check: f.Check, Want: f.Want, Got: f.Got, Cause: Answer, Turn: s.turn, Source: c.dialog.Pos,
		})
	}
}

// judgeNeed reports an unmet need by the reply that came nearest to meeting it, the latest of
// those equally near. The last reply should have met it at last: anything but an answer is the
// wrong action there.
func (c *course) judgeNeed(ctx context.Context, n Need) {
	nearest := newSaid(chat.Reply{}, 0, nil)
	var last said
	for _, last = range c.replies {
		if nearest.turn == 0 || len(n.unmet(last)) <= len(n.unmet(nearest)) {
			nearest = last
		}
	}
	for _, check := range n.unmet(nearest) {
		c.fail(ctx, check, nearest, last.Action != chat.Answer)
	}
}

// judgeTurn checks the reply to the line of that index.
func (c *course) judgeTurn(ctx context.Context, line int, check Check) {
	if line >= len(c.replies) {
		cause, evidence := c.cause(ctx, check, true)
		c.result.Failed = append(c.result.Failed, FailedCheck{
			Check: check.Name, Want: check.want(), Got: "not reached: a human was called before",
			Cause: cause, Evidence: evidence, Source: check.Pos,
		})
		return
	}
	if s := c.replies[line]; !check.holds(s) {
		wrongAction := slices.ContainsFunc(c.dialog.Lines[line].Checks, func(other Check) bool {
			return other.Name == action && !other.holds(s)
		})
		c.fail(ctx, check, s, wrongAction)
	}
}

func (c *course) fail(ctx context.Context, check Check, s said, wrongAction bool) {
	cause, evidence := c.cause(ctx, check, wrongAction)
	c.result.Failed = append(c.result.Failed, FailedCheck{
		Check: check.Name, Want: check.want(), Got: check.got(s),
		Cause: cause, Evidence: evidence, Turn: s.turn, Source: check.Pos,
	})
}

func (c *course) failOutcome() {
	pos := c.dialog.ExpectPos
	if pos.Line == 0 {
		pos = c.dialog.Pos
	}
	want := make([]string, len(c.dialog.Expect))
	for i, o := range c.dialog.Expect {
		want[i] = string(o)
	}
	c.result.Failed = append(c.result.Failed, FailedCheck{
		Check: expect, Want: strings.Join(want, " | "), Got: string(c.result.Outcome), Cause: Policy, Source: pos,
	})
}
