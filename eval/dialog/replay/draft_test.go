package replay

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// TestDraft holds what a draft needs: the facts of the good answer that the knowledge holds, each once; and that
// the set is one that eval loads, whatever the words.
func TestDraft(t *testing.T) {
	op := &scripted{nearest: map[string]string{"990": "kb/prices.csv#pro"}}
	hard := talk("a/b: #1", "user: - да: \"нет\"\n# и [что]", "operator: 7 777 ₽", "user: yes", "human: Pro — 990 ₽ в месяц, не 8 888 ₽. Звоните +7 495 000-41-70.", "user: 990?", "human: Да, тариф Pro стоит 990 ₽/мес. «Настройки сайта › Виджет»")
	drafts, err := Draft(t.Context(), Side{Operator: "igor", Asked: op, Company: "Звоните: +7 495 000-41-70"},
		[]*dialog.Dialog{hard, talk("plain", "user: привет", "operator: Здравствуйте!"), talk("talks", "user: позовите Анну", "human: 990? Записала, спасибо!", "user: [photo]", "human: 990 ₽"), talk("silent", "operator: Есть кто?")}, "drafts")
	if err != nil {
		t.Fatal(err)
	}
	data := drafts.YAML
	want := `set: drafts
operator: igor
draft: true
dialogs:
  - id: "a-b: #1"
    user:
      - |-
        - да: "нет"
        # и [что]
      - "yes"
      - "990?"
    needs:
      - says: "990 ₽"
      - says: "+7 495 000-41-70"
      - says: "Настройки сайта › Виджет"
      - cites: "kb/prices.csv#pro"
  - id: plain
    user:
      - привет
    expect: resolved
  - id: talks
    about: "a gap: nothing in the knowledge says what was answered, so a human is to be called; with an entry for it, write what is needed in the place of expect"
    user:
      - позовите Анну
    expect: handed_off
`
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Error(diff)
	}
	sets, err := eval.Load(fstest.MapFS{"drafts.yaml": {Data: data}}, []string{"drafts.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	if s := sets[0]; !s.Draft || len(s.Dialogs) != 3 || !s.Dialogs[0].Draft || s.Dialogs[0].Lines[0].Messages[0] != hard.Messages[0].Text {
		t.Errorf("%+v", s)
	}
}

// TestDraftStands holds what a draft expects that has no needs, and what is to be checked: all that rests on the AI
// operator alone, and where the knowledge has nothing of the answer.
func TestDraftStands(t *testing.T) {
	acted := func(d *dialog.Dialog, action chat.Action) *dialog.Dialog {
		d.Messages[len(d.Messages)-1].Action = action
		return d
	}
	russian := talk("ru", "user: сколько стоит Pro? [телефон 1]", "operator: 990 ₽")
	russian.Language = "ru"
	op := &scripted{nearest: map[string]string{"990": "kb/prices.csv#pro"}}
	drafts, err := Draft(t.Context(), Side{Operator: "igor", Asked: op}, []*dialog.Dialog{
		talk("said", "user: сколько стоит Pro?", "operator: 990 ₽"),
		talk("people", "user: сколько стоит Pro?", "operator: Зову коллегу.", "human: 990 ₽"),
		talk("unknown", "user: есть ли видеозвонки?", "operator: Да, до 40 минут."),
		talk("gap", "user: есть ли видеозвонки?", "operator: Зову коллегу.", "human: Да, до 40 минут."),
		acted(talk("declined", "user: какая погода?", "operator: С этим не помогу."), chat.Decline),
		acted(talk("called", "user: сколько стоит Pro?", "operator: 990 ₽", "user: есть ли видеозвонки?", "operator: Зову коллегу."), chat.Handoff),
		talk("greets", "user: привет", "operator: Здравствуйте!"),
		russian,
	}, "drafts")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"said", "declined", "called", "ru"}, {"unknown", "gap"}}, [][]string{drafts.Unproved, drafts.Gaps}); diff != "" {
		t.Error(diff)
	}
	sets, err := eval.Load(fstest.MapFS{"drafts.yaml": {Data: drafts.YAML}}, []string{"drafts.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	expected := map[string]eval.Outcome{}
	for _, d := range sets[0].Dialogs {
		expected[d.ID] = d.Expect[0]
		if told := slices.Contains(append(drafts.Unproved, drafts.Gaps...), d.ID); told != (d.About != "") {
			t.Errorf("%s: about %q", d.ID, d.About)
		}
	}
	want := map[string]eval.Outcome{
		"said": eval.Resolved, "people": eval.Resolved, "unknown": eval.HandedOff, "gap": eval.HandedOff, "declined": eval.Declined,
		"called": eval.HandedOff, "greets": eval.Resolved, "ru": eval.Resolved,
	}
	if diff := cmp.Diff(want, expected); diff != "" {
		t.Error(diff)
	}
	last := sets[0].Dialogs[len(sets[0].Dialogs)-1]
	if said := last.Lines[0].Messages[0]; said != "сколько стоит Pro? +7 495 000-00-01" || !strings.Contains(last.About, "проверьте") {
		t.Errorf("%q, %q", said, last.About)
	}
}
