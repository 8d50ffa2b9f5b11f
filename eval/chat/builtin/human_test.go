package builtin_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"firstline/eval/chat"
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
}

// TestNobodyThere holds what is said where nobody is at work: nobody promises a colleague right away, and who
// has left a contact is not asked for one.
func TestNobodyThere(t *testing.T) {
	m := model(t)
	for _, c := range []struct{ line, says, not string }{
		{"позовите менеджера", "часы работы: пн–пт", "переключу"},
		{"call a manager please", "they answer", "pass you on"},
		{"есть офис в Осло?", "Оставьте", ""},
		{"есть офис в Осло? пишите на a@example.org", "контакт я передал", "Оставьте"},
		{"do you have an office in Oslo? +44 20 7946 0000", "I have passed on how to reach you", "Please leave"},
	} {
		reply := ask(t, m, chat.Request{Messages: said(c.line), Now: closed})
		if !strings.Contains(reply.Text, c.says) || c.not != "" && strings.Contains(reply.Text, c.not) {
			t.Errorf("%s: says %q", c.line, reply.Text)
		}
	}
}
