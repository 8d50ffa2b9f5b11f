package store

import (
	"context"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// drawn is an embedder of 384 numbers, as small models of sentences have: the vector of a text is drawn
// at random, the same for the same text. It takes next to no time, so that what is measured is the store.
type drawn struct{}

func (drawn) Name() string { return "drawn" }
func (drawn) Dim() int     { return 384 }

func (e drawn) Embed(_ context.Context, texts []string) ([][]float32, error) {
	vectors := make([][]float32, len(texts))
	for i, t := range texts {
		seed := fnv.New64a()
		seed.Write([]byte(t))
		vectors[i] = draw(seed.Sum64(), e.Dim())
	}
	return vectors, nil
}

// draw gives a vector of unit length, by xorshift64*.
func draw(seed uint64, dim int) []float32 {
	v := make([]float32, dim)
	x := seed | 1
	for i := range v {
		x ^= x >> 12
		x ^= x << 25
		x ^= x >> 27
		v[i] = float32(int32((x*0x2545f4914f6cdd1d)>>32)) / (1 << 31)
	}
	return unit(v, norm(v))
}

// storeOf is a store of n entries and as many passages in a folder of its own, with its state.
func storeOf(b *testing.B, n int, e Embedder) (*Store, *state) {
	b.Helper()
	s, err := Open(filepath.Join(b.TempDir(), "index"), e, Options{})
	if err != nil {
		b.Fatal(err)
	}
	syncAll(b, s, n)
	return s, s.state.Load()
}

func syncAll(b *testing.B, s *Store, n int) {
	b.Helper()
	if _, err := s.Sync(context.Background(), sourcesOf(n)); err != nil {
		b.Fatal(err)
	}
}

// rawBytes is what an index is about: its vectors and the texts of its entries.
func rawBytes(st *state) int {
	n := 4 * len(st.vectors)
	for i := range st.entries {
		e := &st.entries[i]
		n += len(e.Title) + len(strings.Join(e.Also, "")) + len(strings.Join(e.Path, "")) + len(e.Body)
	}
	return n
}

// sizeOf is the size of a file, or of all files of a folder.
func sizeOf(b *testing.B, path string) float64 {
	b.Helper()
	size := int64(0)
	err := filepath.Walk(path, func(_ string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().IsRegular() {
			size += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return float64(size)
}

// clocked gives how long f takes, within a loop of b.
func clocked(b *testing.B, f func()) time.Duration {
	b.Helper()
	began := b.Elapsed()
	f()
	return b.Elapsed() - began
}

// percentile gives a percentile of durations by nearest rank, in milliseconds.
func percentile(all []time.Duration, percent int) float64 {
	slices.Sort(all)
	return milliseconds(all[(percent*len(all)+99)/100-1])
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
