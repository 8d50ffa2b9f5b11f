package builtin_test

import (
	"strings"
	"testing"

	"firstline/eval/chat"
)

// rivals is what a search gave that finds two answers equally near.
func rivals(question, first, second string) []chat.Found {
	other := hit("b", second, "Иначе.", 0.99)
	f := found(question, hit("a", first, "Так.", 1), other)
	f.Rival = &other
	return []chat.Found{f}
}

// TestYesOrNo holds that nothing is looked up for a bare yes or no, and that a no closes what was answered.
func TestYesOrNo(t *testing.T) {
	m := model(t)
	for line, want := range map[string]string{"yes": "Could you tell me", "no": "Could you tell me", "нет": "Расскажите", "да": "Расскажите"} {
		reply := ask(t, m, chat.Request{Messages: said(line), Found: rivals(line, "Когда приходит чек", "Как отключить")})
		if reply.Reason != chat.Ambiguous || !strings.HasPrefix(reply.Text, want) && !strings.HasPrefix(reply.Text, "Расскажите") {
			t.Errorf("%s: %+v", line, reply)
		}
	}
	after := append(append(said("возврат"), chat.Message{Role: chat.Operator, Text: "За 14 дней.", Action: chat.Answer}), said("нет")...)
	if reply := ask(t, m, chat.Request{Messages: after, Found: rivals("нет", "Когда приходит чек", "Как отключить")}); reply.Action != chat.Answer || !strings.HasPrefix(reply.Text, "Хорошо") {
		t.Errorf("after an answer: %+v", reply)
	}
}

// TestWhichPrice holds that who begins with «цена?» is asked of what, and is answered where there is an entry on it.
func TestWhichPrice(t *testing.T) {
	m := model(t)
	for line, want := range map[string]string{"цена": "что именно", "сколько стоит?": "что именно", "how much": "What would you like", "цена скрипки": "Скрипка"} {
		reply := ask(t, m, chat.Request{Messages: said(line), Found: rivals(line, "Скрипка", "ФИО")})
		if reply.Reason != chat.Ambiguous || !strings.Contains(reply.Text, want) {
			t.Errorf("%s: %+v", line, reply)
		}
	}
	priced := []chat.Found{found("цены", hit("a", "Цены", "От 500 ₽.", 1))}
	if reply := ask(t, m, chat.Request{Messages: said("цены"), Found: priced}); reply.Action != chat.Answer {
		t.Errorf("with an entry: %+v", reply)
	}
}

// TestHoursSettleIt holds that who asks for the hours is told those of the company, and not asked which entry.
func TestHoursSettleIt(t *testing.T) {
	m := model(t)
	for _, line := range []string{"часы работы", "opening hours", "во сколько открываетесь", "в воскресенье открыто?"} {
		reply := ask(t, m, chat.Request{Messages: said(line), Found: rivals(line, "Филиал", "Праздники")})
		if reply.Action != chat.Answer || !strings.Contains(reply.Text, "9:00–18:00") {
			t.Errorf("%s: %+v", line, reply)
		}
	}
}

// TestQuotesWithinQuotes holds that a name with quotation marks of its own is asked about in others.
func TestQuotesWithinQuotes(t *testing.T) {
	m := model(t)
	for line, want := range map[string]string{
		"какой филиал":  "«Филиал „Сокол“» или «Филиал „Мытищи“»",
		"which of them": `"Филиал «Сокол»" or "Филиал «Мытищи»"`,
	} {
		reply := ask(t, m, chat.Request{Messages: said(line), Found: rivals(line, "Филиал «Сокол»", "Филиал «Мытищи»")})
		if !strings.Contains(reply.Text, want) {
			t.Errorf("%s: says %q, want %q", line, reply.Text, want)
		}
	}
}
