package replay

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"firstline/eval/report/frame/frametest"
)

// TestHTMLInBrowser holds that the filter of a page chooses its dialogs and says how many, that nothing is wider
// than a phone, and that the page asks nobody for anything.
func TestHTMLInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: this takes some seconds, in a browser of its own")
	}
	browser := frametest.Start(t)
	var written strings.Builder
	if err := WriteHTML(&written, everything(t), "ru"); err != nil {
		t.Fatal(err)
	}
	page := browser.Open(t, written.String(), "")
	shown := func(what, told string, want ...string) {
		t.Helper()
		page.Settled()
		got := frametest.Ask[[]string](page, `[...document.querySelectorAll(".dialog")].filter(d => d.checkVisibility()).map(d => d.querySelector("h3").textContent)`)
		if said := frametest.Ask[string](page, `document.getElementById("shown").textContent`); !slices.Equal(got, want) || said != told {
			t.Errorf("%s: %q, and it says %q; want %q", what, got, said, want)
		}
		if none := frametest.Ask[bool](page, `document.getElementById("none").checkVisibility()`); none != (len(want) == 0) {
			t.Errorf("%s: that there is none is told: %v", what, none)
		}
	}
	choose := func(field, value string) {
		page.Do(chromedp.Evaluate[chromedp.Void](`{ const f = document.getElementById("filter").elements["` + field + `"]; f.value = "` + value + `"; f.dispatchEvent(new Event("input", {bubbles: true})); }`))
	}
	shown("at first", "показано 4 диалога из 4", "d/1", "d2", "d3", "e")
	choose("end", "course")
	shown("left their course", "показано 2 диалога из 4", "d2", "d3")
	choose("q", "ПОГОДА")
	shown("and a word", "показан 1 диалог из 4", "d2")
	choose("what", "missing")
	shown("nothing is such", "показано 0 диалогов из 4")
	page.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#filter [type=reset]").click()`))
	shown("reset", "показано 4 диалога из 4", "d/1", "d2", "d3", "e")
	choose("what", "verdict")
	shown("judged", "показано 3 диалога из 4", "d/1", "d2", "d3")
	page.Do(chromedp.EmulateViewport(360, 700))
	if wide := frametest.Ask[int](page, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("on a phone it is %d wide", wide)
	}
	page.Quiet()
}
