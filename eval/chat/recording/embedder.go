package recording

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"sync"

	"firstline/kb/store"
)

// Vectors are the vectors of an embedding model in a book: a [store.Model] that records what the model
// gives, or replays it.
type Vectors struct {
	book  *Book
	inner store.Model

	mu     sync.Mutex
	read   bool
	err    error              // of reading
	kept   map[string]*vector // by what of the text may be written
	dim    int                // of a vector; 0 where there is none
	begun  bool               // whether the files are of this run, and can be added to
	ragged bool               // whether they are not as write leaves them
}

// vector is that of a text.
type vector struct {
	numbers []float32
	asked   bool // whether it is of use in this run
	fresh   bool // whether it was made in this run
}

// Embedder records the vectors of an embedding model, or replays them: an index is to use it in the place
// of the model. A model has one in a book. Where the book is of mode Only, inner is not asked.
func Embedder(b *Book, inner store.Model) *Vectors {
	b.mu.Lock()
	defer b.mu.Unlock()
	name := inner.Name()
	if b.vectors[name] == nil {
		b.vectors[name] = &Vectors{book: b, inner: inner, kept: map[string]*vector{}}
	}
	return b.vectors[name]
}

// Name is of [store.Model]: that of the model. Where the book knows what is personal, the model is not given
// that, and its vectors are others: the name then says so, and an index keeps them apart.
func (v *Vectors) Name() string {
	name := v.inner.Name()
	if marked := v.book.mask.personalMarks(); marked != "" {
		name += " without personal data " + hash(marked)[:8]
	}
	return name
}

// Embed is of [store.Model]. A text is asked for as it may be written, and once in a run. The vectors are of
// unit length, and not to be written to.
func (v *Vectors) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	if err := v.book.broken(nil); err != nil {
		return nil, err
	}
	masked := make([]string, len(texts))
	for i, text := range texts {
		masked[i] = v.book.mask.text(text)
	}
	missing, err := v.ask(masked)
	switch {
	case err != nil:
		return nil, &failedError{err.Error()}
	case len(missing) == 0:
		return v.of(masked), nil
	case v.book.mode == Only:
		return nil, v.missing(missing)
	}
	made, err := store.Embed(ctx, v.inner, missing)
	if err != nil {
		return nil, err
	}
	if err := v.add(missing, made); err != nil {
		return nil, err
	}
	return v.of(masked), nil
}

// ask notes that texts are asked for, and gives those that have to be embedded, each once.
func (v *Vectors) ask(texts []string) (missing []string, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.load(); err != nil {
		return nil, err
	}
	for _, text := range texts {
		known := v.kept[text]
		switch {
		case known != nil && (v.book.mode != Write || known.fresh):
			known.asked = true
		case !slices.Contains(missing, text):
			missing = append(missing, text)
		}
	}
	return missing, nil
}

func (v *Vectors) of(texts []string) [][]float32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	vectors := make([][]float32, len(texts))
	for i, text := range texts {
		if known := v.kept[text]; known != nil { // else there are some of another length by now
			vectors[i] = known.numbers
		}
	}
	return vectors
}

// add records vectors that the model has made. Where several ask for a text at once, all get the first.
func (v *Vectors) add(texts []string, made [][]float32) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.fit(len(made[0])); err != nil {
		return err
	}
	var added []string
	for i, text := range texts {
		if known := v.kept[text]; known == nil || !known.fresh {
			v.kept[text] = &vector{numbers: made[i], asked: true, fresh: true}
			added = append(added, text)
		}
	}
	return v.book.broken(v.append(added))
}

// fit makes room for vectors of a length. Where the model is recorded anew, those of another are of another
// model; else such a vector is refused.
func (v *Vectors) fit(dim int) error {
	if v.dim == dim {
		return nil
	}
	if v.dim > 0 && v.book.mode != Write {
		return &failedError{fmt.Sprintf("%s gives vectors of %d numbers, and those that are recorded have %d", v.inner.Name(), dim, v.dim)}
	}
	clear(v.kept)
	v.dim, v.begun = dim, false
	return nil
}

// Learned records the vectors that an index has of its passages, which nobody asks for again, or sees that
// they are recorded: what an index has of its own nobody else has. It is told of them before questions are asked.
func (v *Vectors) Learned(passages iter.Seq2[string, []float32]) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.load(); err != nil {
		return &failedError{err.Error()}
	}
	var missing []string
	changed := false
	for text, numbers := range passages {
		text = v.book.mask.text(text)
		known := v.kept[text]
		switch {
		case known != nil && (v.book.mode != Write || slices.Equal(known.numbers, numbers)):
			known.asked, known.fresh = true, v.book.mode == Write
			continue
		case v.book.mode == Only:
			missing = append(missing, text)
			continue
		}
		if err := v.fit(len(numbers)); err != nil {
			return err
		}
		v.kept[text] = &vector{numbers: numbers, asked: true, fresh: true}
		changed = true
	}
	if len(missing) > 0 {
		return v.unrecorded(missing)
	}
	if !changed {
		return nil
	}
	return v.book.broken(v.write())
}
