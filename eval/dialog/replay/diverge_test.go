package replay

import (
	"strings"
	"testing"

	"firstline/eval/chat"
)

// TestDiverges holds where a customer would not have gone on as recorded, and where they would.
func TestDiverges(t *testing.T) {
	p := listening(t)
	for _, c := range []struct {
		name, then, now string
		action          chat.Action
		next, thenNext  string
		want            Why
	}{
		{"a follow-up to an answer", "990 ₽.", "Pro стоит 990 ₽ в месяц.", chat.Answer, "а за год?", "9 900 ₽", ""},
		{"thanks", "990 ₽.", "1 290 ₽.", chat.Answer, "Спасибо!", "", ""},
		{"turned away, and went on", "990 ₽.", "С этим не помогу.", chat.Decline, "а за год сколько?", "9 900 ₽", WhyDeclines},
		{"turned away, and said thanks", "Не знаю.", "С этим не помогу.", chat.Decline, "ок, спасибо", "", ""},
		{"turned away then in the same words", "С этим я не помогу.", "С этим не помогу.", chat.Decline, "а за год сколько?", "", ""},
		{"answers a question that is not asked", "Какой у вас сайт?", "Вставьте код.", chat.Answer, "на тильде", "", WhyNotAsked},
		{"a yes to what is not asked", "Подключить опцию?", "Опция стоит 90 ₽.", chat.Answer, "да", "Готово", WhyNotAsked},
		{"the same question in other words", "Какой у вас сайт?", "Уточните, какой сайт?", chat.Clarify, "на тильде", "", ""},
		{"a question of its own", "Какой у вас сайт?", "Вставьте код.", chat.Answer, "а куда вставить?", "", ""},
		{"it did not help, whatever was asked", "Какой у вас браузер?", "Обновите страницу.", chat.Answer, "не помогло", "", ""},
		{"only politeness was asked", "990 ₽. Чем ещё могу помочь?", "990 ₽.", chat.Answer, "хочу счёт", "", ""},
		{"English: not asked", "Which plan are you on?", "Open the settings.", chat.Answer, "the free one", "", WhyNotAsked},
		{"English: politeness", "Done. Is there anything else I can help with?", "Done.", chat.Answer, "I need an invoice", "", ""},
		{"gives what was asked for without a question", "Напишите, пожалуйста, почту аккаунта.", "Возврат — в «Оплате».", chat.Answer, "a@shop.example", "", WhyNotAsked},
		{"and today it is asked for too", "Напишите, пожалуйста, почту аккаунта.", "Оставьте почту.", chat.Answer, "a@shop.example", "", ""},
		{"asked today, and not answered", "990 ₽.", "О чём речь: тариф или опция?", chat.Clarify, "а скидки есть?", "", WhyAsks},
		{"asked today, and answered by chance", "990 ₽.", "О чём речь: тариф или опция?", chat.Clarify, "и опция сколько?", "", ""},
		{"only calls for a human", "990 ₽.", "О чём речь?", chat.Clarify, "позовите человека", "", ""},
		{"goes by what was said then", "990 ₽ или 9 900 ₽.", "Цены — на сайте.", chat.Answer, "9 900 ₽ это за год?", "", WhyGoesByThen},
		{"is told already", "990 ₽.", "990 ₽ в месяц, 9 900 ₽ за год.", chat.Answer, "а за год?", "9 900 ₽", WhyTold},
	} {
		now := &Now{Answer: Answer{Text: c.now, Action: c.action}}
		if c.action == chat.Decline {
			now.Reason = chat.OffTopic
		}
		next := exchange{asked: []string{c.next}}
		if c.thenNext != "" {
			next.then = &Recorded{Text: c.thenNext}
		}
		got := Why("")
		if d := p.diverges(exchange{asked: []string{"сколько стоит Pro"}, then: &Recorded{Text: c.then}}, now, next); d != nil {
			got = d.Why
			if !strings.Contains(d.String(), "would not have gone on so: ") || strings.HasSuffix(d.String(), string(d.Why)) {
				t.Errorf("%s: %s", c.name, d)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	for _, c := range []struct {
		name, human, now string
		action           chat.Action
		next             string
		want             Why
	}{
		{"goes by a deed", "Вернули деньги, придут за три дня.", "Оформите возврат в «Оплате».", chat.Answer, "деньги пришли, спасибо", WhyDone},
		{"goes by a deed, without thanks", "Деньги вернула.", "Оформите возврат в «Оплате».", chat.Answer, "деньги пришли", WhyDone},
		{"thanks for a deed", "Добрый день! Разобрался — дело было в настройках. Исправил.", "Обновите страницу.", chat.Answer, "Спасибо!", WhyDone},
		{"a deed that is promised, and taken up", "Сейчас верну деньги.", "Оформите возврат в «Оплате».", chat.Answer, "деньги пришли, спасибо", WhyDone},
		{"thanks for a promise", "Сейчас посмотрю.", "Обновите страницу.", chat.Answer, "спасибо", ""},
		{"a wish that is noted beside the answer", "Видеозвонков нет, записала ваш голос.", "Видеозвонков нет.", chat.Answer, "жаль, спасибо", ""},
		{"English: thanks for a deed", "I've refunded the payment.", "Refunds take 7 days.", chat.Answer, "got the money, thanks", WhyDone},
		{"English: done for you", "I have just fixed that for you.", "Open the settings.", chat.Answer, "thanks a lot", WhyDone},
		{"English: done", "All done, please check.", "Open the settings.", chat.Answer, "Great, thank you!", WhyDone},
		{"English: passive", "Your invoice has been sent.", "Open the settings.", chat.Answer, "thank you", WhyDone},
		{"what others do", "Если вы оформили счёт, дождитесь оплаты.", "Счёт ждёт оплаты.", chat.Answer, "спасибо", ""},
		{"English: what others do", "Once you have enabled it, refresh the page.", "Refresh the page.", chat.Answer, "thanks!", ""},
		{"a question after a deed", "Исправила.", "Обновите страницу.", chat.Answer, "а сколько стоит Pro?", ""},
		{"gives the contact of then", "Переподключите бота. Если не поможет, оставьте номер, перезвоним.", "Подскажите сначала, что случилось.", chat.Clarify, "[телефон 1], звоните после шести", WhyNotAsked},
		{"and says thanks", "Please leave your email.", "What happened?", chat.Clarify, "a@shop.example, thanks", WhyNotAsked},
		{"gives the contact of today", "Оставьте номер, перезвоним.", "Сейчас никого нет. Оставьте телефон или почту.", chat.Answer, "[телефон 1], звоните после шести", ""},
		{"tells what is asked of then alone", "Какой у вас сайт?", "Подскажите, что случилось?", chat.Clarify, "на тильде", WhyAsks},
		{"tells what happened", "В чём вопрос?", "Подскажите, что случилось?", chat.Clarify, "не грузится виджет", ""},
	} {
		now := &Now{Answer: Answer{Text: c.now, Action: c.action}}
		if c.action == chat.Clarify {
			now.Reason = chat.AskedForHuman
		}
		then := &Recorded{By: chat.Human, Text: c.human, Said: c.human}
		got := Why("")
		if d := p.diverges(exchange{asked: []string{"верните деньги за Pro"}, then: then}, now, exchange{asked: []string{c.next}}); d != nil {
			got = d.Why
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	d := replayed(t, &scripted{}, talk("a", "user: цена?", "operator: 1 ₽", "user: [photo]", "human: Исправила", "user: спасибо"))
	if said := strings.Join(Remarks(d), "\n"); d.Diverged == nil || d.Diverged.Turn != 2 || !strings.Contains(said, "turn 2: the customer would not") {
		t.Errorf("a deed after a photo: %+v\n%s", d.Diverged, said)
	}
	open := &Now{Answer: Answer{Text: "Подскажите, что случилось?", Action: chat.Clarify, Reason: chat.AskedForHuman}}
	before := exchange{asked: []string{"человека"}, then: &Recorded{Text: "Слушаю."}}
	if d := p.diverges(before, open, exchange{asked: []string{"не грузится виджет"}}); d != nil {
		t.Errorf("an open question is answered by any subject: %s", d)
	}
}

// TestDivergedEnds holds that a dialog is not looked at behind its handoff, and that the first divergence is its own.
func TestDivergedEnds(t *testing.T) {
	op := &scripted{replies: map[string]chat.Reply{
		"виджет":  {Text: "Вставьте код.", Action: chat.Answer},
		"тильда":  {Text: "Зову коллегу.", Action: chat.Handoff, Reason: chat.NotKnown},
		"платная": {Text: "Не помогу.", Action: chat.Decline, Reason: chat.OffTopic},
	}}
	d := replayed(t, op, talk("a", "user: виджет", "operator: Какой сайт?", "user: тильда", "human: Платная?", "user: платная", "human: Хорошо.", "user: и что дальше"))
	if d.Diverged == nil || d.Diverged.Turn != 1 || d.Diverged.Why != WhyNotAsked || d.Outcome != "handed_off" || d.NotReached != 2 {
		t.Errorf("%+v", d.Course)
	}
	if now := d.Replies[2].Now; now.Diverged != nil || !now.NotReached {
		t.Errorf("%+v", now)
	}
}

// FuzzDiverges holds that no words of a customer or a company break the rules: sentences and paths are parts of
// what was said.
func FuzzDiverges(f *testing.F) {
	f.Add("Какой у вас сайт?", "Откройте «Настройки › Виджет» и ждите.", "на тильде")
	f.Add("Напишите почту", "a → b -> c", "12")
	f.Add("\xff›", "››", "?")
	p := listening(f)
	f.Fuzz(func(t *testing.T, then, now, next string) {
		then, now, next = strings.ToValidUTF8(then, ""), strings.ToValidUTF8(now, ""), strings.ToValidUTF8(next, "") // as JSON is read
		p.diverges(exchange{asked: []string{next}, then: &Recorded{Text: then}}, &Now{Answer: Answer{Text: now, Action: chat.Clarify}}, exchange{asked: []string{next}})
		for _, sentence := range sentences(now) {
			if !strings.Contains(now, sentence) {
				t.Errorf("%q is no part of %q", sentence, now)
			}
		}
		for _, path := range p.knowledge.paths(now) {
			if !leadsTo(now, path) {
				t.Errorf("%q is not in %q", path, now)
			}
		}
	})
}
