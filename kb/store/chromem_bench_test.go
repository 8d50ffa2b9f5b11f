package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/philippgille/chromem-go"

	"firstline/kb"
)

// BenchmarkChromem opens, saves and searches the same vectors and texts with the store and with
// chromem-go's own database, in turn, and tells how many times faster the store is. What the store
// keeps for the search of words is left out of its file, since chromem-go has nothing like it;
// BenchmarkGrowth has it.
func BenchmarkChromem(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if testing.Short() && n > 10_000 {
				b.Skip("chromem-go keeps each document in a file, and 100,000 of them take a minute")
			}
			s, st := storeOf(b, n, drawn{})
			st.words = nil
			if err := s.write(context.Background(), st, st.stamp.generation+1); err != nil {
				b.Fatal(err)
			}
			documents := documentsOf(st)
			kept := sync.OnceValue(func() string {
				dir := filepath.Join(b.TempDir(), "chromem")
				keep(b, dir, documents)
				return dir
			})
			b.Run("save", func(b *testing.B) { benchSave(b, st, documents) })
			b.Run("open", func(b *testing.B) { benchOpen(b, s, st, kept()) })
			b.Run("search", func(b *testing.B) { benchVectors(b, st, kept()) })
			b.Run("memory", func(b *testing.B) { benchMemory(b, s, kept()) })
		})
	}
}

// times reports what each of the two took, and how many times faster the store was.
func times(b *testing.B, ours, theirs time.Duration) {
	b.Helper()
	b.ReportMetric(milliseconds(ours)/float64(b.N), "firstline-ms")
	b.ReportMetric(milliseconds(theirs)/float64(b.N), "chromem-ms")
	b.ReportMetric(float64(theirs)/float64(ours), "times-faster")
}

// benchSave saves as the store does, which waits for the disk, and as chromem-go does, which does not:
// unsynced is the same file without that wait. Before each the disk is idle and what the last one left is
// gone, so that none of them pays for another.
func benchSave(b *testing.B, st *state, documents []chromem.Document) {
	b.Helper()
	dir := b.TempDir()
	timed := func(what func(path string)) time.Duration {
		path := filepath.Join(dir, "saved")
		defer os.RemoveAll(path)
		idle(b)
		return clocked(b, func() { what(path) })
	}
	var ours, unsynced, theirs time.Duration
	for b.Loop() {
		ours += timed(func(path string) {
			s, err := Open(path, drawn{}, Options{})
			if err == nil {
				err = s.write(context.Background(), st, 1)
			}
			if err != nil {
				b.Fatal(err)
			}
		})
		unsynced += timed(func(path string) {
			f, err := os.Create(path)
			if err == nil {
				_, err = encode(f, st, 1, drawn{}.Name())
			}
			if err = errors.Join(err, f.Close()); err != nil {
				b.Fatal(err)
			}
		})
		theirs += timed(func(path string) { keep(b, path, documents) })
	}
	times(b, ours, theirs)
	b.ReportMetric(float64(theirs)/float64(unsynced), "times-faster-unsynced")
}

// idle waits until the disk has written what there is, where the system has a command for that, and frees
// the memory that nobody holds.
func idle(b *testing.B) {
	b.Helper()
	runtime.GC()
	if err := exec.Command("sync").Run(); err != nil && !errors.Is(err, exec.ErrNotFound) {
		b.Fatal(err)
	}
}

func benchOpen(b *testing.B, s *Store, st *state, dir string) {
	b.Helper()
	var ours, theirs time.Duration
	for b.Loop() {
		ours += clocked(b, func() {
			again, err := Open(s.path, drawn{}, Options{})
			if err != nil || len(again.state.Load().passages) != len(st.passages) {
				b.Fatal(again.Rebuilt(), err)
			}
		})
		theirs += clocked(b, func() {
			if _, err := chromem.NewPersistentDB(dir, false); err != nil {
				b.Fatal(err)
			}
		})
	}
	times(b, ours, theirs)
	b.ReportMetric(sizeOf(b, s.path)/float64(rawBytes(st)), "file/raw")
	b.ReportMetric(sizeOf(b, dir)/float64(rawBytes(st)), "chromem-file/raw")
}

func benchVectors(b *testing.B, st *state, dir string) {
	b.Helper()
	f, err := st.find(context.Background(), synonyms{})
	if err != nil {
		b.Fatal(err)
	}
	db, err := chromem.NewPersistentDB(dir, false)
	if err != nil {
		b.Fatal(err)
	}
	theirDocuments := db.GetCollection("passages", noEmbedding)
	var ours, theirs time.Duration
	for i := uint64(0); b.Loop(); i++ {
		q := draw(i, st.dim)
		ours += clocked(b, func() { f.rank(question{vector: q}, DefaultK) })
		theirs += clocked(b, func() {
			if _, err := theirDocuments.QueryEmbedding(context.Background(), q, DefaultK, nil, nil); err != nil {
				b.Fatal(err)
			}
		})
	}
	times(b, ours, theirs)
}

// documentsOf gives the passages of a state as documents, with the texts that they were embedded with.
func documentsOf(st *state) []chromem.Document {
	documents := make([]chromem.Document, len(st.passages))
	for i := range st.passages {
		p := &st.passages[i]
		documents[i] = chromem.Document{
			ID: documentID(p), Content: embedded(&st.entries[p.entry], p.Text), Embedding: st.vector(i),
			Metadata: map[string]string{"source": st.sources[p.source].Path, "kind": string(st.entries[p.entry].Kind)},
		}
	}
	return documents
}

// keep puts documents into a database of chromem-go at dir.
func keep(b *testing.B, dir string, documents []chromem.Document) {
	b.Helper()
	db, err := chromem.NewPersistentDB(dir, false)
	if err != nil {
		b.Fatal(err)
	}
	c, err := db.CreateCollection("passages", nil, noEmbedding)
	if err != nil {
		b.Fatal(err)
	}
	if err := c.AddDocuments(context.Background(), documents, runtime.NumCPU()); err != nil {
		b.Fatal(err)
	}
}

// sourcesOf is a knowledge base of n entries in one source.
func sourcesOf(n int) []*kb.Source { return []*kb.Source{many(n)} }
