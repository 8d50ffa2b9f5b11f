package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"firstline/eval/report/frame/frametest"
)

// browser opens reports.
type browser struct{ frametest.Browser }

// tab is a report that is open.
type tab struct{ *frametest.Tab }

func (b browser) open(tb testing.TB, page, more string) tab {
	tb.Helper()
	return tab{b.Open(tb, page, more)}
}

// shown are the ids of the dialogs that the filter lets through; they agree with what is announced.
func (t tab) shown() []string {
	t.Helper()
	t.Settled()
	ids := frametest.Ask[[]string](t.Tab, `[...document.querySelectorAll(".dialog")].filter(d => d.checkVisibility()).map(d => d.querySelector(".id").textContent)`)
	told := frametest.Ask[string](t.Tab, `document.getElementById("shown").textContent`)
	all := frametest.Ask[int](t.Tab, `document.querySelectorAll(".dialog").length`)
	w := newWords(frametest.Ask[string](t.Tab, `document.documentElement.lang`))
	want := strings.NewReplacer("{n}", w.Int(len(ids)), "{all}", w.Int(all)).Replace(w.N(len(ids), "shown"))
	want = strings.TrimSuffix(want, "%!(EXTRA string="+w.Int(len(ids))+")")
	if told != want {
		t.Errorf("it says %q for %q", told, want)
	}
	return ids
}

func (t tab) wantShown(what string, want ...string) {
	t.Helper()
	if got := t.shown(); !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

// One browser opens all pages, each in a tab of its own.
func TestHTMLInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: this takes half a minute, in a browser of its own")
	}
	b := browser{frametest.Start(t)}
	t.Run("opens", b.opens)
	t.Run("filters by keyboard", b.filtersByKeyboard)
	t.Run("filters by mouse", b.filtersByMouse)
	t.Run("filters in the address", b.filtersInTheAddress)
	t.Run("filters of many dialogs", b.filtersManyDialogs)
	t.Run("dark and light", b.darkAndLight)
	t.Run("without scripts", b.withoutScripts)
	t.Run("prints", b.prints)
}

// The page opens from the disk without a complaint or a request, also one whose texts try to get out;
// and what these tests look at does complain where a page holds anything else.
func (b browser) opens(t *testing.T) {
	runs := htmlRuns(t)
	for _, name := range []string{"compared ru", "part en", "empty ru", "hostile ru", "hostile en"} {
		t.Run(name, func(t *testing.T) {
			page := b.open(t, htmlOf(t, runs[name]), "")
			if strings.HasPrefix(name, "hostile") {
				page.Do(chromedp.Click(chromedp.CSS("#unfold")))
			}
			if frametest.Ask[int](page.Tab, `document.querySelectorAll("img, #list script, iframe").length`) > 0 {
				t.Error("a text has become an element")
			}
			for _, width := range []int64{360, 768, 1920} {
				page.Do(chromedp.EmulateViewport(width, 800))
				page.Settled()
				if wide := frametest.Ask[int64](page.Tab, `document.documentElement.scrollWidth`); wide > width {
					t.Errorf("%d wide on a screen of %d", wide, width)
				}
			}
			page.Quiet()
		})
	}
	t.Run("a page that is not sound", func(t *testing.T) {
		bad := strings.Replace(htmlOf(t, compared(t)), "<main>", `<main><script>document.title = "run"</script><p style="color: red">x</p><img src="https://outside.invalid/x.png" />`, 1)
		page := b.open(t, bad, "")
		page.Settled()
		if frametest.Ask[string](page.Tab, `document.title`) == "run" {
			t.Error("a foreign script ran")
		}
		if said := page.Complaints(); len(said) < 3 {
			t.Errorf("the console says only %q", said)
		}
	})
}

// Every filter works by keyboard alone, and the address tells and restores what is shown.
// What the address holds is what is shown, there and back, whatever the names and the text are.
// Dark and light follow the system until the button is used.
func (b browser) darkAndLight(t *testing.T) {
	page := b.open(t, htmlOf(t, compared(t)), "")
	ground := func() string {
		return frametest.Ask[string](page.Tab, `getComputedStyle(document.body).backgroundColor`)
	}
	prefer := func(scheme string) {
		t.Helper()
		params := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
		if _, err := chromedp.Call(page.Context, emulation.SetEmulatedMedia, params); err != nil {
			t.Fatal(err)
		}
	}
	prefer("light")
	light := ground()
	prefer("dark")
	dark := ground()
	if light == dark {
		t.Errorf("both are %s", light)
	}
	page.Do(chromedp.Click(chromedp.CSS("#theme")))
	if got := ground(); got != light {
		t.Errorf("the button turns %s into %s", dark, got)
	}
	prefer("light")
	page.Do(chromedp.Click(chromedp.CSS("#theme")))
	if got := ground(); got != dark {
		t.Errorf("the button turns %s into %s", light, got)
	}
	page.Quiet()
}

// Without scripts everything is there, and dialogs unfold all the same.
func (b browser) withoutScripts(t *testing.T) {
	page := htmlOf(t, compared(t))
	before, rest, _ := strings.Cut(page, "<script>")
	_, after, _ := strings.Cut(rest, "</script>")
	plain := b.open(t, before+after, "")
	if frametest.Ask[bool](plain.Tab, `document.getElementById("filter").checkVisibility() || document.getElementById("theme").checkVisibility()`) {
		t.Error("controls that do nothing are shown")
	}
	if got := frametest.Ask[int](plain.Tab, `[...document.querySelectorAll(".dialog")].filter(d => d.checkVisibility()).length`); got != 12 {
		t.Errorf("%d dialogs are shown", got)
	}
	plain.Do(chromedp.Click(chromedp.CSS(`#mend a[href="#` + anchor("setup/code") + `"]`)))
	plain.Settled()
	if !frametest.Ask[bool](plain.Tab, `document.getElementById("`+anchor("setup/code")+`").checkVisibility()`) {
		t.Error("a link to a dialog does not unfold it")
	}
	plain.Quiet()
}

// The page prints, with the dialogs that are shown and unfolded.
func (b browser) prints(t *testing.T) {
	page := b.open(t, htmlOf(t, compared(t)), "#set=setup")
	pages := func() int {
		t.Helper()
		pdf, err := chromedp.Run(page.Context, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Fatalf("%.20q is no PDF", pdf)
		}
		return bytes.Count(pdf, []byte("/Type /Page\n"))
	}
	filtered := pages()
	page.Do(chromedp.Click(chromedp.CSS("#filter [type=reset]")), chromedp.Click(chromedp.CSS("#unfold")))
	page.Settled()
	if whole := pages(); filtered < 1 || whole <= filtered {
		t.Errorf("%d pages of some dialogs, %d of all with what was said", filtered, whole)
	}
	page.Quiet()
}

// applied applies filters one after another, and gives the milliseconds until what is shown then has
// been drawn.
const applied = `(async () => {
	const form = document.getElementById("filter");
	const times = {};
	const apply = async (what, name, value) => {
		await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		const from = performance.now();
		form.elements[name].value = value;
		form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
		await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		(times[what] ||= []).push(performance.now() - from);
	};
	for (let i = 0; i < 5; i++) {
		await apply("text", "q", "д");
		await apply("more text", "q", "девять тысяч " + i);
		await apply("rare text", "q", "нас 99" + i);
		await apply("no text", "q", "");
		await apply("set", "set", "human");
		await apply("no set", "set", "");
		await apply("verdict", "passed", "no");
		await apply("verdict and cause", "cause", "retrieval");
		await apply("cause", "passed", "");
		await apply("nothing", "cause", "");
	}
	return JSON.stringify(times);
})()`

// BenchmarkFilter tells in how many milliseconds a page of a thousand dialogs is filtered: fewer than
// 100 do not keep a reader waiting.
// A page of a thousand dialogs is filtered as one of twelve is.
