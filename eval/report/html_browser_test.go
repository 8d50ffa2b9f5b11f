package report

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// browser is a Chromium with a profile of its own.
type browser struct{ ctx context.Context }

// start starts a browser; the test is skipped where there is none.
func start(tb testing.TB) browser {
	tb.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		tb.Skip("there is no chromium, chromium-browser, google-chrome or chrome in the PATH to open the page with; apt-get install chromium brings one")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(tb.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
	)
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	tb.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(allocator)
	tb.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		tb.Fatalf("%s does not start: %v", program, err)
	}
	tb.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			tb.Error(err)
		}
	})
	return browser{ctx}
}

// tab is a page that is open in the browser, with all that the browser complains of, and all that the
// page loads.
type tab struct {
	testing.TB
	ctx      context.Context
	address  string
	lock     sync.Mutex
	requests []string
	console  []string
}

// open opens a page; more is what follows its address.
func (b browser) open(tb testing.TB, page, more string) *tab {
	tb.Helper()
	name := filepath.Join(tb.TempDir(), "report.html")
	if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
		tb.Fatal(err)
	}
	t := &tab{TB: tb, address: (&url.URL{Scheme: "file", Path: name}).String()}
	var cancel context.CancelFunc
	t.ctx, cancel = chromedp.NewContext(b.ctx)
	tb.Cleanup(cancel)
	console := chromedp.Console(t.ctx)
	go func() {
		for message, err := range console {
			if err != nil {
				return
			}
			t.lock.Lock()
			t.console = append(t.console, string(message.Type)+": "+message.Text)
			t.lock.Unlock()
		}
	}()
	if _, err := chromedp.Call(t.ctx, network.Enable, network.EnableParams{}); err != nil {
		tb.Fatal(err)
	}
	err := chromedp.Listen(t.ctx, func(event any) {
		if sent, ok := event.(*network.EventRequestWillBeSent); ok {
			t.lock.Lock()
			t.requests = append(t.requests, sent.Request.URL)
			t.lock.Unlock()
		}
	})
	if err != nil {
		tb.Fatal(err)
	}
	t.do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate(t.address+more))
	return t
}

func (t *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// ask gives the value of an expression of JavaScript.
func ask[T any](t *tab, expression string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.ctx, time.Minute)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// settled lets the page come to rest: scripts, styles and a frame.
func (t *tab) settled() {
	t.Helper()
	ask[bool](t, `new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true))))`)
}

// shown are the ids of the dialogs that the filter lets through; they agree with what is announced.
func (t *tab) shown() []string {
	t.Helper()
	t.settled()
	ids := ask[[]string](t, `[...document.querySelectorAll(".dialog")].filter(d => d.checkVisibility()).map(d => d.querySelector(".id").textContent)`)
	told := ask[string](t, `document.getElementById("shown").textContent`)
	all := ask[int](t, `document.querySelectorAll(".dialog").length`)
	w := newWords(ask[string](t, `document.documentElement.lang`))
	want := strings.NewReplacer("{n}", w.Int(len(ids)), "{all}", w.Int(all)).Replace(w.N(len(ids), "shown"))
	want = strings.TrimSuffix(want, "%!(EXTRA string="+w.Int(len(ids))+")")
	if told != want {
		t.Errorf("it says %q for %q", told, want)
	}
	return ids
}

func (t *tab) wantShown(what string, want ...string) {
	t.Helper()
	if got := t.shown(); !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

// quiet fails where the browser complained of anything, or the page asked for more than itself.
func (t *tab) quiet() {
	t.Helper()
	t.settled()
	t.lock.Lock()
	defer t.lock.Unlock()
	if len(t.console) > 0 {
		t.Errorf("the console says %q", t.console)
	}
	for _, request := range t.requests {
		if page, _, _ := strings.Cut(request, "#"); page != t.address {
			t.Errorf("the page asks for %s", request)
		}
	}
	if len(t.requests) == 0 {
		t.Error("no request was seen, not even that for the page")
	}
}

// One browser opens all pages, each in a tab of its own.
func TestHTMLInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: this takes half a minute, in a browser of its own")
	}
	b := start(t)
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
				page.do(chromedp.Click(chromedp.CSS("#unfold")))
			}
			if ask[int](page, `document.querySelectorAll("img, #list script, iframe").length`) > 0 {
				t.Error("a text has become an element")
			}
			for _, width := range []int64{360, 768, 1920} {
				page.do(chromedp.EmulateViewport(width, 800))
				page.settled()
				if wide := ask[int64](page, `document.documentElement.scrollWidth`); wide > width {
					t.Errorf("%d wide on a screen of %d", wide, width)
				}
			}
			page.quiet()
		})
	}
	t.Run("a page that is not sound", func(t *testing.T) {
		bad := strings.Replace(htmlOf(t, compared(t)), "<main>", `<main><script>document.title = "run"</script><p style="color: red">x</p><img src="https://outside.invalid/x.png" />`, 1)
		page := b.open(t, bad, "")
		page.settled()
		if ask[string](page, `document.title`) == "run" {
			t.Error("a foreign script ran")
		}
		page.lock.Lock()
		defer page.lock.Unlock()
		if len(page.console) < 3 {
			t.Errorf("the console says only %q", page.console)
		}
	})
}

// Every filter works by keyboard alone, and the address tells and restores what is shown.
// What the address holds is what is shown, there and back, whatever the names and the text are.
// Dark and light follow the system until the button is used.
func (b browser) darkAndLight(t *testing.T) {
	page := b.open(t, htmlOf(t, compared(t)), "")
	ground := func() string { return ask[string](page, `getComputedStyle(document.body).backgroundColor`) }
	prefer := func(scheme string) {
		t.Helper()
		params := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
		if _, err := chromedp.Call(page.ctx, emulation.SetEmulatedMedia, params); err != nil {
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
	page.do(chromedp.Click(chromedp.CSS("#theme")))
	if got := ground(); got != light {
		t.Errorf("the button turns %s into %s", dark, got)
	}
	prefer("light")
	page.do(chromedp.Click(chromedp.CSS("#theme")))
	if got := ground(); got != dark {
		t.Errorf("the button turns %s into %s", light, got)
	}
	page.quiet()
}

// Without scripts everything is there, and dialogs unfold all the same.
func (b browser) withoutScripts(t *testing.T) {
	page := htmlOf(t, compared(t))
	before, rest, _ := strings.Cut(page, "<script>")
	_, after, _ := strings.Cut(rest, "</script>")
	plain := b.open(t, before+after, "")
	if ask[bool](plain, `document.getElementById("filter").checkVisibility() || document.getElementById("theme").checkVisibility()`) {
		t.Error("controls that do nothing are shown")
	}
	if got := ask[int](plain, `[...document.querySelectorAll(".dialog")].filter(d => d.checkVisibility()).length`); got != 12 {
		t.Errorf("%d dialogs are shown", got)
	}
	plain.do(chromedp.Click(chromedp.CSS(`#mend a[href="#` + anchor("setup/code") + `"]`)))
	plain.settled()
	if !ask[bool](plain, `document.getElementById("`+anchor("setup/code")+`").checkVisibility()`) {
		t.Error("a link to a dialog does not unfold it")
	}
	plain.quiet()
}

// The page prints, with the dialogs that are shown and unfolded.
func (b browser) prints(t *testing.T) {
	page := b.open(t, htmlOf(t, compared(t)), "#set=setup")
	pages := func() int {
		t.Helper()
		pdf, err := chromedp.Run(page.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Fatalf("%.20q is no PDF", pdf)
		}
		return bytes.Count(pdf, []byte("/Type /Page\n"))
	}
	filtered := pages()
	page.do(chromedp.Click(chromedp.CSS("#filter [type=reset]")), chromedp.Click(chromedp.CSS("#unfold")))
	page.settled()
	if whole := pages(); filtered < 1 || whole <= filtered {
		t.Errorf("%d pages of some dialogs, %d of all with what was said", filtered, whole)
	}
	page.quiet()
}

// measure applies filters one after another, and gives the milliseconds until what is shown then has
// been drawn.
const measure = `(async () => {
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
