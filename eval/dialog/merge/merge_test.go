package merge

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/dialog"
	"firstline/kb"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func said(role chat.Role, text string, minute int) dialog.Message {
	return dialog.Message{Role: role, Text: text, At: noon.Add(time.Duration(minute) * time.Minute)}
}

func piece(kind dialog.PieceKind, id string, messages ...dialog.Message) dialog.Piece {
	return dialog.Piece{Kind: kind, Dialog: &dialog.Dialog{ID: id, Messages: messages, Pos: kb.Pos{Path: "x.json", Line: 7}}}
}

// merged puts pieces into a file, and gives what it becomes.
func merged(t *testing.T, file string, pieces ...dialog.Piece) (string, Counts, []string) {
	t.Helper()
	var skipped []string
	m := New(nil, func(d *dialog.Dialog, _ []string) { d.Tags = []string{"prepared"} }, func(err error) { skipped = append(skipped, err.Error()) })
	if err := m.Known("dialogs/x.jsonl", strings.NewReader(file)); err != nil {
		t.Fatal(err)
	}
	for _, p := range pieces {
		if err := m.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	counts, err := m.Write(&out)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String(), counts, skipped
}

// TestWhole holds that a dialog that came in again is kept, or replaced where it changed; that the others
// stay, and the file is in the order of ids.
func TestWhole(t *testing.T) {
	a, b := piece(dialog.Whole, "a", said(chat.User, "1", 0)), piece(dialog.Whole, "b", said(chat.User, "1", 0))
	first, counts, _ := merged(t, "", b, a)
	if diff := cmp.Diff(Counts{Added: 2}, counts); diff != "" || !strings.HasPrefix(first, `{"id":"a"`) {
		t.Error(diff, first)
	}
	again, counts, _ := merged(t, first, a, b)
	if diff := cmp.Diff(Counts{Kept: 2}, counts); diff != "" || again != first {
		t.Error(diff, again)
	}
	longer := piece(dialog.Whole, "b", said(chat.User, "1", 0), said(chat.Human, "2", 1))
	other, counts, _ := merged(t, first, piece(dialog.Whole, "b", said(chat.User, "old", 0)), longer)
	if diff := cmp.Diff(Counts{Changed: 1, Others: 1}, counts); diff != "" || strings.Count(other, "\n") != 2 || strings.Contains(other, "old") || !strings.Contains(other, `"2"`) {
		t.Error(diff, other)
	}
}

// TestEvents holds that a log continues what is known of a dialog, that its messages are put into their order,
// and that the same log again, or a part of it, changes nothing: with times and without.
func TestEvents(t *testing.T) {
	untimed := func(text string) dialog.Message { return dialog.Message{Role: chat.User, Text: text} }
	for name, log := range map[string][]dialog.Piece{
		"timed": {
			piece(dialog.Event, "a", said(chat.User, "1", 0)), piece(dialog.Event, "a", said(chat.Operator, "3", 2)),
			piece(dialog.Event, "a", said(chat.User, "2", 1)), piece(dialog.Event, "a", said(chat.User, "2", 1)),
			piece(dialog.Event, "a", said(chat.User, "4", 3)),
		},
		"untimed": {
			piece(dialog.Event, "a", untimed("1")), piece(dialog.Event, "a", untimed("2")), piece(dialog.Event, "a", untimed("3")),
			piece(dialog.Event, "a", untimed("4")),
		},
	} {
		whole, _, _ := merged(t, "", log...)
		if got := strings.Count(whole, `"text"`); got != 4 || !slices.IsSorted(strings.SplitAfter(whole, `"text":"`)[1:]) {
			t.Errorf("%s: %d messages: %s", name, got, whole)
		}
		for cut := range log[:len(log)-1] {
			begun, _, _ := merged(t, "", log[:cut+1]...)
			continued, _, _ := merged(t, begun, log[cut+1:]...)
			if continued != whole {
				t.Errorf("%s, cut after %d: %s", name, cut, continued)
			}
			if again, counts, _ := merged(t, whole, log[:cut+1]...); again != whole || counts.Touched() {
				t.Errorf("%s, the first %d again: %s", name, cut+1, again)
			}
		}
	}
	twice := []dialog.Piece{piece(dialog.Event, "a", untimed("да")), piece(dialog.Event, "a", untimed("да"))}
	if got, _, _ := merged(t, "", twice...); strings.Count(got, "да") != 2 {
		t.Error("who says a thing twice says it twice:", got)
	}
}

// TestCalled holds that a human who was called and did not come has taken no part, in one log or in two.
func TestCalled(t *testing.T) {
	call := func(came bool) dialog.Piece {
		p := piece(dialog.Event, "a")
		p.Called = &came
		return p
	}
	begun, _, _ := merged(t, "", piece(dialog.Event, "a", said(chat.User, "1", 0)), call(true))
	if !strings.Contains(begun, `"handed_off":true`) {
		t.Error(begun)
	}
	if kept, _, _ := merged(t, begun, piece(dialog.Event, "a", said(chat.User, "2", 1))); !strings.Contains(kept, `"handed_off":true`) {
		t.Error(kept)
	}
	if nobody, _, _ := merged(t, begun, call(false)); strings.Contains(nobody, `handed_off`) {
		t.Error(nobody)
	}
}

// TestSkipped holds that a dialog that is none is told with its place, and takes nothing away that is known.
func TestSkipped(t *testing.T) {
	known, _, _ := merged(t, "", piece(dialog.Whole, "a", said(chat.User, "1", 0)))
	got, counts, skipped := merged(t, known,
		piece(dialog.Whole, "a", said(chat.Human, "1", 0)),
		piece(dialog.Row, "b", said(chat.User, strings.Repeat("x", dialog.MaxLine), 0)),
		piece(dialog.Event, "c"))
	want := []string{
		"x.json:7: dialog a: the customer says nothing in it",
		"x.json:7: dialog b: longer than 16 MiB",
		"x.json:7: dialog c: the customer says nothing in it",
	}
	if diff := cmp.Diff(want, skipped); diff != "" || got != known || counts.Touched() {
		t.Error(diff, counts, len(got))
	}
}

// TestSorted holds that what does not fit into memory comes out as if it did: sorted by id, and of one id in the
// order in which it came.
func TestSorted(t *testing.T) {
	const dialogs, messages = 600, 20
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the order is to be the same in every run
	text := strings.Repeat("слово ", 400)
	m := New(nil, func(*dialog.Dialog, []string) {}, func(err error) { t.Error(err) })
	next := make([]int, dialogs)
	for range dialogs * messages {
		at := random.IntN(dialogs)
		for next[at] == messages {
			at = (at + 1) % dialogs
		}
		p := piece(dialog.Row, fmt.Sprintf("d-%03d", at), dialog.Message{Role: chat.User, Text: fmt.Sprintf("%d %s", next[at], text)})
		next[at]++
		if err := m.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	if len(m.sorter.runs) < 2 {
		t.Fatalf("%d runs: this tests nothing", len(m.sorter.runs))
	}
	var out bytes.Buffer
	if counts, err := m.Write(&out); err != nil || counts.Added != dialogs {
		t.Fatal(counts, err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	n := 0
	for d, err := range dialog.Read("out", &out) {
		if err != nil || d.ID != fmt.Sprintf("d-%03d", n) || len(d.Messages) != messages {
			t.Fatal(n, err, d)
		}
		for i, m := range d.Messages {
			if !strings.HasPrefix(m.Text, fmt.Sprintf("%d ", i)) {
				t.Fatalf("%s: message %d is %.10s", d.ID, i, m.Text)
			}
		}
		n++
	}
	if n != dialogs {
		t.Error(n)
	}
}
