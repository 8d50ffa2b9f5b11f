package report

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"strings"
	"testing"
	"time"

	"firstline/eval/chat/builtin"
	sample "firstline/eval/dialog"
	"firstline/eval/dialog/measure"
	"firstline/eval/report/frame/frametest"
	"firstline/kb/store"
)

// nowhere is a knowledge base that answers nothing.
type nowhere struct{}

func (nowhere) Search(context.Context, store.Query) (store.Result, error) { return store.Result{}, nil }

// dialogsOf is the page of dialogs whose texts and names are those, two months of them.
func dialogsOf(t *testing.T, language string, texts ...string) string {
	t.Helper()
	listener, err := builtin.NewListener()
	if err != nil {
		t.Fatal(err)
	}
	m := measure.New(listener)
	for i, text := range texts {
		d := &sample.Dialog{
			ID: fmt.Sprint(i, text), Channel: text, Operator: text, Version: text, Rating: 1 + i%5,
			Started:  time.Date(2026, time.Month(3+i%2), 1+i%28, 10, 0, 0, 0, time.UTC),
			Messages: []sample.Message{{Role: "user", Text: text}, {Role: "operator", Text: "Да"}, {Role: "user", Text: "Спасибо!"}},
		}
		if i%3 == 0 {
			d.Messages = append(d.Messages[:1], sample.Message{Role: "human", Text: "Здравствуйте"})
		}
		m.Add(d)
	}
	if err := m.Topics(t.Context(), nowhere{}, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	claim, err := measure.ParseClaim("resolution_rate 74%")
	if err != nil {
		t.Fatal(err)
	}
	s, err := m.Statistics(measure.Options{Claims: []measure.Claim{claim}})
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := Dialogs(&page, s, language); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// Whatever dialogs hold, their page is well-formed, loads nothing, and their texts stay texts.
func TestDialogsPageIsSound(t *testing.T) {
	for name, texts := range map[string][]string{"empty": nil, "one": {"Где акт?"}, "hostile": hostile()} {
		for _, language := range []string{"ru", "en"} {
			t.Run(name+" "+language, func(t *testing.T) {
				page := dialogsOf(t, language, texts...)
				all, ids := frametest.Sound(t, page)
				frametest.Policy(t, page)
				for _, e := range all {
					if href := e.Attributes["href"]; href != "" && !ids[href[1:]] {
						t.Errorf("nothing is at %s", href)
					}
				}
				for _, bad := range texts {
					if strings.ContainsAny(bad, `<>"'`) && strings.Contains(page, bad) {
						t.Errorf("%q is there as it is", bad)
					}
					if strings.ContainsAny(bad, "<") && !strings.Contains(html.UnescapeString(page), bad) && !strings.Contains(bad, "\x00") {
						t.Errorf("%q is not there", bad)
					}
				}
			})
		}
	}
}

// What a reader looks for first is there in their language, with its figures.
func TestDialogsPageSays(t *testing.T) {
	texts := []string{"Есть ли видеозвонки?", "видеозвонки", "Видеозвонки у вас есть?", "хочу видеозвонки", "Где акт?"}
	for language, want := range map[string][]string{
		"ru": {
			"Доля решений 60,0 %", "интервал 95 %: 23,1–88,2 %", "3 из 5 диалогов", "Подтверждено клиентом 60,0 %", "Ходы в диалогах без человека 3,00",
			"Что изменилось", "2026-03, 3 диалога", "2026-04, 2 диалога", "может быть случайностью", "resolution_rate 74% ✓ подтверждается",
			"заявлено 74,0 %, найдено 60,0 %, интервал 23,1 %–88,2 %", "По месяцам", "видеозвонки 4", "Ещё 1 диалог — о том, на что не отвечает ни одна запись",
		},
		"en": {
			"Resolution rate 60.0%", "95% interval 23.1–88.2%", "3 of 5 dialogs", "Confirmed by the customer 60.0%", "may be noise", "borne out",
			"By month", "1 more dialog is about what no entry answers",
		},
	} {
		said := frametest.Text(dialogsOf(t, language, texts...))
		for _, text := range want {
			if !strings.Contains(said, text) {
				t.Errorf("%s: not there: %q in\n%s", language, text, said)
			}
		}
	}
}
