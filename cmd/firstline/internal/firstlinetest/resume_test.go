package firstlinetest

import (
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval"
	"firstline/eval/chat/standin"
)

// testKilledEval kills eval at moments spread over its whole run. --resume must give the very
// results of a run that nothing happened to, and ask again only for the dialogs that were in flight.
func (p *program) testKilledEval(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no SIGKILL on Windows")
	}
	model := NewSlowModel(t, 10*time.Millisecond)
	dir := Modelled(t, model.URL())
	p.run(t, dir, "ingest")
	play := []string{"eval", "--model", "slow", "-j", "2", "-q"}

	undisturbed := CopyOf(t, dir)
	started := time.Now() //nolint:forbidigo // the time that another process takes
	if status := p.status(t, undisturbed, play...); status != notGood {
		t.Fatalf("exit status %d, want %d", status, notGood)
	}
	whole := time.Since(started)
	want, asked := StoredResults(t, undisturbed), model.Questions()
	if !strings.Contains(want, `"currency": "USD"`) || strings.Count(want, "\n    {\"set\"") != 45 {
		t.Fatalf("not what was to be played:\n%s", want)
	}

	const kills = 20
	random := rand.New(rand.NewPCG(5, 6))
	killed, tried := 0, 0
	for ; tried < kills || killed < kills/2 && tried < 3*kills; tried++ { // on a busy machine many come too early or too late
		moment := max(time.Millisecond, time.Duration((float64(tried%kills)+random.Float64())/kills*float64(whole)))
		dir := CopyOf(t, dir)
		cmd, _, _ := p.command(t, dir, play...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(moment)
		_ = cmd.Process.Kill() // it may have come to its end before
		_ = cmd.Wait()
		runs := eval.Runs{Dir: filepath.Join(dir, ".firstline", "runs")}
		ids, err := runs.IDs()
		if err != nil {
			t.Fatal(err)
		}
		switch unfinished, err := runs.Unfinished(); {
		case err != nil:
			t.Fatal(err)
		case unfinished != "":
			killed++
			if status := p.status(t, dir, "eval", "--resume", "-q", "-j", "2"); status != notGood {
				t.Errorf("killed after %v, --resume ends with %d", moment, status)
			}
			// Two dialogs were in flight, of three turns at most.
			if again := model.Questions(); again > asked+2*3 {
				t.Errorf("killed after %v, the model was asked %d times, %d without", moment, again, asked)
			}
		case len(ids) == 0:
			continue // killed before the run began
		}
		if diff := cmp.Diff(Lines(want), Lines(StoredResults(t, dir))); diff != "" {
			t.Errorf("killed after %v:\n%s", moment, diff)
		}
		model.Questions()
	}
	t.Logf("%d of %d runs of %v were killed on their way", killed, tried, whole)
	if killed < kills/2 {
		t.Errorf("only %d of %d runs were killed on their way", killed, tried)
	}
}

// status gives the exit status of a command.
func (p *program) status(t *testing.T, dir string, args ...string) int {
	t.Helper()
	cmd, _, stderr := p.command(t, dir, args...)
	_ = cmd.Run()
	if status := cmd.ProcessState.ExitCode(); status >= 0 {
		return status
	}
	t.Fatalf("firstline %s: %s", strings.Join(args, " "), stderr)
	return -1
}

// testInterruptedBuiltin interrupts runs with the built-in model, which is in the middle of judging as
// often as not. --resume must give the very results of a run that nothing happened to.
func (p *program) testInterruptedBuiltin(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows cannot send a signal to a process")
	}
	dir := Sample(t)
	p.run(t, dir, "ingest")
	undisturbed := CopyOf(t, dir)
	started := time.Now() //nolint:forbidigo // the time that another process takes
	p.run(t, undisturbed, "eval", "-q")
	whole := time.Since(started)
	want := StoredResults(t, undisturbed)
	random := rand.New(rand.NewPCG(7, 8))
	stopped := 0
	for i := range 12 {
		moment := time.Duration((float64(i) + random.Float64()) / 12 * float64(whole))
		dir := CopyOf(t, dir)
		cmd, _, _ := p.command(t, dir, "eval", "-q")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(moment)
		_ = cmd.Process.Signal(os.Interrupt) // it may have come to its end before
		_ = cmd.Wait()
		runs := eval.Runs{Dir: filepath.Join(dir, ".firstline", "runs")}
		if unfinished, err := runs.Unfinished(); err != nil || unfinished == "" {
			continue
		}
		stopped++
		p.run(t, dir, "eval", "--resume", "-q")
		if diff := cmp.Diff(Lines(want), Lines(StoredResults(t, dir))); diff != "" {
			t.Errorf("interrupted after %v:\n%s", moment, diff)
		}
	}
	t.Logf("%d of 12 runs of %v were interrupted on their way", stopped, whole)
	if stopped < 3 {
		t.Errorf("only %d of 12 runs were interrupted on their way", stopped)
	}
}

// testRepair holds that --errors makes of a run with errors what it would have been without them,
// and that a model that lets nobody in ends a run, which --resume completes.
func (p *program) testRepair(t *testing.T) {
	model := NewSlowModel(t, 0)
	dir := Modelled(t, model.URL())
	p.run(t, dir, "ingest")
	whole := CopyOf(t, dir)
	p.status(t, whole, "eval", "--model", "slow", "-q")
	want := StoredResults(t, whole)
	model.Questions()

	model.Play(func(r *standin.Request) standin.Act {
		if len(r.Last())%4 == 0 {
			return standin.Refuse(http.StatusBadRequest, "refused")
		}
		return Slow(0)(r)
	})
	broken := CopyOf(t, dir)
	if status := p.status(t, broken, "eval", "--model", "slow", "-q"); status != infrastructure {
		t.Errorf("a run with errors ends with %d, want %d", status, infrastructure)
	}
	asked := model.Questions()
	model.Play(Slow(0))
	if status := p.status(t, broken, "eval", "--errors", "-q"); status != notGood {
		t.Errorf("--errors ends with %d, want %d", status, notGood)
	}
	if again := model.Questions(); again == 0 || again > asked/2 {
		t.Errorf("%d turns are asked again, of %d", again, asked)
	}
	if diff := cmp.Diff(Lines(want), Lines(StoredResults(t, broken))); diff != "" {
		t.Errorf("a run that was repaired (-want +got):\n%s", diff)
	}

	const refused = "model slow is not to be had: 10 dialogs in a row ended with: "
	model.Play(standin.Always(standin.Refuse(http.StatusUnauthorized, "refused")))
	shut := CopyOf(t, dir)
	cmd, _, stderr := p.command(t, shut, "eval", "--model", "slow", "-q")
	_ = cmd.Run()
	if status := cmd.ProcessState.ExitCode(); status != infrastructure || !strings.Contains(stderr.String(), refused) {
		t.Errorf("exit status %d, want %d\n%s", status, infrastructure, stderr)
	}
	model.Play(Slow(0))
	if status := p.status(t, shut, "eval", "--resume", "-q"); status != notGood {
		t.Errorf("--resume ends with %d, want %d", status, notGood)
	}
	if diff := cmp.Diff(Lines(want), Lines(StoredResults(t, shut))); diff != "" {
		t.Errorf("a run that was gone on with (-want +got):\n%s", diff)
	}
}

// testBudget holds that a run whose budget is spent begins no more dialogs, and is completed by
// --resume, a budget at a time.
func (p *program) testBudget(t *testing.T) {
	model := NewSlowModel(t, 0)
	dir := Modelled(t, model.URL())
	// A turn costs 100·0.40 + 10·1.60 millionths of a dollar.
	cmd, _, stderr := p.command(t, dir, "eval", "--model", "slow", "-j", "1", "-q", "--max-cost", "0.001 USD")
	_ = cmd.Run()
	if status := cmd.ProcessState.ExitCode(); status != overBudget || !strings.Contains(stderr.String(), "the budget of 0.001 USD is spent: ") {
		t.Fatalf("exit status %d, want %d\n%s", status, overBudget, stderr)
	}
	begun := len(playedDialogs(t, filepath.Join(dir, ".firstline", "runs", "*", "outcomes.jsonl")))
	if begun < 5 || begun > 18 {
		t.Errorf("%d dialogs of at least one turn are played for 18 turns", begun)
	}
	starts := 1
	for status := overBudget; status == overBudget; starts++ {
		if status = p.status(t, dir, "eval", "--resume", "-j", "1", "-q", "--max-cost", "0.001 USD"); status != overBudget && status != notGood {
			t.Fatalf("--resume ends with %d", status)
		}
	}
	if starts < 3 {
		t.Errorf("the whole is played by %d starts", starts)
	}
	whole := Modelled(t, model.URL())
	p.status(t, whole, "eval", "--model", "slow", "-q")
	if diff := cmp.Diff(Lines(StoredResults(t, whole)), Lines(StoredResults(t, dir))); diff != "" {
		t.Error(diff)
	}
	cmd, _, stderr = p.command(t, dir, "eval", "--model", "slow", "--max-cost", "1 RUB")
	_ = cmd.Run()
	if status := cmd.ProcessState.ExitCode(); status != wrong || !strings.Contains(stderr.String(), "the budget is in RUB, and the price of model slow in USD") {
		t.Errorf("exit status %d, want %d\n%s", status, wrong, stderr)
	}
}
