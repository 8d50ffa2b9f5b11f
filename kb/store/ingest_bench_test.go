package store

import (
	"context"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/philippgille/chromem-go"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/source"
)

// BenchmarkIngest reads, splits, embeds and stores a price list and a folder of Markdown, and the same
// with what is at hand in Go otherwise: encoding/csv with a document a row, paragraphs with a document
// each, and a persistent chromem-go, all with the same embedder. -short takes a tenth of the rows and pages.
func BenchmarkIngest(b *testing.B) {
	rows, pages := 100_000, 1000
	if testing.Short() {
		rows, pages = rows/10, pages/10
	}
	list, folder := priceList(rows), markdown(pages)
	size := 0
	for _, f := range folder {
		size += len(f.Data)
	}
	b.Run("prices", func(b *testing.B) {
		b.SetBytes(int64(len(list["kb/prices.csv"].Data)))
		benchIngest(b, list, rows)
	})
	b.Run("prices/encoding-csv+chromem-go", func(b *testing.B) {
		b.SetBytes(int64(len(list["kb/prices.csv"].Data)))
		benchNaive(b, func() []string {
			records, err := csv.NewReader(strings.NewReader(string(list["kb/prices.csv"].Data))).ReadAll()
			if err != nil {
				b.Fatal(err)
			}
			documents := make([]string, 0, len(records))
			for _, record := range records[1:] {
				documents = append(documents, strings.Join(record, " "))
			}
			return documents
		})
	})
	b.Run("markdown", func(b *testing.B) {
		b.SetBytes(int64(size))
		benchIngest(b, folder, 0)
	})
	b.Run("markdown/paragraphs+chromem-go", func(b *testing.B) {
		b.SetBytes(int64(size))
		benchNaive(b, func() []string {
			var documents []string
			for _, f := range folder {
				for paragraph := range strings.SplitSeq(string(f.Data), "\n\n") {
					if strings.TrimSpace(paragraph) != "" {
						documents = append(documents, paragraph)
					}
				}
			}
			return documents
		})
	})
}

func benchIngest(b *testing.B, fsys fstest.MapFS, rows int) {
	b.Helper()
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		var sources []*kb.Source
		for name := range fsys {
			s, err := source.Load(fsys, []string{name}, source.Options{})
			if err != nil {
				b.Fatal(err)
			}
			sources = append(sources, s)
		}
		s, err := Open(filepath.Join(dir, fmt.Sprint(i)), embed.New(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		d, err := s.Sync(context.Background(), sources)
		if err != nil || rows > 0 && d.Added != rows {
			b.Fatal(d.Added, err)
		}
	}
	if rows > 0 {
		b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
	}
}

func benchNaive(b *testing.B, read func() []string) {
	b.Helper()
	e := embed.New()
	one := func(ctx context.Context, text string) ([]float32, error) {
		v, err := e.Embed(ctx, []string{text})
		if err != nil {
			return nil, err
		}
		return v[0], nil
	}
	for i := 0; b.Loop(); i++ {
		db, err := chromem.NewPersistentDB(filepath.Join(b.TempDir(), fmt.Sprint(i)), false)
		if err != nil {
			b.Fatal(err)
		}
		c, err := db.CreateCollection("kb", nil, one)
		if err != nil {
			b.Fatal(err)
		}
		var documents []chromem.Document
		for n, text := range read() {
			documents = append(documents, chromem.Document{ID: fmt.Sprint(n), Content: text})
		}
		if err := c.AddDocuments(context.Background(), documents, runtime.NumCPU()); err != nil {
			b.Fatal(err)
		}
	}
}

func priceList(rows int) fstest.MapFS {
	var list strings.Builder
	list.WriteString("Артикул,Название,Раздел,\"Цена, руб.\",Остаток\n")
	for i := range rows {
		fmt.Fprintf(&list, "A-%06d,%s М%d длиной %d мм,Раздел %d,%d,%d\n", i, []string{"Болт", "Гайка", "Шайба", "Винт"}[i%4], i%97, i%1013, i%57, 100+i%9000, i%40)
	}
	return fstest.MapFS{"kb/prices.csv": {Data: []byte(list.String())}}
}

// markdown is a folder of pages of 20 KB each.
func markdown(pages int) fstest.MapFS {
	fsys := fstest.MapFS{}
	for n := range pages {
		var page strings.Builder
		fmt.Fprintf(&page, "# Страница %d\n\n", n)
		for i := range 25 {
			fmt.Fprintf(&page, "## Раздел %d страницы %d\n\nВ разделе %d написано, как подключить модуль %d и где найти его настройки. "+
				"Откройте карточку заказа, выберите способ доставки и сохраните изменения.\n\n- шаг %d: включите модуль\n- шаг %d: проверьте заказ\n\n"+
				"```js\nconnect({module: %d, page: %d})\n```\n\n", i, n, i, i*n%911, i, i+1, i, n)
		}
		fsys[fmt.Sprintf("kb/page-%04d.md", n)] = &fstest.MapFile{Data: []byte(page.String())}
	}
	return fsys
}
