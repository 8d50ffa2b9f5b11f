//go:build linux

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

	"firstline/kb/endpoint"
)

// The load, which internal/load plays as many at once.
const (
	loadDialogs = 200
	loadTurns   = 3
	loadAtOnce  = 50
)

// bareLoad sends as many requests as the load does, of that body, and does nothing with the answers.
func bareLoad(b *testing.B, address string, body []byte) (seconds float64) {
	b.Helper()
	client := endpoint.NewHTTPClient(endpoint.LongestAnswer)
	started := b.Elapsed()
	dialogs := make(chan int, loadDialogs)
	for i := range loadDialogs {
		dialogs <- i
	}
	close(dialogs)
	var all sync.WaitGroup
	for range loadAtOnce {
		all.Go(func() {
			for range dialogs {
				for range loadTurns {
					response, err := client.Post(address+"/chat/completions", "application/json", bytes.NewReader(body))
					if err != nil {
						b.Error(err)
						return
					}
					io.Copy(io.Discard, response.Body)
					response.Body.Close()
				}
			}
		})
	}
	all.Wait()
	client.CloseIdleConnections()
	return (b.Elapsed() - started).Seconds()
}

// spent is what a process took.
type spent struct{ seconds, cpu, megabytes float64 }

// process runs a program to its end. Its exit status may say that what it did is not good enough.
func process(b *testing.B, cmd *exec.Cmd) (spent, string) {
	b.Helper()
	started := b.Elapsed()
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() > notGood) {
		b.Fatalf("%v\n%s", err, exit.Stderr)
	}
	used := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return spent{(b.Elapsed() - started).Seconds(), cpu.Seconds(), float64(used.Maxrss) / 1024}, string(out)
}

// BenchmarkLoad plays 200 dialogs of three turns, 50 at once, with a model that takes 50 ms for an answer and
// is served by another process; the ideal is 0.6 s. "bare" is a loop of requests in the same run. In "stub" the
// search costs nothing, and the process, internal/load, does nothing but play and store: its seconds are those of
// playing, its CPU and memory those of the whole process. "start" is its memory with one dialog. "real" is firstline
// eval, with its search, from the start of the process to its end. All are the best of the runs.
func BenchmarkLoad(b *testing.B) {
	program, load := firstlinetest.Build(b, firstlinetest.Program), firstlinetest.Build(b, firstlinetest.Program+"/internal/load")
	server := exec.CommandContext(b.Context(), load, "serve")
	input := must(server.StdinPipe())
	output := must(server.StdoutPipe())
	if err := server.Start(); err != nil {
		b.Fatal(err)
	}
	defer server.Wait()
	defer input.Close()
	address := strings.TrimSpace(must(bufio.NewReader(output).ReadString('\n')))
	dir := loadProject(b, address)
	body := must(json.Marshal(map[string]any{"model": "some-model", "messages": []map[string]string{
		{"role": "system", "content": strings.Repeat("Отвечай только по базе знаний. ", 150)}, {"role": "user", "content": "Сколько стоит Pro?"},
	}}))
	eval := func() *exec.Cmd {
		return exec.CommandContext(b.Context(), program, "-C", dir, "eval", "load", "--model", "load", "-q", "-j", strconv.Itoa(loadAtOnce))
	}
	process(b, eval()) // which makes the index
	play := func(set string) spent {
		one, out := process(b, exec.CommandContext(b.Context(), load, "play", address, dir, set))
		must(fmt.Sscan(out, &one.seconds, &one.megabytes))
		return one
	}
	bare := math.Inf(1)
	start, stub, real := best(), best(), best()
	for b.Loop() {
		bare = min(bare, bareLoad(b, address, body))
		start = start.or(play("load-one"))
		stub = stub.or(play("load"))
		one, _ := process(b, eval())
		real = real.or(one)
	}
	b.ReportMetric(0, "ns/op") // which says nothing here
	b.ReportMetric(bare, "s/bare")
	stub.report(b, "stub", bare)
	b.ReportMetric(start.megabytes, "MB/start")
	real.report(b, "real", bare)
}

// best is what every process is better than.
func best() spent { return spent{math.Inf(1), math.Inf(1), math.Inf(1)} }

// or gives the better of two, in each respect: what others do on the machine only makes it worse.
func (s spent) or(one spent) spent {
	return spent{min(s.seconds, one.seconds), min(s.cpu, one.cpu), min(s.megabytes, one.megabytes)}
}

func (s spent) report(b *testing.B, name string, bare float64) {
	b.Helper()
	b.ReportMetric(s.seconds, "s/"+name)
	b.ReportMetric(s.seconds/bare, "x/"+name)
	b.ReportMetric(s.cpu, "cpu-s/"+name)
	b.ReportMetric(s.megabytes, "MB/"+name)
}

// loadProject is the sample company with the load as a question set, another of one dialog, and the server as a
// model.
func loadProject(b *testing.B, address string) string {
	b.Helper()
	dir := newBench(b).dir
	firstlinetest.Write(b, filepath.Join(dir, "eval", "load.yaml"), loadSet("load", loadDialogs))
	firstlinetest.Write(b, filepath.Join(dir, "eval", "load-one.yaml"), loadSet("load-one", 1))
	config := string(must(os.ReadFile(filepath.Join(dir, "firstline.yaml"))))
	config, _, _ = strings.Cut(config, "thresholds:")
	firstlinetest.Write(b, filepath.Join(dir, "firstline.yaml"), config+"models:\n  load: {api: openai, base_url: \""+address+"\", model: some-model}\n")
	return dir
}

// loadSet is a question set of so many dialogs.
func loadSet(name string, dialogs int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "set: %s\noperator: igor\ndialogs:\n", name)
	for i := range dialogs {
		fmt.Fprintf(&b, "  - id: d%d\n    turns:\n", i)
		for turn := range loadTurns {
			fmt.Fprintf(&b, "      - {user: \"Сколько стоит Pro, и что будет на %d-й месяц?\", operator: {says: 990 ₽}}\n", turn)
		}
	}
	return b.String()
}
