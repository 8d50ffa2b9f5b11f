package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"
)

// writers are two stores on one file: the first stands in the middle of a sync until release.
func writers(t *testing.T, waiting func()) (second *store.Store, release func(), done chan error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "index")
	holds, free := make(chan bool), make(chan bool)
	once := sync.OnceFunc(func() { close(holds) })
	first := open(t, path, &counter{Builtin: embed.New(), before: func() error { once(); <-free; return nil }})
	second, err := store.Open(path, embed.New(), store.Options{Waiting: waiting})
	if err != nil {
		t.Fatal(err)
	}
	done = make(chan error, 1)
	go func() {
		_, err := first.Sync(context.WithoutCancel(t.Context()), []*kb.Source{faq(), prices()})
		done <- err
	}()
	<-holds
	return second, sync.OnceFunc(func() { close(free) }), done
}

func TestTwoWriters(t *testing.T) {
	var waited int
	var release func()
	second, release, done := writers(t, func() { waited++; release() })
	edited := prices()
	edited.Entries[0].Title = "Тариф Базовый"
	rehash(edited)
	d := mustSync(t, second, faq(), edited)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if waited != 1 {
		t.Errorf("waiting was told %d times", waited)
	}
	// What the first one embedded is used, though the second opened the index before it was there.
	if got, want := countsOf(d), (counts{Changed: 1, Kept: 10, Embedded: 1, Sources: "kb/faq.md kept, kb/prices.csv changed"}); got != want {
		t.Errorf("diff %+v, want %+v", got, want)
	}
}

func TestWaitingIsGivenUp(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	second, release, done := writers(t, cancel)
	defer release()
	if _, err := second.Sync(ctx, []*kb.Source{faq()}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	release()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if n := len(second.Entries()); n != 0 {
		t.Errorf("%d entries of a sync that was given up", n)
	}
}

// Many writers and readers of one store: each reader sees one of the versions whole.
func TestConcurrentUse(t *testing.T) {
	s, path := company(t)
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			srcs := [][]*kb.Source{{faq()}, {faq(), prices()}}[i%2]
			for range 3 {
				if _, err := s.Sync(context.WithoutCancel(t.Context()), srcs); err != nil {
					t.Error(err)
				}
			}
		})
		wg.Go(func() {
			for range 20 {
				r, err := s.Search(t.Context(), store.Query{Text: "Сколько стоит доставка?"})
				if err != nil || r.Hits[0].Entry.ID != "kb/faq.md#dostavka" {
					t.Errorf("found %+v, %v", r.Hits, err)
				}
				again, err := store.Open(path, embed.New(), store.Options{})
				if err != nil || again.Rebuilt() != "" || !slices.Contains([]int{7, 11}, len(again.Entries())) {
					t.Errorf("read a file that is not whole: %v", err)
				}
			}
		})
	}
	wg.Wait()
}

// What a killed writer left is removed by the next one, and nothing else is.
func TestStaleTemporaryFiles(t *testing.T) {
	s, path := company(t)
	stale := []string{".index123", ".index9876543210"}
	other := []string{".index", ".indexes1", ".index1.txt", "index2", "notes.txt"}
	for _, name := range append(stale, other...) {
		if err := os.WriteFile(filepath.Join(filepath.Dir(path), name), []byte("half an index"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	mustSync(t, s, faq())
	for _, name := range stale {
		if _, err := os.Stat(filepath.Join(filepath.Dir(path), name)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is still there (%v)", name, err)
		}
	}
	for _, name := range other {
		if _, err := os.Stat(filepath.Join(filepath.Dir(path), name)); err != nil {
			t.Error(err)
		}
	}
}

// An index that goes away under an open store is made again.
func TestIndexRemovedMeanwhile(t *testing.T) {
	s, path := company(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	mustSync(t, s, faq(), prices())
	if again := open(t, path, embed.New()); len(again.Entries()) != 11 {
		t.Errorf("%d entries", len(again.Entries()))
	}
}
