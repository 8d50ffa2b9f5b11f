package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"firstline/kb"
	"firstline/kb/embed"
)

func BenchmarkSync1000(b *testing.B) {
	src := many(1000)
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		s, err := Open(filepath.Join(dir, fmt.Sprint(i)), embed.New(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Sync(context.Background(), []*kb.Source{src}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSyncUnchanged10000(b *testing.B) {
	src := many(10_000)
	s, _ := opened(b, src)
	for b.Loop() {
		if _, err := s.Sync(context.Background(), []*kb.Source{src}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEdit stores a source again of which one entry has changed, beside a store of all anew: the file
// is written whole, what is in it is made only for that entry.
func BenchmarkEdit(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, err := Open(filepath.Join(b.TempDir(), "index"), embed.New(), Options{})
			if err != nil {
				b.Fatal(err)
			}
			src := many(n)
			var anew, edited time.Duration
			for i := 0; b.Loop(); i++ {
				if i == 0 {
					anew = clocked(b, func() { mustEmbed(b, s, src, n) })
				}
				src.Hash = fmt.Sprint("edit ", i)
				src.Entries[n/2].Body = fmt.Sprintf("Отдел переехал на этаж %d.", i)
				edited += clocked(b, func() { mustEmbed(b, s, src, 1) })
			}
			each := edited / time.Duration(b.N)
			b.ReportMetric(milliseconds(each), "edit-ms")
			b.ReportMetric(100*float64(each)/float64(anew), "%-of-all")
		})
	}
}

// mustEmbed syncs a source, of which so many passages are new.
func mustEmbed(b *testing.B, s *Store, src *kb.Source, passages int) {
	b.Helper()
	d, err := s.Sync(context.Background(), []*kb.Source{src})
	if err != nil || d.Embedded != passages {
		b.Fatal(d.Embedded, err)
	}
}
