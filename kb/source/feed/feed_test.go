package feed

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestIs tells feeds from what only looks like one.
func TestIs(t *testing.T) {
	const google = `xmlns:g="http://base.google.com/ns/1.0"`
	tests := []struct {
		text string
		want Format
	}{
		{"\ufeff<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<!-- made -->\n<!DOCTYPE yml_catalog SYSTEM \"shops.dtd\">\n<yml_catalog date=\"2025\">", YML},
		{"<!DOCTYPE yml_catalog [<!ENTITY a \"b\"><!ELEMENT c ANY>]>\n<yml_catalog>", YML},
		{"<shop><name>А</name><offers><offer id=\"1\">", YML},
		{"<shop><name>А</name><goods/></shop>", ""},
		{"<КоммерческаяИнформация ВерсияСхемы=\"2.04\">", CommerceML},
		{"<x:КоммерческаяИнформация xmlns:x=\"urn:1C.ru:commerceml_2\">", CommerceML},
		{"<rss " + google + "><channel><item>", Merchant},
		{"<feed xmlns=\"http://www.w3.org/2005/Atom\" " + google + "><entry>", Merchant},
		{"<rss version=\"2.0\"><channel><title>News</title><item>", ""},
		{"id\ttitle\tdescription\tlink\tprice\n1\ta\tb\tc\t5 USD", Merchant},
		{"ID,Title,Price,Image Link\n", Merchant},
		{"id;title;price;availability\n", Merchant},
		{"id\ttitle\tprice\n", ""},
		{"Наименование;Цена\nЧай;10\n", ""},
		{"<html><body><yml_catalog></body></html>", ""},
		{"# Вопросы\n\n<yml_catalog>", ""},
		{"", ""},
		{"<", ""},
		{"<?xml", ""},
		{"<!DOCTYPE", ""},
	}
	for _, test := range tests {
		if got := Is(test.text); got != test.want {
			t.Errorf("Is(%.60q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// TestPrices: a price of a feed as programs write it, and as people do.
func TestPrices(t *testing.T) {
	tests := []struct{ cell, currency, want string }{
		{"990", "RUR", "990.00 RUB"},
		{"990.5", "RUB", "990.50 RUB"},
		{"990.000", "RUB", "990.00 RUB"},
		{"990.0000", "руб", "990.00 RUB"},
		{"12.3456", "USD", "12.3456 USD"},
		{"1 990,50", "руб.", "1990.50 RUB"},
		{"1\u00a0990", "KZT", "1990.00 KZT"},
		{"15.00 USD", "", "15.00 USD"},
		{"USD 15.00", "", "15.00 USD"},
		{"15.00 sek", "", "15.00 SEK"},
		{"15,00 EUR", "", "15.00 EUR"},
		{"1,234.50 USD", "", "1234.50 USD"},
		{"20", "BYR", "20.00 BYN"},
		{"20", "BYN", "20.00 BYN"},
		{"20", "", "20.00 "},
		{"от 500", "RUB", "500.00 RUB from"},
		{"400-450", "RUB", "400.00–450.00 RUB"},
		{"по запросу", "RUB", " "},
		{"бесплатно", "RUB", "0.00 RUB"},
		{"Free", "USD", "0.00 USD"},
		{"0", "RUB", ""},
		{"0.00 USD", "", ""},
		{"-5", "RUB", ""},
		{"-", "RUB", ""},
		{"", "RUB", ""},
	}
	for _, test := range tests {
		c := newCollector(Options{}, "")
		var got []string
		for _, p := range c.offerPrice(test.cell, "", test.currency, 1) {
			amount := p.Amount
			if p.Max != "" {
				amount += "–" + p.Max
			}
			got = append(got, strings.TrimSuffix(amount+" "+p.Currency+" "+p.Qualifier, " "))
		}
		if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%q, %q: %s", test.cell, test.currency, diff)
		}
	}
}

// TestInternal: what customers are not told by the name of the price.
func TestInternal(t *testing.T) {
	for name, want := range map[string]bool{
		"Закупочная": true, "Дилерская цена": true, "Дилер, USD": true, "Себестоимость": true, "purchase_price": true, "Dealer price": true,
		"cost_of_goods_sold": true, "Цена поставщика": true, "Внутренняя цена": true, "cost": true,
		"Розничная": false, "Оптовая": false, "Цена": false, "Внутренняя отделка": false, "Входная группа": false, "Costume": false, "Retail": false,
	} {
		if got := newCollector(Options{}, "").internal(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if newCollector(Options{Show: []string{"дилерская"}}, "").internal("Дилерская") {
		t.Error("what is to be shown is hidden")
	}
}

// TestShow: a dealer price is told where the project asks for it.
func TestShow(t *testing.T) {
	const text = `<КоммерческаяИнформация><ТипыЦен><ТипЦены><Ид>1</Ид><Наименование>Дилерская</Наименование><Валюта>RUB</Валюта></ТипЦены></ТипыЦен>
<Предложение><Ид>a</Ид><Наименование>Руль</Наименование><Цены><Цена><ИдТипаЦены>1</ИдТипаЦены><ЦенаЗаЕдиницу>5</ЦенаЗаЕдиницу></Цена></Цены></Предложение></КоммерческаяИнформация>`
	for _, show := range []bool{false, true} {
		var o Options
		if show {
			o.Show = []string{"дилерская"}
		}
		f, err := Read(text, o)
		if err != nil || len(f.Items) != 1 || (len(f.Items[0].Prices) == 1) != show || strings.Contains(f.Items[0].Body, "5") != show {
			t.Errorf("show %v: %v, %+v", show, err, f.Items)
		}
	}
}

// TestUnnamedPriceTypes: among several types, one without a name could be what a dealer pays.
func TestUnnamedPriceTypes(t *testing.T) {
	price := func(kind string) string {
		return "<Цена><ИдТипаЦены>" + kind + "</ИдТипаЦены><ЦенаЗаЕдиницу>5</ЦенаЗаЕдиницу></Цена>"
	}
	for prices, want := range map[string]int{price("1"): 1, price("1") + price("2"): 0} {
		f, err := Read("<КоммерческаяИнформация><Предложение><Ид>a</Ид><Наименование>Руль</Наименование><Цены>"+prices+"</Цены></Предложение></КоммерческаяИнформация>", Options{})
		if err != nil || len(f.Items) != 1 || len(f.Items[0].Prices) != want {
			t.Errorf("%s: %v, %+v", prices, err, f)
		}
	}
}

// TestMarkdown: descriptions are turned by the caller's converter, plain ones are not.
func TestMarkdown(t *testing.T) {
	text := offers("<offer id='1'><name>a</name><description>&lt;p>b&lt;/p></description></offer><offer id='2'><name>c</name><description>d</description></offer><offer id='3'><name>e</name><description><p>f</p></description></offer>")
	f, err := Read(text, Options{Markdown: func(fragment string) string { return "[" + fragment + "]" }})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"[<p>b</p>]", "d", "[<p>f</p>]"} {
		if got := f.Items[i].Body; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestManyFindings: a mistake in every offer is told a few times, and counted.
func TestManyFindings(t *testing.T) {
	f, err := Read(offers(strings.Repeat("<offer><name>a</name></offer>\n", 200)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	count, rest := 0, ""
	for _, p := range f.Findings {
		if p.Code == NoPrice && p.Pos.Line > 0 {
			count++
		}
		if p.Code == NoPrice && p.Pos.Line == 0 {
			rest = p.Message
		}
	}
	if count != maxFindings || rest != "150 more like the 50 told: no price" {
		t.Errorf("%d told, then %q", count, rest)
	}
}

// TestJoinWants: only files of one exchange are joined, in any order.
func TestJoinWants(t *testing.T) {
	yml, err := Read(offers("<offer id='1'><name>a</name></offer>"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Join(yml); err == nil {
		t.Error("a feed of Yandex Market is joined")
	}
	if _, err := Join(); err == nil {
		t.Error("nothing is joined")
	}
}

// TestJoinOrder: the catalogue need not come first, and joining changes none of the parts.
func TestJoinOrder(t *testing.T) {
	read := func(path, inner string) *Feed {
		f, err := Read("<КоммерческаяИнформация>"+inner+"</КоммерческаяИнформация>", Options{Path: path})
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	catalogue := read("import.xml", "<Каталог><Товары><Товар><Ид>1</Ид><Наименование>Руль</Наименование></Товар></Товары></Каталог>")
	prices := read("prices.xml", "<ТипыЦен><ТипЦены><Ид>p</Ид><Наименование>Розничная</Наименование><Валюта>RUB</Валюта></ТипЦены></ТипыЦен><Предложение><Ид>1</Ид><Цены><Цена><ИдТипаЦены>p</ИдТипаЦены><ЦенаЗаЕдиницу>5</ЦенаЗаЕдиницу></Цена></Цены></Предложение>")
	rests := read("rests.xml", "<Предложение><Ид>1</Ид><Остатки><Остаток><Количество>2</Количество></Остаток></Остатки></Предложение>")
	first, err := Join(catalogue, prices, rests)
	if err != nil {
		t.Fatal(err)
	}
	for _, parts := range [][]*Feed{{rests, catalogue, prices}, {prices, rests, catalogue}, {catalogue, prices, rests}} {
		again, err := Join(parts...)
		if diff := cmp.Diff(first.Items, again.Items); err != nil || diff != "" || first.Rows != again.Rows {
			t.Error(err, diff, again.Rows)
		}
	}
	if i := first.Items[0]; len(first.Items) != 1 || i.Source.Path != "import.xml" || i.Body != "Цена (Розничная): 5\u00a0₽\nНаличие: есть" || first.Rows.Entries != 3 {
		t.Errorf("%+v, %+v", first.Items, first.Rows)
	}
}

// TestRealFeed: every type of offer of a feed that nobody here wrote has its price.
func TestRealFeed(t *testing.T) {
	data, err := os.ReadFile(filepath.FromSlash("../../../../shared/data/real/yml-all-offer-types.xml"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("../shared/data/real is absent")
	}
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read(string(data), Options{Path: "feed.xml"})
	if err != nil {
		t.Fatal(err)
	}
	checkFeed(t, f, string(data))
	var got []string
	for _, i := range f.Items {
		if len(i.Prices) != 1 || i.Prices[0].Currency != "RUB" {
			t.Errorf("%s: %+v", i.Title, i.Prices)
			continue
		}
		got = append(got, strings.TrimSpace(i.Key+" "+i.Prices[0].Amount+" "+i.Prices[0].Old))
	}
	want := []string{
		"1511AB 80990.00 89990.00", "A1VV 1099.00 1399.00", "755B 80.00 90.00", "888AB 200.00 250.00",
		"1511AT 93.00 100.00", "12541M 1000.00", "123144ET 1000.00 1100.00", "ALCO111 1750.00",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if f.Rows.Entries != 8 || f.Rows.Headings != 7 || f.Rows.Skipped != 2 {
		t.Errorf("%+v, %+v", f.Rows, f.Skipped)
	}
}
