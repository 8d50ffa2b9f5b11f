package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path"
	"strings"
	"testing"

	"firstline/eval"
	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// stored reads the results that all printers are tested with.
func stored(t *testing.T) (*eval.Report, []byte) {
	t.Helper()
	data, err := os.ReadFile("testdata/results.json")
	if err != nil {
		t.Fatal(err)
	}
	r := &eval.Report{}
	if err := json.Unmarshal(data, r); err != nil {
		t.Fatal(err)
	}
	return r, data
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	name = path.Join("testdata", name)
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

// A report that is read back and printed again is the same, byte for byte: nothing is lost.
func TestJSON(t *testing.T) {
	r, data := stored(t)
	var b bytes.Buffer
	if err := Write(&b, KindJSON, r); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(data), b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestGitHub(t *testing.T) {
	r, _ := stored(t)
	var b bytes.Buffer
	if err := GitHub(&b, r, func(p string) string { return "shop, main/" + p }); err != nil {
		t.Fatal(err)
	}
	golden(t, "github.txt", b.Bytes())
	for line := range strings.Lines(b.String()) {
		if !strings.HasPrefix(line, "::error file=shop%2C main/") {
			t.Errorf("not an annotation: %q", line)
		}
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
	for name, want := range map[string]string{"out/results.json": "json", "R.JSON": "json"} {
		if got, err := Kind(name); err != nil || got != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for _, name := range []string{"out/results.xlsx", "results", ".json/results", ""} {
		if _, err := Kind(name); err == nil || err.Error() != name+": no report has this ending; there is .json" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := Write(&bytes.Buffer{}, "xlsx", &eval.Report{}); err == nil || err.Error() != `unknown kind of report "xlsx"; there is json` {
		t.Errorf("got %v", err)
	}
}

var errFull = errors.New("no space left")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestAWriterThatRefuses(t *testing.T) {
	r, _ := stored(t)
	if err := JSON(fullDisk{}, r); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
	if err := GitHub(fullDisk{}, r, path.Clean); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}
