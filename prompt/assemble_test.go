package prompt

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstline/kb"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// script is a golden read: the files of a prompt and its hits.
type script struct {
	archive *txtar.Archive
	files   map[string][]byte
	layers  []Layer
	hits    []kb.Hit
	options Options
}

func readScript(t *testing.T, path string) *script {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := &script{archive: txtar.Parse(data), files: map[string][]byte{}, options: Options{Language: "ru"}}
	if filepath.Base(path) == "en.txtar" {
		s.options.Language = "en"
	}
	for _, file := range s.archive.Files {
		s.files[file.Name] = file.Data
		switch file.Name {
		case "base.md":
			s.layers = append(s.layers, File("base", file.Name, file.Data))
		case "operator.md":
			s.layers = append(s.layers, File("operator", file.Name, file.Data))
		case "company.yaml":
			c, err := ReadCompany(file.Name, file.Data)
			if err != nil {
				t.Fatal(err)
			}
			s.layers = append(s.layers, c.Layer(s.options.Language))
		case "options.json":
			unmarshal(t, file.Data, &s.options)
		case "hits.json":
			s.readHits(t, file.Data)
		}
	}
	return s
}

// readHits reads hits; "fill" makes a body of so many characters.
func (s *script) readHits(t *testing.T, data []byte) {
	t.Helper()
	var hits []struct {
		Entry    kb.Entry   `json:"entry"`
		BodyLine int        `json:"body_line"`
		Fill     int        `json:"fill"`
		Passage  kb.Passage `json:"passage"`
	}
	unmarshal(t, data, &hits)
	for i, h := range hits {
		h.Entry.BodyLine = h.BodyLine
		if h.Fill > 0 {
			h.Entry.Body = strings.Repeat("x", h.Fill)
		}
		s.hits = append(s.hits, kb.Hit{Rank: i + 1, Entry: &h.Entry, Passage: h.Passage})
	}
}

func unmarshal(t *testing.T, data []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
}

// annotated shows a prompt as prompt show --annotate does, and what was dropped.
func annotated(p *Prompt) string {
	var b strings.Builder
	for _, layer := range p.Layers {
		for _, line := range layer.Lines {
			fmt.Fprintf(&b, "%-22s|%s\n", line.Pos, line.Text)
		}
	}
	for _, hit := range p.Dropped {
		fmt.Fprintf(&b, "dropped: hit %d, %s\n", hit.Rank, hit.Entry.ID)
	}
	return b.String()
}

func TestAssemble(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			s := readScript(t, path)
			p, err := Assemble(s.layers, s.hits, s.options)
			if err != nil {
				t.Fatal(err)
			}
			got := annotated(p)
			if *update {
				s.archive.Files[len(s.archive.Files)-1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(s.archive), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(s.files["want"]), got); diff != "" {
				t.Error(diff)
			}
			if s.options.Budget > 0 && Tokens(p.Text()) > s.options.Budget {
				t.Errorf("%d tokens are over the budget of %d", Tokens(p.Text()), s.options.Budget)
			}
		})
	}
}

// Every line of the layers around the knowledge stands where it says it stands; a line of the
// company layer behind its label, and headings point to their layer's file.
func TestLinesStandWhereTheySay(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		s := readScript(t, path)
		for _, language := range []string{"ru", "en"} {
			builtin, err := Base("", language)
			if err != nil {
				t.Fatal(err)
			}
			s.files[builtin.Source.Path], _ = baseFiles.ReadFile("base/" + language + ".2.md")
			s.files["closing."+language], _ = closingFiles.ReadFile("closing/" + language + ".md")
			s.layers[0] = builtin
			p, err := Assemble(s.layers, s.hits, Options{Language: language})
			if err != nil {
				t.Fatal(err)
			}
			for _, layer := range p.Layers {
				if layer.Name == "knowledge" {
					continue
				}
				for i, line := range layer.Lines {
					s.check(t, layer, i, line)
				}
			}
		}
	}
}

func (s *script) check(t *testing.T, layer Layer, i int, line Line) {
	t.Helper()
	lines := fileLines(s.files[line.Pos.Path])
	if line.Pos.Path != layer.Source.Path || line.Pos.Line < 1 || line.Pos.Line > len(lines) {
		t.Fatalf("%s: no such line", line.Pos)
	}
	text := line.Text
	if i == 0 {
		return
	}
	there := lines[line.Pos.Line-1]
	if layer.Name == "company" {
		if _, value, ok := strings.Cut(text, ": "); ok && !strings.Contains(there, text) {
			text = value
		}
		if strings.HasSuffix(text, ":") || strings.HasSuffix(there, ">-") { // a label; a folded value
			return
		}
	}
	if !strings.Contains(there, text) {
		t.Errorf("%s is %q, not %q", line.Pos, there, text)
	}
}

// The text of a prompt is the text of its layers, and nothing else.
func TestPromptText(t *testing.T) {
	p := &Prompt{Layers: []Layer{
		{Name: "base", Lines: []Line{{Text: "a"}, {Text: "b"}}},
		{Name: "company"},
		{Name: "operator", Lines: []Line{{Text: "c"}}},
	}}
	if got, want := p.Text(), "a\nb\n\nc"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAssembleOrdersLayers(t *testing.T) {
	given := []Layer{File("operator", "o.md", []byte("o")), File("company", "c.md", []byte("c")), File("base", "b.md", []byte("b"))}
	p, err := Assemble(given, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, layer := range p.Layers {
		names = append(names, layer.Name)
	}
	if diff := cmp.Diff([]string{"base", "company", "operator", "knowledge", "closing"}, names); diff != "" {
		t.Error(diff)
	}
	if given[0].Name != "operator" || len(given[0].Lines) != 1 {
		t.Error("the caller's layers were changed")
	}
}

func TestAssembleRefuses(t *testing.T) {
	tests := []struct {
		name   string
		layers []Layer
		budget int
		want   string
	}{
		{"unknown layer", []Layer{{Name: "knowledge"}}, 0, `layer "knowledge": a prompt has one base, one company, one operator and one acting layer at most`},
		{"two of a kind", []Layer{{Name: "base"}, {Name: "operator"}, {Name: "base"}}, 0, `layer "base": a prompt has one base, one company, one operator and one acting layer at most`},
		{"budget too small", []Layer{File("base", "b.md", []byte("one two three"))}, 2, "the layers alone take 76 tokens, more than the budget of 2"},
	}
	for _, tt := range tests {
		_, err := Assemble(tt.layers, nil, Options{Budget: tt.budget})
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

// A hit that lost its entry is still quoted.
func TestAssembleHitWithoutEntry(t *testing.T) {
	p, err := Assemble(nil, []kb.Hit{{Passage: kb.Passage{Entry: "a#b", Text: "so it is"}}}, Options{Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.Text(), "# Knowledge\n## a#b\nso it is"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Code is passed on byte for byte, in a fence that it cannot close.
func TestAssembleFencesCode(t *testing.T) {
	code := "```\n  <b>\t</b>\n```"
	p, err := Assemble(nil, []kb.Hit{{Entry: &kb.Entry{ID: "a#b", Code: []kb.Code{{Language: "md", Text: code}}}}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "````md\n" + code + "\n````"; !strings.HasSuffix(p.Text(), want) {
		t.Errorf("%q does not end with %q", p.Text(), want)
	}
}

func TestOffTopicHandoff(t *testing.T) {
	pos := kb.Pos{Path: "firstline.yaml", Line: 7}
	for _, language := range []string{"ru", "en"} {
		line := OffTopicHandoff(language, pos)
		if !strings.HasSuffix(line.Text, "handoff, off_topic.") || line.Pos != pos {
			t.Errorf("%s: %v", language, line)
		}
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]int{"": 0, "hello world": 2, "Возврат денег": 4, "\xff": 1} {
		if got := Tokens(text); got != want {
			t.Errorf("%q: %d tokens, want %d", text, got, want)
		}
	}
	if a, b := TokensOf("gpt-4", "Возврат денег"), Tokens("Возврат денег"); a <= b {
		t.Errorf("gpt-4 counts %d, o200k_base %d: its own vocabulary is not used", a, b)
	}
}

func BenchmarkAssemble(b *testing.B) {
	base, err := Base("", "ru")
	if err != nil {
		b.Fatal(err)
	}
	layers := []Layer{base, File("operator", "o.md", []byte("Тебя зовут Игорь.\n\nОбращайся на «вы»."))}
	var hits []kb.Hit
	for i := range 5 {
		body := strings.Repeat("Чтобы вернуть деньги, напишите нам на почту.\n", 10)
		hits = append(hits, kb.Hit{Entry: &kb.Entry{
			ID: fmt.Sprint("kb/faq.md#", i), Title: "Возврат", Body: body, BodyLine: 10 * i,
			Code:   []kb.Code{{Text: "напишите нам"}},
			Images: []kb.Image{{Src: "kb/a.png"}},
			Prices: []kb.Price{{Text: "990", Currency: "RUB"}},
		}})
	}
	for b.Loop() {
		if _, err := Assemble(layers, hits, Options{Language: "ru"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	base, err := Base("", "ru")
	if err != nil {
		b.Fatal(err)
	}
	text := base.Text()
	for b.Loop() {
		Tokens(text)
	}
}

// A model is counted with its own tokenizer, whoever serves it, and another one is not passed off as it.
func TestTokenizer(t *testing.T) {
	for model, want := range map[string]struct {
		name string
		own  bool
	}{
		"gpt-4o":                {"o200k_base", true},
		"openai/gpt-4o":         {"o200k_base", true},
		"gpt-4o-2024-08-06":     {"o200k_base", true},
		"gpt-5-2025-08-07":      {"o200k_base", true},
		"gpt-4":                 {"cl100k_base", true},
		"gpt-4-0613":            {"cl100k_base", true},
		"":                      {"o200k_base", false},
		"qwen3:8b":              {"o200k_base", false},
		"ada-something-of-ours": {"o200k_base", false},
		"vendor/model-4":        {"o200k_base", false},
	} {
		if name, own := Tokenizer(model); name != want.name || own != want.own {
			t.Errorf("%q: %s, own %v, want %s, %v", model, name, own, want.name, want.own)
		}
	}
}
