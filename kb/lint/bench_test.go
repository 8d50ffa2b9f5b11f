package lint

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// entries makes a knowledge base of n questions, half of them with numbers, and a price list.
func entries(n int) fstest.MapFS {
	nouns := strings.Fields("заказ возврат доставка оплата счёт тариф канал оператор виджет диалог письмо отчёт бот файл договор акт чек карта адрес телефон")
	verbs := strings.Fields("получить изменить отменить найти подключить оплатить скачать отправить проверить удалить")
	files := fstest.MapFS{}
	const page = 500
	for from := 0; from < n; from += page {
		var b strings.Builder
		for i := from; i < min(n, from+page); i++ {
			noun, verb, other := nouns[i%len(nouns)], verbs[i/len(nouns)%len(verbs)], nouns[(i*7+i/200)%len(nouns)]
			fmt.Fprintf(&b, "### Как %s %s номер %d для раздела %d?\n\nОткройте раздел %d: %s и %s занимают %d дней и стоят %d ₽. Потом нажмите кнопку и ждите письма.\n\n", verb, noun, i, i%977, i%977, noun, other, 1+i%30, 100+i%900)
		}
		files[fmt.Sprintf("kb/faq%03d.md", from/page)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return files
}

// 10,000 entries are looked at in less than 5 s and 300 MB.
func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			k := knowledge(b, entries(n))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(k).Check(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
