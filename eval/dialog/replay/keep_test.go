package replay

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// TestVerdicts holds that an opinion is kept at once, in the order of dialogs and turns, found again, outdated once
// the reply is another, and taken back.
func TestVerdicts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dialogs", "verdicts.yaml")
	open := func() *Verdicts {
		v, err := OpenVerdicts(path, "dialogs/verdicts.yaml", filepath.Join(filepath.Dir(path), "..", "derived", "verdicts.lock"))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	op := &scripted{}
	two := replayed(t, op, talk("b", "user: цена?", "operator: 1 ₽", "user: спасибо"))
	one := replayed(t, op, talk("a", "user: цена?"))
	side := Side{Operator: "igor", Model: "fake"}
	v := open()
	for _, give := range []struct {
		d     *Dialog
		reply int
		o     Opinion
	}{
		{two, 1, Opinion{Verdict: Same}},
		{one, 0, Opinion{Verdict: Worse, Note: "не то: «да»\nи снова"}},
		{two, 0, Opinion{Verdict: Worse}},
		{two, 0, Opinion{Verdict: Better, Note: "короче"}},
	} {
		if err := v.Give(side, give.d, give.reply, &give.o); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	hash := one.Replies[0].Now.hash()
	want := `- dialog: a
  turn: 1
  operator: igor
  model: fake
  reply: "` + hash + `"
  verdict: worse
  note: |-
    не то: «да»
    и снова
- dialog: b
  turn: 1
  operator: igor
  model: fake
  reply: "` + hash + `"
  verdict: better
  note: короче
- dialog: b
  turn: 2
  operator: igor
  model: fake
  reply: "` + hash + `"
  verdict: same
`
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Error(diff)
	}
	two.Replies[1].Now.Text = "Другой ответ"
	dialogs := []*Dialog{one, two}
	open().Mark(side, dialogs)
	r := NewReport(dialogs, []Side{side}, 2)
	if diff := cmp.Diff(&OpinionTotal{Better: 1, Worse: 1, Outdated: 1}, r.Total.Verdicts); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(&Opinion{Verdict: Worse, Note: "не то: «да»\nи снова"}, one.Replies[0].Now.Verdict); diff != "" {
		t.Error(diff)
	}
	v = open()
	for _, d := range dialogs {
		for i := range d.Replies {
			if err := v.Give(side, d, i, nil); err != nil {
				t.Fatal(err)
			}
		}
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "[]\n" || len(open().all) != 0 {
		t.Errorf("%q %v", data, err)
	}
}

// TestVerdictsOfSeveral holds that those who judge at the same time keep one another's verdicts.
func TestVerdictsOfSeveral(t *testing.T) {
	dir := t.TempDir()
	open := func() *Verdicts {
		v, err := OpenVerdicts(filepath.Join(dir, "verdicts.yaml"), "verdicts.yaml", filepath.Join(dir, "lock"))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	side := Side{Operator: "igor", Model: "fake"}
	var judging sync.WaitGroup
	for n := range 8 {
		v, d := open(), replayed(t, &scripted{}, talk(fmt.Sprint(n), "user: цена?"))
		judging.Go(func() {
			if err := v.Give(side, d, 0, &Opinion{Verdict: Better}); err != nil {
				t.Error(err)
			}
		})
	}
	judging.Wait()
	if all := open().all; len(all) != 8 {
		t.Errorf("%d of 8 verdicts are kept", len(all))
	}
}

// TestLast holds that what is another than in the last replay is told once, of the same dialog on the same side.
func TestLast(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "replays")
	side := Side{Operator: "igor", Model: "fake"}
	recorded := talk("a", "user: цена?", "operator: 1 ₽")
	mark := func(s Side, d *dialog.Dialog, replies map[string]chat.Reply) *Now {
		played := replayed(t, &scripted{replies: replies}, d)
		last := OpenLast(dir, s)
		last.Mark([]*Dialog{played})
		if err := last.Save(); err != nil {
			t.Fatal(err)
		}
		return played.Replies[0].Now
	}
	other := map[string]chat.Reply{"цена?": {Text: "Зову.", Action: chat.Handoff, Reason: chat.NotKnown, Entries: []string{"x"}}}
	if now := mark(side, recorded, nil); now.Last != nil || now.Changed != nil {
		t.Errorf("first: %+v", now)
	}
	if now := mark(side, recorded, nil); now.Last != nil || now.Changed != nil {
		t.Errorf("nothing changed: %+v", now)
	}
	now := mark(side, recorded, other)
	if diff := cmp.Diff([]string{"action", "entries", "text"}, now.Changed); diff != "" || now.Last.Text != "Рад помочь!" {
		t.Error(diff, now.Last)
	}
	if now := mark(Side{Operator: "lena", Model: "fake"}, recorded, nil); now.Changed != nil {
		t.Errorf("another operator: %+v", now)
	}
	if now := mark(side, talk("a", "user: цена?", "operator: 2 ₽"), nil); now.Changed != nil {
		t.Errorf("another dialog: %+v", now)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if err := os.WriteFile(file, []byte("{broken"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if now := mark(side, recorded, other); now.Changed != nil {
		t.Errorf("after a broken file: %+v", now)
	}
}
