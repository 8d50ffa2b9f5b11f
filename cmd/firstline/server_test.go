package main

import (
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/google/go-cmp/cmp"

	"firstline/eval"
	"firstline/eval/chat/standin"
)

// TestServerFails holds how a run ends with each thing that a server can do wrong, and that what
// passes does no harm.
func TestServerFails(t *testing.T) {
	fine := standin.Answer("Тариф Pro стоит 990 ₽ в месяц, 9 900 ₽ в год.")
	for _, test := range []struct {
		name   string
		script standin.Script
		status int
		reason string
		says   string
	}{
		{"answers", standin.Always(fine), done, "", ""},
		{"takes no tools", standin.Always(standin.WithoutTools(fine)), done, "", ""},
		{"429, then fine", standin.InTurn(standin.Limit(time.Second), standin.Limit(0), fine), done, "", ""},
		{"500, then fine", standin.InTurn(standin.Refuse(500, ""), standin.Refuse(502, ""), fine), done, "", ""},
		{"cut, then fine", standin.InTurn(standin.Cut("Тариф Pro"), fine), done, "", ""},
		{"429", standin.Always(standin.Limit(0)), infrastructure, "rate_limit", "429 Too Many Requests: slow down"},
		{"429 for an hour", standin.Always(standin.Limit(time.Hour)), infrastructure, "rate_limit", "429 Too Many Requests: slow down; it may be asked again in 1h0m0s"},
		{"500", standin.Always(standin.Refuse(500, "out of memory")), infrastructure, "model", "500 Internal Server Error: out of memory"},
		{"cut", standin.Always(standin.Cut("Тариф Pro")), infrastructure, "unreachable", "no answer: unexpected EOF"},
		{"nonsense", standin.Always(standin.Nonsense()), infrastructure, "reply", `the answer is no chat completion: {"choices":[{mess`},
		{"silence", standin.Always(standin.Answer("")), infrastructure, "reply", `the reply is empty (finish_reason "stop")`},
		{"a wrong key", standin.Always(standin.Refuse(401, "no such key")), infrastructure, "auth", "401 Unauthorized: no such key"},
		{"a wrong model", standin.Always(standin.Refuse(404, "no such model")), infrastructure, "model", "404 Not Found: no such model"},
		{"hangs", standin.Always(standin.Hang()), infrastructure, "timeout", "no reply within 500ms"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server, err := standin.Start("", test.script)
			if err != nil {
				t.Fatal(err)
			}
			defer server.Die()
			dir := firstlinetest.Modelled(t, server.URL())
			if test.name == "hangs" {
				firstlinetest.Edit(t, filepath.Join(dir, "firstline.yaml"), func(text string) string { return text + "run: {turn_timeout: 500ms}\n" })
			}
			ran := call(t, dir, "eval", "--model", "slow", "prices/pro-month-and-year", "--format", "json")
			var result struct{ Dialogs []eval.Result }
			if err := json.Unmarshal([]byte(ran.out), &result); err != nil || len(result.Dialogs) != 1 {
				t.Fatalf("%v\n%s%s", err, ran.out, ran.err)
			}
			got := result.Dialogs[0]
			if ran.status != test.status && (test.status != done || ran.status != notGood) {
				t.Errorf("exit status %d, want %d\n%s", ran.status, test.status, ran.err)
			}
			if test.status == done && got.Outcome == eval.Errored || test.status != done && got.Reason != test.reason {
				t.Errorf("%s %s: %s", got.Outcome, got.Reason, got.Error)
			}
			if got.Error != test.says && got.Error != server.Host()+": "+test.says {
				t.Errorf("it says %s, want %s", got.Error, test.says)
			}
		})
	}
}

// TestServerBursts holds that a server which refuses, fails and breaks off in bursts makes no
// difference to a run.
func TestServerBursts(t *testing.T) {
	server := firstlinetest.NewSlowModel(t, time.Millisecond)
	dir := firstlinetest.Modelled(t, server.URL())
	undisturbed := firstlinetest.CopyOf(t, dir)
	call(t, undisturbed, "eval", "--model", "slow", "-j", "16", "-q")
	var mu sync.Mutex
	random := rand.New(rand.NewPCG(3, 4))
	before := len(server.Asked())
	server.Play(func(r *standin.Request) standin.Act {
		mu.Lock()
		defer mu.Unlock()
		switch n := r.Number - before; {
		case n > 20 && n <= 30:
			return standin.Limit(time.Second)
		case n > 40 && n <= 50:
			return standin.Refuse(http.StatusInternalServerError, "out of memory")
		case random.IntN(10) == 0:
			return standin.Cut("Тариф")
		case random.IntN(10) == 0:
			return standin.Limit(0)
		}
		return firstlinetest.Slow(time.Millisecond)(r)
	})
	if ran := call(t, dir, "eval", "--model", "slow", "-j", "16", "-q"); ran.status != notGood {
		t.Errorf("exit status %d\n%s", ran.status, ran.err)
	}
	if diff := cmp.Diff(firstlinetest.Lines(firstlinetest.StoredResults(t, undisturbed)), firstlinetest.Lines(firstlinetest.StoredResults(t, dir))); diff != "" {
		t.Error(diff)
	}
	t.Logf("%d requests, %d without bursts", len(server.Asked())-before, before)
}

// TestServerDies holds that when a server dies in the middle of a run what is left ends by an error at
// once, and that --resume makes of it what it would have been, once the server is back.
func TestServerDies(t *testing.T) {
	server := firstlinetest.NewSlowModel(t, 5*time.Millisecond)
	dir := firstlinetest.Modelled(t, server.URL())
	whole := firstlinetest.CopyOf(t, dir)
	call(t, whole, "eval", "--model", "slow", "-q")
	want, all := firstlinetest.StoredResults(t, whole), len(server.Asked())
	for name, last := range map[string]int{"at the beginning": 1, "in the middle": all / 2, "near the end": all - 5} {
		dir := firstlinetest.CopyOf(t, dir)
		var dying sync.WaitGroup
		last += len(server.Asked())
		server.Play(func(r *standin.Request) standin.Act {
			if r.Number == last {
				dying.Go(func() { server.Die() })
			}
			return firstlinetest.Slow(5 * time.Millisecond)(r)
		})
		started := time.Now() //nolint:forbidigo // the time that a run takes
		ran := call(t, dir, "eval", "--model", "slow", "-j", "8", "-o", filepath.Join(dir, "results.json"))
		dying.Wait()
		if took := time.Since(started); ran.status != infrastructure || took > 15*time.Second {
			t.Errorf("%s: exit status %d after %v\n%s", name, ran.status, took, ran.err)
		}
		if !strings.Contains(ran.err, "hint: firstline eval --resume=") || strings.Count(ran.out, "connection refused") > 20 {
			t.Errorf("%s:\n%s%s", name, ran.out, ran.err)
		}
		report, err := eval.OpenReport(filepath.Join(dir, "results.json"))
		if err != nil {
			t.Fatal(err)
		}
		if total := report.Total; total.Dialogs != 45 || total.Errors == 0 || total.Errors != total.Reasons["unreachable"] {
			t.Errorf("%s: %d dialogs, %d errors, for %v", name, total.Dialogs, total.Errors, total.Reasons)
		}
		if err := server.Revive(); err != nil {
			t.Fatal(err)
		}
		server.Play(firstlinetest.Slow(5 * time.Millisecond))
		if ran := call(t, dir, "eval", "--resume", "-q"); ran.status != notGood {
			t.Errorf("%s: --resume ends with %d\n%s", name, ran.status, ran.err)
		}
		if diff := cmp.Diff(firstlinetest.Lines(want), firstlinetest.Lines(firstlinetest.StoredResults(t, dir))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestServerBudget holds that a run whose budget is spent ends with 5, in the middle of no dialog, and
// that it is completed a budget at a time.
func TestServerBudget(t *testing.T) {
	server := firstlinetest.NewSlowModel(t, time.Millisecond)
	dir := firstlinetest.Modelled(t, server.URL())
	whole := firstlinetest.CopyOf(t, dir)
	call(t, whole, "eval", "--model", "slow", "-q")
	// A turn costs 100·0.40 + 10·1.60 millionths of a dollar.
	const turn, budget = 0.000056, "0.001 USD"
	begun := len(server.Asked())
	ran := call(t, dir, "eval", "--model", "slow", "-j", "4", "--max-cost", budget)
	if ran.status != overBudget || !strings.Contains(ran.err, "the budget of "+budget+" is spent: ") || !strings.Contains(ran.out, "these are the figures of a part") {
		t.Fatalf("exit status %d, want %d\n%s%s", ran.status, overBudget, ran.out, ran.err)
	}
	if asked := len(server.Asked()) - begun; float64(asked)*turn < 0.001 || float64(asked)*turn > 0.003 {
		t.Errorf("%d turns are played for %s", asked, budget)
	}
	for starts := 0; ran.status == overBudget; starts++ {
		if ran = call(t, dir, "eval", "--resume", "-q", "--max-cost", budget); starts > 20 {
			t.Fatal(ran.err)
		}
	}
	if diff := cmp.Diff(firstlinetest.Lines(firstlinetest.StoredResults(t, whole)), firstlinetest.Lines(firstlinetest.StoredResults(t, dir))); diff != "" || ran.status != notGood {
		t.Error(ran.status, diff)
	}
}

// TestServerSpent holds that a run with a model of the network tells what its replies took, of each set
// and in all.
func TestServerSpent(t *testing.T) {
	server := firstlinetest.NewSlowModel(t, 0)
	dir := firstlinetest.Modelled(t, server.URL())
	ran := call(t, dir, "eval", "--model", "slow", "prices", "human")
	rows := regexp.MustCompile(`(?m)^(\S+) +(\d+) +(\d+) +(0\.\d+) USD +\d+\.\d\d +\d+\.\d\d +\d+\.\d\d$`).FindAllStringSubmatch(ran.out, -1)
	if len(rows) != 3 || rows[2][1] != "total" {
		t.Fatalf("%q in\n%s", rows, ran.out)
	}
	asked := strconv.Itoa(len(server.Asked()) * standin.InputTokens)
	if total := rows[2]; total[2] != asked || !strings.HasSuffix(total[3], "0") {
		t.Errorf("%s, want %s tokens", total, asked)
	}
	if out := call(t, dir, "eval", "prices").out; strings.Contains(out, "tokens in") {
		t.Errorf("the built-in model takes nothing, and it is told:\n%s", out)
	}
}
