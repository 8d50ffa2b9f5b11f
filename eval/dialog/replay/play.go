package replay

import (
	"context"
	"time"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/chat/builtin"
	"firstline/eval/dialog"
)

// player plays the dialogs of one side.
type player struct {
	Side
	options   Options
	listener  *builtin.Listener
	knowledge *knowledge
}

func newPlayer(s Side, o Options, l *builtin.Listener) *player {
	return &player{Side: s, options: o, listener: l, knowledge: newKnowledge(s, l)}
}

// play puts a dialog to each of the players; nil where ctx ended first. done is what it came to in an earlier replay
// (nil: nothing): a side that is done is not asked again, unless the dialog is another one since. told says whether
// any was asked.
func play(ctx context.Context, d *dialog.Dialog, players []*player, done *Dialog) (played *Dialog, told bool) {
	greeting, all := exchanges(d)
	played = unplayed(d, all)
	if done != nil && done.Recorded != played.Recorded {
		done = nil
	}
	for side, p := range players {
		if done.Done(side) {
			played.take(done, side)
			continue
		}
		told = true
		scene := chat.Scene{Dialog: []string{"today", "against"}[side] + "/" + d.ID, Try: 1}
		course, nows, err := p.play(chat.WithScene(ctx, scene), greeting, all)
		if err != nil && ctx.Err() != nil {
			return nil, false
		}
		for i, now := range nows {
			*played.Replies[i].now(side) = now
		}
		if side == 0 {
			played.Course, played.Topic = course, topic(nows)
		} else {
			played.Against = &course
		}
	}
	return played, told
}

// unplayed is a dialog as it was then.
func unplayed(d *dialog.Dialog, all []exchange) *Dialog {
	u := &Dialog{
		ID: d.ID, Channel: d.Channel, Recorded: hashOf(d), Replies: make([]Reply, len(all)),
		Then: Then{Outcome: eval.HandedOff, Turns: len(d.Turns())},
	}
	if d.Contained() {
		u.Then.Outcome = eval.Resolved
	}
	for i, e := range all {
		u.Replies[i] = Reply{Turn: i + 1, Asked: e.shown, Then: e.then, NotAsked: len(e.asked) == 0}
	}
	return u
}

// take takes a side over from an earlier replay of the same dialog.
func (d *Dialog) take(done *Dialog, side int) {
	if side == 0 {
		d.Course, d.Topic = done.Course, done.Topic
	} else {
		d.Against = done.Against
	}
	for i := range d.Replies {
		before := &done.Replies[i]
		*d.Replies[i].now(side) = *before.now(side)
		if before.Then != nil {
			d.Replies[i].Then.Entry = before.Then.Entry
		}
	}
}

// now is what is said today by a side.
func (r *Reply) now(side int) **Now {
	if side == 0 {
		return &r.Now
	}
	return &r.Against
}

// topic is the entry first cited, else first found.
func topic(nows []*Now) string {
	for _, ids := range []func(*Now) []string{func(n *Now) []string { return n.Entries }, func(n *Now) []string { return n.Found }} {
		for _, now := range nows {
			if now == nil {
				continue
			}
			if all := ids(now); len(all) > 0 {
				return all[0]
			}
		}
	}
	return ""
}

// play gives the course of a dialog and the replies that came before its error, if any; nil stands for that to a
// turn which is not asked. err is that error.
func (p *player) play(ctx context.Context, greeting []chat.Message, all []exchange) (Course, []*Now, error) {
	var course Course
	var nows []*Now
	limited, cancel := eval.Limit(ctx, p.options.DialogTimeout, "the dialog took longer than")
	defer cancel()
	talk := append([]chat.Message{}, greeting...)
	var err error
	for i := range all {
		e := &all[i]
		if len(e.asked) == 0 {
			nows, talk = append(nows, nil), append(talk, e.said...)
			continue
		}
		for _, text := range e.asked {
			talk = append(talk, chat.Message{Role: chat.User, Text: text})
		}
		var reply chat.Reply
		if reply, err = p.ask(limited, talk, e.at); err != nil {
			break
		}
		course.Tokens.Input += reply.Tokens.Input
		course.Tokens.Output += reply.Tokens.Output
		now := newNow(reply)
		nows = append(nows, now)
		talk = append(talk, p.remembered(*e, now)...)
	}
	if err == nil {
		err = p.agree(limited, all, nows)
	}
	if p.Price != nil {
		course.Cost = p.Price.Of(course.Tokens)
	}
	if err != nil {
		course.Outcome, course.Reason, course.Error = eval.Errored, eval.ReasonOf(err), err.Error()
		return course, nows, err
	}
	course.end(len(greeting) > 0, all, nows)
	p.follow(&course, all, nows)
	return course, nows, nil
}

// ask gives the reply to the last turn, written at its own time.
func (p *player) ask(ctx context.Context, talk []chat.Message, at time.Time) (chat.Reply, error) {
	if p.options.Dead != nil {
		if err := p.options.Dead(p.Model); err != nil {
			return chat.Reply{}, err
		}
	}
	if at.IsZero() {
		at = p.options.Now
	}
	return eval.Ask(ctx, p.Asked, talk, at, p.options.TurnTimeout)
}

// remembered is what was said then, as the operator remembers it. Where it is not recorded what a reply did, and it
// asks the customer back as the operator of today does, it is taken for the same.
func (p *player) remembered(e exchange, now *Now) []chat.Message {
	said := append([]chat.Message{}, e.said...)
	if len(said) == 0 {
		return said
	}
	last := &said[len(said)-1]
	if last.Action == "" && now.Action == chat.Clarify && len(questions(e.then.Text)) > 0 {
		last.Action, last.Reason = now.Action, now.Reason
	}
	return said
}

func newNow(r chat.Reply) *Now {
	now := &Now{
		Answer: Answer{Text: r.Text, Action: r.Action, Reason: r.Reason, Entries: append([]string{}, r.Entries...)},
		Found:  []string{}, Ungrounded: r.Ungrounded,
	}
	for _, image := range r.Images {
		now.Images = append(now.Images, image.Src)
	}
	seen := map[string]bool{}
	for _, hit := range r.Found {
		if id := hit.Passage.Entry; !seen[id] {
			seen[id] = true
			now.Found = append(now.Found, id)
		}
	}
	return now
}
