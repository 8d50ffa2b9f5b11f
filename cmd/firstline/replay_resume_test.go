package main

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat/standin"
)

// talked is a modelled company with the first of its sample dialogs, so that a replay takes about a second.
func talked(t *testing.T, address string, dialogs int) string {
	t.Helper()
	dir := modelled(t, address)
	edit(t, filepath.Join(dir, "dialogs", "2026-h1.jsonl"), func(text string) string {
		return strings.Join(strings.SplitAfter(text, "\n")[:dialogs], "")
	})
	return dir
}

// timeless is a report in JSON without its clocks, as lines.
func timeless(t *testing.T, report string) []string {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(report), &v); err != nil {
		t.Fatalf("%v\n%s", err, report)
	}
	var b bytes.Buffer
	if err := writeJSON(&b, withoutTiming(v)); err != nil {
		t.Fatal(err)
	}
	return lines(b.String())
}

// keptReplays are the folders of replays that can be gone on with.
func keptReplays(t *testing.T, dir string) []string {
	t.Helper()
	plans, err := filepath.Glob(filepath.Join(dir, ".firstline", "replays", "*", "plan.json"))
	if err != nil {
		t.Fatal(err)
	}
	return plans
}

// testKilledReplay ends replays of two sides at moments spread over their whole course, by kill -9 and by Ctrl-C in
// turns. --resume must give the very report of a replay that nothing happened to, with what has changed since the last
// one, and ask again only for the dialogs that were in flight.
func (p *program) testKilledReplay(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no signals on Windows")
	}
	const wait = 5 * time.Millisecond
	model := newSlowModel(t, 0)
	dir := talked(t, model.URL(), 40)
	play := []string{"replay", "--model", "slow", "--against", "base@1", "-j", "2", "-q", "--format", "json"}
	p.run(t, dir, play...)
	model.Play(func(r *standin.Request) standin.Act {
		return standin.After(wait, standin.Answer("14 дней, "+r.Last()))
	})
	model.questions()

	undisturbed := copyOf(t, dir)
	started := time.Now() //nolint:forbidigo // the time that another process takes
	report, _ := p.run(t, undisturbed, play...)
	whole := time.Since(started)
	want, asked := timeless(t, report), model.questions()
	if !strings.Contains(report, `"changed": 40,`) || len(keptReplays(t, undisturbed)) > 0 {
		t.Fatalf("not what was to be replayed, or it is kept:\n%s", report)
	}

	const ends = 10
	random := rand.New(rand.NewPCG(9, 10))
	ended := 0
	for i := range ends {
		moment := max(time.Millisecond, time.Duration((float64(i)+random.Float64())/ends*float64(whole)))
		signal := []os.Signal{os.Kill, os.Interrupt}[i%2]
		dir := copyOf(t, dir)
		cmd, _, stderr := p.command(t, dir, play...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(moment)
		_ = cmd.Process.Signal(signal) // it may have come to its end before
		if err := cmd.Wait(); err == nil || len(keptReplays(t, dir)) == 0 {
			model.questions()
			continue // it was over, or had not begun
		}
		ended++
		if signal == os.Interrupt && (cmd.ProcessState.ExitCode() != interrupted || !strings.Contains(stderr.String(), "hint: firstline replay --resume=")) {
			t.Errorf("after %v, Ctrl-C ends it with %d: %s", moment, cmd.ProcessState.ExitCode(), stderr)
		}
		report, _ := p.run(t, dir, "replay", "--resume", "-q", "-j", "2", "--format", "json")
		if diff := cmp.Diff(want, timeless(t, report)); diff != "" {
			t.Errorf("%v after %v:\n%s", signal, moment, diff)
		}
		// Two dialogs were in flight on two sides, of four turns at most.
		if again := model.questions(); again > asked+2*2*4 {
			t.Errorf("%v after %v, the model was asked %d times, %d without", signal, moment, again, asked)
		}
		if left := keptReplays(t, dir); len(left) > 0 {
			t.Errorf("%v after %v, what came to its end is kept: %v", signal, moment, left)
		}
	}
	t.Logf("%d of %d replays of %v, of %d questions, were ended on their way", ended, ends, whole, asked)
	if ended < ends/4 {
		t.Errorf("only %d of %d replays were ended on their way", ended, ends)
	}
}

// TestReplayGoesOn holds that a replay that was cut short by a model which lets nobody in, or by a budget, is completed
// by --resume, and is then what it would have been.
func TestReplayGoesOn(t *testing.T) {
	server := newSlowModel(t, 0)
	dir := talked(t, server.URL(), 40)
	play := []string{"replay", "--model", "slow", "-j", "2", "--format", "json"}
	resume := []string{"replay", "--resume", "-j", "2", "--format", "json"}
	want := timeless(t, call(t, copyOf(t, dir), play...).out)
	whole := server.questions()

	shut := copyOf(t, dir)
	server.Play(func(r *standin.Request) standin.Act {
		if r.Number > whole+whole/2 {
			return standin.Refuse(http.StatusUnauthorized, "refused")
		}
		return slow(0)(r)
	})
	// One dialog at a time: of two, one answered before may end after others that were refused, and begin their row anew.
	ran := call(t, shut, append(play, "-j", "1")...)
	if ran.status != infrastructure || !strings.Contains(ran.err, "model slow is not to be had: 10 dialogs in a row ended with: ") ||
		!strings.Contains(ran.err, "hint: firstline replay --resume=") {
		t.Errorf("exit status %d, want %d\n%s", ran.status, infrastructure, ran.err)
	}
	if asked := server.questions(); asked != whole/2+enoughErrors {
		t.Errorf("a model that lets nobody in is asked %d times, want %d", asked-whole/2, enoughErrors)
	}
	server.Play(slow(0))
	if diff := cmp.Diff(want, timeless(t, call(t, shut, resume...).out)); diff != "" {
		t.Errorf("gone on with:\n%s", diff)
	}
	if asked := server.questions(); asked > whole/2+8 {
		t.Errorf("%d questions are put again, of %d, though half was answered", asked, whole)
	}

	// A turn costs 100·0.40 + 10·1.60 millionths of a dollar.
	poor := copyOf(t, dir)
	ran = call(t, poor, append(play, "--max-cost", "0.001 USD")...)
	for starts := 1; ran.status == overBudget; starts++ {
		if !strings.Contains(ran.err, "the budget of 0.001 USD is spent: ") || !strings.Contains(ran.out, `"why": "the budget of 0.001 USD is spent"`) || starts > 20 {
			t.Fatalf("after %d starts:\n%s%s", starts, ran.out, ran.err)
		}
		ran = call(t, poor, append(resume, "--max-cost", "0.001 USD")...)
	}
	if diff := cmp.Diff(want, timeless(t, ran.out)); diff != "" || ran.status != done {
		t.Errorf("a budget at a time, exit status %d:\n%s", ran.status, diff)
	}
	if asked := server.questions(); asked != whole {
		t.Errorf("%d questions are put, %d without a budget", asked, whole)
	}
}
