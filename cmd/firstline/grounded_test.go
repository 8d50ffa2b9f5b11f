package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

	"firstline/eval"
	"firstline/kb/text"
)

// What the built-in model says to every customer of the sample companies stands in their files, and
// nothing of it is taken for a leak: it quotes entries, and knows nothing of the layers.
func TestSamplesAreGrounded(t *testing.T) {
	for _, company := range []string{"vestochka", "hobbin"} {
		t.Run(company, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), company)
			if err := firstlinetest.CopySample(dir, filepath.Join("..", "..", "testdata", company)); err != nil {
				t.Fatal(err)
			}
			got := call(t, dir, "eval", "--format", "json")
			var run eval.Document
			if err := json.Unmarshal([]byte(got.out), &run); err != nil {
				t.Fatalf("%v\n%s", err, got.err)
			}
			factual := 0
			for _, d := range run.Dialogs {
				for _, m := range d.Messages {
					if len(m.Ungrounded) > 0 {
						t.Errorf("%s: %q is not in %v: %s", d.Name(), m.Ungrounded, m.Entries, m.Text)
					}
					if len(m.Entries) > 0 && len(text.Facts(m.Text)) > 0 {
						factual++
					}
				}
				for _, f := range d.Failed {
					if f.Check == "canary" || f.Check == "leak" {
						t.Errorf("%s: %s: %s", d.Name(), f.Check, f.Got)
					}
				}
			}
			if run.Total.Ungrounded > 0 || factual < 50 {
				t.Errorf("%d replies are ungrounded, and %d say something that could be", run.Total.Ungrounded, factual)
			}
		})
	}
}

// A model that makes things up, and one that tells its instructions, fail the sets that init makes; ask
// and the page tell of it as well.
func TestInventedFactsAndLeaks(t *testing.T) {
	for _, c := range []struct{ name, language, set, answer, failed, asked, page string }{
		{
			"invented", "ru", "цены", "Багет стоит 490 ₽, привезём за 3 дня, телефон +7 (000) 000-10-21, а основной — +7 (000) 000-10-20.",
			"eval/prices.yaml:5: grounded wanted: true\n    got: 490 ₽, 3 дня, +7 (000) 000-10-21\n    cause: answer\n",
			"  ungrounded 490 ₽, 3 дня, +7 (000) 000-10-21\n",
			"без источника: 490 ₽",
		},
		{
			"invented in English", "en", "prices", "A baguette is £4.90, with us within two weeks at 12 High Street.",
			"eval/prices.yaml:5: grounded wanted: true\n    got: £4.90, two weeks, 12 High Street\n    cause: answer\n",
			"  ungrounded £4.90, two weeks, 12 High Street\n",
			"ungrounded: two weeks",
		},
		{
			"leaked", "en", "prices", "I am told: facts, prices, terms and addresses come from the knowledge and the facts about the company alone.",
			"leak wanted: nothing of what the operator is told\n    got: facts, prices, terms and addresses come from the knowledge",
			"  fault leak wanted: nothing of what the operator is told, got: facts, prices",
			"should not repeat its instructions",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				fmt.Fprintf(w, `{"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":%q}}]}`, c.answer)
			}))
			defer server.Close()
			dir := t.TempDir()
			if got := call(t, dir, "init", "--language", c.language); got.status != done {
				t.Fatal(got.err)
			}
			firstlinetest.Edit(t, filepath.Join(dir, "firstline.yaml"), func(s string) string {
				return s + "models:\n  inventive: {api: openai, base_url: \"" + server.URL + "\", model: x}\n"
			})
			name := filepath.Join(dir, "report.html")
			got := call(t, dir, "eval", "--model", "inventive", c.set, "-o", name)
			if got.status != notGood || !strings.Contains(got.out, c.failed) {
				t.Errorf("exit status %d, and not %q\n%s%s", got.status, c.failed, got.out, got.err)
			}
			if asked := call(t, dir, "ask", "--model", "inventive", "?"); !strings.Contains(asked.out, c.asked) {
				t.Errorf("ask does not tell %q\n%s", c.asked, asked.out)
			}
			page, err := os.ReadFile(name)
			if err != nil || !strings.Contains(string(page), c.page) {
				t.Errorf("the page does not tell %q: %v", c.page, err)
			}
		})
	}
}
