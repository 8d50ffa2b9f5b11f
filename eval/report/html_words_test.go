package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/report/frame"
)

// keys are the texts that the templates and the code ask for.
func keys(t *testing.T) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	for _, kind := range []struct {
		name   string
		values []string
	}{
		{"outcome", texts(eval.Outcomes())},
		{"action", texts(chat.Actions())},
		{"reason", texts(chat.Reasons())},
		{"reason", texts([]eval.ErrorReason{eval.ErrorModel, eval.ErrorTimeout, eval.ErrorOperator})},
		{"cause", texts([]eval.Cause{eval.Script, eval.Knowledge, eval.Retrieval, eval.Policy, eval.Answer})},
		{"advice", texts([]eval.Cause{eval.Script, eval.Knowledge, eval.Retrieval, eval.Policy, eval.Answer})},
		{"verdict", texts([]eval.Judgement{eval.Improved, eval.Regressed, eval.NoWorse, eval.Inconclusive})},
		{"because", texts([]eval.Judgement{eval.Improved, eval.Regressed, eval.Inconclusive})},
		{"role", texts([]chat.Role{chat.User, chat.Operator, chat.Human})},
		{"check", strings.Fields("says says_any matches cites code image signal action reason never_says max_chars language grounded canary leak contact call complete expect")},
		{"change", []string{"added", "removed", "changed"}},
		{"differs", []string{"layer", "source", "parameters of", "question set", "synonyms"}},
		{"unmatched", []string{"only in a", "only in b", "error in a", "error in b", "error in both", "rewritten"}},
		{"note", []string{"nothing to measure", "not yet comparable: the baseline does not have it", "not yet comparable: there is no baseline"}},
	} {
		for _, value := range kind.values {
			all[kind.name+"."+value] = true
		}
	}
	for _, term := range slices.Concat((htmlWords{}).howTo(), (htmlWords{}).howToDialogs()) {
		all[term.Word], all[term.Means] = true, true
	}
	templates, err := fs.Glob(htmlFiles, "html/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range templates {
		data, err := htmlFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range regexp.MustCompile(`\bt "([^"]*)"`).FindAllSubmatch(data, -1) {
			all[string(match[1])] = true
		}
	}
	sources, err := filepath.Glob("html*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sources {
		if !strings.HasSuffix(name, "_test.go") {
			asked(t, name, all)
		}
	}
	return all
}

func texts[T ~string](all []T) []string {
	var s []string
	for _, v := range all {
		s = append(s, string(v))
	}
	return s
}

// asked finds the texts of calls of T(key, …) and N(n, key, …).
func asked(t *testing.T, name string, all map[string]bool) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		at, known := map[string]int{"T": 0, "N": 1}[selected(call.Fun)]
		if !known || len(call.Args) <= at {
			return true
		}
		if literal, ok := call.Args[at].(*ast.BasicLit); ok {
			key, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			all[key] = true
		}
		return true
	})
}

func selected(e ast.Expr) string {
	if s, ok := e.(*ast.SelectorExpr); ok {
		return s.Sel.Name
	}
	return ""
}

// Every text of the page is there in Russian, with the same places to fill in, and none is kept that
// nothing asks for.
func TestHTMLWordsAreTranslated(t *testing.T) {
	ru, en, all := newWords("ru"), newWords("en"), keys(t)
	if len(all) < 150 {
		t.Fatalf("only %d texts were found", len(all))
	}
	places := func(s string) int { return strings.Count(strings.ReplaceAll(s, "%%", ""), "%") }
	for key := range all {
		russian, known := ru.Texts[key]
		if !known {
			t.Errorf("not in html/ru.txt: %q", key)
			continue
		}
		english := strings.Split(en.T(key), "/")
		forms := strings.Split(russian, "/")
		if strings.Contains(key, "/%s") && len(forms) < 2 && !strings.HasPrefix(russian, "ещё") {
			t.Errorf("%q has one form only", key)
		}
		if key == "%" || key == "pass^k" || !strings.Contains(key, "%s") {
			continue
		}
		for _, form := range forms {
			if places(form) != places(english[0]) {
				t.Errorf("%q has other places than %q", form, english[0])
			}
		}
	}
	shared := frame.NewWords(fstest.MapFS{}, ".", "ru").Texts
	for key := range ru.Texts {
		if !all[key] && shared[key] == "" {
			t.Errorf("nothing asks for %q of html/ru.txt", key)
		}
	}
	for key := range en.Texts {
		if !all[key] {
			t.Errorf("nothing asks for %q of html/en.txt", key)
		}
	}
	name := regexp.MustCompile(`^[a-z]+\.[a-z_]`)
	for key := range all {
		if _, known := en.Texts[key]; name.MatchString(key) && !known {
			t.Errorf("not in html/en.txt: %q", key)
		}
	}
}

func TestHTMLPlurals(t *testing.T) {
	for n, want := range map[int][2]string{
		0: {"0 диалогов", "0 dialogs"}, 1: {"1 диалог", "1 dialog"}, 2: {"2 диалога", "2 dialogs"}, 5: {"5 диалогов", "5 dialogs"},
		11: {"11 диалогов", "11 dialogs"}, 12: {"12 диалогов", "12 dialogs"}, 14: {"14 диалогов", "14 dialogs"}, 21: {"21 диалог", "21 dialogs"},
		22: {"22 диалога", "22 dialogs"}, 25: {"25 диалогов", "25 dialogs"}, 101: {"101 диалог", "101 dialogs"}, 111: {"111 диалогов", "111 dialogs"},
		112: {"112 диалогов", "112 dialogs"}, 1234: {"1\u00a0234 диалога", "1,234 dialogs"},
	} {
		for i, language := range []string{"ru", "en"} {
			if got := newWords(language).N(n, "%s dialog/%s dialogs"); got != want[i] {
				t.Errorf("got %q, want %q", got, want[i])
			}
		}
	}
	if got := newWords("ru").N(21, "%[2]s of %[1]s dialog/%[2]s of %[1]s dialogs", "5"); got != "5 из 21 диалога" {
		t.Errorf("got %q", got)
	}
	if got := newWords("ru").N(22, "%[2]s of %[1]s dialog/%[2]s of %[1]s dialogs", "5"); got != "5 из 22 диалогов" {
		t.Errorf("got %q", got)
	}
}

func TestHTMLNumbers(t *testing.T) {
	ru, en := newWords("ru"), newWords("")
	for _, test := range []struct{ ru, en, wantRU, wantEN string }{
		{ru.Percent(0.4363), en.Percent(0.4363), "43,6 %", "43.6%"},
		{ru.Percent(1), en.Percent(1), "100,0 %", "100.0%"},
		{ru.Share(nil), en.Share(nil), "—", "—"},
		{ru.Int(1234567), en.Int(1234567), "1 234 567", "1,234,567"},
		{ru.Int(-999), en.Int(-999), "−999", "−999"},
		{ru.Number(-0.001, 1), en.Number(-0.001, 1), "0,0", "0.0"},
		{ru.Number(2.546, 2), en.Number(2.546, 2), "2,55", "2.55"},
		{ru.Points(0.0321), en.Points(0.0321), "+3,2 п. п.", "+3.2 pp"},
		{ru.Points(-0.0321), en.Points(-0.0321), "−3,2 п. п.", "−3.2 pp"},
		{ru.Points(0.0001), en.Points(0.0001), "0,0 п. п.", "0.0 pp"},
		{ru.PointsInterval(-0.01, 0.05), en.PointsInterval(-0.01, 0.05), "−1,0 … +5,0", "−1.0 … +5.0"},
		{ru.P(0.0004), en.P(0.0004), "< 0,001", "< 0.001"},
		{ru.P(0.0313), en.P(0.0313), "0,031", "0.031"},
		{ru.Money(1234.5, "RUB"), en.Money(1234.5, "RUB"), "1 234,50 ₽", "1,234.50 RUB"},
		{ru.Money(0.0345, "USD"), en.Money(0.0345, "USD"), "0,0345 USD", "0.0345 USD"},
		{ru.Money(0, "EUR"), en.Money(0, "EUR"), "0,00 EUR", "0.00 EUR"},
		{ru.Money(math.Inf(1), "EUR"), en.Money(math.NaN(), "EUR"), "— EUR", "— EUR"},
		{ru.Duration(1.72), en.Duration(1.72), "1,7 с", "1.7 s"},
		{ru.Duration(61), en.Duration(61), "1 мин 1 с", "1 min 1 s"},
		{ru.Duration(7390), en.Duration(7390), "2 ч 3 мин", "2 h 3 min"},
		{ru.Interval(eval.Rate{Value: new(0.5), Low: 0.25, High: 0.755}), en.Interval(eval.Rate{Value: new(0.5), Low: 0.25, High: 0.755}), "25,0–75,5 %", "25.0–75.5%"},
		{ru.Interval(eval.Rate{High: 1}), en.Interval(eval.Rate{High: 1}), "—", "—"},
	} {
		space := strings.NewReplacer("\u00a0", " ", "\u2060", "")
		if got := space.Replace(test.ru); got != test.wantRU {
			t.Errorf("ru: got %q, want %q", got, test.wantRU)
		}
		if got := space.Replace(test.en); got != test.wantEN {
			t.Errorf("en: got %q, want %q", got, test.wantEN)
		}
	}
	moment := time.Date(2026, 3, 2, 1, 5, 0, 0, time.FixedZone("", 3*3600))
	if a, b := ru.Time(moment), en.Time(moment); a != "01.03.2026, 22:05 UTC" || b != "1 Mar 2026, 22:05 UTC" {
		t.Errorf("got %q and %q", a, b)
	}
}

// What no figure should be like stays on the axis.
func TestHTMLAlong(t *testing.T) {
	for x, want := range map[float64]string{0: "0%", 1: "100%", 0.4363: "43.63%", -1: "0%", 7: "100%", 0.000001: "0%", 1.0 / 3: "33.33%", math.Inf(1): "100%"} {
		if got := along(x); got != want {
			t.Errorf("%v: got %s, want %s", x, got, want)
		}
	}
}

func TestHTMLDifference(t *testing.T) {
	ru := &htmlPage{htmlWords: newWords("ru")}
	for line, want := range map[string]string{
		"layer igor: prompt/igor.md: changed":          "слой инструкций igor: prompt/igor.md: изменилось",
		"source kb/faq.md: added":                      "источник kb/faq.md: добавлено",
		"question set billing: removed":                "набор вопросов billing: удалено",
		"parameters of igor: changed":                  "параметры оператора igor: изменилось",
		"synonyms: changed":                            "синонимы: изменилось",
		"igor: model builtin, then mini":               "igor: модель builtin, затем mini",
		"embedding: model builtin, then openai:bge-m3": "embedding: модель builtin, затем openai:bge-m3",
		"firstline: v0.1.0, then v0.2.0":               "firstline: v0.1.0, затем v0.2.0",
		"something that nobody thought of: new":        "something that nobody thought of: new",
	} {
		if got := ru.difference(line); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
