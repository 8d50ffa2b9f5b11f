package source

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"firstline/kb"
)

func benchmarkLoad(b *testing.B, name, text string) {
	b.Helper()
	fsys := fstest.MapFS{name: {Data: []byte(text)}}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(fsys, []string{name}, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPrices(b *testing.B) {
	var text strings.Builder
	text.WriteString("Артикул;Наименование;Розница, ₽;Опт, ₽;Остаток;Описание\n")
	for i := range 10_000 {
		fmt.Fprintf(&text, "A-%d;Товар номер %d;%d,00;%d;%d;\"Описание; с точкой, в кавычках\"\n", i, i, 100+i, 90+i, i%7)
	}
	benchmarkLoad(b, "kb/prices.csv", text.String())
}

// BenchmarkPriceRows is the list of a large shop: 100,000 rows, categories between them.
func BenchmarkPriceRows(b *testing.B) {
	var text strings.Builder
	text.WriteString("Прайс-лист;;;;\n;;;;\nАртикул;Наименование;Цена, руб.;Остаток;Страна\n")
	for i := range 100_000 {
		if i%100 == 0 {
			fmt.Fprintf(&text, ";Категория %d;;;\n", i/100)
		}
		fmt.Fprintf(&text, "%06d;Товар %d, чёрный, %d см;%d,50;%d;Россия\n", i, i, i%90, 100+i%5000, i%7)
	}
	benchmarkLoad(b, "kb/prices.csv", text.String())
}

func BenchmarkMarkdown(b *testing.B) {
	var text strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&text, "## Раздел %d\n\nТекст раздела со [ссылкой](https://example.com/%d) и **выделением**.\n\n- один\n- два\n\n", i, i)
		fmt.Fprintf(&text, "```go\nfunc main() { println(%d) }\n```\n\n![Снимок](screens/%d.png)\n\n", i, i)
	}
	benchmarkLoad(b, "kb/docs.md", text.String())
}

func BenchmarkFAQTable(b *testing.B) {
	var text strings.Builder
	text.WriteString("Вопрос,Ответ\n")
	for i := range 10_000 {
		fmt.Fprintf(&text, "Как сделать %d?,\"Откройте раздел «Оплата».\nНажмите \"\"Счета\"\" %d.\"\n", i, i)
	}
	benchmarkLoad(b, "kb/faq.csv", text.String())
}

// BenchmarkMarkdownDialects reads what is hardest to read: fold-outs, questions in bold type, ways
// through menus; and cuts it into passages.
func BenchmarkMarkdownDialects(b *testing.B) {
	var text strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&text, "## Раздел %d\n\nОткройте *Настройки → Раздел %d* и нажмите «Сохранить».\n\n", i, i)
		fmt.Fprintf(&text, "**Как сделать %d?**\n\nНапишите нам, и мы [поможем](https://example.com/%d).\n\n", i, i)
		fmt.Fprintf(&text, "<details>\n<summary>Что ещё %d?</summary>\n\n```sh\nrun %d\n```\n\n</details>\n\n", i, i)
	}
	fsys := fstest.MapFS{"kb/docs.md": {Data: []byte(text.String())}}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		s, err := Load(fsys, []string{"kb/docs.md"}, Options{})
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range s.Entries {
			kb.Split(e, kb.PassageLength)
		}
	}
}
