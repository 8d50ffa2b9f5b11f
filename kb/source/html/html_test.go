package html

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"firstline/kb/source/md"
)

// TestRefuse: what would cost more than a page is worth is refused at once, with the reason.
func TestRefuse(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"deep", strings.Repeat("<div>", 200_000) + "x", "nested deeper than 256 levels"},
		{"deep lists", strings.Repeat("<ul><li>", 100_000) + "x", "nested deeper than 256 levels"},
		{"formatting that multiplies", formatting(400) + strings.Repeat("<p>x", 100_000), "never closed"},
		{"too many tags", strings.Repeat("<br>", maxTags+1), "more than 800,000 tags"},
		{"empty", "<html><body></body></html>", "the page shows no text"},
		{"an empty content", "<body><main id=app></main></body>", "the page shows no text"},
		{"the check of a visitor", "<title>Just a moment...</title><h1>Checking your browser</h1>", "stands before the real one"},
		{"written by scripts", `<div id="app"></div><script>run()</script><noscript>Turn on JavaScript</noscript>`, "the page shows no text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(tt.text)
			refusal, ok := errors.AsType[*md.Refusal](err)
			if !ok || !strings.Contains(refusal.Msg, tt.want) || refusal.Hint == "" {
				t.Errorf("error %v", err)
			}
		})
	}
}

// TestChallenge: a page that checks its visitors is told by its title, and a short one of its own
// with such words is none.
func TestChallenge(t *testing.T) {
	for title, want := range map[string]bool{
		"Just a moment...": true, "Один момент…": true, "Вы не робот?": true, "Checking your browser before accessing example.com": true,
		"Just a moment of your time": false, "Один момент важен": false, "Attention required": false, "": false,
	} {
		if got := isChallenge(title, []block{{plain: "Enable JavaScript"}}); got != want {
			t.Errorf("%q: %v", title, got)
		}
	}
	if isChallenge("Just a moment...", []block{{plain: strings.Repeat("word ", 100)}}) {
		t.Error("a page of many words is refused")
	}
}

func formatting(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("<font size=" + strings.Repeat("1", i%50+1) + " color=" + strings.Repeat("f", i/50+1) + ">")
	}
	return b.String()
}

// TestDeep: a page that is as deep as it is long loses nothing.
func TestDeep(t *testing.T) {
	for name, page := range deepPages() {
		t.Run(name, func(t *testing.T) {
			p, err := Read(page)
			if err != nil {
				t.Fatal(err)
			}
			checkPage(t, p, page)
			if got := strings.Count(strings.Join(p.Lines, ""), "x"); got != deepWords {
				t.Errorf("%d words of %d", got, deepWords)
			}
		})
	}
}

// deepWords is how many words a deep page has.
const deepWords = 50_000

// deepPages are pages of the same words, below what a page may nest, and below nothing.
func deepPages() map[string]string {
	words := strings.Repeat("<p>x</p> ", deepWords)
	return map[string]string{
		"flat":       words,
		"accordions": strings.Repeat("<div class='accordion-title cookie menu answer' hidden>", 240) + words,
		"quotations": strings.Repeat("<blockquote>", 240) + words,
		"lists":      strings.Repeat("<ul><li>", 110) + words,
		"terms":      strings.Repeat("<dl><dd>", 110) + words,
		"tables":     strings.Repeat("<table><tr><td>a<td>", 55) + words,
	}
}

// BenchmarkDeep: a deep page takes no more than some times as long as a flat one of the same words.
func BenchmarkDeep(b *testing.B) {
	for name, page := range deepPages() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				if _, err := Read(page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestSpans: a few attributes cannot ask for more cells than there is memory.
func TestSpans(t *testing.T) {
	cell := `<td colspan=1000 rowspan=65534>x</td>`
	p, err := Read("<table>" + strings.Repeat("<tr>"+cell+cell+"</tr>", 3000) + "</table>")
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Notes) != 1 || !strings.Contains(p.Notes[0].Message, "the table is cut") {
		t.Errorf("notes %v", p.Notes)
	}
}

func TestMarkdown(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"<p>Вы можете вернуть товар.</p><p>Срок: <strong>14 дней</strong></p>", "Вы можете вернуть товар.\n\nСрок: **14 дней**"},
		{"просто текст", "просто текст"},
		{"<ol start=3><li>a<li value=7>b</ol>", "3. a\n7. b"},
		{"<b>a</b><b>b</b> <i></i><b> <i>c</i> </b>d", "**ab** ***c*** d"},
		{"a <b>x<br>y</b> z", "a **x**  \n**y** z"},
		{"<a href='/a b'><b>t</b>ext</a> <a href='#x'>here</a> <a href=x></a>", "[**t**ext](/a%20b) here"},
		{"<a href=/x><h3>Title</h3><p>text</p></a>", "### Title\n\ntext"},
		{"<ul><li><h3>Q?</h3><p>A</p></li></ul>", "### Q?\n\nA"},
		{"<b>x<br><br>y</b> z <b><span class=faq-title>Q?</span></b>", "**x**\n\n**y** z\n\n### Q?"},
		{"<del>30 дней.</del><ins>14 дней.</ins> <s>5 <b>000</b> ₽</s>4 000 ₽", "~~30 дней.~~ 14 дней. ~~5 **000** ₽~~ 4 000 ₽"},
		{"<del><p>a b</p><ul><li>c <i>d</i></ul></del>e", "~~a b~~\n\n- ~~c~~ *~~d~~*\n\ne"},
		{"<h2><s>Old</s> <b>New</b></h2><p style='text-decoration: line-through'>a <a href=/x>b</a></p>", "## ~~Old~~ New\n\n~~a~~ [~~b~~](/x)"},
		{"<table><tr><td style='text-decoration:line-through'>9<td><span style='text-decoration-line:line-through'>8</span> 7<tr><td>1<td>2</table>", "| ~~9~~ | ~~8~~ 7 |\n|---|---|\n| 1 | 2 |"},
		{"<p>a<sup><a href=#fn-1 id=r1>1</a></sup></p><section class=footnotes><h2 class=sr-only>Footnotes</h2><ol><li id=fn-1><p>b <a href=#r1>↩</a></p></ol></section>c", "a (b)\n\nc"},
		{"<p>a<sup><a href=#fn-1 id=r1>1</a></sup></p><section class=footnotes><h2>Footnotes</h2><p id=fn-1>b <a href=#r1>↩</a></p><p>d</p></section>", "a (b)\n\n## Footnotes\n\nd"},
		{"<pre>a\n\n```\nb</pre>", "````\na\n\n```\nb\n````"},
		{"<table><tr><td>only<td>row</table>", "| only | row |\n|---|---|"},
		{"<table><tr><td>a box</td></tr><tr><td>of text</td></tr></table>", "a box\n\nof text"},
		{"<table><tr><td>a<table><tr><td>1<td>2</table><td>b</table>", "a\n\n| 1 | 2 |\n|---|---|\n\nb"},
		{"<table><tr><th>k<td><ul><li>x<li>y</ul><td><pre>a | b</pre></table>", "| k | - x<br>- y | `a \\| b` |\n|---|---|---|"},
		{"<p>===</p><p>~~~ x</p><p>+7 000</p><p>1. one</p>", "\\===\n\n\\~~~ x\n\n+7 000\n\n1. one"},
		{"10<sup>6</sup> м<sup>3</sup>, 99<sup>90</sup> руб.<sup>1</sup>", "10⁶ м³, 99.90 руб.¹"},
		{"<img alt='a b' src=x.png><img width=1 height=1 src=t.gif><img src='data:image/gif;x' alt=scheme>", "![a b](x.png)scheme"},
		{"<p>a&nbsp;b&nbsp; c&shy;d</p>", "a\u00a0b c\u00add"},
		{"<details open><summary>Q</summary><p>A</p><h2>H</h2></details>", "### Q\n\nA\n\n## H"},
		{"<dl><dt>Can I?<dd>Yes.<dt>Term<dd><p>one</p><p>two</p></dl>", "### Can I?\n\nYes.\n\n**Term**\n\none\n\ntwo"},
		{strings.Repeat("<div>", 600) + "deep <b>text", "deep text"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Markdown(tt.in)); diff != "" {
			t.Errorf("%s: %s", tt.in[:min(len(tt.in), 80)], diff)
		}
	}
}

// TestContent: which part of a page is its content, and what is said of the rest.
func TestContent(t *testing.T) {
	text := strings.Repeat("доставка по городу ", 10)
	tests := []struct{ name, page, want, note string }{
		{"main", "<div>Реклама здесь</div><main>" + text + "</main>", text, "outside of main 2"},
		{"a small main is not trusted", "<main>Да.</main><div>" + text + "</div>", "Да.\n\n" + text, ""},
		{"one article", "<article><header>" + text + "</header></article>", text, ""},
		{"several articles", "<article>Раз</article><article>Два</article>", "Раз\n\nДва", ""},
		{"a page in a form", "<form><h1>Раз</h1><input><p>" + text + "</p></form>", "# Раз\n\n" + text, ""},
		{"a form", "<p>" + text + "</p><form>Ваше имя <input><button>Послать</button></form>", text, "form 3"},
		{"a hidden answer is kept", "<p>Раз</p><div style='display:none'>" + text + "</div>", "Раз\n\n" + text, ""},
		{"a hidden menu is not", "<p>Раз</p><div class=mobile-menu hidden>" + text + "</div>", "Раз", "hidden 30"},
		{"a footer of the content", "<main><p>Раз</p><footer>Цены без НДС</footer></main>", "Раз\n\nЦены без НДС", ""},
		{"shares and votes", "<article><h1>Раз</h1><p>Два</p><footer><div class=article-share>VK Telegram</div></footer></article>", "# Раз\n\nДва", "feedback 2"},
		{"comments", "<main><p>Раз</p><div id=comments class=comments-area><h2>1 комментарий</h2><p>Плохо</p></div></main>", "Раз", "comments 3"},
		{"an article about comments", "<main class=comments><h1>Как удалить комментарий</h1><p>Никак.</p></main>", "# Как удалить комментарий\n\nНикак.", ""},
		{"properties of a page", "<h1>Раз</h1><div class=page-metadata>Создал Пётр</div><table class=properties><tr><th>Статус<td>Готово</table><p>Два</p>", "# Раз\n\nДва", "page properties 4"},
		{"attachments", "<p>Раз</p><div class=pageSection><h2 id=attachments>Файлы:</h2><a href=a.png>a.png</a></div>", "Раз", "attachments 2"},
		{"icons", "<p>Раз</p><div><span class=icon>💡</span></div><table><tr><th>Wi-Fi<td><span class=icon>✅</span></table>", "Раз\n\n| Wi-Fi | ✅ |\n|---|---|", "icon 1"},
		{"a cookie notice by its words", "<p>" + text + "</p><div><p>Мы используем файлы cookie.</p><button>Ок</button></div>", text, "cookie notice 5"},
		{"an answer about cookies", "<div><button>Есть ли у вас cookie?</button><p>Да.</p></div>", "### Есть ли у вас cookie?\n\nДа.", ""},
		{"a copy for another screen", "<div><p>" + text + "</p></div><div class='mobile d-none'><p>" + text + "</p></div>", text, "hidden 30"},
		{"a text for large screens", "<div class='d-none d-md-block'>Раз</div>", "Раз", ""},
		{"a dialog", "<p>Раз</p><div class='modal fade'><h2>Вход</h2><p>Введите телефон</p></div>", "Раз", "hidden 3"},
		{"a text for screen readers", "<p>Раз<span class=sr-only> (откроется в новом окне)</span></p>", "Раз", "hidden 4"},
		{"a tracked change", "<p><del cite='mailto:a' datetime='2025-01-01'>Раз два</del><ins>Три</ins></p>", "Три", "deleted in tracked changes 2"},
		{"a menu by its class", "<p>" + text + "</p><div class=menu><a href=/a>Раз</a> <a href=/b>Два</a></div>", text, "navigation 2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Read("<body>" + tt.page + "</body>")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.TrimSpace(tt.want), strings.Join(p.Lines, "\n")); diff != "" {
				t.Error(diff)
			}
			note := ""
			if len(p.Notes) > 0 {
				note = p.Notes[0].Message
			}
			if (tt.note == "") != (note == "") || !strings.Contains(note, tt.note) {
				t.Errorf("note %q", note)
			}
		})
	}
}

// FuzzRead holds for any text: no panic, every line has its place in the file, two readings are
// the same; and where a page is simple, no word of it is lost.
func FuzzRead(f *testing.F) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(txtar.Parse(data).Files[0].Data))
	}
	f.Add("<p>a<b>b</p>c<table>d<tr><td rowspan=2>e<td>f<tr><td>g</table>")
	f.Add("<ul><li>a<ol><li>b</ol>c</ul><dl><dt>d<dd>e</dl><pre>\n f</pre>")
	f.Fuzz(func(t *testing.T, text string) {
		Is(text)
		Markdown(text)
		p, err := Read(text)
		if err != nil {
			if _, ok := errors.AsType[*md.Refusal](err); !ok {
				t.Fatalf("an error that is no refusal: %v", err)
			}
			return
		}
		checkPage(t, p, text)
		again, err := Read(text)
		if diff := cmp.Diff(p, again); err != nil || diff != "" {
			t.Fatal(err, diff)
		}
		if simple(text) {
			got, want := seen(p.Lines), plain(text)
			if !strings.Contains(got, want) {
				t.Fatalf("lost words: %q of %q", got, want)
			}
		}
	})
}

// simple tells whether a text has only tags whose words are all content, in their order.
func simple(text string) bool {
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return !strings.ContainsAny(text, "\x00\r")
		case html.StartTagToken, html.EndTagToken:
			name, attrs := z.TagName()
			switch string(name) {
			case "p", "b", "i", "em", "strong", "h1", "h2", "h3", "div", "span", "ul", "ol", "li", "br", "blockquote":
			default:
				return false
			}
			if attrs {
				return false
			}
		case html.TextToken:
		default:
			return false
		}
	}
}

// seen gives the letters and digits of lines, but the numbers of list items.
func seen(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(onlyLetters(line))
	}
	return b.String()
}

// plain gives the letters of the texts between tags.
func plain(text string) string {
	z := html.NewTokenizer(strings.NewReader(text))
	var b strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(onlyLetters(z.Token().Data))
		default:
		}
	}
}

func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("testdata/shop.ru.txtar")
	if err != nil {
		b.Fatal(err)
	}
	page := string(txtar.Parse(data).Files[0].Data)
	head, rest, _ := strings.Cut(page, "<h2>")
	large := head + strings.Repeat("<h2>"+strings.Split(rest, "</main>")[0], 500) + "</main></body></html>"
	b.SetBytes(int64(len(large)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(large); err != nil {
			b.Fatal(err)
		}
	}
}
