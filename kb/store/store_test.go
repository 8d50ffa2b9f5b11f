package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"

	"github.com/google/go-cmp/cmp"
)

// faq, prices and app are a small company in two languages.
func faq() *kb.Source {
	return source("kb/faq.md", kb.KindFAQ,
		question("dostavka", "Сколько стоит доставка?", "Доставка по городу бесплатна, за город — 300 ₽."),
		question("vozvrat", "Как вернуть товар?", "В течение 14 дней: напишите нам, и курьер заберёт товар."),
		question("oplata-za-god", "Можно ли платить за год?", "Да, при оплате за год скидка 20 %."),
		question("kanaly", "Какие каналы связи поддерживаются?", "Telegram, WhatsApp, виджет на сайте и телефоны KX-200.", "каналы", "мессенджеры"),
		question("udalit", "Как удалить учётную запись?", "Настройки → Учётная запись → Удалить."),
		question("password", "How do I change my password?", "Open Settings, then Security, and press Change password."),
		question("refund", "How do I get a refund?", "Write to us within 14 days, and we send the money back."),
	)
}

func prices() *kb.Source {
	return source("kb/prices.csv", kb.KindPrices,
		item("tarif-start", "Тариф Старт", "490 ₽", "4 900 ₽", "Один сайт, два сотрудника."),
		item("tarif-pro", "Тариф Pro", "990 ₽", "9 900 ₽", "Пять сайтов, десять сотрудников."),
		item("vt-op-1", "Дополнительный сотрудник", "150 ₽", "1 500 ₽", "К любому тарифу."),
		item("vt-op-2", "Дополнительный сайт", "200 ₽", "2 000 ₽", "К любому тарифу."),
	)
}

func source(path string, kind kb.SourceKind, entries ...kb.Entry) *kb.Source {
	src := &kb.Source{Path: path, Kind: kind, Encoding: "utf-8", Entries: entries}
	for i := range entries {
		entries[i].ID = path + "#" + entries[i].ID
		entries[i].Source = kb.Pos{Path: path, Line: 3*i + 1, EndLine: 3*i + 2}
	}
	src.Rows = kb.Rows{Total: len(entries) + 1, Entries: len(entries), Skipped: 1}
	src.Skipped = []kb.Skipped{{Line: 99, Reason: "no answer"}}
	src.Problems = []kb.Finding{{Pos: kb.Pos{Path: path, Line: 99}, Code: "KB001", Severity: kb.Warning, Message: "question has no answer"}}
	return rehash(src)
}

// rehash gives src the hash that a changed file would have.
func rehash(src *kb.Source) *kb.Source {
	src.Hash = fmt.Sprintf("%v", src.Entries)
	return src
}

func question(id, title, body string, also ...string) kb.Entry {
	return kb.Entry{ID: id, Kind: kb.FAQ, Title: title, Body: body, Also: also}
}

func item(id, title, monthly, yearly, body string) kb.Entry {
	return kb.Entry{
		ID: id, Kind: kb.Item, Title: title, Path: []string{"Тарифы"},
		Body:   body + "\nмесяц: " + monthly + "\nгод: " + yearly,
		Prices: []kb.Price{{Label: "месяц", Text: monthly, Currency: "RUB"}, {Label: "год", Text: yearly, Currency: "RUB"}},
	}
}

func open(tb testing.TB, path string, e store.Embedder) *store.Store {
	tb.Helper()
	s, err := store.Open(path, e, store.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func mustSync(tb testing.TB, s *store.Store, srcs ...*kb.Source) store.Diff {
	tb.Helper()
	d, err := s.Sync(context.Background(), srcs)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// company is a store of the small company, and its path.
func company(tb testing.TB) (*store.Store, string) {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), ".firstline", "index")
	s := open(tb, path, embed.New())
	mustSync(tb, s, faq(), prices())
	return s, path
}

func search(tb testing.TB, s *store.Store, q store.Query) store.Result {
	tb.Helper()
	r, err := s.Search(context.Background(), q)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func TestRoundTrip(t *testing.T) {
	s, path := company(t)
	again := open(t, path, embed.New())
	if why := again.Rebuilt(); why != "" {
		t.Fatalf("not trusted: %s", why)
	}
	want := append(faq().Entries, prices().Entries...)
	if diff := cmp.Diff(want, again.Entries()); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	bare := []kb.Source{*faq(), *prices()}
	for i := range bare {
		bare[i].Entries = nil
	}
	if diff := cmp.Diff(bare, again.Sources()); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	q := store.Query{Text: "сколько стоит тариф про на год"}
	if diff := cmp.Diff(search(t, s, q), search(t, again, q)); diff != "" {
		t.Errorf("another result from disk (-before +after):\n%s", diff)
	}
}

// An entry may hold anything: nothing of it is lost on disk.
func TestRoundTripOfOddEntries(t *testing.T) {
	src := source("kb/odd.jsonl", kb.KindEntries,
		kb.Entry{ID: "empty"},
		kb.Entry{ID: "bytes", Title: "\xff\x00", Body: "\n\n"},
		kb.Entry{
			ID: "full", Kind: kb.Screen, Title: "Каналы", Also: []string{"каналы"}, Body: "one\n\ntwo", BodyLine: 7, Path: []string{"a", "b"},
			Place: &kb.Place{Element: "tab", Side: "слева", Colour: "red", Order: 12}, Code: []kb.Code{{Language: "go", Text: "a\r\n"}},
			Images: []kb.Image{{Src: "a.png", Alt: "b"}}, Language: "ru", Meta: map[string]string{"": "x", "k": ""},
			Prices: []kb.Price{{Label: "l", Amount: "1.00", Max: "2.00", Old: "3.00", Currency: "USD", Qualifier: "to", Percent: "1", Unit: "шт", Text: "t"}},
		},
		kb.Entry{ID: "place", Title: "Place", Place: &kb.Place{}},
		kb.Entry{ID: "long", Title: "Long", Body: strings.Repeat("Слово за слово.\n\n", 500)},
	)
	path := filepath.Join(t.TempDir(), "index")
	mustSync(t, open(t, path, embed.New()), src)
	s := open(t, path, embed.New())
	if diff := cmp.Diff(src.Entries, s.Entries()); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	for _, q := range []string{"", " ", "?", "\xff", "каналы", "Слово", strings.Repeat("слово дело ", 10_000)} {
		search(t, s, store.Query{Text: q, K: 1000})
	}
}

func TestOpenWithoutIndex(t *testing.T) {
	path := filepath.Join(t.TempDir(), "no", "index")
	s := open(t, path, embed.New())
	if s.Rebuilt() != "" || len(s.Entries()) != 0 || len(s.Sources()) != 0 {
		t.Errorf("a store that does not exist: rebuilt %q, %d entries", s.Rebuilt(), len(s.Entries()))
	}
	if r := search(t, s, store.Query{Text: "доставка"}); len(r.Hits) != 0 || r.Confident {
		t.Errorf("found %+v in an empty store", r)
	}
	if d := mustSync(t, s); len(d.Sources) != 0 {
		t.Errorf("diff of nothing: %+v", d)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("an empty knowledge base was written: %v", err)
	}
}

func TestOpenFolder(t *testing.T) {
	if _, err := store.Open(t.TempDir(), embed.New(), store.Options{}); err == nil {
		t.Error("a folder was opened as an index")
	}
}

// A disk that refuses is an error, and the store stays what it was.
func TestSyncWithoutDisk(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	s := open(t, filepath.Join(file, "index"), embed.New())
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sync(t.Context(), []*kb.Source{faq()}); err == nil {
		t.Error("no error")
	}
	if len(s.Entries()) != 0 {
		t.Error("the store holds what could not be written")
	}
}
