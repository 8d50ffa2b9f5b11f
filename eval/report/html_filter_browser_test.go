package report

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"firstline/eval"
	"firstline/eval/report/frame/frametest"
)

func (b browser) filtersByKeyboard(t *testing.T) {
	r := compared(t)
	r.Language = "ru"
	page := b.open(t, htmlOf(t, r), "")
	all := page.shown()
	if len(all) != 12 {
		t.Fatalf("%d dialogs", len(all))
	}
	reset := chromedp.Evaluate[chromedp.Void](`document.querySelector("#filter [type=reset]").click()`)
	choose := func(name, keys string) {
		t.Helper()
		page.Do(reset, chromedp.Focus(chromedp.CSS("#filter [name="+name+"]")), chromedp.KeyEvent(keys))
	}

	page.Do(chromedp.KeyEvent("/"), chromedp.KeyEvent("ЕЩЁ нет такого"))
	page.wantShown("text that is nowhere")
	if !frametest.Ask[bool](page.Tab, `document.getElementById("none").checkVisibility()`) {
		t.Error("that nothing is shown is not told")
	}
	page.Do(chromedp.KeyEvent(kb.Escape))
	page.wantShown("after Escape", all...)
	page.Do(chromedp.KeyEvent("ВЕРНЕМ pro"))
	page.wantShown("words of two places")
	page.Do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("вернём"))
	page.wantShown("ё", "refund")
	page.Do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("ВЕРНЕМ"))
	page.wantShown("е for ё", "refund")

	choose("set", "s")
	page.wantShown("set", "wordpress", "code", "gone")
	choose("outcome", kb.ArrowDown+kb.ArrowDown)
	page.wantShown("outcome", "poem")
	choose("passed", kb.ArrowDown+kb.ArrowDown)
	page.wantShown("did not pass", "pro-year", "refund", "promo", "code", "gone", "too-early")
	choose("passed", kb.End)
	page.wantShown("unstable", "promo")
	choose("cause", kb.ArrowDown)
	page.wantShown("cause", "gone")
	for cause, told := range frametest.Ask[map[string]string](page.Tab, `Object.fromEntries([...document.querySelectorAll("[name=cause] option")].map(o => [o.value, o.textContent]))`) {
		page.Do(chromedp.SetValue(chromedp.CSS("#filter [name=cause]"), cause), chromedp.Evaluate[chromedp.Void](`document.querySelector("#filter [name=cause]").dispatchEvent(new Event("input", { bubbles: true }))`))
		if shown := len(page.shown()); cause != "" && !strings.HasSuffix(told, fmt.Sprintf(" (%d)", shown)) {
			t.Errorf("%q shows %d dialogs", told, shown)
		}
	}
	choose("cause", kb.ArrowDown)
	page.Do(chromedp.KeyEvent(kb.Tab + kb.Tab))
	if got := frametest.Ask[string](page.Tab, `document.activeElement.type`); got != "reset" {
		t.Errorf("two tabs after the last filter is %q", got)
	}
	page.Do(chromedp.KeyEvent(" "))
	page.wantShown("after the button", all...)
	page.Do(chromedp.KeyEvent(kb.Tab + kb.Enter))
	if !frametest.Ask[bool](page.Tab, `document.querySelector(".dialog").open`) {
		t.Error("Enter does not open the first dialog")
	}
	page.Do(chromedp.KeyEvent("/"))
	if got := frametest.Ask[string](page.Tab, `document.activeElement.name`); got != "q" {
		t.Errorf("/ leads to %q", got)
	}
	page.Quiet()
}

func (b browser) filtersByMouse(t *testing.T) {
	r := compared(t)
	r.Language = "en"
	page := b.open(t, htmlOf(t, r), "")
	all := page.shown()
	click := func(selector string) {
		t.Helper()
		page.Do(chromedp.Click(chromedp.CSS(selector)))
	}
	click(`#sets .legend a[href="#outcome=handed_off"]`)
	page.wantShown("legend", "wants-a-human", "too-early")
	click("#filter [type=reset]")
	page.wantShown("reset", all...)
	click(`#sets .chart a[href="#set=setup"]`)
	page.wantShown("set", "wordpress", "code", "gone")
	click(`#mend a[href="#cause=script"]`)
	page.wantShown("cause", "gone")
	click("#filter [name=q]")
	page.Do(chromedp.KeyEvent("page"))
	page.wantShown("cause and text", "gone")
	click("#unfold")
	if got := frametest.Ask[int](page.Tab, `document.querySelectorAll(".dialog[open]").length`); got != 1 {
		t.Errorf("%d dialogs are open", got)
	}
	click(`#mend .names a[href="#` + anchor("Оплата/refund") + `"]`)
	page.wantShown("a link to a dialog that the filter hides", all...)
	if got := frametest.Ask[string](page.Tab, `document.activeElement.closest(".dialog[open]").querySelector(".id").textContent`); got != "refund" {
		t.Errorf("it leads to %s", got)
	}
	click(`.dialog[open]:has(#` + anchor("Оплата/refund") + `) > summary`)
	if frametest.Ask[bool](page.Tab, `document.getElementById("`+anchor("Оплата/refund")+`").checkVisibility()`) {
		t.Error("a click does not close the dialog")
	}
	page.Quiet()
}

func (b browser) filtersInTheAddress(t *testing.T) {
	r := compared(t)
	first := b.open(t, htmlOf(t, r), "")
	first.Do(chromedp.Evaluate[chromedp.Void](`(() => {
		const form = document.getElementById("filter");
		for (const [name, value] of Object.entries({ set: "Оплата", passed: "no", q: "вернем & #=%" })) form.elements[name].value = value;
		form.elements.q.dispatchEvent(new Event("input", { bubbles: true }));
	})()`))
	first.wantShown("nothing has all of it")
	first.Do(chromedp.Evaluate[chromedp.Void](`(() => {
		const form = document.getElementById("filter");
		form.elements.q.value = "@support <b>";
		form.elements.q.dispatchEvent(new Event("input", { bubbles: true }));
	})()`))
	first.wantShown("set, verdict and text", "refund")
	hash := frametest.Ask[string](first.Tab, `location.hash`)
	second := b.open(t, htmlOf(t, r), hash)
	second.wantShown("the same address in another window", "refund")
	if got := frametest.Ask[string](second.Tab, `[...new FormData(document.getElementById("filter")).values()].join("|")`); got != "@support <b>|Оплата||no|" {
		t.Errorf("the form has %q", got)
	}
	unknown := b.open(t, htmlOf(t, r), "#set=gone&outcome=resolved&more=1")
	if got := unknown.shown(); len(got) != 6 {
		t.Errorf("a set that is not there is no filter: %q", got)
	}
	direct := b.open(t, htmlOf(t, r), "#"+anchor("setup/code"))
	if !frametest.Ask[bool](direct.Tab, `document.getElementById("`+anchor("setup/code")+`").checkVisibility()`) {
		t.Error("a link to a dialog does not open it")
	}
	second.Quiet()
}

func BenchmarkFilter(b *testing.B) {
	page := browser{frametest.Start(b)}.open(b, htmlOf(b, Run{Report: manyStored(b, 1000), Language: "ru"}), "")
	var all []float64
	for b.Loop() {
		var times map[string][]float64
		if err := json.Unmarshal([]byte(frametest.Ask[string](page.Tab, applied)), &times); err != nil {
			b.Fatal(err)
		}
		for what, each := range times {
			slices.Sort(each)
			b.Logf("%s: median %.1f ms, longest %.1f ms", what, each[len(each)/2], each[len(each)-1])
			all = append(all, each...)
		}
	}
	slices.Sort(all)
	b.ReportMetric(all[len(all)/2], "ms/filter")
	b.ReportMetric(all[len(all)-1], "ms/longest")
	if got := frametest.Ask[int](page.Tab, `document.querySelectorAll(".dialog:not([hidden])").length`); got != 1000 {
		b.Errorf("%d dialogs are shown at the end", got)
	}
}

func (b browser) filtersManyDialogs(t *testing.T) {
	page := b.open(t, htmlOf(t, Run{Report: manyStored(t, 1000), Language: "ru"}), "#set="+url.QueryEscape("Установка")+"&cause="+string(eval.Retrieval))
	if got := len(page.shown()); got != 66 {
		t.Errorf("%d dialogs are shown", got)
	}
	page.Do(chromedp.KeyEvent("/"), chromedp.KeyEvent("еще раз 'нас 130?"))
	page.wantShown("with text")
	page.Do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("еще РАЗ нас 130?"))
	page.wantShown("with text", "dialog-130")
	page.Quiet()
}
