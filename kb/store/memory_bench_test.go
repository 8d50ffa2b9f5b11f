//go:build linux

package store

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/philippgille/chromem-go"
)

// benchMemory has two processes of their own open the same vectors and texts, and compares the most
// memory that each held, all of the process counted.
func benchMemory(b *testing.B, s *Store, dir string) {
	b.Helper()
	var ours, theirs float64
	for b.Loop() {
		ours = max(ours, heldBy(b, "BenchmarkHeld/firstline", filepath.Dir(s.path)))
		theirs = max(theirs, heldBy(b, "BenchmarkHeld/chromem", filepath.Dir(dir)))
	}
	b.ReportMetric(ours, "firstline-MB")
	b.ReportMetric(theirs, "chromem-MB")
	b.ReportMetric(ours/theirs, "of-chromem")
}

// heldBy runs a benchmark of this file once, in a process of its own and in a folder, and gives what it
// tells of its memory.
func heldBy(b *testing.B, benchmark, dir string) float64 {
	b.Helper()
	program, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.CommandContext(b.Context(), program, "-test.run=^$", "-test.bench=^"+strings.ReplaceAll(benchmark, "/", "$/^")+"$", "-test.benchtime=1x")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	held := regexp.MustCompile(`([\d.]+) held-MB`).FindSubmatch(out)
	if held == nil {
		b.Fatalf("no memory in %s", out)
	}
	mb, err := strconv.ParseFloat(string(held[1]), 64)
	if err != nil {
		b.Fatal(err)
	}
	return mb
}

// BenchmarkHeld opens what benchMemory has put into the folder that it is run in.
func BenchmarkHeld(b *testing.B) {
	for name, open := range map[string]struct {
		file string
		open func(path string) (any, error)
	}{
		"firstline": {"index", func(path string) (any, error) { return Open(path, drawn{}, Options{}) }},
		"chromem":   {"chromem", func(path string) (any, error) { return chromem.NewPersistentDB(path, false) }},
	} {
		b.Run(name, func(b *testing.B) {
			if _, err := os.Stat(open.file); err != nil {
				b.Skip("it is run by the benchmarks of memory, where there is something to open")
			}
			for b.Loop() {
				if _, err := open.open(open.file); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(mostHeld(b), "held-MB")
		})
	}
}

// mostHeld gives the most memory that this process has held: not what the system tells of a process
// that ended, where that of its parent counts as well.
func mostHeld(b *testing.B) float64 {
	b.Helper()
	f, err := os.Open("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if kilobytes, found := strings.CutPrefix(lines.Text(), "VmHWM:"); found {
			n, err := strconv.Atoi(strings.Fields(kilobytes)[0])
			if err != nil {
				b.Fatal(err)
			}
			return float64(n) / 1024
		}
	}
	b.Fatal("the system does not tell what memory a process held")
	return 0
}
