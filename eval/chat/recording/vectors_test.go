package recording_test

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat/recording"
	"firstline/kb/store"
)

// vectorizer is an embedding model of vectors that depend on the text alone. A nil asked: it is not to be asked.
type vectorizer struct {
	t   testing.TB
	dim int

	mu    sync.Mutex
	asked []string
}

func (*vectorizer) Name() string { return "openai:some-model" }

func (m *vectorizer) Embed(_ context.Context, texts []string) ([][]float32, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.asked = append(m.asked, texts...)
	if m.dim == 0 {
		m.t.Errorf("the model was asked for %q", texts)
		return nil, errors.New("away")
	}
	vectors := make([][]float32, len(texts))
	for i, text := range texts {
		sum := fnv.New32a()
		_, _ = sum.Write([]byte(text))
		for at := range m.dim {
			vectors[i] = append(vectors[i], float32(sum.Sum32()>>at&15)+0.5)
		}
	}
	return vectors, nil
}

// embedded gives the vectors of texts, and fails the test where there are none.
func embedded(t *testing.T, m store.Model, texts ...string) [][]float32 {
	t.Helper()
	vectors, err := m.Embed(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	return vectors
}

// vectors opens a book and the vectors in it.
func vectors(t *testing.T, dir string, mode recording.Mode, dim int) (*recording.Book, *recording.Vectors, *vectorizer) {
	t.Helper()
	m := &vectorizer{t: t, dim: dim}
	b := recording.Open(dir, recording.Options{Mode: mode, Name: "eval/recordings"})
	return b, recording.Embedder(b, m), m
}

// save ends a run.
func save(t *testing.T, b *recording.Book) {
	t.Helper()
	if err := b.Save(); err != nil {
		t.Fatal(err)
	}
}

var questions = []string{"Сколько стоит Pro?", "А за год?", "Есть <b>скидки</b> & акции?\r\n«Да»", "How much is it?"}

const folder = "embeddings/openai-some-model~04e4c70e/"

// TestVectors holds that vectors are replayed to the bit without the model, that a text is asked for once in a
// run however many want it, and that the files do not depend on the order in which that happens.
func TestVectors(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	b, recorded, model := vectors(t, dir, recording.Write, 5)
	var dialogs sync.WaitGroup
	for _, text := range questions {
		dialogs.Go(func() { embedded(t, recorded, text) })
	}
	dialogs.Wait()
	want := embedded(t, recorded, questions...)
	if got := slices.Sorted(slices.Values(model.asked)); !slices.Equal(got, slices.Sorted(slices.Values(questions))) {
		t.Errorf("asked for %q", got)
	}
	_, killed, _ := vectors(t, dir, recording.Only, 0) // of a process that did not come to Save
	if diff := cmp.Diff(want, embedded(t, killed, questions...)); diff != "" {
		t.Errorf("before Save: %s", diff)
	}
	save(t, b)
	_, replayed, _ := vectors(t, dir, recording.Only, 0)
	if diff := cmp.Diff(want, embedded(t, replayed, questions...)); diff != "" {
		t.Error(diff)
	}
	made, err := store.Embed(t.Context(), model, questions)
	if diff := cmp.Diff(made, want); diff != "" || err != nil {
		t.Errorf("not what the model gives: %v, %s", err, diff)
	}

	b, recorded, _ = vectors(t, other, recording.Write, 5)
	for _, text := range slices.Backward(questions) {
		embedded(t, recorded, text, questions[0])
	}
	save(t, b)
	if diff := cmp.Diff(files(t, dir), files(t, other)); diff != "" {
		t.Error(diff)
	}
	want2 := `"How much is it?"` + "\n" + `"А за год?"` + "\n" + `"Есть <b>скидки</b> & акции?\r\n«Да»"` + "\n" + `"Сколько стоит Pro?"` + "\n"
	if got := files(t, dir)[folder+"texts.jsonl"]; got != want2 {
		t.Errorf("texts:\n%s", got)
	}
}

// TestVectorsAnew holds that a text is asked for anew with Write alone, and that others stay.
func TestVectorsAnew(t *testing.T) {
	dir := t.TempDir()
	b, recorded, _ := vectors(t, dir, recording.Write, 5)
	embedded(t, recorded, questions...)
	save(t, b)
	for mode, want := range map[recording.Mode][]string{recording.Write: {"А за год?", "new"}, recording.Fill: {"new"}} {
		again := t.TempDir()
		if err := os.CopyFS(again, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		b, recorded, model := vectors(t, again, mode, 5)
		embedded(t, recorded, "А за год?", "new")
		embedded(t, recorded, "new", "А за год?")
		if !slices.Equal(model.asked, want) {
			t.Errorf("%s asks for %q", mode, model.asked)
		}
		save(t, b)
		_, recorded, _ = vectors(t, again, recording.Only, 0)
		embedded(t, recorded, append([]string{"new"}, questions...)...)
	}
}

// TestLearned holds that what an index has of its own is recorded without the model, and needed in a replay.
func TestLearned(t *testing.T) {
	dir := t.TempDir()
	passages, err := (&vectorizer{dim: 5}).Embed(t.Context(), questions)
	if err != nil {
		t.Fatal(err)
	}
	learned := map[string][]float32{questions[0]: passages[0], questions[1]: passages[1]}
	_, recorded, model := vectors(t, dir, recording.Write, 5)
	if err := recorded.Learned(maps.All(learned)); err != nil || len(model.asked) > 0 {
		t.Fatalf("%v, asked for %q", err, model.asked)
	}
	before := files(t, dir)
	for _, mode := range []recording.Mode{recording.Only, recording.Fill, recording.Write} {
		_, recorded, _ = vectors(t, dir, mode, 0)
		if err := recorded.Learned(maps.All(learned)); err != nil {
			t.Errorf("%s: %v", mode, err)
		}
	}
	if diff := cmp.Diff(before, files(t, dir)); diff != "" {
		t.Errorf("the same again: %s", diff)
	}
	learned[questions[3]] = passages[3]
	b, recorded, _ := vectors(t, dir, recording.Only, 0)
	if err := recorded.Learned(maps.All(learned)); err == nil || !strings.HasSuffix(err.Error(), "and is “How much is it?”") {
		t.Error(err)
	}
	left, err := b.LeftVectors(recording.Run{Whole: true})
	if err != nil || left != nil {
		t.Errorf("passages are left over: %v, %v", left, err)
	}
}

// TestVectorsLeft holds what is told of texts that nobody asks for any more, and that it is what PruneVectors removes.
func TestVectorsLeft(t *testing.T) {
	dir := t.TempDir()
	b, recorded, _ := vectors(t, dir, recording.Write, 5)
	embedded(t, recorded, questions...)
	save(t, b)
	before := files(t, dir)
	for _, test := range []struct {
		run  recording.Run
		want string
		gone bool
	}{
		{recording.Run{}, "[]", false},
		{recording.Run{Whole: true, Instead: true}, "[]", false},
		{recording.Run{Whole: true, Failed: []string{"a/b"}}, "[openai:some-model failed [“How much is it?” “Есть <b>скидки</b> & акции?”]]", false},
		{recording.Run{Whole: true}, "[openai:some-model  [“How much is it?” “Есть <b>скидки</b> & акции?”]]", true},
	} {
		b, recorded, _ := vectors(t, dir, recording.Only, 0)
		embedded(t, recorded, questions[0], questions[1])
		left, err := b.LeftVectors(test.run)
		var told []string
		for _, l := range left {
			told = append(told, fmt.Sprintf("%s %s %s", l.Model, l.Kept, l.Quoted()))
		}
		if got := fmt.Sprint(told); got != test.want || err != nil {
			t.Errorf("%+v: %s, %v", test.run, got, err)
		}
		if err := b.PruneVectors(left); err != nil {
			t.Fatal(err)
		}
		if same := cmp.Equal(before, files(t, dir)); same == test.gone {
			t.Errorf("%+v: the same files = %v", test.run, same)
		}
	}
	b, recorded, _ = vectors(t, dir, recording.Only, 0)
	embedded(t, recorded, questions[0], questions[1])
	if left, err := b.LeftVectors(recording.Run{Whole: true}); err != nil || left != nil {
		t.Errorf("after PruneVectors: %v, %v", left, err)
	}
	b, _, _ = vectors(t, dir, recording.Only, 0)
	left, err := b.LeftVectors(recording.Run{Whole: true})
	if err := errors.Join(err, b.PruneVectors(left)); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, folder)); err == nil {
		t.Error("a folder of no vectors is left")
	}
}

// TestVectorsMasked holds that neither a key nor what is personal is written, nor given to the model, and that
// vectors which are made without it are not taken for those with it.
func TestVectorsMasked(t *testing.T) {
	dir := t.TempDir()
	m := &vectorizer{t: t, dim: 5}
	open := func(mode recording.Mode, personal ...*regexp.Regexp) *recording.Vectors {
		return recording.Embedder(recording.Open(dir, recording.Options{Mode: mode, Keys: []string{"sk-secret"}, Personal: personal}), m)
	}
	phone, name := regexp.MustCompile(`\+7\d{10}`), regexp.MustCompile(`Иван\p{L}*`)
	want := embedded(t, open(recording.Write, phone, name), "Это Иван, +79001234567, sk-secret")
	if diff := cmp.Diff([]string{"Это [personal], [personal], ***"}, m.asked); diff != "" {
		t.Error(diff)
	}
	for file, text := range files(t, dir) {
		for _, secret := range []string{"Иван", "+7900", "sk-secret"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %s", file, secret)
			}
		}
	}
	m.dim = 0
	if diff := cmp.Diff(want, embedded(t, open(recording.Only, phone, name), "Это Иванов, +79007654321, sk-secret")); diff != "" {
		t.Error(diff)
	}
	names := map[string]bool{}
	for _, personal := range [][]*regexp.Regexp{nil, {phone}, {phone, name}} {
		names[open(recording.Only, personal...).Name()] = true
	}
	if len(names) != 3 || !names[m.Name()] {
		t.Errorf("names %v", names)
	}
}

// TestVectorsMissing holds what is told of texts whose vectors are not recorded.
func TestVectorsMissing(t *testing.T) {
	dir := t.TempDir()
	told := func(texts ...string) string {
		_, recorded, _ := vectors(t, dir, recording.Only, 0)
		_, err := recorded.Embed(t.Context(), texts)
		var reasoned interface{ Reason() string }
		if !errors.As(err, &reasoned) || reasoned.Reason() != recording.Reason {
			t.Fatalf("%v has no reason", err)
		}
		return err.Error()
	}
	if got, want := told("x"), "nothing is recorded of the embedding model openai:some-model"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	b, recorded, _ := vectors(t, dir, recording.Write, 5)
	embedded(t, recorded, "Сколько стоит Pro?", "Сколько стоит доставка?", "Доставка\nПо городу\n250 ₽")
	save(t, b)
	const begins = "no vector of a text is recorded; the nearest text differs: "
	for _, test := range []struct {
		texts []string
		want  string
	}{
		{[]string{"Сколько стоит Pro?", "сколько стоит доставка?"}, "it was “Сколько стоит доставка?” and is “сколько стоит доставка?”"},
		{[]string{"Доставка\nПо городу\n300 ₽"}, "it, line 3, was “250 ₽” and is “300 ₽”"},
		{[]string{"Сколько Pro?", "x"}, "it was “Сколько стоит Pro?” and is “Сколько Pro?”; nor is that of 1 more text"},
		{[]string{"Сколько Pro?", "x", "x", "y"}, "it was “Сколько стоит Pro?” and is “Сколько Pro?”; nor are those of 2 more texts"},
	} {
		if got := told(test.texts...); got != begins+test.want {
			t.Errorf("%q\n%s\nwant\n%s", test.texts, got, begins+test.want)
		}
	}
}
