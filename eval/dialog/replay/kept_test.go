package replay

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// TestAReplayIsGoneOnWith holds that what is kept of a replay, whose second side failed and whose last line is torn,
// is not asked for again, and that the whole comes out as if nothing had happened.
func TestAReplayIsGoneOnWith(t *testing.T) {
	var dialogs []*dialog.Dialog
	for i := range 6 {
		dialogs = append(dialogs, talk(fmt.Sprint(i), "user: цена?", "human: 990 ₽ в месяц", "user: [photo]", "user: спасибо"))
	}
	nearest := map[string]string{"990": "kb/prices.csv#pro"}
	replay := func(first, second *scripted, done map[string]*Dialog, ended func(*Dialog)) []*Dialog {
		t.Helper()
		results, err := Run(t.Context(), dialogs, []Side{{Asked: first}, {Asked: second}}, Options{Concurrency: 1, Done: done, Ended: ended})
		if err != nil {
			t.Fatal(err)
		}
		var all []*Dialog
		for d := range results {
			all = append(all, d)
		}
		return all
	}
	want := replay(&scripted{nearest: nearest}, &scripted{}, nil, nil)

	replays := Replays{Dir: filepath.Join(t.TempDir(), "replays")}
	plan := Plan{Started: time.Unix(0, 0).UTC(), Dialogs: Plans(dialogs), Sides: []eval.Fingerprint{{Version: "1"}, {Version: "1"}}}
	journal, err := replays.Begin(plan)
	if err != nil {
		t.Fatal(err)
	}
	replay(&scripted{nearest: nearest}, &scripted{}, nil, func(d *Dialog) {
		switch d.ID {
		case "1": // as where the second side failed
			d.Against = &Course{Outcome: eval.Errored, Reason: "unreachable"}
		case "5":
			return // as where it was killed before it was kept
		}
		journal.Add(d)
	})
	if err := journal.Close(); err != nil {
		t.Fatal(err)
	}
	tear(t, filepath.Join(replays.Dir, journal.ID, "outcomes.jsonl"))

	again, kept, done, err := replays.Resume(eval.Last)
	if err != nil || again.ID != journal.ID || len(done) != 4 {
		t.Fatalf("%d are kept, %v", len(done), err)
	}
	if diff := cmp.Diff(plan, kept); diff != "" {
		t.Error(diff)
	}
	if _, _, _, err := replays.Resume(journal.ID); err == nil || !strings.Contains(err.Error(), "replay "+journal.ID+": another firstline is playing it") {
		t.Errorf("two go on with one replay: %v", err)
	}
	first, second := &scripted{nearest: nearest}, &scripted{}
	var told []string
	got := replay(first, second, done, func(d *Dialog) { told = append(told, d.ID) })
	if diff := cmp.Diff(encoded(t, want), encoded(t, got)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"1", "4", "5"}, told); diff != "" || len(first.asked) != 4 || len(second.asked) != 6 {
		t.Errorf("%d and %d turns are asked again; %s", len(first.asked), len(second.asked), diff)
	}

	dialogs[0].Messages[0].Text = "сколько?"
	if replay(first, second, done, nil); len(first.asked) != 4+2+4 {
		t.Errorf("a dialog that is another one is not asked anew: %d turns", len(first.asked))
	}
	if err := again.Remove(); err != nil {
		t.Error(err)
	}
	var none eval.RunError
	if _, _, _, err := replays.Resume(eval.Last); !errors.As(err, &none) {
		t.Errorf("a replay that was removed goes on: %v", err)
	}
	if _, _, _, err := replays.Resume("../replays"); !errors.As(err, &none) {
		t.Errorf("a folder elsewhere: %v", err)
	}
}

// tear takes a byte from the end of a file, as a crash may.
func tear(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()-1); err != nil {
		t.Fatal(err)
	}
}

func encoded(t *testing.T, dialogs []*Dialog) string {
	t.Helper()
	data, err := json.MarshalIndent(dialogs, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestADamagedReplayIsNotGoneOnWith holds that a line which is none is told with its number, and that nothing is lost.
func TestADamagedReplayIsNotGoneOnWith(t *testing.T) {
	replays := Replays{Dir: t.TempDir()}
	journal, err := replays.Begin(Plan{})
	if err != nil || journal.Close() != nil {
		t.Fatal(err)
	}
	path := filepath.Join(replays.Dir, journal.ID, "outcomes.jsonl")
	const content = "{\"id\":\"a\"}\nnoise\n{\"id\":\"b\"}\n"
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := replays.Resume(journal.ID); err == nil || !strings.Contains(err.Error(), "outcomes.jsonl:2: damaged") {
		t.Errorf("got %v", err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != content {
		t.Errorf("what was there is lost: %q, %v", data, err)
	}
}

// TestPlanDifferences holds that whatever a replay is made of is told where it differs, once for both sides; that many
// dialogs are counted; and that dialogs which have come since are none of its business.
func TestPlanDifferences(t *testing.T) {
	side := func(layer, source string) eval.Fingerprint {
		return eval.Fingerprint{Layers: map[string]string{"igor: prompt/igor.md": layer}, Index: map[string]string{"kb/faq.md": source}}
	}
	var dialogs []*dialog.Dialog
	for i := range 9 {
		dialogs = append(dialogs, talk(fmt.Sprint(i), "user: цена?"))
	}
	began := Plan{Sides: []eval.Fingerprint{side("a", "1"), side("b", "1")}, Dialogs: Plans(dialogs[:8])}
	today := Plan{Sides: began.Sides, Dialogs: Plans(dialogs)}
	if differ := began.Differences(today); differ != nil {
		t.Errorf("a dialog more: %q", differ)
	}
	if of := began.Of(append(dialogs[5:9:9], dialogs[:5]...)); len(of) != 8 || of[0] != dialogs[0] || of[7] != dialogs[7] {
		t.Errorf("%d dialogs are of the plan", len(of))
	}
	today.Sides = []eval.Fingerprint{side("a", "2"), side("c", "2")}
	dialogs[1] = talk("1", "user: цена?", "operator: 1 ₽")
	today.Dialogs = Plans(dialogs[:3])
	want := []string{
		"source kb/faq.md: changed", "layer igor: prompt/igor.md: changed",
		"dialog 1: changed", "dialog 3: removed", "dialog 4: removed", "dialog 5: removed", "dialog 6: removed", "dialogs: 1 more changed or removed",
	}
	if diff := cmp.Diff(want, began.Differences(today)); diff != "" {
		t.Error(diff)
	}
}

// TestDone holds what is asked again: a side that is not there, or that an error ended.
func TestDone(t *testing.T) {
	one := &Dialog{Course: Course{Outcome: eval.Resolved}}
	two := &Dialog{Course: Course{Outcome: eval.Errored}, Against: &Course{Outcome: eval.HandedOff}, Replies: []Reply{{Now: &Now{Answer: Answer{Action: chat.Answer}}}}}
	if !one.Done(0) || one.Done(1) || two.Done(0) || !two.Done(1) || (*Dialog)(nil).Done(0) {
		t.Error(one.Done(0), one.Done(1), two.Done(0), two.Done(1))
	}
}
