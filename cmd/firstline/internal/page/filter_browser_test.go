package page

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"firstline/eval/report/frame"
	"firstline/eval/report/frame/frametest"
)

// browser opens pages.
type browser struct{ frametest.Browser }

// tab is a page that is open, with the words of its language.
type tab struct {
	*frametest.Tab
	words frame.Words
}

func (b browser) open(t *testing.T, p Page, more string) tab {
	t.Helper()
	return tab{b.Open(t, written(t, p), more), frame.NewWords(htmlFiles, "html", p.Language)}
}

// wantShown holds the filter to letting through the entries of these ids. They agree with what is
// announced, with the files that are there to be seen, and with the line that says there is none.
func (t tab) wantShown(what string, want ...string) {
	t.Helper()
	t.Settled()
	got := frametest.Ask[[]string](t.Tab, `[...document.querySelectorAll(".entry")].filter(e => e.checkVisibility()).map(e => (e.querySelector(".id") || e.querySelector("td:nth-child(2) small:last-child")).textContent)`)
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
	all := frametest.Ask[int](t.Tab, `document.querySelectorAll(".entry").length`)
	forms := strings.Split(t.words.T("shown"), "/")
	told := strings.NewReplacer("{n}", t.words.Int(len(got)), "{all}", t.words.Int(all)).Replace(forms[min(t.words.Form(len(got)), len(forms)-1)])
	if said := frametest.Ask[string](t.Tab, `document.getElementById("shown").textContent`); said != told {
		t.Errorf("%s: it says %q, and not %q", what, said, told)
	}
	if none := frametest.Ask[bool](t.Tab, `document.getElementById("none").checkVisibility()`); none != (len(got) == 0) {
		t.Errorf("%s: that there is none is told: %v", what, none)
	}
}

// wantFiles are the files that are there to be seen.
func (t tab) wantFiles(what string, want ...string) {
	t.Helper()
	got := frametest.Ask[[]string](t.Tab, `[...document.querySelectorAll("#list > .file")].filter(f => f.checkVisibility()).map(f => f.id)`)
	if !slices.Equal(got, want) {
		t.Errorf("%s: files %q, want %q", what, got, want)
	}
}

// One browser opens all pages, each in a tab of its own.
func TestFilterInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: this takes some seconds, in a browser of its own")
	}
	b := browser{frametest.Start(t)}
	t.Run("by keyboard", b.filtersByKeyboard)
	t.Run("in the address", b.filtersInTheAddress)
}

func (b browser) filtersByKeyboard(t *testing.T) {
	page := b.open(t, sample("ru"), "")
	all := []string{"#a-1", "#a-2", "#x", "#install"}
	page.wantShown("at first", all...)
	page.Do(chromedp.KeyEvent("/"), chromedp.KeyEvent("ЕЩЁ нет такого"))
	page.wantShown("text that is nowhere")
	page.wantFiles("text that is nowhere")
	page.Do(chromedp.KeyEvent(kb.Escape))
	page.wantShown("after Escape", all...)
	page.Do(chromedp.KeyEvent("ДУБ стол"))
	page.wantShown("words of two places", "#a-1")
	page.wantFiles("words of two places", "f-1")
	page.Do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("1 990,00"))
	page.wantShown("a price", "#a-1")
	for _, written := range []string{"1990", "1990,00", "1990.00", "1990,0", "1\u00a0990 ₽", "19"} {
		page.Do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent(written))
		page.wantShown("the price as "+written, "#a-1")
	}
	page.Do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("990"))
	page.wantShown("the end of a price")
	page.Do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("жирно"))
	page.wantShown("code", "#install")

	reset := chromedp.Evaluate[chromedp.Void](`document.querySelector("#filter [type=reset]").click()`)
	page.Do(reset, chromedp.Focus(chromedp.CSS("#filter [name=file]")), chromedp.KeyEvent(kb.ArrowDown))
	page.wantShown("the first file", "#a-1", "#a-2", "#x")
	page.wantFiles("the first file", "f-1")
	page.Do(chromedp.KeyEvent(kb.ArrowDown))
	page.wantShown("the second file", "#install")
	page.Do(chromedp.Focus(chromedp.CSS("#filter [name=q]")), chromedp.KeyEvent("стол"))
	page.wantShown("a file, and text of another")
	page.wantFiles("a file, and text of another")
	page.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('#files a[href="#f-1"]').click()`))
	page.wantShown("a link to a file that the filter hides", all...)
	page.Do(reset)
	page.wantShown("reset", all...)
	page.Quiet()
}

func (b browser) filtersInTheAddress(t *testing.T) {
	first := b.open(t, sample("en"), "")
	first.Do(
		chromedp.Focus(chromedp.CSS("#filter [name=file]")), chromedp.KeyEvent(kb.ArrowDown),
		chromedp.Focus(chromedp.CSS("#filter [name=q]")), chromedp.KeyEvent("450.00"),
	)
	first.wantShown("file and text", "#a-2")
	second := b.open(t, sample("en"), frametest.Ask[string](first.Tab, `location.hash`))
	second.wantShown("the same address in another window", "#a-2")
	if got := frametest.Ask[string](second.Tab, `[...new FormData(document.getElementById("filter")).values()].join("|")`); got != "450.00|f-1" {
		t.Errorf("the form has %q", got)
	}
	b.open(t, sample("en"), "#file=f-99&more=1").wantShown("a file that is not there is no filter", "#a-1", "#a-2", "#x", "#install")
	second.Quiet()
}
