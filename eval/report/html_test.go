package report

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/report/frame/frametest"
)

func htmlOf(tb testing.TB, r Run) string {
	tb.Helper()
	var b bytes.Buffer
	if err := HTML(&b, r); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// htmlRuns are those that the page is tested with, in both languages.
func htmlRuns(t *testing.T) map[string]Run {
	t.Helper()
	part := Run{Report: now()}
	part.Unfinished, part.Shard, part.Selection = 3, "2/4", []string{"human", "Оплата/pro-price"}
	priced := Run{Report: now()}
	priced.Total.Cost = &eval.Cost{Amount: "0.0345", Currency: "USD"}
	runs := map[string]Run{}
	for name, r := range map[string]Run{
		"empty":    {Report: eval.NewReport(eval.Made{}, nil)},
		"alone":    {Report: now()},
		"compared": compared(t),
		"part":     part,
		"priced":   priced,
		"hostile":  hostileRun(),
	} {
		for _, r.Language = range []string{"ru", "en"} {
			runs[name+" "+r.Language] = r
		}
	}
	return runs
}

// Whatever a run holds, its page is well-formed, loads nothing, and links only to places that it has.
func TestHTMLIsSound(t *testing.T) {
	for name, r := range htmlRuns(t) {
		t.Run(name, func(t *testing.T) {
			all, ids := frametest.Sound(t, htmlOf(t, r))
			for _, e := range all {
				href := e.Attributes["href"]
				if strings.HasPrefix(href, "#d-") && !ids[href[1:]] && !strings.HasPrefix(name, "hostile") {
					t.Errorf("nothing is at %s", href)
				}
			}
		})
	}
}

// The policy lets in exactly the style and the script that the page has, and nothing else.
func TestHTMLPolicy(t *testing.T) { frametest.Policy(t, htmlOf(t, compared(t))) }

// Texts of dialogs, names and files stay texts. That they are shown at all is seen by their letters.
func TestHTMLEscapes(t *testing.T) {
	page := htmlOf(t, hostileRun())
	for _, bad := range hostile() {
		if strings.ContainsAny(bad, `<>"'`) && strings.Contains(page, bad) {
			t.Errorf("%q is there as it is", bad)
		}
	}
	shown := html.UnescapeString(page)
	for _, want := range hostile() {
		want = strings.Map(func(r rune) rune {
			if r < ' ' || r == utf8.RuneError || r == '\ufffe' {
				return utf8.RuneError
			}
			return r
		}, want)
		if strings.Count(shown, want) < 10 {
			t.Errorf("%q is there %d times", want, strings.Count(shown, want))
		}
	}
	if i := strings.IndexFunc(page, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' }); i >= 0 {
		t.Errorf("a control character at %d", i)
	}
}

// What a reader looks for first is there in their language, with its figures.
func TestHTMLSays(t *testing.T) {
	runs := htmlRuns(t)
	for name, want := range map[string][]string{
		"compared ru": {
			"Доля решений 36,4 %", "интервал 95 %: 15,2–64,6 %", "4 из 11 диалогов", "обычно в отрасли: 70–75 %", "исключительный результат: от 80 %",
			"Прошли проверку 45,5 %", "12 диалогов", "3 набора", "начат 22.11.2026, 09:00 UTC", "Неясно", "п. п.", "p с поправкой Холма",
			"Перестали проходить", "Стали проходить", "слой инструкций igor: prompt/igor.md: изменилось", "firstline: v0.1.0, затем v0.2.0", "Только в B: 1 диалог",
			"не выполнен", "пока не сравнить", "MRR 0,863", "среди первых пяти 95,0 %", "инструкции или модель оператора igor",
			"Нужное есть в записи kb/prices.csv#pro-year, в поиске она на 7-м месте (shop, main/kb/prices.csv:13)",
			"нет ни в одной записи; первой нашлась kb/faq.md#wordpress", "пройдено попыток: 2 из 4, нужно 4 из 5", "Прервано сбоем:",
		},
		"compared en": {
			"Resolution rate 36.4%", "95% interval 15.2–64.6%", "4 of 11 dialogs", "usual in the industry: 70–75%", "exceptional: from 80%",
			"Passed 45.5%", "12 dialogs", "3 sets", "started 22 Nov 2026, 09:00 UTC", "Not clear", "p after Holm", "No longer pass", "Pass now",
			"layer igor: prompt/igor.md: changed", "firstline: v0.1.0, then v0.2.0", "Only in B: 1 dialog", "MRR 0.863",
		},
		"part ru":   {"Это часть прогона", "3 диалога остались без результата", "Это часть 2/4 прогона", "human, Оплата/pro-price"},
		"part en":   {"The figures are those of a part.", "3 dialogs have no result", "shard 2/4", "human, Оплата/pro-price"},
		"empty ru":  {"Доля решений —", "диалогов нет", "Под условия отбора не подходит"},
		"empty en":  {"Resolution rate —", "no dialogs", "No dialog is as the filter asks"},
		"priced ru": {"0,0345 USD", "0,00288 USD на диалог"},
		"priced en": {"0.0345 USD", "0.00288 USD a dialog"},
	} {
		t.Run(name, func(t *testing.T) {
			text := frametest.Text(htmlOf(t, runs[name]))
			for _, phrase := range want {
				if !strings.Contains(text, phrase) {
					t.Errorf("it does not say %q", phrase)
				}
			}
		})
	}
}

// A failed check stands under the reply of its turn, one without a turn at the end of its dialog.
func TestHTMLPlacesFailures(t *testing.T) {
	r := dialog("human", "x", 1, eval.Resolved, []eval.Message{
		{Role: chat.User, Text: "say 1"},
		{Role: chat.User, Text: "say 2"},
		{Role: chat.Operator, Text: "say 3"},
		{Role: chat.Operator, Text: "say 4"},
		{Role: chat.User, Text: "say 5"},
		{Role: chat.Operator, Text: "say 6"},
	})
	for _, f := range []eval.FailedCheck{{Want: "want whole"}, {Want: "want 4", Turn: 4}, {Want: "want 2", Turn: 2, Got: "say 4"}, {Want: "want 9", Turn: 9}} {
		f.Check, f.Cause = "says", eval.Answer
		r.Failed = append(r.Failed, f)
	}
	r.Passed = false
	page := frametest.Text(htmlOf(t, Run{Report: eval.NewReport(eval.Made{}, []eval.Result{r})}))
	_, page, _ = strings.Cut(page, "expected: resolved")
	at := 0
	for _, next := range []string{"say 1", "say 2", "say 3", "say 4", "want 2", "the whole reply above", "say 5", "say 6", "want 4", "as a whole", "want whole", "want 9"} {
		i := strings.Index(page[at:], next)
		if i < 0 {
			t.Fatalf("%q is not after the one before it: %s", next, page)
		}
		at += i
	}
}

// The same run gives the same bytes, and another time of the run changes nothing but what is said of it.
func TestHTMLIsDeterministic(t *testing.T) {
	r := compared(t)
	page := htmlOf(t, r)
	if page != htmlOf(t, r) {
		t.Error("two pages of one run differ")
	}
	r.Timing.Started, r.Timing.Seconds = r.Timing.Started.Add(time.Hour), 99
	other := strings.NewReplacer("10:00 UTC", "09:00 UTC", "1\u00a0min 39\u00a0s", "13\u00a0s").Replace(htmlOf(t, r))
	if page != other {
		t.Error("timing changes more than is said of it")
	}
}

func TestHTMLErrors(t *testing.T) {
	for _, room := range []int{0, 100, 50_000} {
		if err := HTML(&fullDisk{room}, compared(t)); !errors.Is(err, errFull) {
			t.Errorf("after %d bytes: got %v", room, err)
		}
	}
	name := filepath.Join(t.TempDir(), "results.json")
	data, err := os.ReadFile("testdata/results.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := eval.OpenReport(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data[:len(data)-500], 0o644); err != nil {
		t.Fatal(err)
	}
	if err := HTML(io.Discard, Run{Report: r}); err == nil || !strings.Contains(err.Error(), "results.json") {
		t.Errorf("dialogs that cannot be read: %v", err)
	}
}

// The page of a thousand dialogs can be sent by mail.
func TestHTMLSize(t *testing.T) {
	const most = 10_000_000
	page := htmlOf(t, Run{Report: manyStored(t, 1000), Language: "ru"})
	t.Logf("%d bytes", len(page))
	if len(page) > most || strings.Count(page, `<details class="dialog"`) != 1000 {
		t.Errorf("%d bytes for %d dialogs", len(page), strings.Count(page, `<details class="dialog"`))
	}
}

// A run of any size is printed in little memory: that of 20,000 dialogs takes hardly more than that of 1,000.
func TestHTMLKeepsNoDialogs(t *testing.T) {
	r := manyStored(t, 20_000)
	r.Mend = r.Mend[:0] // names its dialogs, and is in the head
	before := inUse()
	h := &heap{}
	if err := HTML(h, Run{Report: r, Language: "ru"}); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes written; in use %d before, %d while", h.written, before, h.most)
	if h.written < 50<<20 || h.most > before+4<<20 {
		t.Errorf("%d bytes in use before, %d while %d were printed", before, h.most, h.written)
	}
}

func TestHTMLFilterOptions(t *testing.T) {
	page := htmlOf(t, compared(t))
	var values []string
	for _, e := range frametest.Elements(t, page) {
		if e.Name == "option" && e.Attributes["value"] != "" {
			values = append(values, e.Attributes["value"])
		}
	}
	want := []string{
		"Оплата", "setup", "human", "resolved", "declined", "handed_off", "unresolved", "error", "yes", "no", "error", "flaky",
		"script", "knowledge", "retrieval", "policy", "answer",
	}
	if !slices.Equal(values, want) {
		t.Errorf("got %q", values)
	}
}

func BenchmarkHTML(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		r := Run{Report: manyStored(b, n), Language: "ru"}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			h := &heap{measured: 1 << 60} // counts, and does not measure
			for b.Loop() {
				if err := HTML(h, r); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(h.written)/float64(b.N), "bytes/page")
			b.ReportMetric(float64(h.written)/float64(b.N*n), "bytes/dialog")
		})
	}
}
