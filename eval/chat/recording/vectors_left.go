package recording

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// LeftVectors are recorded vectors of texts that nobody asks for any more: neither the index nor a question.
type LeftVectors struct {
	Model   string   // as the book was told of it
	Texts   []string // in the order of the file
	Kept    Kept     // KeptFailed: some dialog might ask for them yet; empty: nobody does
	vectors *Vectors
}

// Quoted gives the beginnings of the texts.
func (l LeftVectors) Quoted() []string {
	quoted := make([]string, len(l.Texts))
	for i, text := range l.Texts {
		first, _, _ := strings.Cut(text, "\n")
		quoted[i] = excerpt(strings.TrimSpace(first), 0)
	}
	return quoted
}

// LeftVectors gives, a model at a time, what was not asked for of the recorded vectors. That is known only
// where every operator was asked everything; see [Run].
func (b *Book) LeftVectors(run Run) ([]LeftVectors, error) {
	if !run.Whole || run.Instead {
		return nil, nil
	}
	var all []LeftVectors
	for _, name := range slices.Sorted(maps.Keys(b.vectors)) {
		l := LeftVectors{Model: name, vectors: b.vectors[name]}
		if len(run.Failed) > 0 {
			l.Kept = KeptFailed
		}
		var err error
		if l.Texts, err = l.vectors.unasked(); err != nil {
			return nil, err
		}
		if len(l.Texts) > 0 {
			all = append(all, l)
		}
	}
	return all, nil
}

func (v *Vectors) unasked() ([]string, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.load(); err != nil {
		return nil, err
	}
	var texts []string
	for _, text := range slices.Sorted(maps.Keys(v.kept)) {
		if !v.kept[text].asked {
			texts = append(texts, text)
		}
	}
	return texts, nil
}

// PruneVectors removes vectors that are left over and not kept.
func (b *Book) PruneVectors(left []LeftVectors) error {
	var errs []error
	for _, l := range left {
		if l.Kept == "" {
			errs = append(errs, l.vectors.prune(l.Texts))
		}
	}
	return errors.Join(errs...)
}

func (v *Vectors) prune(texts []string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, text := range texts {
		delete(v.kept, text)
	}
	if len(v.kept) > 0 {
		return v.write()
	}
	return os.RemoveAll(filepath.Dir(v.path(textsFile)))
}
