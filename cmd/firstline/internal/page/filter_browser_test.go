package page

import (
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

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"firstline/eval/report/frame"
)

// browser is a Chromium with a profile of its own.
type browser struct{ ctx context.Context }

// start starts a browser; the test is skipped where there is none.
func start(t *testing.T) browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		t.Skip("there is no chromium, chromium-browser, google-chrome or chrome in the PATH to open the page with; apt-get install chromium brings one")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
	)
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("%s does not start: %v", program, err)
	}
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Error(err)
		}
	})
	return browser{ctx}
}

// tab is a page that is open in the browser, with all that the browser complains of.
type tab struct {
	*testing.T
	ctx     context.Context
	words   frame.Words
	lock    sync.Mutex
	console []string
}

// open opens a page; more is what follows its address.
func (b browser) open(t *testing.T, p Page, more string) *tab {
	t.Helper()
	name := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(name, []byte(written(t, p)), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(b.ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // the tab lives as long as the context that first uses it
		t.Fatal(err)
	}
	opened := &tab{T: t, ctx: ctx, words: frame.NewWords(htmlFiles, "html", p.Language)}
	console := chromedp.Console(ctx)
	go func() {
		for message, err := range console {
			if err != nil {
				return
			}
			opened.lock.Lock()
			opened.console = append(opened.console, string(message.Type)+": "+message.Text)
			opened.lock.Unlock()
		}
	}()
	opened.do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate((&url.URL{Scheme: "file", Path: name}).String()+more))
	return opened
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

// wantShown holds the filter to letting through the entries of these ids. They agree with what is
// announced, with the files that are there to be seen, and with the line that says there is none.
func (t *tab) wantShown(what string, want ...string) {
	t.Helper()
	ask[bool](t, `new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true))))`)
	got := ask[[]string](t, `[...document.querySelectorAll(".entry")].filter(e => e.checkVisibility()).map(e => (e.querySelector(".id") || e.querySelector("td:nth-child(2) small:last-child")).textContent)`)
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
	all := ask[int](t, `document.querySelectorAll(".entry").length`)
	forms := strings.Split(t.words.T("shown"), "/")
	told := strings.NewReplacer("{n}", t.words.Int(len(got)), "{all}", t.words.Int(all)).Replace(forms[min(t.words.Form(len(got)), len(forms)-1)])
	if said := ask[string](t, `document.getElementById("shown").textContent`); said != told {
		t.Errorf("%s: it says %q, and not %q", what, said, told)
	}
	if none := ask[bool](t, `document.getElementById("none").checkVisibility()`); none != (len(got) == 0) {
		t.Errorf("%s: that there is none is told: %v", what, none)
	}
}

// wantFiles are the files that are there to be seen.
func (t *tab) wantFiles(what string, want ...string) {
	t.Helper()
	got := ask[[]string](t, `[...document.querySelectorAll("#list > .file")].filter(f => f.checkVisibility()).map(f => f.id)`)
	if !slices.Equal(got, want) {
		t.Errorf("%s: files %q, want %q", what, got, want)
	}
}

// quiet fails where the browser complained of anything.
func (t *tab) quiet() {
	t.Helper()
	t.lock.Lock()
	defer t.lock.Unlock()
	if len(t.console) > 0 {
		t.Errorf("the console says %q", t.console)
	}
}

// One browser opens all pages, each in a tab of its own.
func TestFilterInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: this takes some seconds, in a browser of its own")
	}
	b := start(t)
	t.Run("by keyboard", b.filtersByKeyboard)
	t.Run("in the address", b.filtersInTheAddress)
}

func (b browser) filtersByKeyboard(t *testing.T) {
	page := b.open(t, sample("ru"), "")
	all := []string{"#a-1", "#a-2", "#x", "#install"}
	page.wantShown("at first", all...)
	page.do(chromedp.KeyEvent("/"), chromedp.KeyEvent("ЕЩЁ нет такого"))
	page.wantShown("text that is nowhere")
	page.wantFiles("text that is nowhere")
	page.do(chromedp.KeyEvent(kb.Escape))
	page.wantShown("after Escape", all...)
	page.do(chromedp.KeyEvent("ДУБ стол"))
	page.wantShown("words of two places", "#a-1")
	page.wantFiles("words of two places", "f-1")
	page.do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("1 990,00"))
	page.wantShown("a price", "#a-1")
	for _, written := range []string{"1990", "1990,00", "1990.00", "1990,0", "1\u00a0990 ₽", "19"} {
		page.do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent(written))
		page.wantShown("the price as "+written, "#a-1")
	}
	page.do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("990"))
	page.wantShown("the end of a price")
	page.do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("жирно"))
	page.wantShown("code", "#install")

	reset := chromedp.Evaluate[chromedp.Void](`document.querySelector("#filter [type=reset]").click()`)
	page.do(reset, chromedp.Focus(chromedp.CSS("#filter [name=file]")), chromedp.KeyEvent(kb.ArrowDown))
	page.wantShown("the first file", "#a-1", "#a-2", "#x")
	page.wantFiles("the first file", "f-1")
	page.do(chromedp.KeyEvent(kb.ArrowDown))
	page.wantShown("the second file", "#install")
	page.do(chromedp.Focus(chromedp.CSS("#filter [name=q]")), chromedp.KeyEvent("стол"))
	page.wantShown("a file, and text of another")
	page.wantFiles("a file, and text of another")
	page.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('#files a[href="#f-1"]').click()`))
	page.wantShown("a link to a file that the filter hides", all...)
	page.do(reset)
	page.wantShown("reset", all...)
	page.quiet()
}

func (b browser) filtersInTheAddress(t *testing.T) {
	first := b.open(t, sample("en"), "")
	first.do(
		chromedp.Focus(chromedp.CSS("#filter [name=file]")), chromedp.KeyEvent(kb.ArrowDown),
		chromedp.Focus(chromedp.CSS("#filter [name=q]")), chromedp.KeyEvent("450.00"),
	)
	first.wantShown("file and text", "#a-2")
	second := b.open(t, sample("en"), ask[string](first, `location.hash`))
	second.wantShown("the same address in another window", "#a-2")
	if got := ask[string](second, `[...new FormData(document.getElementById("filter")).values()].join("|")`); got != "450.00|f-1" {
		t.Errorf("the form has %q", got)
	}
	b.open(t, sample("en"), "#file=f-99&more=1").wantShown("a file that is not there is no filter", "#a-1", "#a-2", "#x", "#install")
	second.quiet()
}
