package replay

import (
	"cmp"
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb/text"
)

// Why says why the customer's next line no longer fits.
type Why string

// The reasons, in the order in which they are tried: the first that holds is given. A reply of today that says
// the same as that of then, or nearly, leaves no course; nor does a customer who in the next line only asks
// for a human.
const (
	// WhyDeclines: the customer is turned away today, and went on then, or said thanks to a person.
	WhyDeclines Why = "declines"
	// WhyAsks: something is asked today that the next line does not answer: it names nothing that the
	// question does. Who asked for a human, and is asked what for, answers by anything that has a subject.
	WhyAsks Why = "asks"
	// WhyNotAsked: the next line answers a question of then that is not asked today. A line that is a
	// question itself can stand alone, and so can thanks. Where then asked for something without a question
	// (Напишите номер заказа), the line answers it by a number or a contact. A contact that was asked for is
	// given to nobody else, whatever is asked today.
	WhyNotAsked Why = "not_asked"
	// WhyDone: the next line goes by what a person did then (Вернули деньги, Исправила; refunded, fixed), and
	// today there is no person.
	WhyDone Why = "done_by_human"
	// WhyNotSaid: the customer is content with what was said then, by thanks or, after a person, by saying nothing
	// more; and today says none of its facts, nor another in the place of one.
	WhyNotSaid Why = "not_said"
	// WhyGoesByThen: the next line takes up a fact that was said then and is not said today.
	WhyGoesByThen Why = "goes_by_then"
	// WhyTold: all facts of the answer to the next question are told today already.
	WhyTold Why = "told_already"
)

// Divergence is where the customer would not have gone on as recorded: after the reply to that turn.
type Divergence struct {
	Turn  int    `json:"turn"` // of the customer's turns, from 1
	Why   Why    `json:"why"`
	Quote string `json:"quote,omitempty"` // the question, or the fact, that it goes by
}

// diverges tells whether the next line of the customer no longer fits what is said today; nil: it does.
func (p *player) diverges(e exchange, now *Now, next exchange) *Divergence {
	line := next.line()
	if line == "" {
		return answersByFile(e, now)
	}
	subject := p.listener.Subject(line)
	if alike(e.then.Text, now.Text) || subject == "" && p.listener.AsksForHuman(line) {
		return nil
	}
	closing := !bare(line) && (subject == "" || p.listener.Helped(line))
	if now.Action == chat.Decline && !closing {
		return &Divergence{Why: WhyDeclines, Quote: string(now.Reason)}
	}
	if d := cmp.Or(p.byPeople(e, now, line), p.byContent(e, now, line)); d != nil {
		return d
	}
	then, today := questions(e.then.Text), asked(now)
	if len(today) > 0 {
		fits := now.Reason == chat.AskedForHuman && subject != "" && !slices.ContainsFunc(then, narrow)
		if fits || shareStems(strings.Join(then, " "), strings.Join(today, " ")) || shareStems(line, now.Text) {
			return nil
		}
		return &Divergence{Why: WhyAsks, Quote: today[0]}
	}
	if !closing && !strings.Contains(line, "?") && !p.listener.Complains(line) {
		if d := answersThen(e, now, line); d != nil {
			return d
		}
	}
	return byFacts(e, now, next)
}

// answersThen tells whether a line answers what was asked then and is not asked today.
func answersThen(e exchange, now *Now, line string) *Divergence {
	then := questions(e.then.Text)
	if len(then) > 0 && !shareStems(strings.Join(then, " "), strings.Join(questions(now.Text), " ")) {
		return &Divergence{Why: WhyNotAsked, Quote: then[len(then)-1]}
	}
	if wanted := requests(e.then.Text); len(wanted) > 0 && len(requests(now.Text)) == 0 && supplies(line) {
		return &Divergence{Why: WhyNotAsked, Quote: wanted[len(wanted)-1]}
	}
	return nil
}

// byPeople tells whether a line goes by what a person did, or gives the contact that was asked for then and is
// not asked for today.
func (p *player) byPeople(e exchange, now *Now, line string) *Divergence {
	if e.then.By == chat.Human {
		if sentence, ok := p.presupposes(line, e.then.Said); ok {
			return &Divergence{Why: WhyDone, Quote: sentence}
		}
	}
	wanted := wantsContact(e.then.Text)
	if len(wanted) > 0 && givesContact(line) && len(wantsContact(now.Text)) == 0 {
		return &Divergence{Why: WhyNotAsked, Quote: wanted[len(wanted)-1]}
	}
	return nil
}

// byContent tells whether a line is content with what today does not say, or where today turns the customer away whom
// a person answered.
func (p *player) byContent(e exchange, now *Now, line string) *Divergence {
	if !p.content(line) {
		return nil
	}
	if d := notSaid(now); d != nil || now.Action != chat.Decline || e.then.By != chat.Human {
		return d
	}
	return &Divergence{Why: WhyDeclines, Quote: string(now.Reason)}
}

// content tells whether a line takes what was said: it says thanks, or nothing that has a subject, and neither asks
// nor complains.
func (p *player) content(line string) bool {
	if bare(line) || strings.Contains(line, "?") || p.listener.Complains(line) {
		return false
	}
	return p.listener.Subject(line) == "" || p.listener.Helped(line) || p.listener.Thanks(line)
}

// notSaid tells whether today says nothing of the facts of then, and asks nothing either.
func notSaid(now *Now) *Divergence {
	a := now.Agreement
	if a == nil || now.Action == chat.Clarify || a.Held > 0 || slices.ContainsFunc(a.Missing, func(m Missing) bool { return m.Today != "" }) {
		return nil
	}
	return &Divergence{Why: WhyNotSaid, Quote: a.Missing[0].Text}
}

// answersByFile tells whether attachments without a word no longer fit: they were asked for then, and nothing is
// asked today.
func answersByFile(e exchange, now *Now) *Divergence {
	wanted := append(questions(e.then.Text), requests(e.then.Text)...)
	if len(wanted) == 0 || now.Action == chat.Clarify || len(questions(now.Text))+len(requests(now.Text)) > 0 {
		return nil
	}
	return &Divergence{Why: WhyNotAsked, Quote: wanted[len(wanted)-1]}
}

// byFacts compares what is said today with what the customer then went by, and with what was said next.
func byFacts(e exchange, now *Now, next exchange) *Divergence {
	then, today := text.NewGround(e.then.Text), text.NewGround(now.Text)
	own := text.NewGround(e.line())
	for _, f := range text.Facts(next.line()) {
		if f.StandsIn(then) && !f.StandsIn(today) && !f.StandsIn(own) {
			return &Divergence{Why: WhyGoesByThen, Quote: f.Text}
		}
	}
	if next.then == nil {
		return nil
	}
	later := text.Facts(next.then.Text)
	told := len(later) > 0 && !slices.ContainsFunc(later, func(f text.Fact) bool { return !f.StandsIn(today) })
	if told && slices.ContainsFunc(later, func(f text.Fact) bool { return !f.StandsIn(then) }) {
		return &Divergence{Why: WhyTold, Quote: later[0].Text}
	}
	return nil
}

// asked gives the questions of a clarifying reply; none of another.
func asked(now *Now) []string {
	if now.Action != chat.Clarify {
		return nil
	}
	if all := questions(now.Text); len(all) > 0 {
		return all
	}
	return []string{now.Text}
}

// alike tells whether two texts say the same, or nearly: of all their words, four in five are in both.
func alike(a, b string) bool {
	const enough = 0.8
	one, other := stemSet(a), stemSet(b)
	both := 0
	for stem := range one {
		if other[stem] {
			both++
		}
	}
	all := len(one) + len(other) - both
	return all > 0 && float64(both) >= enough*float64(all)
}

// shareStems tells whether two texts have a word in common that means something.
func shareStems(a, b string) bool {
	other := stemSet(b)
	for stem := range stemSet(a) {
		if other[stem] {
			return true
		}
	}
	return false
}

func stemSet(s string) map[string]bool {
	stems := map[string]bool{}
	for _, w := range text.Words(s) {
		if !text.Stop(w.Text) {
			stems[text.Stem(w.Text)] = true
		}
	}
	return stems
}
