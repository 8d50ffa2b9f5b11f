package firstlinetest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestCrash runs firstline as processes of their own and takes from them what they stand on: the
// process itself, the lock, the time, the disk.
func TestCrash(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: this takes a minute, in processes of their own")
	}
	p := build(t)
	t.Run("killed ingest", p.testKilledIngest)
	t.Run("two ingests at once", p.testTwoIngests)
	t.Run("interrupted eval", p.testInterruptedEval)
	t.Run("killed eval", p.testKilledEval)
	t.Run("killed recording", p.testKilledRecording)
	t.Run("interrupted built-in", p.testInterruptedBuiltin)
	t.Run("killed replay", p.testKilledReplay)
	t.Run("repair", p.testRepair)
	t.Run("budget", p.testBudget)
	t.Run("read-only project", p.testReadOnly)
}

// The exit statuses, as README lists them.
const (
	notGood        = 1
	wrong          = 2
	infrastructure = 3
	overBudget     = 5
	interrupted    = 130
)

// program is a built firstline.
type program struct{ path string }

// build makes the program, in a folder of its own.
func build(tb testing.TB) *program {
	tb.Helper()
	return &program{path: Build(tb, Program)}
}

// command is a command line in a project, whose streams are kept.
func (p *program) command(t *testing.T, dir string, args ...string) (cmd *exec.Cmd, stdout, stderr *bytes.Buffer) {
	t.Helper()
	cmd = exec.CommandContext(t.Context(), p.path, args...)
	stdout, stderr = new(bytes.Buffer), new(bytes.Buffer)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, stdout, stderr
	cmd.Env = append(cmd.Environ(), "FIRSTLINE_NOW=2026-11-23T12:00:00+03:00")
	return cmd, stdout, stderr
}

// run gives what a command prints, which must end with 0.
func (p *program) run(t *testing.T, dir string, args ...string) (stdout, stderr string) {
	t.Helper()
	cmd, out, complaints := p.command(t, dir, args...)
	if err := cmd.Run(); err != nil {
		t.Fatalf("firstline %s: %v\n%s", strings.Join(args, " "), err, complaints)
	}
	return out.String(), complaints.String()
}

// looks are the commands whose output tells whether an index is sound.
func looks() [][]string {
	return [][]string{
		{"show", "--format", "json"},
		{"search", "--batch", "eval/search.jsonl", "--format", "json"},
	}
}

// clean gives what the looks print of a project that nothing has happened to.
func (p *program) clean(t *testing.T, dir string) []string {
	t.Helper()
	copied := CopyOf(t, dir)
	if err := os.RemoveAll(filepath.Join(copied, ".firstline")); err != nil {
		t.Fatal(err)
	}
	var outputs []string
	for _, look := range looks() {
		out, _ := p.run(t, copied, look...)
		outputs = append(outputs, out)
	}
	return outputs
}

// stale is a sample company whose index is older than its knowledge base: entries were added,
// changed and removed since.
func (p *program) stale(t *testing.T) string {
	t.Helper()
	dir := Sample(t)
	p.run(t, dir, "ingest")
	Edit(t, filepath.Join(dir, "kb", "faq.md"), func(text string) string {
		text = strings.Replace(text, "60 минут", "45 минут", 1)
		for i := range 300 {
			text += fmt.Sprintf("\n### Сколько стоит опция номер %d?\n\nОна стоит %d ₽ в месяц, если подключить её в кабинете.\n", i, 100+i)
		}
		return text
	})
	Edit(t, filepath.Join(dir, "kb", "promotions.md"), func(text string) string { return text[:strings.LastIndex(text, "\n#")+1] })
	return dir
}

// testKilledIngest kills ingest at moments spread over its whole run. The next command must find
// the old index or the new one, never a damaged one, and give what a clean project gives.
func (p *program) testKilledIngest(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no SIGKILL on Windows")
	}
	stale := p.stale(t)
	want := p.clean(t, stale)
	undisturbed := CopyOf(t, stale)
	started := time.Now() //nolint:forbidigo // the time that another process takes
	if out, _ := p.run(t, undisturbed, "ingest"); !strings.Contains(out, "301 passages embedded") {
		t.Fatalf("the index was to change by 301 passages:\n%s", out)
	}
	whole := time.Since(started)

	const kills = 20
	random := rand.New(rand.NewPCG(1, 2))
	killed := 0
	for i := range kills {
		moment := max(time.Millisecond, time.Duration((float64(i)+random.Float64())/kills*float64(whole)))
		dir := CopyOf(t, stale)
		cmd, _, _ := p.command(t, dir, "ingest")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(moment)
		_ = cmd.Process.Kill() // it may have come to its end before
		if cmd.Wait() != nil {
			killed++
		}
		look := looks()[i%len(looks())]
		got, stderr := p.run(t, dir, look...)
		if strings.Contains(stderr, "made anew") {
			t.Errorf("killed after %v, ingest left a damaged index: %s", moment, stderr)
		}
		if got != want[i%len(looks())] {
			t.Errorf("killed after %v, then %s:\n%s", moment, look[0], cmp.Diff(Lines(want[i%len(looks())]), Lines(got)))
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".firstline", ".index*")); len(left) > 0 {
			t.Errorf("killed after %v, and the next command left %v", moment, left)
		}
	}
	t.Logf("an undisturbed ingest takes %v; %d of %d were killed before their end", whole, killed, kills)
	if killed < kills/4 {
		t.Errorf("only %d of %d processes were killed before their end", killed, kills)
	}
}

// testTwoIngests starts two ingests of one project at the same time.
func (p *program) testTwoIngests(t *testing.T) {
	stale := p.stale(t)
	want := p.clean(t, stale)
	for range 3 {
		dir := CopyOf(t, stale)
		var running sync.WaitGroup
		for i := range 2 {
			running.Go(func() {
				cmd, _, stderr := p.command(t, dir, "ingest")
				if err := cmd.Run(); err != nil {
					t.Errorf("ingest %d of 2: %v\n%s", i+1, err, stderr)
				}
			})
		}
		running.Wait()
		for i, look := range looks() {
			got, stderr := p.run(t, dir, look...)
			if strings.Contains(stderr, "brought up to date") {
				t.Errorf("%s finds the index not up to date: %s", look[0], stderr)
			}
			if got != want[i] {
				t.Errorf("%s:\n%s", look[0], cmp.Diff(Lines(want[i]), Lines(got)))
			}
		}
	}
}

// testInterruptedEval sends a long eval the signals of Ctrl-C and of a machine that shuts down.
// What was played must be stored in whole lines, and be what the printed report counts.
func (p *program) testInterruptedEval(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows cannot send a signal to a process")
	}
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		dir := Sample(t)
		all := multiplySets(t, p, dir, 12)
		cmd, stdout, stderr := p.command(t, dir, "eval", "--format", "json")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		outcomes := filepath.Join(dir, ".firstline", "runs", "*", "outcomes.jsonl")
		for range 1000 {
			if found, _ := filepath.Glob(outcomes); len(found) == 1 && size(t, found[0]) > 0 {
				break
			}
			time.Sleep(5 * time.Millisecond)
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatalf("%v: eval was over too soon: %v", signal, err)
		}
		_ = cmd.Wait()
		if status := cmd.ProcessState.ExitCode(); status != interrupted {
			t.Errorf("%v: exit status %d, want %d\n%s", signal, status, interrupted, stderr)
		}
		if !strings.Contains(stderr.String(), "interrupted") {
			t.Errorf("%v: stderr does not say so: %s", signal, stderr)
		}
		var report struct {
			Dialogs    []struct{ Set, ID string }
			Unfinished int
		}
		if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
			t.Errorf("%v: the report: %v", signal, err)
		}
		played := playedDialogs(t, outcomes)
		if len(played) == 0 || len(played) >= all {
			t.Errorf("%v: %d of %d dialogs were played, want some", signal, len(played), all)
		}
		if len(report.Dialogs) != len(played) || len(report.Dialogs)+report.Unfinished != all {
			t.Errorf("%v: the report counts %d dialogs and %d unfinished; %d of %d are stored",
				signal, len(report.Dialogs), report.Unfinished, len(played), all)
		}
		for _, d := range report.Dialogs {
			if !played[d.Set+"/"+d.ID] {
				t.Errorf("%v: %s/%s is reported and not stored", signal, d.Set, d.ID)
			}
		}
		if out, _ := p.run(t, dir, "show", "kb/faq.md#password"); !strings.Contains(out, "Забыли пароль") {
			t.Errorf("%v: the index is not in use any more: %s", signal, out)
		}
	}
}

// playedDialogs reads the only file of outcomes, which must hold nothing but whole lines of JSON.
func playedDialogs(t *testing.T, pattern string) map[string]bool {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) != 1 {
		t.Fatalf("%v %v, want one file", found, err)
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	played := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		var dialog struct{ Set, ID, Outcome string }
		if err := json.Unmarshal([]byte(line), &dialog); err != nil || !strings.HasSuffix(line, "\n") || dialog.Outcome == "" {
			t.Errorf("not a whole line: %q: %v", line, err)
		}
		played[dialog.Set+"/"+dialog.ID] = true
	}
	return played
}

// testReadOnly looks into a project that cannot be written to.
func (p *program) testReadOnly(t *testing.T) {
	fresh := Sample(t)
	current := CopyOf(t, fresh)
	p.run(t, current, "ingest")
	stale := CopyOf(t, current)
	Edit(t, filepath.Join(stale, "kb", "faq.md"), func(text string) string {
		return strings.Replace(text, "60 минут", "45 минут", 1)
	})
	readOnly(t, fresh)
	readOnly(t, current)
	readOnly(t, stale)

	show, search := []string{"show", "kb/faq.md#password"}, []string{"search", "забыл пароль"}
	for _, look := range [][]string{show, search} {
		cmd, _, stderr := p.command(t, fresh, look...)
		_ = cmd.Run()
		if status := cmd.ProcessState.ExitCode(); status != infrastructure {
			t.Errorf("%s without an index: exit status %d, want %d\n%s", look[0], status, infrastructure, stderr)
		}
		if !strings.Contains(stderr.String(), filepath.Join(fresh, ".firstline")) {
			t.Errorf("%s without an index: the message does not name the path: %s", look[0], stderr)
		}

		out, complaints := p.run(t, current, look...)
		if !strings.Contains(out, "60 минут") || complaints != "" {
			t.Errorf("%s with an index that is up to date: %q\n%s", look[0], complaints, out)
		}

		out, complaints = p.run(t, stale, look...)
		if !strings.Contains(out, "60 минут") || !strings.Contains(complaints, filepath.Join(stale, ".firstline")) ||
			!strings.Contains(complaints, "using the index as it was before") {
			t.Errorf("%s with an older index: %q\n%s", look[0], complaints, out)
		}
	}
}

// readOnly takes away the right to write to a folder and to all in it, until the test is over.
func readOnly(t *testing.T, dir string) {
	t.Helper()
	chmod := func(dirs, files os.FileMode) {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				return os.Chmod(name, dirs)
			}
			return os.Chmod(name, files)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	chmod(0o555, 0o444)
	t.Cleanup(func() { chmod(0o755, 0o644) })
	probe := filepath.Join(dir, "probe")
	if err := os.WriteFile(probe, nil, 0o666); !errors.Is(err, fs.ErrPermission) {
		if err := os.Remove(probe); err != nil {
			t.Fatal(err)
		}
		t.Skip("a folder without write permission can be written to here: the tests run as root, or on Windows")
	}
}

// multiplySets adds copies of the question sets under other names, and counts the dialogs.
func multiplySets(t *testing.T, p *program, dir string, copies int) int {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "eval", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range copies {
			copied := bytes.Replace(data, []byte("set: "), fmt.Appendf(nil, "set: copy-%d-", i), 1)
			target := filepath.Join(dir, "eval", fmt.Sprintf("copy-%d-%s", i, filepath.Base(name)))
			if err := os.WriteFile(target, copied, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	list, _ := p.run(t, dir, "eval", "--list")
	return strings.Count(list, "\n")
}

func size(t *testing.T, name string) int64 {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
