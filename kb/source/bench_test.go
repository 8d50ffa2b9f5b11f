package source

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
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
