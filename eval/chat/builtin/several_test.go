package builtin_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"firstline/eval/chat"
	"firstline/kb"
)

// looking is a search that finds an entry by a word of the question, and nothing otherwise.
func looking(entries map[string]kb.Hit) func(context.Context, string) (chat.Found, error) {
	return func(_ context.Context, question string) (chat.Found, error) {
		for word, h := range entries {
			if strings.Contains(question, word) {
				return found(question, h), nil
			}
		}
		return found(question), nil
	}
}

// TestTwoQuestions holds that both halves of a sentence that asks twice are answered, the second with the subject of
// the first, and that it is told where the second has no answer.
func TestTwoQuestions(t *testing.T) {
	m := model(t)
	price, term := hit("price", "Silver service", "£95.", 1), hit("term", "How long does a repair take?", "Three days.", 1)
	town := hit("town", "Филиал в Заречье", "Улица Фонарная, 3.", 1)
	look := looking(map[string]kb.Hit{"how much": price, "take silver": term, "сколько": price, "Заречье": town, "refund": price})
	for line, want := range map[string]string{
		"how much is a silver service and how long does it take": "£95.\n\nThree days.",
		"сколько стоит гитара, и есть ли она в Заречье":          "£95.\n\nУлица Фонарная, 3.",
		"how much is a silver service and do you paint":          "£95.\n\nI do not have an exact answer to the second part",
		"how much is a silver service and is it a refund":        "£95.",
		"how much is a silver and gold service":                  "£95.",
	} {
		reply := ask(t, m, chat.Request{Messages: said(line), Found: []chat.Found{found(line, price)}, Look: look})
		if !strings.HasPrefix(reply.Text, want) || strings.Contains(reply.Text, "second part") != strings.Contains(want, "second part") {
			t.Errorf("%s: says %q, want %q", line, reply.Text, want)
		}
	}
}

// TestDoesNotRepeat holds that a follow-up about something else does not get the last answer again: it is looked for
// by itself, or handed over. The same question again, or one that the answer speaks of, gets it.
func TestDoesNotRepeat(t *testing.T) {
	m := model(t)
	term, collects := hit("term", "How long does a repair take?", "Silver takes three days.", 1), hit("collect", "Do you collect?", "Within five miles.", 1)
	synonym := term
	synonym.Why.Words = []kb.WordPart{{Word: "wait", Score: 0.2}}
	look := looking(map[string]kb.Hit{"collect": collects, "thursdays": term})
	for _, c := range []struct {
		line string
		hit  kb.Hit
		want string
	}{
		{"and do you collect", term, "Within five miles."},
		{"what about thursdays", term, ""},
		{"how long does it take?", term, "Silver takes three days."},
		{"and the silver one?", term, "Silver takes three days."},
		{"how long is the wait", synonym, "Silver takes three days."},
	} {
		messages := append(said("how long does it take"), chat.Message{Role: chat.Operator, Text: term.Entry.Body, Action: chat.Answer})
		reply := ask(t, m, chat.Request{Messages: append(messages, said(c.line)...), Found: []chat.Found{found(c.line, c.hit)}, Look: look})
		if c.want == "" && reply.Reason != chat.NotKnown || c.want != "" && reply.Text != c.want {
			t.Errorf("%s: %s %q, want %q", c.line, reply.Reason, reply.Text, c.want)
		}
	}
}

// TestLookFails holds that a search that fails fails the reply.
func TestLookFails(t *testing.T) {
	away := errors.New("away")
	look := func(context.Context, string) (chat.Found, error) { return chat.Found{}, away }
	line := "how much is it and how long does it take"
	_, err := model(t).Reply(t.Context(), chat.Request{Messages: said(line), Found: []chat.Found{found(line)}, Look: look, Now: open})
	if !errors.Is(err, away) {
		t.Errorf("error %v, want %v", err, away)
	}
}
