package bleve

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/ru" // the analyzer of the texts

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"
)

// BenchmarkBleve indexes, opens and searches the same texts with the store and with bleve, in turn, and
// tells how many times faster the store is. The store makes and searches vectors as well.
func BenchmarkBleve(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if testing.Short() && n > 10_000 {
				b.Skip("bleve indexes 100,000 texts in a minute")
			}
			entries := texts(n)
			dir := b.TempDir()
			b.Run("index", func(b *testing.B) { benchIndex(b, entries, dir) })
			b.Run("first-question", func(b *testing.B) { benchFirst(b, dir) })
			b.Run("question", func(b *testing.B) { benchQuestions(b, dir) })
		})
	}
}

func benchIndex(b *testing.B, entries []kb.Entry, dir string) {
	b.Helper()
	var c clock
	for i := 0; b.Loop(); i++ {
		ours, theirs := dir, dir
		if i > 0 { // the first are what the other benchmarks open
			ours, theirs = b.TempDir(), b.TempDir()
		}
		c.time(b, func() { indexOurs(b, entries, filepath.Join(ours, "index")) },
			func() { indexTheirs(b, entries, filepath.Join(theirs, "bleve")) })
	}
	c.report(b)
	b.ReportMetric(sizeOf(b, filepath.Join(dir, "bleve"))/sizeOf(b, filepath.Join(dir, "index")), "bleve-file/firstline-file")
}

func indexOurs(b *testing.B, entries []kb.Entry, path string) {
	b.Helper()
	s, err := store.Open(path, embed.New(), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	src := &kb.Source{Path: "kb/shop.md", Kind: kb.KindFAQ, Hash: fmt.Sprint(len(entries)), Entries: entries}
	if _, err := s.Sync(context.Background(), []*kb.Source{src}); err != nil {
		b.Fatal(err)
	}
}

// inBatch is how many documents bleve is given at a time.
const inBatch = 1000

func indexTheirs(b *testing.B, entries []kb.Entry, path string) {
	b.Helper()
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = "ru"
	index, err := bleve.New(path, mapping)
	if err != nil {
		b.Fatal(err)
	}
	batch := index.NewBatch()
	for i, e := range entries {
		if err := batch.Index(e.ID, map[string]string{"title": e.Title, "body": e.Body}); err != nil {
			b.Fatal(err)
		}
		if batch.Size() == inBatch || i == len(entries)-1 {
			if err := index.Batch(batch); err != nil {
				b.Fatal(err)
			}
			batch.Reset()
		}
	}
	if err := index.Close(); err != nil {
		b.Fatal(err)
	}
}

func benchFirst(b *testing.B, dir string) {
	b.Helper()
	var c clock
	for b.Loop() {
		c.time(b, func() { askOurs(b, openOurs(b, dir), questions()[0]) }, func() {
			index := openTheirs(b, dir)
			askTheirs(b, index, questions()[0])
			if err := index.Close(); err != nil {
				b.Fatal(err)
			}
		})
	}
	c.report(b)
}

func benchQuestions(b *testing.B, dir string) {
	b.Helper()
	ours, theirs := openOurs(b, dir), openTheirs(b, dir)
	askOurs(b, ours, questions()[0])
	var c clock
	for i := 0; b.Loop(); i++ {
		question := questions()[i%len(questions())]
		c.time(b, func() { askOurs(b, ours, question) }, func() { askTheirs(b, theirs, question) })
	}
	c.report(b)
	if err := theirs.Close(); err != nil {
		b.Fatal(err)
	}
}

func openOurs(b *testing.B, dir string) *store.Store {
	b.Helper()
	s, err := store.Open(filepath.Join(dir, "index"), embed.New(), store.Options{})
	if err != nil || len(s.Entries()) == 0 {
		b.Fatal("no index; run the benchmark that makes it as well: ", err)
	}
	return s
}

func openTheirs(b *testing.B, dir string) bleve.Index {
	b.Helper()
	index, err := bleve.Open(filepath.Join(dir, "bleve"))
	if err != nil {
		b.Fatal(err)
	}
	return index
}

func askOurs(b *testing.B, s *store.Store, question string) {
	b.Helper()
	if r, err := s.Search(context.Background(), store.Query{Text: question}); err != nil || len(r.Hits) == 0 {
		b.Fatal(question, err)
	}
}

func askTheirs(b *testing.B, index bleve.Index, question string) {
	b.Helper()
	r, err := index.Search(bleve.NewSearchRequestOptions(bleve.NewMatchQuery(question), store.DefaultK, 0, false))
	if err != nil || len(r.Hits) == 0 {
		b.Fatal(question, err)
	}
}

// clock adds up what the two take.
type clock struct{ ours, theirs time.Duration }

func (c *clock) time(b *testing.B, ours, theirs func()) {
	b.Helper()
	began := b.Elapsed()
	ours()
	between := b.Elapsed()
	theirs()
	c.ours += between - began
	c.theirs += b.Elapsed() - between
}

func (c *clock) report(b *testing.B) {
	b.Helper()
	each := func(d time.Duration) float64 { return d.Seconds() * 1000 / float64(b.N) }
	b.ReportMetric(each(c.ours), "firstline-ms")
	b.ReportMetric(each(c.theirs), "bleve-ms")
	b.ReportMetric(float64(c.theirs)/float64(c.ours), "times-faster")
}

// sizeOf is the size of a file, or of all files of a folder.
func sizeOf(b *testing.B, path string) float64 {
	b.Helper()
	size := int64(0)
	err := filepath.Walk(path, func(_ string, info fs.FileInfo, err error) error {
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

// texts are n questions with their answers, of a shop; no two are alike.
func texts(n int) []kb.Entry {
	goods := []string{"чайник", "электробритву", "набор кастрюль", "настольную лампу", "велосипед", "рюкзак", "швейную машинку", "наушники", "пылесос"}
	asked := []string{"Как вернуть %s?", "Сколько ждать %s?", "Есть ли гарантия на %s?", "Можно ли оплатить %s частями?", "Где забрать %s?"}
	answers := []string{
		"Верните товар в течение 14 дней вместе с чеком, деньги придут на карту за три дня.",
		"Курьер привезёт заказ через %d дней, о времени он предупредит звонком.",
		"Гарантия изготовителя — %d месяцев, её срок считается со дня покупки.",
		"Выберите при оформлении рассрочку на %d месяцев: первый платёж спишется сразу.",
		"Заказ лежит в пункте выдачи %d дней; назовите номер заказа или покажите код из письма.",
	}
	all := make([]kb.Entry, n)
	for i := range all {
		answer := answers[i%len(answers)]
		if i%len(answers) > 0 {
			answer = fmt.Sprintf(answer, 2+i%29)
		}
		all[i] = kb.Entry{
			ID: fmt.Sprintf("kb/shop.md#%d", i), Kind: kb.FAQ,
			Title: fmt.Sprintf(asked[i%len(asked)], fmt.Sprintf("%s модели %s", goods[i%len(goods)], model(i))),
			Body:  fmt.Sprintf("%s Это касается моделей %s и %s, арт. %06d.", answer, model(i), model(i*7+3), i),
		}
	}
	return all
}

// model makes the name of a model from a number.
func model(n int) string {
	syllables := []string{"ва", "ри", "мо", "тэ", "лу", "не", "со", "да", "ки", "пу"}
	name := syllables[n%10]
	for n /= 10; n > 0; n /= 10 {
		name += syllables[n%10]
	}
	return name
}

func questions() []string {
	return []string{
		"Как вернуть чайник?", "сколько ждать велосипед " + model(123), "гарантия на наушники", "оплатить частями рюкзак",
		"где забрать заказ", "Здравствуйте, подскажите, пожалуйста, когда придут деньги за возврат швейной машинки", "пылесос " + model(77),
	}
}
