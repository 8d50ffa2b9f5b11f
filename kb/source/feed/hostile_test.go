package feed

import (
	"fmt"
	"strings"
	"testing"
)

// offers wraps elements as a feed of Yandex Market.
func offers(inner string) string {
	return "<yml_catalog><shop><offers>\n" + inner + "\n</offers></shop></yml_catalog>"
}

// TestHostile: what is made to cost a reader its memory or its time is refused, with the line, or
// read, and never takes long.
func TestHostile(t *testing.T) {
	deep := strings.Repeat("<a>", 200_000)
	tests := []struct {
		name, text string
		options    Options
		want       string // of the refusal; empty where the feed is read
	}{
		{"nested 200,000 deep", offers(deep), Options{}, "f:2: nested deeper than 200 elements"},
		{"nested in an offer", offers("<offer>" + deep), Options{}, "f:2: nested deeper than 200 elements"},
		{"endless attribute", "<yml_catalog>\n<offer id=\"" + strings.Repeat("x", 2<<20), Options{}, "f:2: the file breaks off before its last element is closed"},
		{"long attribute", offers(`<offer id="` + strings.Repeat("x", 2<<20) + `"/>`), Options{}, "f:2: a value is longer than 1048576 bytes"},
		{"long text", offers("<offer><name>" + strings.Repeat("x", 2<<20) + "</name></offer>"), Options{}, "f:2: a value is longer than 1048576 bytes"},
		{"long text in pieces", offers("<offer><name>" + strings.Repeat("x<!-- -->", 2<<20) + "</name></offer>"), Options{}, "f:2: a value is longer than 1048576 bytes"},
		{"many elements", offers("<offer>" + strings.Repeat("<a/>", 300_000) + "</offer>"), Options{}, "f:2: an item holds more than 200000 elements"},
		{"many offers", offers(strings.Repeat("<offer id='1'><name>a</name></offer>\n", 11)), Options{Items: 10}, "f:12: more than 10 items"},
		{"many rows", "id\ttitle\tprice\tlink\n" + strings.Repeat("1\ta\t1\tx\n", 11), Options{Items: 10}, "f:12: more than 10 items"},
		{"many goods", "<КоммерческаяИнформация>" + strings.Repeat("<Товар/>\n", 11), Options{Items: 10}, "f:11: more than 10 items"},
		{"laughs", "<!DOCTYPE yml_catalog [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>" + offers("<offer><name>&b;</name></offer>"), Options{}, "f:1: the document type declares entities, which could stand for anything"},
		{"a document type without them", "<!DOCTYPE yml_catalog SYSTEM 'shops.dtd' [<!ELEMENT a ANY>]>" + offers("<offer id='1'><name>a</name></offer>"), Options{}, ""},
		{"an entity that nobody declares", offers("<offer id='1'><name>&secret;</name></offer>"), Options{}, ""},
		{"open quotes", "id\ttitle\tprice\tlink\n" + strings.Repeat("\"\"\"\t", 1<<20), Options{}, ""},
		{"a control character", offers("<offer id='1'><name>a\x0bb</name></offer>"), Options{}, ""},
		{"a circle of categories", "<yml_catalog>" + strings.Repeat("<category id='1' parentId='1'>a</category>", 10_000) + "</yml_catalog>", Options{}, ""},
		{"many parameters", offers("<offer id='1'><name>a</name>" + numbered("<param name='%d'>x</param>", 60_000) + "</offer>"), Options{}, ""},
		{"many values of a parameter", offers("<offer id='1'><name>a</name>" + numbered("<param name='p'>%d</param>", 60_000) + "</offer>"), Options{}, ""},
		{"many pictures", offers("<offer id='1'><name>a</name>" + numbered("<picture>%d</picture>", 60_000) + "</offer>"), Options{}, ""},
		{"many names", offers("<offer id='1'><name>a</name>" + numbered("<n%d/>", 60_000) + "</offer>"), Options{}, ""},
		{"much for every offer", "<yml_catalog><shop><delivery-options>" + numbered("<option days='%d'/>", 20_000) + numbered("<option cost='%d'/>", 20_000) + "</delivery-options>" + numbered("<offer id='%d'><name>a</name></offer>", 20_000) + "</shop></yml_catalog>", Options{}, "f:1: the items come to more than 128 MiB of text"},
		{"much for every variant", "<КоммерческаяИнформация><Товар><Ид>1</Ид><Наименование>a</Наименование><Описание>" + strings.Repeat("x ", 1<<18) + "</Описание></Товар>" + numbered("<Предложение><Ид>1#%d</Ид></Предложение>", 20_000) + "</КоммерческаяИнформация>", Options{}, "f:1: the items come to more than 128 MiB of text"},
		{"gifts", "<yml_catalog>" + strings.Repeat("<gift/>\n", 30) + "</yml_catalog>", Options{Items: 10}, "f:22: more than 20 records"},
		{"a long price", offers("<offer id='1'><name>a</name><price>" + strings.Repeat("1 / ", 200_000) + "</price></offer>"), Options{}, ""},
		{"signs that open no tag", offers("<offer id='1'><name>a</name><description>" + strings.Repeat("&lt;a", 200_000) + "</description></offer>"), Options{}, ""},
		{"a row of nothing", "id\ttitle\tprice\tlink\n" + strings.Repeat("\t", 4<<20), Options{}, ""},
		{"a line of categories from the top", "<yml_catalog>" + topDown(20_000) + "</yml_catalog>", Options{}, ""},
		{"a long line of categories", "<yml_catalog>" + categoryLine(20_000) + "</yml_catalog>", Options{}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.options.Path = "f"
			f, err := Read(test.text, test.options)
			got := ""
			if err != nil {
				describeError(t, err)
				got = err.Error()
			} else {
				checkFeed(t, f, test.text)
			}
			if got != test.want {
				t.Errorf("got %.200q, want %q", got, test.want)
			}
		})
	}
}

// categoryLine is a line of categories, each below the one after it.
func categoryLine(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<category id='%d' parentId='%d'>c</category>", i, i+1)
	}
	return b.String()
}

// topDown is a line of categories, each below the one before it.
func topDown(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<category id='t%d' parentId='t%d'>c</category>", i+1, i)
	}
	return b.String()
}

// numbered repeats a pattern with the numbers up to n.
func numbered(pattern string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, pattern, i)
	}
	return b.String()
}

// TestTruncated: wherever a feed breaks off, it is refused, or is none any more.
func TestTruncated(t *testing.T) {
	text := offers("<offer id='1'><name>Чай &amp; мёд</name><price>10</price><description><![CDATA[<b>x</b>]]></description></offer>")
	for i := range len(text) {
		if f, err := Read(text[:i], Options{Path: "f"}); err == nil {
			t.Fatalf("%q is read: %+v", text[:i], f)
		} else {
			describeError(t, err)
		}
	}
}
