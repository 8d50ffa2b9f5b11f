package prompt

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"firstline/kb"
	"firstline/kb/lint"
	"firstline/kb/source"
)

// What layers say is held against each other, and against the knowledge base, in Russian and in English.
func TestLintBeside(t *testing.T) {
	files := fstest.MapFS{
		"kb/pay.md":   {Data: []byte("# Оплата\n\n## Счета\n\nМинимальная сумма счёта — 2 000 ₽.\n\n# Delivery\n\n## UK mainland\n\nStandard delivery on the mainland costs £4.95.\n\n# Costs\n\nDelivery costs £4.\n\n# Условия\n\nВозврат 14 дней.\n\n# Поддержка\n\n## Когда она работает\n\nПоддержка работает с 10:00 до 19:00.\n\n# Самовывоз\n\nХранение заказа 5 дней.\n\n# Вопросы\n\n## Сколько ждёт заказ?\n\nХранение заказа 7 дней.")},
		"kb/app.yaml": {Data: []byte("kind: app\nplaces:\n  - section: Оплата\n    inside:\n      - tab: Счета\n")},
	}
	var k lint.Knowledge
	k.Files = files
	for _, name := range []string{"kb/app.yaml", "kb/pay.md"} {
		s, err := source.Load(files, []string{name}, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		k.Sources = append(k.Sources, s)
	}
	for _, c := range []struct {
		name, company, base, operator string
		tokens                        int
		want                          string
	}{
		{name: "a number of the company that the knowledge base has otherwise", company: "details:\n  payment: Минимальная сумма счёта — 1 500 ₽.\n  delivery: Standard delivery on the mainland costs £5.95.", want: "PR008 c.yaml:3, PR008 c.yaml:2"},
		{name: "one word is subject enough", company: "details:\n  delivery: Delivery costs £3.\n  returns: Возврат 30 дней.", want: "PR008 c.yaml:2, PR008 c.yaml:3"},
		{name: "hours without days against those of working days", company: "hours: пн–пт 9–20", want: "PR008 c.yaml:1"},
		{name: "the same hours", company: "hours: пн–пт 10–19"},
		{name: "one place has it otherwise, and another one agrees", company: "details:\n  delivery: Хранение заказа 5 дней.", want: "PR008 c.yaml:2"},
		{name: "the same numbers", company: "details:\n  payment: Минимальная сумма счёта — 2 000 ₽.\n  delivery: Standard delivery on the mainland costs £4.95."},
		{name: "an operator that has another number than the company", company: "details:\n  returns: Unused goods may be returned within 45 days.\n  payment: Возврат на карту занимает 7 дней.", operator: "Unused goods may be returned within 30 days.\n\nВозврат на карту занимает 10 дней.", want: "PR007 o.md:1, PR007 o.md:3"},
		{name: "the same in other words", company: "details:\n  returns: Unused goods may be returned within 14 days.", operator: "Unused goods may be returned within two weeks."},
		{name: "you and thou", base: "Обращайся к клиенту на «вы».", operator: "Общайся с клиентом на «ты».", want: "PR007 o.md:1"},
		{name: "brief and long", base: "Answer briefly.", operator: "Answer in detail.", want: "PR007 o.md:1"},
		{name: "what one asks for and the other forbids", base: "Называй точную цену товара.", operator: "Не называй точную цену товара.", want: "PR007 o.md:1"},
		{name: "the same in English", base: "Offer the customer a discount.", operator: "Never offer the customer a discount.", want: "PR007 o.md:1"},
		{name: "always, and only when", company: "details:\n  other: Always name the club price beside the retail price.", operator: "Name the club price beside the retail price only when the customer asks.", want: "PR007 c.yaml:2"},
		{name: "всегда, и только если", base: "Всегда называй цену за год вместе с ценой за месяц.", operator: "Называй цену за год вместе с ценой за месяц, только если спросят.", want: "PR007 o.md:1"},
		{name: "never and always, in a word", operator: "Do not apologise. Always apologise first.\n\nНе извиняйся.\n\nВсегда извиняйся.", want: "PR007 o.md:1, PR007 o.md:5"},
		{name: "never, and once in a while", operator: "Do not apologise. Apologise once."},
		{name: "only when, twice", base: "Name the club price only when asked.", operator: "Name the club price only if asked for it every time."},
		{name: "orders that go together", base: "Answer briefly. Обращайся на «вы».", operator: "Say the price. Не обещай скидок. Отвечай на вы."},
		{name: "a file and a place that are not there", operator: "Отвечай по kb/tarify.md.\n\nОткройте «Оплата › Карты».\n\nSee kb/pay.md#none.", want: "PR009 o.md:1, PR009 o.md:3, PR009 o.md:5"},
		{name: "a file and a place that are there", operator: "Отвечай по kb/pay.md, открой «Оплата › Счета». See kb/pay.md#scheta."},
		{name: "a layer over its budget", operator: strings.Repeat("Отвечай коротко и по делу. ", 10), tokens: 40, want: "PR010 o.md"},
		{name: "a layer within it", operator: "Be brief.", tokens: 40},
	} {
		company, err := ReadCompany("c.yaml", []byte(c.company))
		if err != nil {
			t.Fatal(err)
		}
		layers := []Layer{File("base", "b.md", []byte(c.base)), File("operator", "o.md", []byte(c.operator)), company.Layer("ru")}
		var got []string
		for _, f := range Lint(layers, company, Beside{Base: lint.Read(k), Tokens: c.tokens}) {
			if f.Code >= "PR007" {
				got = append(got, fmt.Sprintf("%s %s", f.Code, f.Pos))
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v, want %q", c.name, got, c.want)
		}
	}
}

// Every finding has a page that says how much it matters.
func TestRulePages(t *testing.T) {
	pages := map[string]kb.Severity{}
	for _, p := range Rules() {
		pages[p.Code] = p.Severity
	}
	for code, severity := range map[string]kb.Severity{
		"PR001": kb.Warning, "PR002": kb.Warning, "PR003": kb.Warning, "PR004": kb.Error, "PR005": kb.Warning,
		"PR006": kb.Warning, "PR007": kb.Error, "PR008": kb.Error, "PR009": kb.Error, "PR010": kb.Warning,
	} {
		if pages[code] != severity {
			t.Errorf("%s: the page says %q, want %q", code, pages[code], severity)
		}
	}
}
