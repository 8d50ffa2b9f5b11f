package recording_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat/llm"
	"firstline/eval/chat/recording"
)

// told gives what is left over of a book.
func told(t *testing.T, b *recording.Book, run recording.Run) ([]recording.Leftover, []string) {
	t.Helper()
	left, err := b.Leftovers(run)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range left {
		line := fmt.Sprintf("%s/%s %s %d: %d, outdated %v", l.Operator, l.Model, l.Dialog, l.Try, l.Exchanges, l.Outdated)
		if l.Kept != "" {
			line += ", kept: " + string(l.Kept)
		}
		lines = append(lines, line)
	}
	return left, lines
}

// TestLeftovers holds what is told of recordings that are not asked for any more, and that it is what Prune
// removes.
func TestLeftovers(t *testing.T) {
	dir := t.TempDir()
	_, model := client(dir, recording.Write, &fake{})
	for _, dialog := range []string{"a/kept", "a/changed", "b/gone"} {
		complete(t, model, dialog, 1, request("Привет"))
		complete(t, model, dialog, 1, request("Привет", "Да?", "Пока"))
		complete(t, model, dialog, 2, request("Привет"))
	}
	other := recording.Open(dir, recording.Options{Mode: recording.Write})
	lena := recording.Voice{Operator: "lena", Model: "mini"}
	alone := request("Алло")
	alone.System[0].Text = "Базовый слой Лены."
	complete(t, recording.Client(other, lena, nil, &fake{}), "b/gone", 1, alone)

	replay := func() *recording.Book {
		b, model := client(dir, recording.Only, deaf{t})
		complete(t, model, "a/kept", 1, request("Привет"))
		complete(t, model, "a/kept", 1, request("Привет", "Да?", "Пока"))
		complete(t, model, "a/changed", 1, request("Привет"))
		if _, err := model.Complete(scene(t, "a/changed", 1), request("Привет", "Да?", "До свидания")); err == nil {
			t.Error("not recorded, and replayed")
		}
		return b
	}
	b := replay()
	_, part := told(t, b, recording.Run{})
	if diff := cmp.Diff([]string{"igor/mini a/changed 1: 1, outdated true"}, part); diff != "" {
		t.Errorf("a part: %s", diff)
	}
	left, whole := told(t, b, recording.Run{Whole: true})
	want := []string{
		"igor/mini a/changed 1: 1, outdated true", "igor/mini a/changed 2: 1, outdated false", "igor/mini a/kept 2: 1, outdated false",
		"igor/mini b/gone 1: 2, outdated false", "igor/mini b/gone 2: 1, outdated false",
	}
	if diff := cmp.Diff(want, whole); diff != "" {
		t.Errorf("a whole run: %s", diff)
	}

	for name, text := range map[string]string{"parts/base-0123456789ab.md": "old", "igor/mini/a/kept.yaml.1.tmp": "half"} {
		restore(t, dir, name, text)
	}
	if err := b.Prune(left); err != nil {
		t.Fatal(err)
	}
	if _, whole := told(t, replay(), recording.Run{Whole: true}); whole != nil {
		t.Errorf("after Prune: %v", whole)
	}
	written := files(t, dir)
	for name, there := range map[string]bool{
		"igor/mini/a/kept@2.yaml": false, "igor/mini/b/gone.yaml": false, "lena/mini/b/gone.yaml": true,
		"parts/base-0123456789ab.md": false, "igor/mini/a/kept.yaml.1.tmp": false,
	} {
		if _, ok := written[name]; ok != there {
			t.Errorf("%s: there = %v", name, ok)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "igor/mini/b")); err == nil {
		t.Error("an empty folder is left")
	}
	b = recording.Open(dir, recording.Options{Mode: recording.Only})
	complete(t, recording.Client(b, lena, nil, deaf{t}), "b/gone", 1, alone)
}

// TestLeftoversOfWrite holds that what could not be recorded anew is not taken for left over.
func TestLeftoversOfWrite(t *testing.T) {
	dir := t.TempDir()
	_, model := client(dir, recording.Write, &fake{})
	complete(t, model, "a/b", 1, request("Привет"))
	complete(t, model, "a/gone", 1, request("Привет"))
	b, model := client(dir, recording.Write, &fake{answer: func(llm.Request) (llm.Response, error) { return llm.Response{}, llm.ErrNoTools }})
	if _, err := model.Complete(scene(t, "a/b", 1), request("Привет")); err == nil {
		t.Error("no error")
	}
	if _, whole := told(t, b, recording.Run{Whole: true}); !cmp.Equal([]string{"igor/mini a/gone 1: 1, outdated false"}, whole) {
		t.Error(whole)
	}
}

// TestKept holds that Prune leaves what would be lost: all of a dialog that ended by an error, whether it came to
// ask for it or not, and where only recordings are played all of the dialogs that there are.
func TestKept(t *testing.T) {
	scripts := []string{"a/asked", "a/Unasked", "a/shorter"}
	for _, test := range []struct {
		mode recording.Mode
		want []string
		gone []string
	}{
		{recording.Only, []string{
			"igor/mini a/asked 1: 1, outdated true, kept: failed",
			"igor/mini a/gone 1: 2, outdated false",
			"igor/mini a/shorter 1: 1, outdated true, kept: only", "igor/mini a/shorter 2: 1, outdated false, kept: only",
		}, []string{"gone"}},
		{recording.Fill, []string{
			"igor/mini a/asked 1: 1, outdated true, kept: failed",
			"igor/mini a/gone 1: 2, outdated false",
			"igor/mini a/shorter 1: 1, outdated true", "igor/mini a/shorter 2: 1, outdated false",
		}, []string{"gone", "shorter@2"}},
		{recording.Write, []string{
			"igor/mini a/gone 1: 2, outdated false", "igor/mini a/shorter 2: 1, outdated false",
		}, []string{"gone", "shorter@2"}},
	} {
		t.Run(string(test.mode), func(t *testing.T) {
			dir := t.TempDir()
			_, model := client(dir, recording.Write, &fake{})
			for _, dialog := range append([]string{"a/gone"}, scripts...) {
				complete(t, model, dialog, 1, request("Привет"))
				complete(t, model, dialog, 1, request("Привет", "Да?", "Пока"))
			}
			complete(t, model, "a/Unasked", 2, request("Привет"))
			complete(t, model, "a/shorter", 2, request("Привет"))
			before := files(t, dir)

			dead := &fake{answer: func(llm.Request) (llm.Response, error) { return llm.Response{}, errors.New("away") }}
			b, model := client(dir, test.mode, dead)
			for _, dialog := range []string{"a/asked", "a/shorter"} {
				_, err := model.Complete(scene(t, dialog, 1), request("Привет"))
				if (err != nil) != (test.mode == recording.Write) {
					t.Fatal(err)
				}
			}
			if _, err := model.Complete(scene(t, "a/asked", 1), request("Привет", "Да?", "До свидания")); err == nil {
				t.Fatal("no error")
			}
			left, lines := told(t, b, recording.Run{Whole: true, Scripts: scripts, Failed: []string{"a/asked", "a/Unasked"}})
			if diff := cmp.Diff(test.want, lines); diff != "" {
				t.Error(diff)
			}
			if err := b.Prune(left); err != nil {
				t.Fatal(err)
			}
			for _, name := range test.gone {
				delete(before, "igor/mini/a/"+name+".yaml")
			}
			after := files(t, dir)
			if test.mode == recording.Fill { // its page is shorter now
				before["igor/mini/a/shorter.yaml"] = after["igor/mini/a/shorter.yaml"]
			}
			if diff := cmp.Diff(before, after); diff != "" {
				t.Error(diff)
			}
		})
	}
}
