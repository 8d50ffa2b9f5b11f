package html

import "testing"

func TestIs(t *testing.T) {
	tests := []struct {
		name, text string
		want       bool
	}{
		{"a page", "\ufeff\n<!DOCTYPE html>\n<p>x", true},
		{"XHTML", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML\">\n<html>", true},
		{"a comment before the page", "<!-- saved from url -->\n<HTML><BODY>x", true},
		{"a table", "<table>\n<tr><td>Доставка</td><td>300 ₽</td></tr>\n</table>", true},
		{"a fragment", "<h2>Возврат</h2>\n<p>14 дней</p>\n<ul><li>чек</li></ul>", true},
		{"capitals", "<DIV><P>ul. Lesnaya, 5</DIV>", true},
		{"code in a fragment", "<div><p>Run:</p><pre>\n# not a heading\n\ncurl [x](y)\n</pre></div>", true},
		{"a README", "<p align=\"center\"><img src=\"logo.png\"></p>\n\n# North Shed\n\nText.", false},
		{"Markdown in details", "<details>\n<summary>Можно ли примерить?</summary>\n\nДа, до оплаты.\n\nНо не обувь.\n</details>", false},
		{"Markdown after a tag", "<a name=\"top\"></a>\nВозврат возможен в течение 14 дней.\n\n- чек", false},
		{"MDX", "<Tabs>\n<Tab title=\"a\">text</Tab>\n</Tabs>", false},
		{"JSX", "<div className=\"x\"><p>text</p></div>", false},
		{"a feed", "<?xml version=\"1.0\"?>\n<yml_catalog><shop/></yml_catalog>", false},
		{"other XML", "<offers><offer>x</offer></offers>", false},
		{"CommerceML", "<Каталог><Товар>x</Товар></Каталог>", false},
		{"text", "a < b, <p> is a tag", false},
		{"a comment and Markdown", "<!-- note -->\n# Title", false},
		{"an endless comment", "<!-- note", false},
		{"nothing", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Is(tt.text); got != tt.want {
				t.Errorf("Is(%q) = %v", tt.text, got)
			}
		})
	}
}
