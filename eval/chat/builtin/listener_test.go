package builtin

import "testing"

// TestHelped holds what is taken for the word of a customer that an answer helped, and what is not.
func TestHelped(t *testing.T) {
	l, err := NewListener()
	if err != nil {
		t.Fatal(err)
	}
	for turn, want := range map[string]bool{
		"Спасибо!": true,
		"спс":      true,
		"помогло":  true,
		"Всё получилось, спасибо большое": true,
		"ура заработало":                  true,
		"Нет, больше ничего, спасибо":     true,
		"ок, спасибо":                     true,
		"Отлично, всё понятно":            true,
		"спасибо, теперь понял как":       true,
		"Благодарю, вопрос решён":         true,
		"Да, нашёл, спасибо":              true,
		"spasibo, vse rabotaet":           true,
		"Thanks!":                         true,
		"that worked":                     true,
		"Perfect, it works now":           true,
		"All good, cheers":                true,
		"thank you, problem solved":       true,
		"":                                false,
		"ок":                              false,
		"понятно":                         false,
		"да":                              false,
		"спасибо, не помогло":             false,
		"Спасибо, но всё равно не работает":     false,
		"спасибо за ничего":                     false,
		"спасибо, жду оператора":                false,
		"Спасибо, жду":                          false,
		"заранее спасибо":                       false,
		"спасибо, а как отключить?":             false,
		"спасибо, а как отключить":              false,
		"спасибо, тупая железяка":               false,
		"Спасибо, я уже сам разобрался":         false,
		"не понял, но спасибо":                  false,
		"спасибо, позвоню вам сам":              false,
		"Спасибо. Позовите всё-таки менеджера":  false,
		"нет, не получилось":                    false,
		"никак не заработало":                   false,
		"Как подключить телеграм":               false,
		"thanks for nothing":                    false,
		"Thanks, still not working":             false,
		"thanks in advance":                     false,
		"Thanks, I'll wait for the agent":       false,
		"thanks, how do I cancel it?":           false,
		"no it didn't help":                     false,
		"I don't understand, thanks":            false,
		"thanks, sorted it myself":              false,
		"not solved":                            false,
		"Спасибо! Не получается войти":          false,
		"спасибо, но это не то":                 false,
		"спасибо конечно, но мне нужен возврат": false,
		"Спасибо, попробую":                     false,
		"спасибо, посмотрю вечером":             false,
		"ок спасибо большое, буду ждать":        false,
		"да, спасибо, всё понятно, но дорого":   false,
		"Thanks but no":                         false,
		"thanks anyway":                         false,
		"Thanks, I'll try":                      false,
		"Спасибо огромное, вы лучшие!":          true,
		"Спасибо, до свидания":                  true,
		"Thank you so much!":                    true,
		"Спасибо, виджет появился":              true,
		"пасиб, разобралась":                    true,
		"ok":                                    false,
	} {
		if got := l.Helped(turn); got != want {
			t.Errorf("%q: %v", turn, got)
		}
	}
}

// TestSubject holds what is left of a turn without courtesies and the wish for a human.
func TestSubject(t *testing.T) {
	l, err := NewListener()
	if err != nil {
		t.Fatal(err)
	}
	for turn, want := range map[string]string{
		"Здравствуйте!":                                         "",
		"Здравствуйте! Как подключить Telegram?":                "Как подключить Telegram?",
		"позовите оператора":                                    "",
		"Позовите человека. Деньги списали дважды!":             "Деньги списали дважды!",
		"переключите на оператора, виджет не грузится":          "переключите на оператора, виджет не грузится",
		"спасибо большое":                                       "",
		"не помогло":                                            "",
		"это не то, всё равно не работает":                      "",
		"виджет всё равно не работает":                          "виджет всё равно не работает",
		"Добрый день!\n\nГде взять акт?\n\nС уважением,\nОльга": "Где взять акт?",
		"Where is my invoice?\n\nKind regards,\nPaul":           "Where is my invoice?",
		"Hello, can I talk to a human please":                   "",
		"Hi! I want a refund. Connect me to an agent please":    "I want a refund.",
	} {
		if got := l.Subject(turn); got != want {
			t.Errorf("%q: %q", turn, got)
		}
	}
}
