package main

import (
	"net/http"
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat/standin"
)

// TestReplayGoesOn holds that a replay that was cut short by a model which lets nobody in, or by a budget, is completed
// by --resume, and is then what it would have been.
func TestReplayGoesOn(t *testing.T) {
	server := firstlinetest.NewSlowModel(t, 0)
	dir := firstlinetest.Talked(t, server.URL(), 40)
	play := []string{"replay", "--model", "slow", "-j", "2", "--format", "json"}
	resume := []string{"replay", "--resume", "-j", "2", "--format", "json"}
	want := firstlinetest.Timeless(t, call(t, firstlinetest.CopyOf(t, dir), play...).out)
	whole := server.Questions()

	shut := firstlinetest.CopyOf(t, dir)
	server.Play(func(r *standin.Request) standin.Act {
		if r.Number > whole+whole/2 {
			return standin.Refuse(http.StatusUnauthorized, "refused")
		}
		return firstlinetest.Slow(0)(r)
	})
	// One dialog at a time: of two, one answered before may end after others that were refused, and begin their row anew.
	ran := call(t, shut, append(play, "-j", "1")...)
	if ran.status != infrastructure || !strings.Contains(ran.err, "model slow is not to be had: 10 dialogs in a row ended with: ") ||
		!strings.Contains(ran.err, "hint: firstline replay --resume=") {
		t.Errorf("exit status %d, want %d\n%s", ran.status, infrastructure, ran.err)
	}
	if asked := server.Questions(); asked != whole/2+enoughErrors {
		t.Errorf("a model that lets nobody in is asked %d times, want %d", asked-whole/2, enoughErrors)
	}
	server.Play(firstlinetest.Slow(0))
	if diff := cmp.Diff(want, firstlinetest.Timeless(t, call(t, shut, resume...).out)); diff != "" {
		t.Errorf("gone on with:\n%s", diff)
	}
	if asked := server.Questions(); asked > whole/2+8 {
		t.Errorf("%d questions are put again, of %d, though half was answered", asked, whole)
	}

	// A turn costs 100·0.40 + 10·1.60 millionths of a dollar.
	poor := firstlinetest.CopyOf(t, dir)
	ran = call(t, poor, append(play, "--max-cost", "0.001 USD")...)
	for starts := 1; ran.status == overBudget; starts++ {
		if !strings.Contains(ran.err, "the budget of 0.001 USD is spent: ") || !strings.Contains(ran.out, `"why": "the budget of 0.001 USD is spent"`) || starts > 20 {
			t.Fatalf("after %d starts:\n%s%s", starts, ran.out, ran.err)
		}
		ran = call(t, poor, append(resume, "--max-cost", "0.001 USD")...)
	}
	if diff := cmp.Diff(want, firstlinetest.Timeless(t, ran.out)); diff != "" || ran.status != done {
		t.Errorf("a budget at a time, exit status %d:\n%s", ran.status, diff)
	}
	if asked := server.Questions(); asked != whole {
		t.Errorf("%d questions are put, %d without a budget", asked, whole)
	}
}
