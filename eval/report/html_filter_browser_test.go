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
		page.do(reset, chromedp.Focus(chromedp.CSS("#filter [name="+name+"]")), chromedp.KeyEvent(keys))
	}

	page.do(chromedp.KeyEvent("/"), chromedp.KeyEvent("ЕЩЁ нет такого"))
	page.wantShown("text that is nowhere")
	if !ask[bool](page, `document.getElementById("none").checkVisibility()`) {
		t.Error("that nothing is shown is not told")
	}
	page.do(chromedp.KeyEvent(kb.Escape))
	page.wantShown("after Escape", all...)
	page.do(chromedp.KeyEvent("ВЕРНЕМ pro"))
	page.wantShown("words of two places")
	page.do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("вернём"))
	page.wantShown("ё", "refund")
	page.do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("ВЕРНЕМ"))
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
	for cause, told := range ask[map[string]string](page, `Object.fromEntries([...document.querySelectorAll("[name=cause] option")].map(o => [o.value, o.textContent]))`) {
		page.do(chromedp.SetValue(chromedp.CSS("#filter [name=cause]"), cause), chromedp.Evaluate[chromedp.Void](`document.querySelector("#filter [name=cause]").dispatchEvent(new Event("input", { bubbles: true }))`))
		if shown := len(page.shown()); cause != "" && !strings.HasSuffix(told, fmt.Sprintf(" (%d)", shown)) {
			t.Errorf("%q shows %d dialogs", told, shown)
		}
	}
	choose("cause", kb.ArrowDown)
	page.do(chromedp.KeyEvent(kb.Tab + kb.Tab))
	if got := ask[string](page, `document.activeElement.type`); got != "reset" {
		t.Errorf("two tabs after the last filter is %q", got)
	}
	page.do(chromedp.KeyEvent(" "))
	page.wantShown("after the button", all...)
	page.do(chromedp.KeyEvent(kb.Tab + kb.Enter))
	if !ask[bool](page, `document.querySelector(".dialog").open`) {
		t.Error("Enter does not open the first dialog")
	}
	page.do(chromedp.KeyEvent("/"))
	if got := ask[string](page, `document.activeElement.name`); got != "q" {
		t.Errorf("/ leads to %q", got)
	}
	page.quiet()
}

func (b browser) filtersByMouse(t *testing.T) {
	r := compared(t)
	r.Language = "en"
	page := b.open(t, htmlOf(t, r), "")
	all := page.shown()
	click := func(selector string) {
		t.Helper()
		page.do(chromedp.Click(chromedp.CSS(selector)))
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
	page.do(chromedp.KeyEvent("page"))
	page.wantShown("cause and text", "gone")
	click("#unfold")
	if got := ask[int](page, `document.querySelectorAll(".dialog[open]").length`); got != 1 {
		t.Errorf("%d dialogs are open", got)
	}
	click(`#mend .names a[href="#` + anchor("Оплата/refund") + `"]`)
	page.wantShown("a link to a dialog that the filter hides", all...)
	if got := ask[string](page, `document.activeElement.closest(".dialog[open]").querySelector(".id").textContent`); got != "refund" {
		t.Errorf("it leads to %s", got)
	}
	click(`.dialog[open]:has(#` + anchor("Оплата/refund") + `) > summary`)
	if ask[bool](page, `document.getElementById("`+anchor("Оплата/refund")+`").checkVisibility()`) {
		t.Error("a click does not close the dialog")
	}
	page.quiet()
}

func (b browser) filtersInTheAddress(t *testing.T) {
	r := compared(t)
	first := b.open(t, htmlOf(t, r), "")
	first.do(chromedp.Evaluate[chromedp.Void](`(() => {
		const form = document.getElementById("filter");
		for (const [name, value] of Object.entries({ set: "Оплата", passed: "no", q: "вернем & #=%" })) form.elements[name].value = value;
		form.elements.q.dispatchEvent(new Event("input", { bubbles: true }));
	})()`))
	first.wantShown("nothing has all of it")
	first.do(chromedp.Evaluate[chromedp.Void](`(() => {
		const form = document.getElementById("filter");
		form.elements.q.value = "@support <b>";
		form.elements.q.dispatchEvent(new Event("input", { bubbles: true }));
	})()`))
	first.wantShown("set, verdict and text", "refund")
	hash := ask[string](first, `location.hash`)
	second := b.open(t, htmlOf(t, r), hash)
	second.wantShown("the same address in another window", "refund")
	if got := ask[string](second, `[...new FormData(document.getElementById("filter")).values()].join("|")`); got != "@support <b>|Оплата||no|" {
		t.Errorf("the form has %q", got)
	}
	unknown := b.open(t, htmlOf(t, r), "#set=gone&outcome=resolved&more=1")
	if got := unknown.shown(); len(got) != 6 {
		t.Errorf("a set that is not there is no filter: %q", got)
	}
	direct := b.open(t, htmlOf(t, r), "#"+anchor("setup/code"))
	if !ask[bool](direct, `document.getElementById("`+anchor("setup/code")+`").checkVisibility()`) {
		t.Error("a link to a dialog does not open it")
	}
	second.quiet()
}

func BenchmarkFilter(b *testing.B) {
	page := start(b).open(b, htmlOf(b, Run{Report: manyStored(b, 1000), Language: "ru"}), "")
	var all []float64
	for b.Loop() {
		var times map[string][]float64
		if err := json.Unmarshal([]byte(ask[string](page, measure)), &times); err != nil {
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
	if got := ask[int](page, `document.querySelectorAll(".dialog:not([hidden])").length`); got != 1000 {
		b.Errorf("%d dialogs are shown at the end", got)
	}
}

func (b browser) filtersManyDialogs(t *testing.T) {
	page := b.open(t, htmlOf(t, Run{Report: manyStored(t, 1000), Language: "ru"}), "#set="+url.QueryEscape("Установка")+"&cause="+string(eval.Retrieval))
	if got := len(page.shown()); got != 66 {
		t.Errorf("%d dialogs are shown", got)
	}
	page.do(chromedp.KeyEvent("/"), chromedp.KeyEvent("еще раз 'нас 130?"))
	page.wantShown("with text")
	page.do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("еще РАЗ нас 130?"))
	page.wantShown("with text", "dialog-130")
	page.quiet()
}
