package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"firstline/kb/embed"
	"firstline/kb/store"
)

// TestWatch edits a project as editors do while ingest --watch runs.
func TestWatch(t *testing.T) {
	w := startWatching(t)
	prices := w.read("kb/prices.csv")

	// saved over the old one
	w.write("kb/prices.csv", strings.Replace(prices, "120", "130", 1))
	w.wait("kb/prices.csv changed; entries: 0 added, 1 changed, 0 removed, 12 kept; 1 passage embedded\n", "+8.3 %")

	// saved beside it and renamed over it, as most editors do
	w.write("kb/prices.csv.tmp", strings.Replace(prices, "120", "140", 1))
	w.rename("kb/prices.csv.tmp", "kb/prices.csv")
	w.wait("kb/prices.csv changed", "140.00")

	// renamed out of the way, as vim does
	w.rename("kb/prices.csv", "kb/prices.csv~")
	w.write("kb/prices.csv", strings.Replace(prices, "120", "150", 1))
	w.remove("kb/prices.csv~")
	w.wait("kb/prices.csv changed", "150.00")

	// what an office program leaves beside an open file is nothing; a new folder is watched
	w.write("kb/~$prices.csv", "x")
	w.write("kb/новое/faq.md", "## Можно с собакой?\n\nДа.\n")
	w.wait("kb/новое/faq.md added; entries: 1 added, ")
	w.write("kb/новое/faq.md", "## Можно с собакой?\n\nНет.\n")
	w.wait("kb/новое/faq.md changed", "was: Да.", "now: Нет.")

	// what cannot be read is told, and it goes on; the index stays as it was
	w.write("kb/archive.csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00")
	w.wait("kb/archive.csv refused; nothing was written", "kb/archive.csv: ")
	w.remove("kb/archive.csv")
	w.wait("all files can be read")

	// synonyms are no source, and are told when they are wrong
	w.write("kb/synonyms.yaml", "- [батон, хлебушек]\n- [ржаной, хлебушек]\n")
	w.wait("kb/synonyms.yaml is wrong; entries: 0 added", "kb/synonyms.yaml:2: warning: хлебушек is a synonym of something else")
	w.remove("kb/synonyms.yaml")
	w.wait("all files can be read")

	// so is the configuration
	yaml := w.read("firstline.yaml")
	w.write("firstline.yaml", yaml+"sorces: {}\n")
	w.wait("firstline.yaml:", "unknown key")
	w.write("firstline.yaml", yaml+"sources: {kb/новое/faq.md: {kind: faq, language: en}}\n")
	w.wait("kb/новое/faq.md changed")
	w.write(".firstlineignore", "новое/\n")
	w.wait("kb/новое/faq.md removed; entries: 0 added, 0 changed, 1 removed")

	if strings.Contains(w.out.String(), "~$") {
		t.Errorf("a temporary file is told:\n%s", w.out.String())
	}
	w.cancel()
	if status := <-w.status; status != interrupted {
		t.Errorf("exit status %d", status)
	}
	opened, err := store.Open(filepath.Join(w.dir, ".firstline", "index"), embed.New(), store.Options{})
	if err != nil || opened.Rebuilt() != "" || len(opened.Entries()) != 13 {
		t.Errorf("the index: %v, %q, %d entries", err, opened.Rebuilt(), len(opened.Entries()))
	}
}

// A file that is read with another one is watched as well: here the offers of a CommerceML exchange.
func TestWatchExchange(t *testing.T) {
	w := startWatching(t)
	w.write("kb/import0_1.xml", `<?xml version="1.0"?><КоммерческаяИнформация><Каталог><Товары>
<Товар><Ид>a1</Ид><Наименование>Чай чёрный</Наименование></Товар></Товары></Каталог></КоммерческаяИнформация>`)
	offers := func(price string) string {
		return `<?xml version="1.0"?><КоммерческаяИнформация><ПакетПредложений><Предложения><Предложение><Ид>a1</Ид><Цены><Цена>
<ЦенаЗаЕдиницу>` + price + `</ЦенаЗаЕдиницу><Валюта>RUB</Валюта></Цена></Цены></Предложение></Предложения></ПакетПредложений></КоммерческаяИнформация>`
	}
	w.write("kb/offers0_1.xml", offers("150"))
	w.wait("kb/import0_1.xml added; entries: 1 added")
	w.write("kb/offers0_1.xml", offers("300"))
	w.wait("kb/import0_1.xml changed", "150.00  300.00", "+100.0 %")
	w.cancel()
	<-w.status
}

// In JSON each round is a line; a gate that holds is told, and nothing is written.
func TestWatchGate(t *testing.T) {
	w := startWatching(t, "--fail-on", "price_change > 20%", "--format", "json")
	w.write("kb/prices.csv", strings.Replace(w.read("kb/prices.csv"), "120", "190", 1))
	w.wait(`"written":false`, `"changed":1`, "--fail-on price_change > 20%: 1 item", "Багет")
	w.cancel()
	if status := <-w.status; status != interrupted {
		t.Errorf("exit status %d", status)
	}
	opened, err := store.Open(filepath.Join(w.dir, ".firstline", "index"), embed.New(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range opened.Entries() {
		if e.Title == "Багет" && e.Prices[0].Amount != "120.00" {
			t.Errorf("the index has %+v", e.Prices)
		}
	}
}

// stream is what a running command prints.
type stream struct {
	mutex sync.Mutex
	text  strings.Builder
}

func (s *stream) Write(p []byte) (int, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.text.Write(p)
}

func (s *stream) String() string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.text.String()
}

// watching is an ingest --watch that runs.
type watching struct {
	t      *testing.T
	dir    string
	out    stream // what it prints, and what it complains
	seen   int    // how much of it was waited for
	status chan int
	cancel context.CancelFunc
}

func startWatching(t *testing.T, args ...string) *watching {
	t.Helper()
	w := &watching{t: t, dir: filepath.Join(t.TempDir(), "shop"), status: make(chan int, 1)}
	if got := call(t, w.dir, "init"); got.status != done {
		t.Fatal(got.err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	w.cancel = cancel
	a := &app{
		in: strings.NewReader(""), out: &w.out, err: &w.out,
		env: func(string) (string, bool) { return "", false }, clock: func() time.Time { return time.Unix(0, 0) }, terminal: func() bool { return false },
	}
	go func() { w.status <- a.run(ctx, append([]string{"-C", w.dir, "ingest", "--watch"}, args...)) }()
	w.wait("watching kb/")
	return w
}

// wait waits for phrases that come after what was waited for before, in whatever order.
func (w *watching) wait(phrases ...string) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 15*time.Second)
	defer cancel()
	for ; ; time.Sleep(2 * time.Millisecond) {
		text, end, missing := w.out.String(), w.seen, ""
		for _, phrase := range phrases {
			at := strings.Index(text[w.seen:], phrase)
			if at < 0 {
				missing = phrase
				break
			}
			end = max(end, w.seen+at+len(phrase))
		}
		switch {
		case missing == "":
			w.seen = end
			return
		case ctx.Err() != nil:
			w.t.Fatalf("%q is not printed after\n%s\nbut\n%s", missing, text[:w.seen], text[w.seen:])
		}
	}
}

func (w *watching) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w *watching) read(name string) string {
	w.t.Helper()
	data, err := os.ReadFile(w.path(name))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(data)
}

func (w *watching) write(name, text string) {
	w.t.Helper()
	if err := os.MkdirAll(filepath.Dir(w.path(name)), 0o777); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(w.path(name), []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

func (w *watching) rename(from, to string) {
	w.t.Helper()
	if err := os.Rename(w.path(from), w.path(to)); err != nil {
		w.t.Fatal(err)
	}
}

func (w *watching) remove(name string) {
	w.t.Helper()
	if err := os.Remove(w.path(name)); err != nil {
		w.t.Fatal(err)
	}
}
