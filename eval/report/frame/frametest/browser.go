package frametest

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

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Browser is a Chromium with a profile of its own.
type Browser struct{ ctx context.Context }

// Start starts a browser; the test is skipped where there is none.
func Start(tb testing.TB) Browser {
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
	return Browser{ctx}
}

// Tab is a page that is open in the browser, with all that the browser complains of, and all that the
// page loads.
type Tab struct {
	testing.TB
	Context  context.Context // is the tab, as chromedp has it
	address  string
	lock     sync.Mutex
	requests []string
	console  []string
}

// Open opens a page; more is what follows its address.
func (b Browser) Open(tb testing.TB, page, more string) *Tab {
	tb.Helper()
	name := filepath.Join(tb.TempDir(), "page.html")
	if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
		tb.Fatal(err)
	}
	t := &Tab{TB: tb, address: (&url.URL{Scheme: "file", Path: name}).String()}
	var cancel context.CancelFunc
	t.Context, cancel = chromedp.NewContext(b.ctx)
	tb.Cleanup(cancel)
	console := chromedp.Console(t.Context)
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
	if _, err := chromedp.Call(t.Context, network.Enable, network.EnableParams{}); err != nil {
		tb.Fatal(err)
	}
	err := chromedp.Listen(t.Context, func(event any) {
		if sent, ok := event.(*network.EventRequestWillBeSent); ok {
			t.lock.Lock()
			t.requests = append(t.requests, sent.Request.URL)
			t.lock.Unlock()
		}
	})
	if err != nil {
		tb.Fatal(err)
	}
	t.Do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate(t.address+more))
	return t
}

// Do takes steps in the page, a minute at the most.
func (t *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// Ask gives the value of an expression of JavaScript.
func Ask[T any](t *Tab, expression string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context, time.Minute)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// Settled lets the page come to rest: scripts, styles and a frame.
func (t *Tab) Settled() {
	t.Helper()
	Ask[bool](t, `new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true))))`)
}

// Complaints are what the browser has complained of.
func (t *Tab) Complaints() []string {
	t.lock.Lock()
	defer t.lock.Unlock()
	return slices.Clone(t.console)
}

// Quiet fails where the browser complained of anything, or the page asked for more than itself.
func (t *Tab) Quiet() {
	t.Helper()
	t.Settled()
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
