package report

import (
	"testing"

	"github.com/chromedp/chromedp"

	"firstline/eval/report/frame/frametest"
)

// TestDialogsPageInBrowser holds that the page opens without a complaint or a request, also with texts that try
// to get out, fits a phone, on which a claim is read without scrolling sideways, and changes its theme.
func TestDialogsPageInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: this takes some seconds, in a browser of its own")
	}
	b := frametest.Start(t)
	for name, texts := range map[string][]string{"hostile": hostile(), "plain": {"Где акт?", "Есть ли видеозвонки?", "видеозвонки"}} {
		t.Run(name, func(t *testing.T) {
			page := b.Open(t, dialogsOf(t, "ru", texts...), "")
			if frametest.Ask[int](page, `document.querySelectorAll("img, main script, iframe").length`) > 0 {
				t.Error("a text has become an element")
			}
			for _, width := range []int64{360, 768, 1920} {
				page.Do(chromedp.EmulateViewport(width, 800))
				page.Settled()
				if wide := frametest.Ask[int64](page, `document.documentElement.scrollWidth`); wide > width {
					t.Errorf("%d wide on a screen of %d", wide, width)
				}
				if high := frametest.Ask[int64](page, `document.querySelector("#claims .badge").offsetHeight`); high > 30 {
					t.Errorf("a verdict takes more than a line on a screen of %d: it is %d high", width, high)
				}
				if hidden := frametest.Ask[int64](page, `document.querySelector("#claims > :last-child").scrollWidth - document.querySelector("#claims > :last-child").clientWidth`); hidden > 0 {
					t.Errorf("%d of the claims are out of sight on a screen of %d", hidden, width)
				}
			}
			ground := `getComputedStyle(document.body).backgroundColor`
			before := frametest.Ask[string](page, ground)
			page.Do(chromedp.Click(chromedp.CSS("#theme")))
			page.Settled()
			if after := frametest.Ask[string](page, ground); after == before {
				t.Errorf("the theme is the same after the button: %s", after)
			}
			page.Quiet()
		})
	}
}
