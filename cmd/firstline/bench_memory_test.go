//go:build linux

package main

import (
	"fmt"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"firstline/eval"
)

// measured runs firstline as a process of its own, and gives the most memory that it held, in MB.
func measured(b *testing.B, program, dir string, args ...string) float64 {
	b.Helper()
	cmd := exec.CommandContext(b.Context(), program, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState.ExitCode() > notGood {
		b.Fatalf("%v\n%s", err, out[max(len(out)-1000, 0):])
	}
	used, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		b.Fatal("the system does not tell what memory a process held")
	}
	return float64(used.Maxrss) / 1024
}

// BenchmarkDialogs plays runs of several sizes with the built-in model, from the start of the process
// to its end: the time should grow as the number of dialogs does.
func BenchmarkDialogs(b *testing.B) {
	program := build(b).path
	for _, size := range []int{1, 4, 10, 40} {
		x := newBench(b)
		for i := range size - 1 {
			copySets(b, x.dir, i)
		}
		x.run(b, "ingest")
		b.Run(fmt.Sprintf("%d", 259*size), func(b *testing.B) {
			most := 0.0
			for b.Loop() {
				most = max(most, measured(b, program, x.dir, "eval", "-q"))
			}
			b.ReportMetric(float64(259*size*b.N)/b.Elapsed().Seconds(), "dialogs/s")
			b.ReportMetric(most, "MB")
		})
	}
}

// BenchmarkReport prints a stored run of 100,000 dialogs again, as every kind of file. It must hold
// less than 150 MB.
func BenchmarkReport(b *testing.B) {
	const dialogs, limit = 100_000, 150
	program := build(b).path
	x := newBench(b)
	x.run(b, "eval")
	stored := filepath.Join(b.TempDir(), "results.json")
	multiply(b, eval.Runs{Dir: filepath.Join(x.dir, ".firstline", "runs")}, stored, dialogs)
	most := 0.0
	for b.Loop() {
		most = max(most, measured(b, program, x.dir, "report", stored,
			"-o", "r.json", "-o", "r.xml", "-o", "r.md", "-o", "r.html"))
	}
	b.ReportMetric(most, "MB")
	if most >= limit {
		b.Errorf("%.0f MB, and the limit is %d", most, limit)
	}
}

// multiply stores the last run with each of its dialogs many times over, until there are so many.
func multiply(b *testing.B, runs eval.Runs, path string, dialogs int) {
	b.Helper()
	last, err := runs.Open(eval.Last)
	if err != nil {
		b.Fatal(err)
	}
	copies := dialogs/last.Total.Dialogs + 1
	var again iter.Seq2[*eval.Result, error] = func(yield func(*eval.Result, error) bool) {
		for result, err := range last.Dialogs() {
			if err != nil {
				yield(nil, err)
				return
			}
			id := result.ID
			for i := range copies {
				if result.ID = fmt.Sprintf("%s-%d", id, i); !yield(result, nil) {
					return
				}
			}
		}
	}
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	if err := last.With(again).Encode(file); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
}
