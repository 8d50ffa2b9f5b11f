package page

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"firstline/eval/report/frame"
	"firstline/eval/report/frame/frametest"
	"firstline/kb"
	"firstline/kb/lint"
)

func findingsPage(t *testing.T, f Findings) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteFindings(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sampleFindings(language string) Findings {
	return Findings{
		Language: language, Off: 2, Accepted: 1, Rules: lint.Rules(),
		Found: []Found{
			{kb.Finding{Code: "KB101", Severity: kb.Error, Pos: kb.Pos{Path: "kb/faq.md", Line: 3}, Other: kb.Pos{Path: "kb/prices.csv", Line: 4}, Message: "“1 190 ₽” here, and “990 ₽” in kb/prices.csv:4: “Pro”", Hint: "make both say what is right, or say in one of them what it holds for"}, "Pro стоит 1 190 ₽"},
			{kb.Finding{Code: "KB801", Severity: kb.Error, Pos: kb.Pos{Path: "kb/faq.md", Line: 9}, Message: hostile, Hint: hostile}, hostile},
			{kb.Finding{Code: "KB602", Severity: kb.Warning, Pos: kb.Pos{Path: "kb/prices.xlsx", Sheet: "Лист1", Line: 2}, Message: "“Чайник” has no price"}, ""},
		},
	}
}

// Whatever the findings hold, the page is well-formed, loads nothing, and links only to places that it has.
func TestFindingsSound(t *testing.T) {
	for name, f := range map[string]Findings{"ru": sampleFindings("ru"), "en": sampleFindings("en"), "nothing": {}} {
		page := findingsPage(t, f)
		elements, ids := frametest.Sound(t, page)
		for _, e := range elements {
			if href, ok := e.Attributes["href"]; ok && !ids[href[1:]] {
				t.Errorf("%s: nothing is at %s", name, href)
			}
		}
		frametest.Policy(t, page)
	}
}

// A page says what was found in the language of who reads it.
func TestFindingsSay(t *testing.T) {
	for language, phrases := range map[string][]string{
		"ru": {"Что нашёл lint", "2 ошибки", "1 предупреждение", "предупреждение у «Чайник» нет цены", "принято: 1", "отключено: 2", "здесь «1 190 ₽», а в kb/prices.csv:4 — «990 ₽»", "противоречия", "второе место: kb/prices.csv:4", "Лист1!2", "у «Чайник» нет цены"},
		"en": {"What lint found", "2 errors", "1 warning", "accepted: 1", "“1 190 ₽” here, and “990 ₽”", "contradictions", "one thing has two prices"},
	} {
		text := frametest.Text(findingsPage(t, sampleFindings(language)))
		for _, phrase := range phrases {
			if !strings.Contains(text, phrase) {
				t.Errorf("%s: it does not say %q", language, phrase)
			}
		}
	}
}

// What the rules say has a Russian form.
func TestSpokenRules(t *testing.T) {
	const root = "../../../../"
	f := russianRules(t)
	found := 0
	for _, pattern := range []string{root + "kb/lint/*.go", root + "prompt/lint*.go", root + "eval/lint*.go", "../project/lint.go", "../project/judge.go"} {
		for written, place := range newSpoken(t, filepath.FromSlash(pattern)).all() {
			found++
			text := strings.NewReplacer(string(anyText), "Xyz", string(anyNumber), "7").Replace(written)
			if !f.whole(text) {
				t.Errorf("%s: no form in html/lint.ru.txt is that of %q", strings.TrimPrefix(place, root), strings.NewReplacer(string(anyText), "%s", string(anyNumber), "%d").Replace(written))
			}
		}
	}
	if found < 60 {
		t.Errorf("only %d texts were found", found)
	}
}

func russianRules(tb testing.TB) findings {
	tb.Helper()
	f, err := newFindings(frame.NewWords(htmlFiles, "html", "ru"), htmlFiles, "html/lint.ru.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return f
}
