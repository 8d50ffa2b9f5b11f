package firstlinetest

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval"
	"firstline/eval/chat/recording"
)

// testKilledRecording kills eval while it records. Every file is whole then, and no exchange is lost but
// those under way; --resume records the rest, and the whole is replayed without the model.
func (p *program) testKilledRecording(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no SIGKILL on Windows")
	}
	model := NewSlowModel(t, 20*time.Millisecond)
	dir := Modelled(t, model.URL())
	p.run(t, dir, "ingest")
	play := []string{"eval", "--model", "slow", "-j", "2", "-q", "--recordings=write"}
	killed := 0
	for i := range 3 {
		dir := CopyOf(t, dir)
		model.Questions()
		cmd, _, _ := p.command(t, dir, play...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for asked := 0; asked < 5+i*25; { // of some hundred
			time.Sleep(5 * time.Millisecond)
			asked = len(model.Asked()) - model.seen
		}
		_ = cmd.Process.Kill() // it may have come to its end before
		_ = cmd.Wait()
		if recorded, asked := recordedExchanges(t, dir), model.Questions(); recorded < asked-2 {
			t.Errorf("%d exchanges are recorded, and the model was asked %d times, 2 at once", recorded, asked)
		}
		runs := eval.Runs{Dir: filepath.Join(dir, ".firstline", "runs")}
		if unfinished, err := runs.Unfinished(); err != nil || unfinished == "" {
			continue
		}
		killed++
		if status := p.status(t, dir, "eval", "--resume", "-q", "-j", "2", "--recordings=write"); status != notGood {
			t.Errorf("--resume ends with %d", status)
		}
		want := StoredResults(t, dir)
		model.Questions()
		if status := p.status(t, dir, "eval", "--model", "slow", "-q", "--recordings=only"); status != notGood {
			t.Errorf("the replay ends with %d", status)
		}
		if diff := cmp.Diff(Lines(want), Lines(StoredResults(t, dir))); diff != "" {
			t.Errorf("the replay (-recorded +replayed):\n%s", diff)
		}
		if asked := model.Questions(); asked > 0 {
			t.Errorf("the model is asked %d times in a replay", asked)
		}
	}
	if killed < 2 {
		t.Errorf("only %d of 3 runs were killed on their way", killed)
	}
}

// recordedExchanges counts what is recorded of all operators on the model slow. A file that is not whole fails the
// test.
func recordedExchanges(t *testing.T, dir string) int {
	t.Helper()
	folder := filepath.Join(dir, "eval", "recordings")
	b := recording.Open(folder, recording.Options{Mode: recording.Only})
	operators, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, operator := range operators {
		recording.Client(b, recording.Voice{Operator: operator.Name(), Model: "slow"}, nil, nil)
	}
	left, err := b.Leftovers(recording.Run{Whole: true})
	if err != nil {
		t.Error(err)
	}
	all := 0
	for _, l := range left {
		all += l.Exchanges
	}
	return all
}
