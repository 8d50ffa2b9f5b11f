package helpcentre

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"firstline/kb"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestGolden reads the first file of every archive in testdata and compares with the file want.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no goldens:", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			input := archive.Files[0]
			got := render(t, input.Name, string(input.Data))
			if *update {
				archive.Files = []txtar.File{input, {Name: "want", Data: got}}
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[len(archive.Files)-1].Data), string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func render(t *testing.T, name, text string) []byte {
	t.Helper()
	var g struct {
		Error    string       `json:",omitempty"`
		Name     string       `json:",omitempty"`
		Articles []Article    `json:",omitempty"`
		Skipped  []kb.Skipped `json:",omitempty"`
		Findings []string     `json:",omitempty"`
		Total    int
	}
	e, err := Read(name, text)
	if err != nil {
		g.Error = describeError(t, err)
	} else {
		checkExport(t, e, text)
		g.Name, g.Articles, g.Skipped, g.Total = e.Name, e.Articles, e.Skipped, e.Total
		for _, p := range e.Findings {
			g.Findings = append(g.Findings, p.Pos.String()+": "+p.Code+": "+p.Message)
		}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(g); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// describeError writes a refusal with its place; any other error is a mistake of ours.
func describeError(t *testing.T, err error) string {
	t.Helper()
	if _, ok := errors.AsType[*kb.SyntaxError](err); !ok {
		t.Fatalf("an error without a place: %v", err)
	}
	return err.Error()
}

// checkExport holds what is true of every export: the account adds up, and all lines are in the file.
func checkExport(t *testing.T, e *Export, text string) {
	t.Helper()
	last := strings.Count(text, "\n") + 1
	if e.Total != len(e.Articles)+len(e.Skipped) {
		t.Errorf("%d records, %d articles and %d skipped", e.Total, len(e.Articles), len(e.Skipped))
	}
	for _, a := range e.Articles {
		if a.Line < 1 || a.EndLine < a.Line || a.EndLine > last || a.Title == "" || a.Body == "" {
			t.Errorf("%+v of %d lines", a, last)
		}
	}
	for _, s := range e.Skipped {
		if s.Line < 1 || s.Line > last || s.Reason == "" {
			t.Errorf("skipped: %+v of %d lines", s, last)
		}
	}
	for _, p := range e.Findings {
		if p.Pos.Line < 1 || p.Pos.Line > last {
			t.Errorf("finding: %+v of %d lines", p, last)
		}
	}
}

// TestIs tells exports from other JSON.
func TestIs(t *testing.T) {
	tests := []struct{ text, want string }{
		{`{"articles":[{"id":1,"title":"a","body":"b","section_id":2,"draft":false}]}`, "Zendesk"},
		{`[{"title":"a","body":"b","html_url":"c","draft":false}]`, "Zendesk"},
		{`{"sections":[{"id":1,"name":"s"}],"articles":[{"title":"a","body":"b","section_id":1}]}`, "Zendesk"},
		{`{"article":{"title":"a","body":"b","section_id":1}}`, "Zendesk"},
		{`{"payload":[{"title":"a","content":"b","status":"published","slug":"c"}]}`, "Chatwoot"},
		{`{"payload":{"title":"a","content":"b","status":"published","slug":"c"}}`, "Chatwoot"},
		{`{"data":{"payload":[{"title":"a","content":"b","portal_id":1}]}}`, "Chatwoot"},
		{`{"type":"list","data":[{"type":"article","title":"a","body":"b"}]}`, "Intercom"},
		{`[{"title":"a","description":"b","folder_id":1}]`, "Freshdesk"},
		{`{"articles":[{"title":"a","text":"b"}]}`, "help centre"},
		{`{"articles":[{"title":"a","body":"b"}, {"title":`, "help centre"},
		{`{"articles":[{"title":"a","price":"b"}]}`, ""},
		{`{"articles":[]}`, ""},
		{`{"articles":["a"]}`, ""},
		{`{"data":[{"title":"a","body":"b"}]}`, ""},
		{`{"items":[{"name":"a","price":5}]}`, ""},
		{`{"id":"a","title":"b","body":"c"}`, ""},
		{"{\"id\":\"a\",\"title\":\"b\",\"text\":\"c\"}\n{\"id\":\"d\",\"title\":\"e\",\"text\":\"f\"}", ""},
		{`{"navigation":[{"title":"a"}]}`, ""},
		{"# Вопросы", ""},
		{"", ""},
		{"[", ""},
		{"{", ""},
		{"5", ""},
		{"null", ""},
		{`{"articles":`, ""},
	}
	for _, test := range tests {
		if got := Is(test.text); got != test.want {
			t.Errorf("Is(%s) = %q, want %q", test.text, got, test.want)
		}
	}
}

// TestHostile: what is made to cost a reader its memory or its time is refused, or read.
func TestHostile(t *testing.T) {
	const first = `{"articles":[{"id":1,"title":"a","body":"b"},` + "\n"
	tests := []struct{ name, text, want string }{
		{"nested 200,000 deep", first + strings.Repeat("[", 200_000), "f:2: nested deeper than 200 levels"},
		{"pages in pages", strings.Repeat(`{"data":`, 200_000), "f:1: nested deeper than 200 levels"},
		{"many articles", first + strings.Repeat("{},\n", 200_001), "f:200001: more than 200000 records"},
		{"many keys", first + `{"a":1` + strings.Repeat(`,"b":1`, 1), "f:2: the file breaks off before its last bracket is closed"},
		{"a long list", first + `{"title":"c","body":"d","label_names":[` + strings.Repeat("1,", 3<<20) + "1]}]}", ""},
		{"a long body", first + `{"title":"c","body":"` + strings.Repeat("<p>", 1<<20) + `"}]}`, ""},
		{"numbers", first + strings.Repeat("1,\n", 1<<20) + "1]}", "f:200001: more than 200000 records"},
		{"two values", first + `{"title":"c","body":"d"}]}` + "\n{", "f:3: the file breaks off before its last bracket is closed"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e, err := Read("f", test.text)
			got := ""
			if err != nil {
				got = describeError(t, err)
			} else {
				checkExport(t, e, test.text)
			}
			if got != test.want {
				t.Errorf("got %.200q, want %q", got, test.want)
			}
			Is(test.text)
		})
	}
}

// TestManyKeys: an object is no article when it has a thousand keys.
func TestManyKeys(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"articles":[{"title":"a","body":"b"},{"c":1`)
	for i := range 2000 {
		b.WriteString(`,"` + strings.Repeat("k", i+1) + `":1`)
	}
	b.WriteString("}]}")
	if _, err := Read("f", b.String()); err == nil || err.Error() != "f:1: an object has more than 1000 keys" {
		t.Error(err)
	}
}

// TestLongPage: a page that is too long to be taken whole is read list by list, with its lines.
func TestLongPage(t *testing.T) {
	body := strings.Repeat("слово ", 1000)
	text := "{\n\"articles\": [\n" + strings.Repeat(`{"id":1,"title":"a","body":"`+body+`","draft":false,"locale":"ru","section_id":7},`+"\n", 999) +
		`{"id":2,"title":"b","body":"` + body + `","draft":true}` + "\n],\n\"sections\":[{\"id\":7,\"name\":\"S\"}],\n\"next_page\":\"https://x.example\"}"
	if len(text) < 2*maxList {
		t.Fatal("the page is short")
	}
	e, err := Read("f", text)
	if err != nil {
		t.Fatal(err)
	}
	checkExport(t, e, text)
	if len(e.Articles) != 999 || e.Articles[998].Line != 1001 || e.Articles[0].Path[0] != "S" {
		t.Errorf("%d articles, the last on line %d", len(e.Articles), e.Articles[len(e.Articles)-1].Line)
	}
	if len(e.Skipped) != 1 || e.Skipped[0].Line != 1002 || len(e.Findings) != 1 || e.Findings[0].Pos.Line != 1 {
		t.Errorf("%+v, %+v", e.Skipped, e.Findings)
	}
}

// TestTruncated: wherever an export breaks off, it is refused, or is none any more.
func TestTruncated(t *testing.T) {
	text := `{"articles": [{"id": 1, "title": "О\"дин", "body": "<p>x</p>", "draft": false, "locale": "ru"}], "count": 1}`
	for i := range len(text) {
		if e, err := Read("f", text[:i]); err == nil {
			t.Fatalf("%q is read: %+v", text[:i], e)
		} else {
			describeError(t, err)
		}
	}
}

// FuzzRead: whatever is in a file, nothing panics, the account adds up, all lines lie in the file,
// an error has a place, and two readings are the same.
func FuzzRead(f *testing.F) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[0].Data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := Read("f", text)
		if err != nil {
			describeError(t, err)
			return
		}
		checkExport(t, e, text)
		again, err := Read("f", text)
		if diff := cmp.Diff(e, again); err != nil || diff != "" {
			t.Fatal(err, diff)
		}
	})
}

// BenchmarkRead reads 20,000 articles.
func BenchmarkRead(b *testing.B) {
	article := `{"id":1,"title":"Возврат товара","body":"` + strings.Repeat("<p>У вас тридцать дней.</p>", 20) + `","locale":"ru","draft":false,"section_id":5},` + "\n"
	text := `{"articles":[` + strings.Repeat(article, 20_000) + `{"id":2,"title":"a","body":"b"}],"sections":[{"id":5,"name":"Покупка"}]}`
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if e, err := Read("f", text); err != nil || len(e.Articles) != 20_001 {
			b.Fatal(err)
		}
	}
}
