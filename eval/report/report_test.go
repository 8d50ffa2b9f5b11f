package report

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval"
	"firstline/kb"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// stored opens the results of testdata that all printers are tested with, as a command would.
func stored(t *testing.T, name string) *eval.Report {
	t.Helper()
	r, err := eval.OpenReport(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// compared is the stored run with its comparison to the one before.
func compared(t *testing.T) Run {
	t.Helper()
	c, err := eval.Compare(stored(t, "before.json"), stored(t, "results.json"), eval.Margin)
	if err != nil {
		t.Fatal(err)
	}
	c.A.Name = "20261122T080000.000Z-aaaaaa"
	return Run{Report: stored(t, "results.json"), Comparison: c, Rewrite: inShop}
}

func inShop(p string) string { return "shop, main/" + p }

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Error(diff)
	}
}

// printed is what a printer makes of a run.
func printed(t *testing.T, kind string, r Run) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, kind, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A report that is read back and printed again is the same, byte for byte: nothing is lost.
func TestJSONRoundTrip(t *testing.T) {
	golden(t, "results.json", printed(t, KindJSON, Run{Report: stored(t, "results.json")}))
}

// Results that are cut off, or are something else, are refused as a whole.
func TestDamagedResults(t *testing.T) {
	data, err := os.ReadFile("testdata/results.json")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "results.json")
	refused := func(what string, data []byte) {
		t.Helper()
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := eval.OpenReport(name); err == nil || !strings.HasPrefix(err.Error(), name+": not the results of a run, as this firstline stores them: ") {
			t.Errorf("%s: %v", what, err)
		}
	}
	for cut := 0; cut < len(data)-2; cut += 997 {
		refused("cut off", data[:cut])
	}
	refused("cut off at the end", data[:len(data)-2])
	refused("another schema", bytes.Replace(data, []byte(eval.Schema), []byte("firstline.eval/v9"), 1))
	refused("a list", []byte("[]"))
	refused("dialogs that are none", bytes.Replace(data, []byte(`"dialogs": [`), []byte(`"dialogs": {`), 1))
}

func TestGitHub(t *testing.T) {
	var b bytes.Buffer
	if err := GitHub(&b, compared(t)); err != nil {
		t.Fatal(err)
	}
	golden(t, "github.txt", b.Bytes())
	for line := range strings.Lines(b.String()) {
		if !strings.HasPrefix(line, "::error file=shop%2C main/") {
			t.Errorf("not an annotation: %q", line)
		}
	}
	thresholds, dialogs := strings.LastIndex(b.String(), "title=threshold"), strings.Index(b.String(), "title=Оплата/")
	if thresholds < 0 || dialogs < 0 || thresholds > dialogs {
		t.Error("thresholds have to come first")
	}
}

func TestAnnotation(t *testing.T) {
	for _, test := range []struct {
		annotation Annotation
		want       string
	}{
		{Annotation{kb.Pos{Path: "eval/a.yaml", Line: 3}, kb.Error, "Оплата/a:b", "50% нет\r\nда, да"}, "::error file=eval/a.yaml,line=3,title=Оплата/a%3Ab::50%25 нет%0D%0Aда, да"},
		{Annotation{kb.Pos{Path: "kb/faq.md", Line: 3, EndLine: 7}, kb.Warning, "", "no answer"}, "::warning file=kb/faq.md,line=3,endLine=7::no answer"},
		{Annotation{kb.Pos{Path: "kb/a.md", Line: 3, EndLine: 3}, kb.Warning, "KB001", "x"}, "::warning file=kb/a.md,line=3,title=KB001::x"},
		{Annotation{kb.Pos{Path: "kb"}, kb.Error, "", "no such folder"}, "::error file=kb::no such folder"},
	} {
		if got := test.annotation.String(); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestKind(t *testing.T) {
	for name, want := range map[string]string{"out/results.json": "json", "R.JSON": "json", "a.xml": "xml", "a.b.md": "md", "c.HTML": "html"} {
		if got, err := Kind(name); err != nil || got != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for _, name := range []string{"out/results.xlsx", "results", ".json/results", ""} {
		if _, err := Kind(name); err == nil || err.Error() != name+": no report has this ending; there is .json, .xml, .md, .html" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := Write(&bytes.Buffer{}, "xlsx", Run{}); err == nil || err.Error() != `unknown kind of report "xlsx"; there is json, xml, md, html` {
		t.Errorf("got %v", err)
	}
}

var errFull = errors.New("no space left")

// fullDisk takes so many bytes.
type fullDisk struct{ left int }

func (d *fullDisk) Write(b []byte) (int, error) {
	if len(b) > d.left {
		return 0, errFull
	}
	d.left -= len(b)
	return len(b), nil
}

func TestAWriterThatRefuses(t *testing.T) {
	r := compared(t)
	for _, room := range []int{0, 100, 5000} {
		for _, kind := range []string{KindJSON, KindJUnit, KindMarkdown} {
			if err := Write(&fullDisk{room}, kind, r); !errors.Is(err, errFull) {
				t.Errorf("%s after %d bytes: got %v", kind, room, err)
			}
		}
	}
	if err := GitHub(&fullDisk{100}, r); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

// Results that end in the middle of the dialogs are an error of every printer, and not a shorter report.
func TestDialogsThatCannotBeRead(t *testing.T) {
	data, err := os.ReadFile("testdata/results.json")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "results.json")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := eval.OpenReport(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data[:len(data)-500], 0o644); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{KindJSON, KindJUnit, KindMarkdown} {
		if err := Write(&bytes.Buffer{}, kind, Run{Report: r}); err == nil {
			t.Errorf("%s: no error", kind)
		}
	}
	if err := GitHub(&bytes.Buffer{}, Run{Report: r}); err == nil {
		t.Error("github: no error")
	}
}

// heap measures, at every megabyte or so that is written to it, the memory in use.
type heap struct {
	written, measured int
	most              uint64
}

func (h *heap) Write(b []byte) (int, error) {
	h.written += len(b)
	if h.written-h.measured > 1<<20 {
		h.measured = h.written
		h.most = max(h.most, inUse())
	}
	return len(b), nil
}

func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A run of any size is printed in little memory.
func TestPrintersKeepNoDialogs(t *testing.T) {
	name := filepath.Join(t.TempDir(), "results.json")
	large(t, name, 10_000)
	r, err := eval.OpenReport(name)
	if err != nil {
		t.Fatal(err)
	}
	before := inUse()
	for _, kind := range []string{KindJSON, KindJUnit} {
		h := &heap{}
		if err := Write(h, kind, Run{Report: r}); err != nil {
			t.Fatal(err)
		}
		if h.measured == 0 || h.most > before+2<<20 {
			t.Errorf("%s: %d bytes in use before, %d while %d were printed", kind, before, h.most, h.written)
		}
	}
}

// large stores a run of n dialogs.
func large(t *testing.T, name string, n int) {
	t.Helper()
	results := make([]eval.Result, n)
	for i := range results {
		results[i] = dialogs()[1]
		results[i].Repeat, results[i].ID = nil, strings.Repeat("x", i%7)+string(rune('a'+i%26))
	}
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	made := eval.NewReport(eval.Made{Sets: []*eval.Set{{Name: "Оплата", Dialogs: make([]*eval.Dialog, n)}}}, results)
	if err := errors.Join(made.Encode(file), file.Close()); err != nil {
		t.Fatal(err)
	}
}
