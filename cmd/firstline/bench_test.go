package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"firstline/cmd/firstline/internal/firstlinetest"
)

// bench runs firstline in this process, in a copy of the sample company made for it.
type bench struct {
	dir string
	out bytes.Buffer
}

func newBench(b *testing.B) *bench {
	b.Helper()
	dir := b.TempDir()
	if err := firstlinetest.CopySample(dir, "../../testdata/vestochka"); err != nil {
		b.Fatal(err)
	}
	return &bench{dir: dir}
}

func (x *bench) run(b *testing.B, args ...string) {
	b.Helper()
	a := &app{
		in: strings.NewReader(""), out: &x.out, err: io.Discard,
		env: func(string) (string, bool) { return "", false }, clock: func() time.Time { return time.Unix(0, 0) }, terminal: func() bool { return false },
	}
	x.out.Reset()
	if code := a.run(b.Context(), append([]string{"-C", x.dir}, args...)); code > notGood {
		b.Fatalf("exit status %d", code)
	}
}

// BenchmarkColdEval plays all question sets of the sample company with no index to begin with.
func BenchmarkColdEval(b *testing.B) {
	x := newBench(b)
	for b.Loop() {
		if err := os.RemoveAll(filepath.Join(x.dir, ".firstline")); err != nil {
			b.Fatal(err)
		}
		x.run(b, "eval")
	}
}

// BenchmarkThousandDialogs plays a thousand dialogs with the built-in model, the index being up to
// date.
func BenchmarkThousandDialogs(b *testing.B) {
	x := newBench(b)
	for i := 0; ; i++ {
		x.run(b, "eval", "--list")
		dialogs := strings.Count(x.out.String(), "\n")
		if dialogs >= 1000 {
			break
		}
		copySets(b, x.dir, i)
	}
	x.run(b, "ingest")
	for b.Loop() {
		x.run(b, "eval")
	}
}

// copySets adds the sample company's question sets once more, under other names.
func copySets(b *testing.B, dir string, i int) {
	b.Helper()
	names, err := filepath.Glob("../../testdata/vestochka/eval/*.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		copied := bytes.Replace(data, []byte("set: "), fmt.Appendf(nil, "set: copy-%d-", i), 1)
		if err := os.WriteFile(filepath.Join(dir, "eval", fmt.Sprintf("copy-%d-%s", i, filepath.Base(name))), copied, 0o666); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkIngestAgain ingests a price list of 100,000 rows, and again when nothing has changed: that
// must take less than a twentieth of the first time.
func BenchmarkIngestAgain(b *testing.B) {
	const rows, limit = 100_000, 5.0
	dir := b.TempDir()
	var list strings.Builder
	list.WriteString("Артикул;Название;Раздел;Цена, руб.;Остаток\n")
	for i := range rows {
		fmt.Fprintf(&list, "A-%06d;%s М%d длиной %d мм;Раздел %d;%d,50;%d\n", i, []string{"Болт", "Гайка", "Шайба", "Винт"}[i%4], i%97, i%1013, i%57, 100+i%9000, i%40)
	}
	if err := os.Mkdir(filepath.Join(dir, "kb"), 0o777); err != nil {
		b.Fatal(err)
	}
	for name, text := range map[string]string{"firstline.yaml": "language: ru\n", "kb/prices.csv": list.String()} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	x := &bench{dir: dir}
	var first, second time.Duration
	for b.Loop() {
		if err := os.RemoveAll(filepath.Join(dir, ".firstline")); err != nil {
			b.Fatal(err)
		}
		began := b.Elapsed()
		x.run(b, "ingest")
		between := b.Elapsed()
		x.run(b, "ingest")
		first += between - began
		second += b.Elapsed() - between
		if !strings.Contains(x.out.String(), fmt.Sprintf("%d kept; 0 passages embedded", rows)) {
			b.Fatal(x.out.String())
		}
	}
	share := 100 * second.Seconds() / first.Seconds()
	b.ReportMetric(first.Seconds()/float64(b.N), "s/first")
	b.ReportMetric(second.Seconds()/float64(b.N), "s/second")
	b.ReportMetric(share, "%second")
	if share >= limit {
		b.Errorf("the second ingest takes %.1f %% of the first, and the limit is %.0f %%", share, limit)
	}
}

// BenchmarkVersion starts the program as a process of its own.
func BenchmarkVersion(b *testing.B) {
	program := filepath.Join(b.TempDir(), "firstline")
	if out, err := exec.CommandContext(b.Context(), "go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for b.Loop() {
		if err := exec.CommandContext(b.Context(), program, "--version").Run(); err != nil {
			b.Fatal(err)
		}
	}
}
