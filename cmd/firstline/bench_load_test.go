//go:build linux

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
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

	"firstline/kb/endpoint"
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
// search costs nothing, and the process does nothing but play and store; its seconds are those of playing, its
// CPU and memory those of the whole process. "start" is the same process with one dialog: what is above its memory is
// what playing takes, and what it has are mostly pages of the program's file. "real" is firstline eval, with its search,
// from the start of the process to its end. All are the best of the runs.
func BenchmarkLoad(b *testing.B) {
	self := must(os.Executable())
	server := exec.CommandContext(b.Context(), self)
	server.Args[0] = "serve-load"
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
	program := build(b).path
	eval := func() *exec.Cmd {
		return exec.CommandContext(b.Context(), program, "-C", dir, "eval", "load", "--model", "load", "-q", "-j", strconv.Itoa(loadAtOnce))
	}
	process(b, eval()) // which makes the index
	play := func(dialogs int) *exec.Cmd {
		cmd := exec.CommandContext(b.Context(), self, address, dir, strconv.Itoa(dialogs))
		cmd.Args[0] = "play-load"
		return cmd
	}
	bare := math.Inf(1)
	start, stub, real := best(), best(), best()
	for b.Loop() {
		bare = min(bare, bareLoad(b, address, body))
		one, _ := process(b, play(1))
		start = start.or(one)
		one, out := process(b, play(loadDialogs))
		one.seconds = must(strconv.ParseFloat(strings.TrimSpace(out), 64))
		stub = stub.or(one)
		one, _ = process(b, eval())
		real = real.or(one)
	}
	b.ReportMetric(0, "ns/op") // which says nothing here
	b.ReportMetric(bare, "s/bare")
	stub.report(b, "stub", bare)
	b.ReportMetric(stub.megabytes-start.megabytes, "MB/stub-above-start")
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

// loadProject is the sample company with the load as a question set, and the server as a model.
func loadProject(b *testing.B, address string) string {
	b.Helper()
	dir := newBench(b).dir
	write(b, filepath.Join(dir, "eval", "load.yaml"), strings.Replace(loadSet(loadDialogs), "operator: vesta\n", "", 1))
	config := string(must(os.ReadFile(filepath.Join(dir, "firstline.yaml"))))
	config, _, _ = strings.Cut(config, "thresholds:")
	write(b, filepath.Join(dir, "firstline.yaml"), config+"models:\n  load: {api: openai, base_url: \""+address+"\", model: some-model}\n")
	return dir
}
