package firstlinetest

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat/standin"
)

// testKilledReplay ends replays of two sides at moments spread over their whole course, by kill -9 and by Ctrl-C in
// turns. --resume must give the very report of a replay that nothing happened to, with what has changed since the last
// one, and ask again only for the dialogs that were in flight.
func (p *program) testKilledReplay(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no signals on Windows")
	}
	const wait = 5 * time.Millisecond
	model := NewSlowModel(t, 0)
	dir := Talked(t, model.URL(), 40)
	play := []string{"replay", "--model", "slow", "--against", "base@1", "-j", "2", "-q", "--format", "json"}
	p.run(t, dir, play...)
	model.Play(func(r *standin.Request) standin.Act {
		return standin.After(wait, standin.Answer("14 дней, "+r.Last()))
	})
	model.Questions()

	undisturbed := CopyOf(t, dir)
	started := time.Now() //nolint:forbidigo // the time that another process takes
	report, _ := p.run(t, undisturbed, play...)
	whole := time.Since(started)
	want, asked := Timeless(t, report), model.Questions()
	if !strings.Contains(report, `"changed": 40,`) || len(keptReplays(t, undisturbed)) > 0 {
		t.Fatalf("not what was to be replayed, or it is kept:\n%s", report)
	}

	const ends = 10
	random := rand.New(rand.NewPCG(9, 10))
	ended := 0
	for i := range ends {
		moment := max(time.Millisecond, time.Duration((float64(i)+random.Float64())/ends*float64(whole)))
		signal := []os.Signal{os.Kill, os.Interrupt}[i%2]
		dir := CopyOf(t, dir)
		cmd, _, stderr := p.command(t, dir, play...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(moment)
		_ = cmd.Process.Signal(signal) // it may have come to its end before
		if err := cmd.Wait(); err == nil || len(keptReplays(t, dir)) == 0 {
			model.Questions()
			continue // it was over, or had not begun
		}
		ended++
		if signal == os.Interrupt && (cmd.ProcessState.ExitCode() != interrupted || !strings.Contains(stderr.String(), "hint: firstline replay --resume=")) {
			t.Errorf("after %v, Ctrl-C ends it with %d: %s", moment, cmd.ProcessState.ExitCode(), stderr)
		}
		report, _ := p.run(t, dir, "replay", "--resume", "-q", "-j", "2", "--format", "json")
		if diff := cmp.Diff(want, Timeless(t, report)); diff != "" {
			t.Errorf("%v after %v:\n%s", signal, moment, diff)
		}
		// Two dialogs were in flight on two sides, of four turns at most.
		if again := model.Questions(); again > asked+2*2*4 {
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

// keptReplays are the folders of replays that can be gone on with.
func keptReplays(t *testing.T, dir string) []string {
	t.Helper()
	plans, err := filepath.Glob(filepath.Join(dir, ".firstline", "replays", "*", "plan.json"))
	if err != nil {
		t.Fatal(err)
	}
	return plans
}
