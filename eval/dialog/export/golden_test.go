package export

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"firstline/eval/dialog"
	"firstline/kb/yaml"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden reads the sample exports of every format, and holds what becomes of them: dialogs in the neutral
// form, and what does not fit with its line.
func TestGolden(t *testing.T) {
	for archive := range archives(t) {
		t.Run(archive.name, func(t *testing.T) {
			var files []txtar.File
			for _, f := range archive.Files {
				if path.Ext(f.Name) == ".want" {
					continue
				}
				files = append(files, f)
				if path.Ext(f.Name) == ".yaml" {
					continue
				}
				got := archive.read(t, f)
				if want := archive.file(f.Name + ".want"); !*update && want != got {
					t.Errorf("%s: %s", f.Name, cmp.Diff(want, got))
				}
				files = append(files, txtar.File{Name: f.Name + ".want", Data: []byte(got)})
			}
			if *update {
				archive.Files = files
				if err := os.WriteFile(archive.path, txtar.Format(&archive.Archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// TestDetect holds that every sample is told from all the others by its content.
func TestDetect(t *testing.T) {
	for archive := range archives(t) {
		for _, f := range archive.exports() {
			var names []string
			for _, format := range Detect(f.Data) {
				names = append(names, format.Name)
			}
			want := archive.name
			if want == "mapping" {
				want = ""
			}
			if got := strings.Join(names, " "); got != want {
				t.Errorf("%s %s is taken for %q", archive.name, f.Name, got)
			}
		}
	}
}

// samples of a format, in one file.
type archive struct {
	txtar.Archive
	name, path string
}

func archives(tb testing.TB) iter.Seq[archive] {
	tb.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < 8 {
		tb.Fatal(names, err)
	}
	return func(yield func(archive) bool) {
		for _, name := range names {
			parsed, err := txtar.ParseFile(name)
			if err != nil {
				tb.Fatal(err)
			}
			if !yield(archive{*parsed, strings.TrimSuffix(filepath.Base(name), ".txtar"), name}) {
				return
			}
		}
	}
}

func (a archive) file(name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// exports are the files that are read.
func (a archive) exports() []txtar.File {
	var files []txtar.File
	for _, f := range a.Files {
		if ext := path.Ext(f.Name); ext != ".want" && ext != ".yaml" {
			files = append(files, f)
		}
	}
	return files
}

// reader reads a file of the archive as its format, with the options that stand beside it.
func (a archive) reader(tb testing.TB, f txtar.File) func(io.Reader) iter.Seq2[dialog.Piece, error] {
	tb.Helper()
	var options struct {
		Ours Words `yaml:"ours"`
		AI   Words `yaml:"ai"`
	}
	if err := yaml.Decode("options.yaml", []byte(a.file("options.yaml")), &options); err != nil {
		tb.Fatal(err)
	}
	o := Options{Ours: options.Ours, AI: options.AI}
	if format, ok := Named(a.name); ok {
		return func(in io.Reader) iter.Seq2[dialog.Piece, error] { return format.Read(f.Name, in, o) }
	}
	name := strings.TrimSuffix(f.Name, path.Ext(f.Name))
	m := Mapping{Name: name}
	if err := errors.Join(yaml.Decode(name+".yaml", []byte(a.file(name+".yaml")), &m), m.Check()); err != nil {
		tb.Fatal(err)
	}
	if !m.Fits(f.Data) {
		tb.Errorf("%s does not fit its mapping", f.Name)
	}
	return func(in io.Reader) iter.Seq2[dialog.Piece, error] { return m.Read(f.Name, in, o) }
}

// read is what becomes of a file, as text.
func (a archive) read(tb testing.TB, f txtar.File) string {
	tb.Helper()
	var order []string
	var wrong []string
	pieces := map[string][]dialog.Piece{}
	for p, err := range a.reader(tb, f)(bytes.NewReader(f.Data)) {
		if err != nil {
			wrong = append(wrong, err.Error())
			continue
		}
		if pieces[p.ID] == nil {
			order = append(order, p.ID)
		}
		pieces[p.ID] = append(pieces[p.ID], p)
	}
	var b strings.Builder
	for _, id := range order {
		p := dialog.Join(pieces[id])
		d := p.Dialog
		if err := dialog.Write(&b, d); err != nil {
			tb.Fatal(err)
		}
		if len(p.Customer) > 0 {
			fmt.Fprintf(&b, "customer of %s: %s\n", id, strings.Join(p.Customer, ", "))
		}
		if err := d.Check(); err != nil {
			tb.Errorf("%s: %v", id, err)
		}
	}
	for _, w := range wrong {
		fmt.Fprintln(&b, w)
	}
	return b.String()
}
