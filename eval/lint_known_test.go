package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"firstline/kb"
)

// What scripts demand and nobody knows is found, in Russian and in English.
func TestLintKnown(t *testing.T) {
	known := Known{
		Sources: map[string][]*kb.Source{"igor": {{Path: "kb/faq.md", Entries: []kb.Entry{
			{ID: "kb/faq.md#pro", Title: "Сколько стоит Pro?", Body: "Pro стоит 1 190 ₽ в месяц.", Source: kb.Pos{Path: "kb/faq.md"}},
			{ID: "kb/faq.md#return", Title: "How long do I have?", Body: "45 days from delivery.", Source: kb.Pos{Path: "kb/faq.md"}, Images: []kb.Image{{Src: "kb/return.png"}}, Code: []kb.Code{{Text: "a = 1\n"}}},
		}}}},
		Company: []kb.Entry{{Body: "Телефон: +7 (495) 000-41-70"}},
	}
	for _, c := range []struct{ dialog, want string }{
		{"says: 990 ₽", "EV013 3: “990 ₽”"},
		{"says: 1190 руб.", ""},
		{"says: 30 days", "EV013 3: “30 days”"},
		{"says: 45 days", ""},
		{"says_any: [30 days, 45 days]", ""},
		{"says_any: [30 days, 60 days]", "EV013 3: “30 days”"},
		{"says: 8 (495) 000-41-70", ""},
		{"says: возврат за счёт магазина", ""},
		{"cites: kb/faq.md", ""},
		{"cites: kb/faq.md#pro", ""},
		{"cites: kb/fap.md#pro", "EV014 3: kb/fap.md#pro"},
		{"image: kb/return.png", ""},
		{"image: kb/retrun.png", "EV015 3: kb/retrun.png"},
		{`code: "a = 1"`, ""},
		{`code: "a = 2"`, "EV016 3: code"},
	} {
		fsys := fstest.MapFS{"eval/a.yaml": {Data: []byte("set: a\ndialogs:\n  - {id: x, user: вопрос, " + c.dialog + "}\n")}}
		var got []string
		for _, f := range Lint(fsys, []string{"eval/a.yaml"}, []string{"igor"}, nil, known) {
			got = append(got, fmt.Sprintf("%s %d: %s", f.Code, f.Pos.Line, f.Message))
		}
		code, said, _ := strings.Cut(c.want, ": ")
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], code+":") || !strings.Contains(got[0], said)) {
			t.Errorf("%s: %q, want %q", c.dialog, got, c.want)
		}
	}
}

// Dialogs that differ in marks and capitals alone are one.
func TestLintSameWords(t *testing.T) {
	fsys := fstest.MapFS{"eval/a.yaml": {Data: []byte(`set: a
dialogs:
  - {id: x, user: "Сколько стоит Pro?", says: да}
  - {id: y, user: сколько стоит pro, says: да}
  - {id: z, user: "What does it cost?", says: да}
  - {id: v, user: what does it cost, says: да}
  - {id: w, user: сколько стоит «Старт», says: да}
  - {id: r, user: how long have i got to bring it back, says: 45 days}
  - {id: s, user: how long do i have to bring it back, says: 45 days}
  - {id: t, user: how long do i have to bring them back, says: 14 days}
  - {id: u, user: за сколько дней можно вернуть товар, says: 14 дней}
  - {id: q, user: за сколько дней можно вернуть мне товар, says: 14 дней}
`)}}
	var got []string
	for _, f := range Lint(fsys, []string{"eval/a.yaml"}, nil, nil, Known{}) {
		got = append(got, fmt.Sprintf("%s %d %d", f.Code, f.Pos.Line, f.Other.Line))
	}
	if want := "EV011 4 3, EV011 6 5, EV011 9 8, EV011 12 11"; strings.Join(got, ", ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// Every code has a page.
func TestRulePages(t *testing.T) {
	pages := map[string]bool{}
	for _, p := range Rules() {
		pages[p.Code] = true
	}
	source, err := os.ReadFile(filepath.FromSlash("lint.go"))
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`"EV\d{3}"`).FindAllString(string(source), -1)
	if len(codes) < 16 || len(pages) != len(codes) {
		t.Errorf("%d codes, %d pages", len(codes), len(pages))
	}
	for _, code := range codes {
		if !pages[strings.Trim(code, `"`)] {
			t.Errorf("%s has no page", code)
		}
	}
}
