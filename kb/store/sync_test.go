package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"

	"github.com/google/go-cmp/cmp"
)

// counter counts the passages that are embedded, and may stop in the middle of it.
type counter struct {
	*embed.Builtin
	texts  atomic.Int64
	before func() error
}

func (c *counter) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	for _, text := range texts {
		if strings.Contains(text, "\n") { // a title and a text: a passage
			c.texts.Add(1)
		}
	}
	if c.before != nil {
		if err := c.before(); err != nil {
			return nil, err
		}
	}
	return c.Builtin.Embed(ctx, texts)
}

// counts is what a test says of a diff: entries, what was embedded, and each source's status.
type counts struct {
	Added, Changed, Removed, Kept, Renamed, Embedded int
	Sources                                          string
}

func countsOf(d store.Diff) counts {
	var statuses []string
	for _, s := range d.Sources {
		statuses = append(statuses, s.Source.Path+" "+s.Status)
	}
	return counts{d.Added, d.Changed, d.Removed, d.Kept, d.Renamed, d.Embedded, strings.Join(statuses, ", ")}
}

func TestSync(t *testing.T) {
	edited := faq()
	edited.Entries[0].Body = "Доставка бесплатна."
	rehash(edited)

	pricier := prices()
	pricier.Entries[1].Prices[0].Text = "1 090 ₽"
	pricier.Entries[1].Body = strings.Replace(pricier.Entries[1].Body, "990 ₽", "1 090 ₽", 1)
	rehash(pricier)

	moved := faq()
	for i := range moved.Entries {
		moved.Entries[i].Source.Line += 10
	}
	rehash(moved)

	nextMonth := prices()
	nextMonth.Path = "kb/prices-2026-12.csv"
	for i := range nextMonth.Entries {
		e := &nextMonth.Entries[i]
		e.ID = strings.Replace(e.ID, "kb/prices.csv", nextMonth.Path, 1)
		e.Source.Path = nextMonth.Path
	}
	nextMonth.Entries[1].Prices[0].Text = "1 090 ₽"
	nextMonth.Entries[1].Body = strings.Replace(nextMonth.Entries[1].Body, "990 ₽", "1 090 ₽", 1)

	renamed := faq()
	renamed.Path = "kb/questions.md"
	for i := range renamed.Entries {
		renamed.Entries[i].ID = strings.Replace(renamed.Entries[i].ID, "kb/faq.md", "kb/questions.md", 1)
		renamed.Entries[i].Source.Path = "kb/questions.md"
	}

	longer := faq()
	longer.Entries = append(longer.Entries, source("kb/faq.md", kb.KindFAQ, question("new", "Есть ли API?", "Да.")).Entries...)
	rehash(longer)

	unread := &kb.Source{Path: "kb/faq.md", Hash: faq().Hash}

	tests := []struct {
		name    string
		srcs    []*kb.Source
		want    counts
		changes []store.Change // the first ones
	}{
		{"nothing", []*kb.Source{faq(), prices()}, counts{Kept: 11, Sources: "kb/faq.md kept, kb/prices.csv kept"}, nil},
		{"kept without being read", []*kb.Source{unread, prices()}, counts{Kept: 11, Sources: "kb/faq.md kept, kb/prices.csv kept"}, nil},
		{
			"another order",
			[]*kb.Source{prices(), faq()},
			counts{Kept: 11, Sources: "kb/prices.csv kept, kb/faq.md kept"},
			nil,
		},
		{
			"one answer",
			[]*kb.Source{edited, prices()},
			counts{Changed: 1, Kept: 10, Embedded: 1, Sources: "kb/faq.md changed, kb/prices.csv kept"},
			[]store.Change{{
				Entry: "kb/faq.md#dostavka", Title: "Сколько стоит доставка?", Change: "changed",
				Old: "Доставка по городу бесплатна, за город — 300 ₽.", New: "Доставка бесплатна.",
				Was: "Доставка по городу бесплатна, за город — 300 ₽.", Now: "Доставка бесплатна.",
			}},
		},
		{
			"one price",
			[]*kb.Source{faq(), pricier},
			counts{Changed: 1, Kept: 10, Embedded: 1, Sources: "kb/faq.md kept, kb/prices.csv changed"},
			[]store.Change{{
				Entry: "kb/prices.csv#tarif-pro", Title: "Тариф Pro", Change: "changed", Old: "месяц: 990 ₽", New: "месяц: 1 090 ₽",
				Prices: []store.PriceChange{{Label: "месяц", Old: "990 ₽", New: "1 090 ₽", Currency: "RUB"}},
			}},
		},
		{"lines moved", []*kb.Source{moved, prices()}, counts{Kept: 11, Sources: "kb/faq.md changed, kb/prices.csv kept"}, nil},
		{
			"renamed",
			[]*kb.Source{renamed, prices()},
			counts{Renamed: 7, Kept: 4, Sources: "kb/questions.md renamed, kb/prices.csv kept"},
			nil,
		},
		{
			"renamed, with another price",
			[]*kb.Source{faq(), nextMonth},
			counts{Changed: 1, Renamed: 3, Kept: 7, Embedded: 1, Sources: "kb/faq.md kept, kb/prices-2026-12.csv changed"},
			[]store.Change{{
				Entry: "kb/prices-2026-12.csv#tarif-pro", Title: "Тариф Pro", Change: "changed", Old: "месяц: 990 ₽", New: "месяц: 1 090 ₽",
				Prices: []store.PriceChange{{Label: "месяц", Old: "990 ₽", New: "1 090 ₽", Currency: "RUB"}},
			}},
		},
		{
			"one more",
			[]*kb.Source{longer, prices()},
			counts{Added: 1, Kept: 11, Embedded: 1, Sources: "kb/faq.md changed, kb/prices.csv kept"},
			[]store.Change{{Entry: "kb/faq.md#new", Title: "Есть ли API?", Change: "added", New: "Есть ли API?\nДа."}},
		},
		{
			"one source less",
			[]*kb.Source{faq()},
			counts{Removed: 4, Kept: 7, Sources: "kb/faq.md kept, kb/prices.csv removed"},
			[]store.Change{{
				Entry: "kb/prices.csv#tarif-start", Title: "Тариф Старт", Change: "removed",
				Old: "Тариф Старт\nмесяц: 490 ₽\nгод: 4 900 ₽\nОдин сайт, два сотрудника.",
			}},
		},
		{"everything gone", nil, counts{Removed: 11, Sources: "kb/faq.md removed, kb/prices.csv removed"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, path := company(t)
			e := &counter{Builtin: embed.New()}
			s := open(t, path, e)
			plan, err := s.Plan(tt.srcs)
			if err != nil {
				t.Fatal(err)
			}
			if e.texts.Load() != 0 {
				t.Error("a plan embeds")
			}
			d := mustSync(t, s, tt.srcs...)
			if diff := cmp.Diff(plan, d); diff != "" {
				t.Errorf("plan and sync differ:\n%s", diff)
			}
			if diff := cmp.Diff(tt.want, countsOf(d)); diff != "" {
				t.Errorf("diff (-want +got):\n%s", diff)
			}
			if int(e.texts.Load()) != d.Embedded {
				t.Errorf("embedded %d texts, said %d", e.texts.Load(), d.Embedded)
			}
			if diff := cmp.Diff(tt.changes, d.Changes[:min(len(d.Changes), len(tt.changes))]); len(tt.changes) > 0 && diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
			sameAsFresh(t, path, tt.srcs)
		})
	}
}

// sameAsFresh holds an index that grew by a sync against one made from nothing.
func sameAsFresh(t *testing.T, path string, srcs []*kb.Source) {
	t.Helper()
	whole := make([]*kb.Source, len(srcs))
	for i, src := range srcs {
		whole[i] = src
		if src.Entries == nil {
			whole[i] = faq()
		}
	}
	fresh := open(t, filepath.Join(t.TempDir(), "index"), embed.New())
	mustSync(t, fresh, whole...)
	grown := open(t, path, embed.New())
	if diff := cmp.Diff(fresh.Entries(), grown.Entries()); diff != "" {
		t.Errorf("entries (-fresh +grown):\n%s", diff)
	}
	for _, text := range []string{"доставка", "Pro за год", "VT-OP-2", "password"} {
		q := store.Query{Text: text, K: 20}
		if diff := cmp.Diff(search(t, fresh, q), search(t, grown, q)); diff != "" {
			t.Errorf("%q (-fresh +grown):\n%s", text, diff)
		}
	}
}

func TestSyncUnchangedDoesNotWrite(t *testing.T) {
	s, path := company(t)
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	mustSync(t, s, faq(), prices())
	mustSync(t, open(t, path, embed.New()), faq(), prices())
	after, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) {
		t.Error("the file was replaced")
	}
}

// A kept source is told with what the index remembers of it.
func TestKeptSource(t *testing.T) {
	_, path := company(t)
	s := open(t, path, embed.New())
	d := mustSync(t, s, &kb.Source{Path: "kb/faq.md", Hash: faq().Hash}, &kb.Source{Path: "kb/prices.csv", Hash: prices().Hash})
	want := *faq()
	want.Entries = nil
	if diff := cmp.Diff(store.SourceDiff{Source: want, Entries: 7, Passages: 7, Status: "kept"}, d.Sources[0]); diff != "" {
		t.Errorf("kept source (-want +got):\n%s", diff)
	}
}

// What the catalog says where nothing has changed is what a sync says; where something has, nothing.
func TestCatalog(t *testing.T) {
	s, path := company(t)
	want := mustSync(t, s, faq(), prices())
	unread := []*kb.Source{{Path: "kb/faq.md", Hash: faq().Hash}, {Path: "kb/prices.csv", Hash: prices().Hash}}
	c := store.ReadCatalog(path, embed.New(), nil)
	got, ok := c.Settled(unread)
	if diff := cmp.Diff(want, got); !ok || diff != "" {
		t.Errorf("settled %v (-sync +catalog):\n%s", ok, diff)
	}
	if diff := cmp.Diff(s.Sources(), c.Sources()); diff != "" {
		t.Errorf("sources (-store +catalog):\n%s", diff)
	}
	for name, srcs := range map[string][]*kb.Source{
		"one less": unread[:1], "another hash": {unread[0], {Path: "kb/prices.csv", Hash: "x"}},
		"another name": {unread[0], {Path: "kb/new.csv", Hash: unread[1].Hash}}, "one more": append(unread, faq()),
	} {
		if _, ok := c.Settled(srcs); ok {
			t.Errorf("%s: settled", name)
		}
	}
	for name, spoil := range map[string]func([]byte) []byte{
		"flipped in the vectors": func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
		"cut off":                func(b []byte) []byte { return b[:len(b)-9] },
		"gone":                   func([]byte) []byte { return nil },
	} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		bad := filepath.Join(t.TempDir(), "index")
		if err := os.WriteFile(bad, spoil(data), 0o600); err != nil {
			t.Fatal(err)
		}
		c := store.ReadCatalog(bad, embed.New(), nil)
		if _, ok := c.Settled(nil); ok || c != nil || len(c.Sources()) > 0 {
			t.Errorf("%s: it is believed", name)
		}
	}
}

// A source that was not read because another writer's index had it, and has it no more, is not taken
// for an empty one.
func TestStale(t *testing.T) {
	s, path := company(t)
	unread := []*kb.Source{{Path: "kb/faq.md", Hash: faq().Hash}, prices()}
	mustSync(t, open(t, path, embed.New()), prices())
	if d, err := s.Sync(t.Context(), unread); !errors.Is(err, store.ErrStale) {
		t.Errorf("error %v, diff %+v", err, countsOf(d))
	}
	if n := len(open(t, path, embed.New()).Entries()); n != 4 {
		t.Errorf("%d entries, want 4", n)
	}
}

func TestDuplicateIDs(t *testing.T) {
	s, path := company(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	twice := source("kb/more.jsonl", kb.KindEntries, question("a", "А?", "а"), question("a", "Б?", "б"), question("b", "Б?", "б"), kb.Entry{Title: "без id"})
	twice.Entries[2].ID = "kb/faq.md#vozvrat"
	twice.Entries[3].ID = ""
	for name, f := range map[string]func() (store.Diff, error){
		"sync": func() (store.Diff, error) { return s.Sync(t.Context(), []*kb.Source{faq(), twice}) },
		"plan": func() (store.Diff, error) { return s.Plan([]*kb.Source{faq(), twice}) },
	} {
		t.Run(name, func(t *testing.T) {
			_, err := f()
			want := `kb/more.jsonl:4: id "kb/more.jsonl#a" is taken already by kb/more.jsonl:1` + "\n" +
				`kb/more.jsonl:7: id "kb/faq.md#vozvrat" is taken already by kb/faq.md:4` + "\n" +
				`kb/more.jsonl:10: entry has no id`
			if err == nil || err.Error() != want {
				t.Errorf("error %v, want %s", err, want)
			}
			if _, ok := errors.AsType[*kb.SyntaxError](err); !ok {
				t.Errorf("%T is no syntax error", err)
			}
		})
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the index was touched (%v)", err)
	}
	if n := len(s.Entries()); n != 11 {
		t.Errorf("%d entries after a refused sync, want 11", n)
	}
}

func TestSyncStopped(t *testing.T) {
	_, path := company(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	refused := errors.New("refused")
	edited := faq()
	edited.Entries[0].Title = "Совсем другой вопрос"
	rehash(edited)
	for name, tt := range map[string]struct {
		stop func(cancel func()) error
		want error
	}{
		"the embedder fails": {func(func()) error { return refused }, refused},
		"the context ends":   {func(cancel func()) error { cancel(); return nil }, context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			s := open(t, path, &counter{Builtin: embed.New(), before: func() error { return tt.stop(cancel) }})
			if _, err := s.Sync(ctx, []*kb.Source{edited}); !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
			if diff := cmp.Diff(append(faq().Entries, prices().Entries...), s.Entries()); diff != "" {
				t.Errorf("entries changed:\n%s", diff)
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
				t.Errorf("the index was touched (%v)", err)
			}
		})
	}
}
