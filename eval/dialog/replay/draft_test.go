package replay

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"firstline/eval"
	"firstline/eval/dialog"
)

// TestDraft holds what a draft needs: the facts of the good answer that the knowledge holds, each once; and that
// the set is one that eval loads, whatever the words.
func TestDraft(t *testing.T) {
	op := &scripted{nearest: map[string]string{"990": "kb/prices.csv#pro"}}
	hard := talk("a/b: #1", "user: - да: \"нет\"\n# и [что]", "operator: 7 777 ₽", "user: yes", "human: Pro — 990 ₽ в месяц, не 8 888 ₽. Звоните +7 495 000-41-70.", "user: 990?", "human: Да, тариф Pro стоит 990 ₽/мес. «Настройки сайта › Виджет»")
	data, err := Draft(t.Context(), Side{Operator: "igor", Asked: op, Company: "Звоните: +7 495 000-41-70"},
		[]*dialog.Dialog{hard, talk("plain", "user: привет", "operator: Здравствуйте!"), talk("talks", "user: позовите Анну", "human: 990? Записала, спасибо!", "user: [photo]", "human: 990 ₽"), talk("silent", "operator: Есть кто?")}, "drafts")
	if err != nil {
		t.Fatal(err)
	}
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
    user:
      - позовите Анну
    expect: resolved
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
