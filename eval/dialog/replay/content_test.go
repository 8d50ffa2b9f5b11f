package replay

import (
	"strings"
	"testing"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// TestContent holds that a customer who was content with what was said then counts as one who is content today only
// where today says something of it, or another fact in its place.
func TestContent(t *testing.T) {
	answer := func(said string) chat.Reply { return chat.Reply{Text: said, Action: chat.Answer} }
	decline := chat.Reply{Text: "С этим не помогу.", Action: chat.Decline, Reason: chat.OffTopic}
	const price = "human: Тариф Pro стоит 990 ₽ в месяц."
	for _, c := range []struct {
		name  string
		today chat.Reply
		d     *dialog.Dialog
		want  Why
	}{
		{"thanks for what a person said", answer("Оператора меняют в кабинете."), talk("a", "user: цена?", price, "user: Спасибо, помогло!"), WhyNotSaid},
		{"and for what an operator said", answer("Оператора меняют в кабинете."), talk("a", "user: цена?", "operator: Тариф Pro стоит 990 ₽.", "user: Спасибо!"), WhyNotSaid},
		{"a word that says no more", answer("Оператора меняют в кабинете."), talk("a", "user: цена?", price, "user: понятно"), WhyNotSaid},
		{"nothing more, after a person", answer("Оператора меняют в кабинете."), talk("a", "user: цена?", price), WhyNotSaid},
		{"nothing more, after an operator", answer("Оператора меняют в кабинете."), talk("a", "user: цена?", "operator: Тариф Pro стоит 990 ₽."), ""},
		{"turned away, with thanks for a fact", decline, talk("a", "user: цена?", price, "user: Спасибо, помогло"), WhyNotSaid},
		{"turned away, with thanks to a person", decline, talk("a", "user: вы работаете?", "human: Да, работаем.", "user: Спасибо"), WhyDeclines},
		{"the fact is told", answer("Pro: 990 руб."), talk("a", "user: цена?", price, "user: Спасибо!"), ""},
		{"and is another by now", answer("Тариф Pro стоит 1 290 ₽."), talk("a", "user: цена?", price, "user: Спасибо!"), ""},
		{"no fact was told", answer("Да, каждый день."), talk("a", "user: вы работаете?", "human: Да, работаем.", "user: Спасибо"), ""},
		{"it did not help then", answer("Оператора меняют в кабинете."), talk("a", "user: цена?", price, "user: спасибо, не помогло"), ""},
		{"handed over today", chat.Reply{Text: "Зову коллегу.", Action: chat.Handoff, Reason: chat.NotKnown}, talk("a", "user: цена?", price, "user: Спасибо!"), ""},
	} {
		asked := c.d.Messages[0].Text
		d := replayed(t, &scripted{replies: map[string]chat.Reply{asked: c.today}}, c.d)
		got := Why("")
		if d.Diverged != nil {
			got = d.Diverged.Why
			if d.Diverged.Turn != 1 || !strings.Contains(strings.Join(Remarks(d), "\n"), "the customer would not have ") {
				t.Errorf("%s: after turn %d: %s", c.name, d.Diverged.Turn, Remarks(d))
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
