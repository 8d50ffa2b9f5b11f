//go:build linux

package main

import (
	"fmt"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

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
// to its end: the time should grow as the number of dialogs does. -short leaves out the longest.
func BenchmarkDialogs(b *testing.B) {
	program := firstlinetest.Build(b, firstlinetest.Program)
	sizes := []int{1, 4, 10, 40}
	if testing.Short() {
		sizes = sizes[:3]
	}
	for _, size := range sizes {
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
	program := firstlinetest.Build(b, firstlinetest.Program)
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

// BenchmarkIngestWhole ingests a price list of 100,000 rows and a folder of 20 MB of Markdown, from the
// start of the process to its end, and tells the most memory that it held.
func BenchmarkIngestWhole(b *testing.B) {
	const rows, pages, sections = 100_000, 1000, 57
	program := firstlinetest.Build(b, firstlinetest.Program)
	var list strings.Builder
	list.WriteString("Article;Name;Group;Price, £;Stock\n")
	for i := range rows {
		fmt.Fprintf(&list, "A-%06d;%s M%d, %d mm;Group %d;%d.50;%d\n", i, []string{"Bolt", "Nut", "Washer", "Screw"}[i%4], i%97, i%1013, i%57, 100+i%9000, i%40)
	}
	b.Run("prices", func(b *testing.B) {
		wholeIngest(b, program, map[string]string{"kb/prices.csv": list.String()})
		b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
	})
	folder := map[string]string{}
	for n := range pages {
		var page strings.Builder
		fmt.Fprintf(&page, "# Page %d\n\n", n)
		for i := range sections {
			fmt.Fprintf(&page, "## Section %d of page %d\n\nSection %d tells how module %d is connected, and where its settings are found. "+
				"Open the card of an order, choose a way of delivery and save what you changed; customers see it at once, in every language "+
				"that the shop speaks.\n\n- step %d: switch the module on\n- step %d: look at an order\n\n```js\nconnect({module: %d, page: %d})\n```\n\n",
				i, n, i, i*n%911, i, i+1, i, n)
		}
		folder[fmt.Sprintf("kb/page-%04d.md", n)] = page.String()
	}
	b.Run("markdown", func(b *testing.B) { wholeIngest(b, program, folder) })
}

func wholeIngest(b *testing.B, program string, files map[string]string) {
	b.Helper()
	dir, size := b.TempDir(), 0
	firstlinetest.Write(b, filepath.Join(dir, "firstline.yaml"), "language: en\n")
	for name, text := range files {
		firstlinetest.Write(b, filepath.Join(dir, filepath.FromSlash(name)), text)
		size += len(text)
	}
	b.SetBytes(int64(size))
	most := 0.0
	for b.Loop() {
		if err := os.RemoveAll(filepath.Join(dir, ".firstline")); err != nil {
			b.Fatal(err)
		}
		most = max(most, measured(b, program, dir, "ingest"))
	}
	b.ReportMetric(most, "MB")
}
