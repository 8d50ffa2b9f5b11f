package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

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

func BenchmarkOpen10000(b *testing.B) {
	s, _ := opened(b, many(10_000))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(s.path, embed.New(), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// The first search makes the lexicon and the collection.
func BenchmarkFirstSearch10000(b *testing.B) {
	s, _ := opened(b, many(10_000))
	for b.Loop() {
		again, err := Open(s.path, embed.New(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := again.Search(context.Background(), Query{Text: "как сменить тариф?"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	questions := []string{
		"Как сменить тариф в отделе " + word(123) + "?", "how do I invite a colleague", "А за год?",
		"вернуть деньги", "настрить права сотруднка в отделе", "export report to my mail please",
	}
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, _ := opened(b, many(n))
			if _, err := s.Search(context.Background(), Query{Text: "?"}); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if _, err := s.Search(context.Background(), Query{Text: questions[i%len(questions)]}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
