package report

import (
	"testing"
	"time"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/stats"
	"firstline/kb"
)

// now and before are the two runs that every printer is tested with, as testdata/results.json and
// testdata/before.json keep them: the figures are counted by package eval from the dialogs below.
func now() *eval.Report {
	r := eval.NewReport(eval.Made{
		Plan: eval.Plan{Fingerprint: fingerprint("v0.2.0", "0102030405060708")},
		Sets: sets(5, 3, 4), Entries: entries(),
		Retrieval: &stats.RetrievalSummary{R1: new(0.8), R5: new(0.95), MRR10: new(0.8625), AUROC: new(0.91), FPR95: new(0.2), N: 25},
		Timing:    eval.Timing{Started: started(), Seconds: 12.5},
	}, dialogs())
	earlier := before()
	r.Judge(thresholds(), &earlier.Head)
	return r
}

func before() *eval.Report {
	results := dialogs()[:11] // all but the last
	results[0] = did(results[0], eval.Unresolved, "", failed("says", "990 ₽", "Не знаю.", eval.Answer, nil, "eval/billing.yaml", 8))
	results[2] = did(results[2], eval.Resolved, "")
	results[3].Repeat = nil
	results[4] = did(results[4], eval.Resolved, "")
	results[5].Turns = 4
	results[7] = did(results[7], eval.Errored, "timeout")
	results[6].Script = "another"
	r := eval.NewReport(eval.Made{
		Plan: eval.Plan{Fingerprint: fingerprint("v0.1.0", "1112131415161718")}, Sets: sets(5, 3, 3),
		Timing: eval.Timing{Started: started().Add(-time.Hour), Seconds: 11},
	}, results)
	r.Judge(nil, nil)
	return r
}

// The stored results are those that package eval counts, and the figures those of their dialogs.
func TestStoredResults(t *testing.T) {
	golden(t, "before.json", printed(t, KindJSON, Run{Report: before()}))
	golden(t, "results.json", printed(t, KindJSON, Run{Report: now()}))
}

func started() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

func fingerprint(version, layer string) eval.Fingerprint {
	return eval.Fingerprint{
		Layers: map[string]string{"igor: prompt/igor.md": layer}, Index: map[string]string{"kb/faq.md": "2122232425262728"},
		Models: map[string]string{"igor": "builtin"}, Parameters: map[string]string{"igor": "3132333435363738"},
		Scripts: map[string]string{"Оплата": "4142434445464748"}, Search: "5152535455565758", Version: version,
	}
}

func sets(billing, setup, human int) []*eval.Set {
	return []*eval.Set{
		{Name: "Оплата", Dialogs: make([]*eval.Dialog, billing)},
		{Name: "setup", Dialogs: make([]*eval.Dialog, setup)},
		{Name: "human", Dialogs: make([]*eval.Dialog, human)},
	}
}

func entries() []kb.Entry {
	var all []kb.Entry
	for i, id := range []string{"kb/faq.md#vozvrat", "kb/faq.md#oplata", "kb/faq.md#wordpress", "kb/prices.csv#pro", "kb/prices.csv#pro-year"} {
		path := "kb/faq.md"
		if i > 2 {
			path = "kb/prices.csv"
		}
		all = append(all, kb.Entry{ID: id, Source: kb.Pos{Path: path, Line: 3*i + 1}})
	}
	return all
}

func thresholds() []eval.Threshold {
	var all []eval.Threshold
	for i, text := range []string{
		"turns.mean <= 3.2", "resolution_rate >= 80%", "errors <= 0", "pass_rate no worse than baseline within 2%",
		"repeated.flaky no worse than baseline", "turns.mean{set=human} <= 4", "turns.mean no worse than baseline",
	} {
		t, err := eval.ParseThreshold(kb.Pos{Path: "firstline.yaml", Line: 20 + i}, text)
		if err != nil {
			panic(err) // the table above is wrong
		}
		all = append(all, t)
	}
	return all
}

// dialogs are of three sets: Оплата, setup and human.
func dialogs() []eval.Result {
	year := &eval.Evidence{Entry: "kb/prices.csv#pro-year", Holds: true, Rank: 7, Source: kb.Pos{Path: "kb/prices.csv", Line: 13}}
	none := &eval.Evidence{Entry: "kb/faq.md#wordpress", Rank: 1, Source: kb.Pos{Path: "kb/faq.md", Line: 7, EndLine: 9}}
	refund := &eval.Evidence{Entry: "kb/faq.md#vozvrat", Holds: true, Rank: 1, Source: kb.Pos{Path: "kb/faq.md", Line: 1, EndLine: 3}}
	lost := &eval.Evidence{Entry: "kb/faq.md#oplata", Holds: true, Source: kb.Pos{Path: "kb/faq.md", Line: 4}}
	return []eval.Result{
		dialog("Оплата", "pro-price", 1, eval.Resolved, said("Сколько стоит Pro?", "Тариф Pro — 990 ₽\nв месяц.", "kb/prices.csv#pro")),
		did(dialog("Оплата", "pro-year", 2, eval.Unresolved, said("А за год?", "990 ₽ в месяц, это 100% цены.", "kb/prices.csv#pro")), eval.Unresolved, "",
			failed("says", "9 900 ₽", "990 ₽ в месяц, это 100% цены.", eval.Retrieval, year, "eval/billing.yaml", 13),
			failed("cites", "kb/prices.csv#pro-year", "kb/prices.csv#pro", eval.Retrieval, year, "eval/billing.yaml", 14)),
		did(dialog("Оплата", "refund", 3, eval.Resolved, said("Вернёте деньги?", "Вернём, @support | `сегодня` <b>же</b>", "kb/faq.md#vozvrat")), eval.Resolved, "",
			failed("says", "14 дней", "Вернём, @support | `сегодня` <b>же</b>", eval.Answer, refund, "eval/billing.yaml", 18)),
		repeated(did(dialog("Оплата", "promo", 4, eval.Resolved, said("Есть промокод?", "Да: SALE\u0000\u000b.", "kb/faq.md#oplata")), eval.Resolved, "",
			failed("says_any", "скидка | промокод", "Да: SALE\u0000\u000b.", eval.Retrieval, lost, "eval/billing.yaml", 22)), 5, 4, true, false, true, false),
		did(dialog("Оплата", "away", 5, eval.Errored, said("Алло", "", "")), eval.Errored, "model"),

		dialog("setup", "wordpress", 1, eval.Resolved, said("How do I put it on WordPress?", "Install the plugin.", "kb/faq.md#wordpress")),
		did(dialog("setup", "code", 2, eval.Unresolved, said("Which code?", "npm i\n", "")), eval.Unresolved, "ambiguous",
			failed("code", `<script src="w.js"></script>`, "npm i\n", eval.Knowledge, none, "eval/setup.yaml", 9)),
		did(dialog("setup", "gone", 3, eval.Resolved, said("And the old page?", "It is there.", "")), eval.Resolved, "",
			failed("cites", "kb/old.md#page", "", eval.Script, nil, "eval/setup.yaml", 14)),

		handoff(dialog("human", "wants-a-human", 1, eval.HandedOff, said("Позови человека", "Зову.", ""))),
		declined(dialog("human", "poem", 2, eval.Declined, said("Напиши стих", "Я отвечаю на вопросы о магазине.", ""))),
		did(handoff(dialog("human", "too-early", 3, eval.Resolved, said("Где заказ?", "Передаю коллеге.", ""))), eval.HandedOff, "not_known",
			failed("expect", "resolved", "handed_off", eval.Policy, nil, "eval/human.yaml", 16)),
		repeated(dialog("human", "thanks", 4, eval.Resolved, said("Спасибо", "Пожалуйста!", "")), 3, 3, true, true, true),
	}
}

func dialog(set, id string, place int, expect eval.Outcome, messages []eval.Message) eval.Result {
	path := map[string]string{"Оплата": "eval/billing.yaml", "setup": "eval/setup.yaml", "human": "eval/human.yaml"}[set]
	if expect == eval.Unresolved || expect == eval.Errored {
		expect = eval.Resolved // a script cannot expect these
	}
	return eval.Result{
		Set: set, ID: id, Place: place, Operator: "igor", Model: "builtin",
		Source: kb.Pos{Path: path, Line: 4 * place, EndLine: 4*place + 3}, Expect: []eval.Outcome{expect},
		Outcome: expect, Passed: true, Turns: len(messages), Needs: []eval.Met{}, Messages: messages, Failed: []eval.FailedCheck{},
		Script: eval.Hash(set + id), Given: eval.Hash(id), Tokens: chat.TokenCounts{Input: 100 * place, Output: 20},
		Timing: eval.Timing{Started: started(), Seconds: 0.25},
	}
}

func said(question, answer, entry string) []eval.Message {
	all := []eval.Message{{Role: chat.User, Text: question}}
	if answer == "" {
		return all
	}
	reply := eval.Message{
		Role: chat.Operator, Text: answer, Action: chat.Answer,
		Signals: []string{}, Entries: []string{}, Found: []eval.Found{}, Images: []kb.Image{}, Code: []kb.Code{},
	}
	if entry != "" {
		reply.Entries, reply.Found = []string{entry}, []eval.Found{{Entry: entry, Score: 1.5}}
	}
	return append(all, reply)
}

// did says how a dialog went that may not have passed.
func did(d eval.Result, o eval.Outcome, reason string, checks ...eval.FailedCheck) eval.Result {
	d.Outcome, d.Reason, d.Failed = o, reason, append([]eval.FailedCheck{}, checks...)
	d.Passed, d.Error = len(checks) == 0 && o != eval.Errored, ""
	if o == eval.Errored {
		d.Error = "the model is away:\n503, service unavailable"
	}
	return d
}

func failed(check, want, got string, cause eval.Cause, e *eval.Evidence, path string, line int) eval.FailedCheck {
	return eval.FailedCheck{Check: check, Want: want, Got: got, Cause: cause, Evidence: e, Turn: 2, Source: kb.Pos{Path: path, Line: line}}
}

func handoff(d eval.Result) eval.Result {
	d.Reason = string(chat.AskedForHuman)
	d.Messages[1].Action, d.Messages[1].Reason = chat.Handoff, chat.AskedForHuman
	return d
}

func declined(d eval.Result) eval.Result {
	d.Reason = string(chat.OffTopic)
	d.Messages[1].Action, d.Messages[1].Reason = chat.Decline, chat.OffTopic
	return d
}

// repeated says which tries of a dialog passed; where fewer than k were played it ended early.
func repeated(d eval.Result, k, passIf int, passed ...bool) eval.Result {
	d.Repeat = &eval.Repeat{K: k, PassIf: passIf, Early: passIf < k}
	for _, p := range passed {
		d.Repeat.Tries = append(d.Repeat.Tries, eval.Try{Outcome: d.Outcome, Passed: p, Turns: d.Turns})
	}
	return d
}
