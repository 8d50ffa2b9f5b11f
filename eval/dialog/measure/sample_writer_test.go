package measure

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// habits are how a version of the prompt talks: the chances on which its figures rest.
type habits struct{ solves, keeps, asksBack, anything float64 }

func habitsOf(version string) habits {
	if version == "1.4" {
		return habits{solves: 0.83, keeps: 0.35, asksBack: 0.50, anything: 0.30}
	}
	return habits{solves: 0.93, keeps: 0.55, asksBack: 0.16, anything: 0.10}
}

// writer makes dialogs of phrases.
type writer struct {
	phrases
	habits
	random *rand.Rand
	d      *dialog.Dialog
	at     time.Time
	dated  bool
}

func (w *writer) chance(p float64) bool { return w.random.Float64() < p }

func pick[T any](w *writer, from []T) T { return from[w.random.IntN(len(from))] }

// weighed picks an index by weights.
func (w *writer) weighed(weights ...int) int {
	all := 0
	for _, n := range weights {
		all += n
	}
	at := w.random.IntN(all)
	for i, n := range weights {
		if at -= n; at < 0 {
			return i
		}
	}
	panic("weights without a sum")
}

func (w *writer) subject(from []subject) *subject {
	weights := make([]int, len(from))
	for i, s := range from {
		weights[i] = s.Weight
	}
	return &from[w.weighed(weights...)]
}

func (w *writer) dialogs() []*dialog.Dialog {
	var all []*dialog.Dialog
	for month, n := range []int{148, 152, 163, 171, 178, 188} {
		for i := range n {
			// Days in their order, and of a day the hours at which shops write.
			day := 1 + i*28/n + w.random.IntN(2)
			hour := 8 + (w.random.IntN(13)+w.random.IntN(13))/2
			w.begin(time.Date(2026, time.Month(1+month), day, hour, w.random.IntN(60), w.random.IntN(60), 0, time.UTC))
			w.d.ID = fmt.Sprintf("v-%d", 40000+7*len(all)+w.random.IntN(7))
			w.dated = w.random.IntN(125) > 0
			w.converse()
			all = append(all, w.d)
		}
	}
	return all
}

func (w *writer) begin(at time.Time) {
	zone := time.FixedZone("", 3600*[]int{3, 4, 5, 7}[w.weighed(80, 6, 9, 5)])
	w.at = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, zone)
	w.d = &dialog.Dialog{Channel: []string{"site", "telegram", "vk", "email"}[w.weighed(47, 30, 13, 10)], Version: "1.5"}
	if at.Month() < time.April {
		w.d.Version = "1.4"
	}
	w.habits = habitsOf(w.d.Version)
}

func (w *writer) say(role chat.Role, after int, text string) {
	m := dialog.Message{Role: role, Text: text}
	if len(w.d.Messages) > 0 {
		w.at = w.at.Add(time.Duration(after+w.random.IntN(1+after)) * time.Second)
	}
	if w.dated {
		m.At = w.at
		if w.d.Started.IsZero() {
			w.d.Started = w.at
		}
	}
	w.d.Messages = append(w.d.Messages, m)
}

func (w *writer) user(text string)     { w.say(chat.User, 40, text) }
func (w *writer) operator(text string) { w.say(chat.Operator, 2, text) }

func (w *writer) human(text string) {
	w.say(chat.Human, 300, text)
	w.d.Messages[len(w.d.Messages)-1].Author = pick(w, w.HumanNames)
}

// converse writes one dialog.
func (w *writer) converse() {
	kind := w.weighed(80, 14, 6)
	s := w.subject([][]subject{w.Known, w.Unknown, w.Trouble}[kind])
	w.d.Operator = []string{"igor", "lena"}[w.weighed(72, 28)]
	if s.Operator != "" {
		w.d.Operator = s.Operator
	}
	w.d.Language = s.Language
	switch {
	case w.chance(0.07):
		w.called(s)
	default:
		w.ask(s)
		w.answered(s)
	}
	if w.chance(0.14) {
		w.rate()
	}
}

// ask is the customer's first turn.
func (w *writer) ask(s *subject) {
	question, hello := pick(w, s.Ask), pick(w, w.Greetings)
	if s.Language == "en" {
		hello = pick(w, w.HelloEn)
	}
	switch {
	case w.d.Channel == "email":
		if s.Language != "en" {
			question += "\n\n" + pick(w, w.Signed)
		}
		w.user(hello + "\n\n" + question)
	case w.chance(0.2):
		w.user(hello)
		w.user(question)
	case w.chance(0.3):
		w.user(hello + " " + question)
	default:
		w.user(question)
	}
}

// called is a dialog whose customer begins with a call for a human.
func (w *writer) called(s *subject) {
	w.user(pick(w, w.Calls))
	w.operator(w.Clarify)
	if w.chance(w.keeps) {
		w.user(pick(w, s.Ask))
		w.answered(s)
		return
	}
	w.user(pick(w, w.CallsAgain))
	w.operator(w.Calling)
	w.taken(s)
}

// answered is what comes after the question.
func (w *writer) answered(s *subject) {
	if s.Answer == "" { // of these, hardly any customer goes without a human
		w.operator(w.Handoff)
		if !w.chance(0.06) {
			w.taken(s)
		}
		return
	}
	w.operator(s.Answer)
	for chance := w.asksBack; len(s.Then) > 0 && w.chance(chance); chance /= 3 {
		then := pick(w, s.Then)
		w.user(then.Ask)
		w.operator(then.Answer)
	}
	if !w.chance(w.solves) {
		w.user(pick(w, w.Unhelped))
		w.operator(w.Sorry)
		if !w.chance(0.1) {
			w.taken(s)
		}
		return
	}
	if w.chance(w.anything) {
		w.operator(pick(w, w.Anything))
	}
	switch {
	case s.Language == "en" && w.chance(0.5):
		w.user(pick(w, w.HelpedEn))
	case s.Language == "en":
	case w.chance(0.45):
		w.user(pick(w, w.Helped))
		if w.chance(0.4) {
			w.operator(pick(w, w.Closing))
		}
	case w.chance(0.15):
		w.user(pick(w, w.Lukewarm))
	}
}

// taken is the part of a human.
func (w *writer) taken(s *subject) {
	said, thanks := s.Human, w.Politely
	if said == "" {
		said, thanks = pick(w, w.HumanFix), w.Helped
	}
	w.human(said)
	if w.chance(0.5) {
		w.user(pick(w, thanks))
	}
}

// rate is what the customer gives: more to a dialog without a human.
func (w *writer) rate() {
	w.d.Rating = 1 + w.weighed(3, 3, 6, 12, 26)
	if !w.d.Contained() || strings.HasPrefix(w.d.Messages[len(w.d.Messages)-1].Text, w.Sorry) {
		w.d.Rating = 1 + w.weighed(8, 6, 8, 9, 7)
	}
}
