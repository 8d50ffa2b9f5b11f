package report

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/kb"
)

// many dialogs of three sets, as long as real ones: two questions, answers of a few sentences, five
// passages found for each. Every fifth failed. They share their texts.
func manyDialogs(n int) []eval.Result {
	answers := []string{
		"Тариф «Про» стоит 990 ₽ в месяц, а за год — 9 900 ₽: два месяца в подарок. Всё, что оплачено, остаётся до конца срока, даже если вы смените тариф.\n\nОплатить можно картой или по счёту.",
		"Open Settings › Channels › Website and copy the code:\n\n```html\n<script async src=\"https://cdn.example/w.js\" data-key=\"KEY\"></script>\n```\n\nPaste it before the end of the page. The chat appears at once.",
	}
	questions := []string{"Ещё раз: сколько стоит «Про», если платить сразу за год?", "How do I put the chat on my website?"}
	pos := kb.Pos{Path: "kb/faq.md", Line: 14}
	results := make([]eval.Result, n)
	for i := range results {
		found := make([]eval.Found, 5)
		for j := range found {
			found[j] = eval.Found{Entry: fmt.Sprintf("kb/faq.md#kak-podklyuchit-oplatu-po-schetu-%d", j), Score: 0.9 - float64(j)/10}
		}
		reply := eval.Message{
			Role: chat.Operator, Text: answers[i%2], Action: chat.Answer, Found: found,
			Entries: []string{found[0].Entry}, Images: []kb.Image{{Src: "kb/screens/tariff.png", Alt: "Раздел «Оплата»"}},
		}
		r := &results[i]
		*r = eval.Result{
			Set: []string{"billing", "Установка", "human"}[i%3], ID: fmt.Sprintf("dialog-%d", i), Place: i + 1, Operator: "igor", Model: "builtin",
			Source: kb.Pos{Path: "eval/billing.yaml", Line: 4 * i}, Expect: []eval.Outcome{eval.Resolved}, Outcome: eval.Resolved,
			Passed: true, Turns: 4, Needs: []eval.Met{{MetAt: new(2)}, {}},
			Messages: []eval.Message{
				{Role: chat.User, Text: questions[i%2]}, reply, {Role: chat.User, Text: "А если нас " + fmt.Sprint(i) + "?"}, reply,
			},
			Failed: []eval.FailedCheck{}, Script: eval.Hash(fmt.Sprint(i)),
		}
		if i%5 == 0 {
			r.Passed, r.Outcome = false, eval.Unresolved
			r.Failed = []eval.FailedCheck{
				{
					Check: "says", Want: "9 900 ₽", Got: answers[i%2], Cause: eval.Retrieval, Turn: 4, Source: r.Source,
					Evidence: &eval.Evidence{Entry: "kb/faq.md#oplata", Holds: true, Rank: 12, Source: pos},
				},
				{Check: "cites", Want: "kb/prices.csv", Got: found[0].Entry, Cause: eval.Answer, Turn: 2, Source: r.Source},
			}
		}
	}
	return results
}

// manyStored is a stored run of that many dialogs.
func manyStored(tb testing.TB, n int) *eval.Report {
	tb.Helper()
	name := filepath.Join(tb.TempDir(), "results.json")
	file, err := os.Create(name)
	if err != nil {
		tb.Fatal(err)
	}
	made := eval.NewReport(eval.Made{
		Sets: []*eval.Set{{Name: "billing", Dialogs: make([]*eval.Dialog, n)}, {Name: "Установка"}, {Name: "human"}},
	}, manyDialogs(n))
	if err := errors.Join(made.Encode(file), file.Close()); err != nil {
		tb.Fatal(err)
	}
	r, err := eval.OpenReport(name)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// hostile texts try to leave the place where they are shown.
func hostile() []string {
	return []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</details></section></main>`, `{{.}}{{define "dialog"}}`,
		"NUL\x00 and \x1b[31m, \xff\xfe no UTF-8, \ufffe", `' onmouseover='alert(1)`, `</title></style></script><script>alert(1)</script>`,
		`javascript:alert(1)`, `https://outside.example/x.js`, `<!-- --><![CDATA[ ]]>`, "\u202eright to left",
	}
}

// hostileRun has such texts wherever a dialog, a file or a name can bring one.
func hostileRun() Run {
	var results, earlier []eval.Result
	var names []*eval.Set
	for i, bad := range hostile() {
		pos := kb.Pos{Path: bad, Line: i + 1}
		reply := eval.Message{
			Role: chat.Operator, Text: bad + "\n```" + bad + "\n" + bad + "\n```", Action: chat.Action(bad), Reason: chat.Reason(bad),
			Signals: []string{bad}, Entries: []string{bad}, Found: []eval.Found{{Entry: bad, Score: 0.5}},
			Images: []kb.Image{{Src: bad, Alt: bad}}, Code: []kb.Code{{Language: bad, Text: bad + "!"}},
		}
		r := eval.Result{
			Set: bad, ID: bad, Operator: bad, Model: bad, Source: pos, Expect: []eval.Outcome{eval.Outcome(bad)},
			Outcome: eval.Unresolved, Reason: bad, Error: bad, Turns: 2, NotReached: []kb.Pos{pos},
			Messages: []eval.Message{{Role: chat.User, Text: bad}, reply, {Role: chat.Role(bad), Text: bad}},
			Failed: []eval.FailedCheck{
				{Check: bad, Want: bad, Got: bad, Cause: eval.Cause(bad), Turn: 2, Source: pos, Evidence: &eval.Evidence{Entry: bad, Source: pos}},
				{Check: "code", Want: bad, Got: bad, Cause: eval.Script, Source: pos},
			},
		}
		results, names = append(results, r), append(names, &eval.Set{Name: bad, Dialogs: make([]*eval.Dialog, 1)})
		r.Passed = true
		earlier = append(earlier, r)
	}
	all := hostile()
	made := eval.Made{Sets: names, Entries: []kb.Entry{{ID: all[0], Source: kb.Pos{Path: all[1]}}}}
	made.Plan.Selection, made.Plan.Shard = all, all[0]
	made.Plan.Fingerprint.Models = map[string]string{all[0]: all[1]}
	made.Plan.Fingerprint.Version = all[2]
	run := Run{Report: eval.NewReport(made, results)}
	run.Thresholds = []eval.Verdict{{Threshold: all[0], Metric: all[1], Note: all[2], Source: kb.Pos{Path: all[3]}}}
	run.Total.Cost = &eval.Cost{Amount: all[0], Currency: all[1]}
	run.Total.Repeated = &eval.Repeated{Dialogs: 1, Flaky: all}
	before := eval.NewReport(made, earlier)
	c, err := eval.Compare(before, run.Report, 0)
	if err != nil {
		panic(err) // the dialogs above are doubled
	}
	c.A.Name, c.B.Name, c.Differences, c.Rewritten = all[0], all[1], all, all
	run.Comparison = c
	return run
}
