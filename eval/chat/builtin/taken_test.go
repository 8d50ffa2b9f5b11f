package builtin_test

import (
	"testing"

	"firstline/eval/chat"
)

// TestTakenBack holds that a thank-you with a "but" gets no goodbye: nothing but that is a complaint, however
// well the knowledge matches its words, and what else is said is answered or handed over.
func TestTakenBack(t *testing.T) {
	m := model(t)
	sure := hit("a", "Карта не проходит", "Проверьте лимит.", 1)
	answered := append(said("сколько стоит Pro?"), chat.Message{Role: chat.Operator, Text: "990 ₽", Action: chat.Answer})
	for line, want := range map[string]chat.Action{
		"спс, но не то":           chat.Handoff,
		"спасибо, опять не то":    chat.Handoff,
		"cheers but that aint it": chat.Handoff,
		"thanks but no":           chat.Handoff,
		"спасибо, но карта не проходит оплата": chat.Answer,
		"спасибо, жду":            chat.Answer,
		"спасибо, всё получилось": chat.Answer,
	} {
		f := found(line, sure)
		reply := ask(t, m, chat.Request{Messages: append(answered[:2:2], said(line)...), Found: []chat.Found{f}})
		if reply.Action != want {
			t.Errorf("%s: %s %s, want %s", line, reply.Action, reply.Reason, want)
		}
	}
	for line, want := range map[string]chat.Action{
		"got a voucher but it dont work":            chat.Handoff,
		"спасибо, ухожу к конкурентам":              chat.Handoff,
		"thanks for the runaround, still no parcel": chat.Handoff,
		"got it":    chat.Answer,
		"ok got it": chat.Answer,
		"спасибо, передам бухгалтеру":  chat.Answer,
		"thanks, I'll tell the others": chat.Answer,
	} {
		if reply := ask(t, m, chat.Request{Messages: append(answered[:2:2], said(line)...)}); reply.Action != want {
			t.Errorf("%s, and nothing is found: %s %s, want %s", line, reply.Action, reply.Reason, want)
		}
	}
}
