package feed

import (
	"fmt"
	"strings"
	"testing"
)

// bigFeed is a feed of n offers in a few hundred categories.
func bigFeed(n int) string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<yml_catalog><shop><currencies><currency id=\"RUR\" rate=\"1\"/></currencies><categories>\n")
	for i := range 300 {
		fmt.Fprintf(&b, "<category id=\"%d\" parentId=\"%d\">Раздел %d</category>\n", i+1, i/10, i+1)
	}
	b.WriteString("</categories><offers>\n")
	for i := range n {
		fmt.Fprintf(&b, `<offer id="%d" available="true">
<name>Товар № %d «Парус»</name><vendor>Парус</vendor><vendorCode>P-%d</vendorCode>
<url>https://parus.example/%d</url><price>%d.50</price><oldprice>%d</oldprice><currencyId>RUR</currencyId><categoryId>%d</categoryId>
<picture>https://parus.example/%d.jpg</picture>
<description><![CDATA[<p>Описание товара <b>%d</b>, лёгкого и прочного.</p>]]></description>
<param name="Цвет">синий</param><param name="Длина" unit="см">%d</param>
</offer>
`, i, i, i, i, 100+i%900, 1200+i%900, i%300+1, i, i, i%200)
	}
	b.WriteString("</offers></shop></yml_catalog>\n")
	return b.String()
}

// BenchmarkYML reads 100,000 offers, about 60 MB.
func BenchmarkYML(b *testing.B) {
	text := bigFeed(100_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		f, err := Read(text, Options{})
		if err != nil || len(f.Items) != 100_000 {
			b.Fatal(err)
		}
	}
}

// BenchmarkTable reads 100,000 rows of a Merchant table.
func BenchmarkTable(b *testing.B) {
	var t strings.Builder
	t.WriteString("id\ttitle\tdescription\tlink\tprice\tsale_price\tproduct_type\tavailability\n")
	for i := range 100_000 {
		fmt.Fprintf(&t, "P-%d\tLamp %d\t\"Burns for %d hours.\nWhite.\"\thttps://lamp.example/%d\t%d.00 USD\t%d.00 USD\tHome > Lights\tin_stock\n", i, i, i%40, i, 100+i%50, 90+i%50)
	}
	text := t.String()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		f, err := Read(text, Options{})
		if err != nil || len(f.Items) != 100_000 {
			b.Fatal(err)
		}
	}
}
