package builtin_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"firstline/eval/chat"
	"firstline/eval/chat/builtin"
	"firstline/kb"
)

func TestHuman(t *testing.T) {
	m := model(t)
	first := ask(t, m, chat.Request{Messages: said("позовите менеджера")})
	asked := append(said("позовите менеджера"),
		chat.Message{Role: chat.Operator, Text: first.Text, Action: first.Action, Reason: first.Reason})
	for _, c := range []struct {
		line  string
		now   time.Time
		found []kb.Hit
		want  string
	}{
		{"нет, именно человека", open, nil, "handoff asked_for_human"},
		{"да", open, nil, "handoff asked_for_human"},
		{"не хочу объяснять", open, nil, "handoff asked_for_human"},
		{"нет, именно человека", closed, nil, "handoff out_of_hours"},
		{"не приходит чек", open, []kb.Hit{hit("a", "Где чек?", "В письме.", 1)}, "answer"},
	} {
		reply := ask(t, m, chat.Request{
			Messages: append(slices.Clip(asked), said(c.line)...),
			Found:    []chat.Found{found(c.line, c.found...)}, Now: c.now,
		})
		if got := strings.TrimSpace(string(reply.Action) + " " + string(reply.Reason)); got != c.want {
			t.Errorf("%s: %s, want %s", c.line, got, c.want)
		}
	}
	reply := ask(t, m, chat.Request{Messages: append(asked, said("позовите уже!")...), Now: closed})
	if !strings.Contains(reply.Text, "пн–пт 9:00–18:00") {
		t.Errorf("outside the hours it says %q", reply.Text)
	}
	if reply.WithinHours != chat.AskedForHuman || !slices.Equal(reply.Words, []string{"позовите"}) {
		t.Errorf("within the hours it would be %s by %q", reply.WithinHours, reply.Words)
	}
}

// TestNobodyThere holds what is said where nobody is at work: nobody promises a colleague right away, and who
// has left a contact is not asked for one.
func TestNobodyThere(t *testing.T) {
	m := model(t)
	for _, c := range []struct{ line, says, not string }{
		{"позовите менеджера", "часы работы: пн–пт", "переключу"},
		{"call a manager please", "they answer", "pass you on"},
		{"есть офис в Осло?", "Оставьте", ""},
		{"есть офис в Осло? пишите на a@example.org", "контакт записан", "Оставьте"},
		{"do you have an office in Oslo? +44 20 7946 0000", "I have passed on how to reach you", "Please leave"},
	} {
		reply := ask(t, m, chat.Request{Messages: said(c.line), Now: closed})
		if !strings.Contains(reply.Text, c.says) || c.not != "" && strings.Contains(reply.Text, c.not) {
			t.Errorf("%s: says %q", c.line, reply.Text)
		}
	}
}

// TestAskedForHuman holds in which words people ask for a human, and by which names.
func TestAskedForHuman(t *testing.T) {
	owner := kb.Entry{ID: "complaints", Title: "How do I complain?", Body: "Write to the owner, Hannah Pike, at hannah@spindle.example."}
	m := model(t, func(c *builtin.Config) { c.Entries = []kb.Entry{owner} })
	for line, want := range map[string]string{
		"соедините с администратором":     "clarify asked_for_human",
		"мне нужен менеджер срочно":       "clarify asked_for_human",
		"можно мне позвонить":             "clarify asked_for_human",
		"позовите Ирину":                  "clarify asked_for_human",
		"no bots":                         "clarify asked_for_human",
		"please ring me":                  "clarify asked_for_human",
		"speak to hannah":                 "clarify asked_for_human",
		"can I talk to Steve":             "clarify asked_for_human",
		"speak to marketing":              "handoff not_known",
		"does your site talk to Strava":   "handoff not_known",
		"где в приложении администраторы": "handoff not_known",
	} {
		reply := ask(t, m, chat.Request{Messages: said(line)})
		if got := strings.TrimSpace(string(reply.Action) + " " + string(reply.Reason)); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

// TestAsksOnceMore holds that the second wish for a human is one in any words, and with other turns between, and
// that the same words are none where nobody was asked for.
func TestAsksOnceMore(t *testing.T) {
	m := model(t)
	answered := chat.Message{Role: chat.Operator, Text: "За 14 дней.", Action: chat.Answer}
	for first, second := range map[string]string{
		"позовите оператора": "всё равно позовите",
		"human":              "no, a person",
		"нужен менеджер":     "ну соедините же",
	} {
		messages := append(said(first), chat.Message{Role: chat.Operator, Text: "…", Action: chat.Clarify, Reason: chat.AskedForHuman})
		messages = append(append(messages, said("возврат")...), answered)
		reply := ask(t, m, chat.Request{Messages: append(messages, said(second)...)})
		if reply.Action != chat.Handoff || reply.Reason != chat.AskedForHuman || !strings.Contains(reply.Text, "перепис") && !strings.Contains(reply.Text, "conversation") {
			t.Errorf("%s, …, %s: %+v", first, second, reply)
		}
	}
	other := append(append(said("возврат"), answered), said("no, a person has paid")...)
	if reply := ask(t, m, chat.Request{Messages: other}); reply.Reason == chat.AskedForHuman {
		t.Errorf("nobody was asked for: %+v", reply)
	}
}
