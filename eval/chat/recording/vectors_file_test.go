package recording_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat/recording"
)

// TestVectorsBroken holds that a line which is none is told with its place, and that whoever can record anew does
// so; a last line that was not written to its end is nothing.
func TestVectorsBroken(t *testing.T) {
	dir := t.TempDir()
	b, recorded, _ := vectors(t, dir, recording.Write, 5)
	want := embedded(t, recorded, questions...)
	save(t, b)
	whole := files(t, dir)
	texts, numbers := folder+"texts.jsonl", folder+"vectors.txt"
	first, _, _ := strings.Cut(whole[numbers], "\n")
	for _, test := range []struct{ file, text, want string }{
		{texts, "<<<<<<< ours\n" + whole[texts], ":1: this is no text in quotes"},
		{texts, whole[texts] + "1\n", ":5: this is no text in quotes"},
		{numbers, first[:len(first)-1] + "\n" + whole[numbers], ":1: this is no vector"},
		{numbers, whole[numbers] + first[:40] + "\n", ":5: this is no vector"},
		{numbers, whole[numbers] + first[:32] + " AACAPw==\n", ":5: this vector is of another length than those before it"},
		{numbers, "\n" + whole[numbers], ":1: this is no vector"},
	} {
		restore(t, dir, test.file, test.text)
		_, recorded, _ := vectors(t, dir, recording.Only, 0)
		_, err := recorded.Embed(t.Context(), questions)
		if err == nil || err.Error() != "eval/recordings/"+test.file+test.want {
			t.Errorf("%v, want %s", err, test.want)
		}
		b, recorded, _ := vectors(t, dir, recording.Fill, 0)
		if diff := cmp.Diff(want, embedded(t, recorded, questions...)); diff != "" {
			t.Error(diff)
		}
		save(t, b)
		if diff := cmp.Diff(whole, files(t, dir)); diff != "" {
			t.Errorf("%s is not mended: %s", test.want, diff)
		}
	}
	for file, text := range map[string]string{
		texts:   strings.ReplaceAll(whole[texts], "\n", "\r\n"),
		numbers: strings.ReplaceAll(whole[numbers], "\n", "\r\n") + first[:50],
	} {
		restore(t, dir, file, text)
	}
	_, recorded, _ = vectors(t, dir, recording.Only, 0)
	if diff := cmp.Diff(want, embedded(t, recorded, questions...)); diff != "" {
		t.Errorf("with other ends of lines: %s", diff)
	}
}

// TestVectorsOfAnother holds that the vectors of another model under the same name are recorded anew, and never
// mixed with the others.
func TestVectorsOfAnother(t *testing.T) {
	dir := t.TempDir()
	b, recorded, _ := vectors(t, dir, recording.Write, 5)
	embedded(t, recorded, questions...)
	save(t, b)
	before := files(t, dir)
	_, recorded, _ = vectors(t, dir, recording.Fill, 7)
	_, err := recorded.Embed(t.Context(), []string{"new"})
	if err == nil || err.Error() != "openai:some-model gives vectors of 7 numbers, and those that are recorded have 5" {
		t.Error(err)
	}
	if diff := cmp.Diff(before, files(t, dir)); diff != "" {
		t.Error(diff)
	}
	b, recorded, _ = vectors(t, dir, recording.Write, 7)
	embedded(t, recorded, questions[:2]...)
	save(t, b)
	_, recorded, _ = vectors(t, dir, recording.Only, 0)
	if got := embedded(t, recorded, questions[:2]...); len(got[1]) != 7 {
		t.Errorf("%d numbers", len(got[1]))
	}
	if _, err := recorded.Embed(t.Context(), questions[2:]); err == nil {
		t.Error("a vector of the other model is there still")
	}
}

// TestVectorsUnwritable holds that a model is not asked for what cannot be kept.
func TestVectorsUnwritable(t *testing.T) {
	dir := t.TempDir()
	_, recorded, model := vectors(t, dir, recording.Write, 5)
	embedded(t, recorded, "a")
	if err := os.RemoveAll(filepath.Join(dir, "embeddings")); err != nil {
		t.Fatal(err)
	}
	restore(t, dir, "embeddings", "")
	for range 2 {
		if _, err := recorded.Embed(t.Context(), []string{"b"}); err == nil {
			t.Error("no error")
		}
	}
	if diff := cmp.Diff([]string{"a", "b"}, model.asked); diff != "" {
		t.Error(diff)
	}
}

// zeros is a model that does not keep to what models have to.
type zeros struct{ *vectorizer }

func (zeros) Embed(_ context.Context, texts []string) ([][]float32, error) {
	return make([][]float32, len(texts)), nil
}

// TestVectorsSpoilt holds that what no index would take is not recorded.
func TestVectorsSpoilt(t *testing.T) {
	dir := t.TempDir()
	recorded := recording.Embedder(recording.Open(dir, recording.Options{Mode: recording.Write}), zeros{&vectorizer{t: t}})
	if _, err := recorded.Embed(t.Context(), questions); err == nil {
		t.Error("no error")
	}
	if written := files(t, dir); len(written) > 0 {
		t.Errorf("%v", written)
	}
}
