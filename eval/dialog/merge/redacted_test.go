package merge

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/dialog"
	"firstline/eval/dialog/redact"
)

// redacted puts pieces into a file and takes personal data from them.
func redacted(t *testing.T, file string, pieces ...dialog.Piece) (string, Counts) {
	t.Helper()
	r := redact.New(redact.Options{})
	m := New(r, func(d *dialog.Dialog, customer []string) { *d = *r.Dialog(d, customer...) }, func(err error) { t.Error(err) })
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
	return out.String(), counts
}

// TestRedactedLogs holds that a log which overlaps with what is known, and redacted, adds only what is new:
// with numbers that are new as well, since nothing tells that they stand for what is known.
func TestRedactedLogs(t *testing.T) {
	log := []dialog.Piece{
		piece(dialog.Event, "a", said(chat.User, "Меня зовут Анна, 8 903 123-45-67", 0)),
		piece(dialog.Event, "a", said(chat.Human, "Анна, позвоним", 1)),
		piece(dialog.Event, "a", said(chat.User, "Лучше 8 903 765-43-21", 2)),
	}
	begun, _ := redacted(t, "", log[:2]...)
	whole, counts := redacted(t, begun, log[1:]...)
	if diff := cmp.Diff(Counts{Changed: 1}, counts); diff != "" || strings.Count(whole, `"text"`) != 3 ||
		!strings.Contains(whole, "Меня зовут [имя 1], [телефон 1]") || !strings.Contains(whole, "Лучше [телефон 2]") || strings.Contains(whole, "Анна") {
		t.Error(diff, whole)
	}
	for cut := range log {
		if again, counts := redacted(t, whole, log[cut:]...); again != whole || counts.Touched() {
			t.Errorf("from %d again: %s", cut, again)
		}
	}
}

// TestPersonalID holds that dialogs whose ids are telephones come in under others, apart from one another and
// each under the same one when it comes in again and has gone on.
func TestPersonalID(t *testing.T) {
	a, b := piece(dialog.Row, "+79031234567", said(chat.User, "Есть скидка?", 0)), piece(dialog.Row, "+79037654321", said(chat.User, "Есть скидка?", 1))
	whole, counts := redacted(t, "", b, a, piece(dialog.Row, "z", said(chat.User, "1", 0)))
	if diff := cmp.Diff(Counts{Added: 3}, counts); diff != "" || strings.Contains(whole, "903") {
		t.Error(diff, whole)
	}
	if again, counts := redacted(t, whole, a, b); again != whole || counts.Touched() {
		t.Error(counts, again)
	}
	if _, counts := redacted(t, whole, a, piece(dialog.Row, a.ID, said(chat.Human, "Есть", 2))); counts.Changed != 1 || counts.Added != 0 {
		t.Error(counts)
	}
}

// TestNothingLeft holds that what is put aside while dialogs are sorted is gone at the end, and lies outside of
// the folder that one works in.
func TestNothingLeft(t *testing.T) {
	temp, here := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	t.Chdir(here)
	m := New(nil, func(*dialog.Dialog, []string) {}, func(err error) { t.Error(err) })
	long := strings.Repeat("слово ", runSize/20)
	for _, id := range []string{"a", "b", "c"} {
		if err := m.Add(piece(dialog.Row, id, said(chat.User, long, 0))); err != nil {
			t.Fatal(err)
		}
	}
	if len(m.sorter.runs) == 0 {
		t.Fatal("nothing was put aside: this tests nothing")
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{temp, here} {
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Error(dir, left, err)
		}
	}
}
