package yaml

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
)

// config has a field of every sort.
type config struct {
	Language string            `yaml:"language"`
	Limits   limits            `yaml:"limits"`
	Models   map[string]*model `yaml:"models"`
	Names    []string          `yaml:"names"`
	Nested   [][]string        `yaml:"nested"`
	Wait     time.Duration     `yaml:"wait"`
	Ratio    float64           `yaml:"ratio"`
	Size     uint8             `yaml:"size"`
	Strict   bool              `yaml:"strict"`
	Either   either            `yaml:"either"`
	Eithers  []either          `yaml:"eithers"`
	Raw      *Node             `yaml:"raw"`
	Maybe    *int              `yaml:"maybe"`
	common   `yaml:",inline"`
	Ignored  string
}

type common struct {
	About string `yaml:"about"`
	Russ  string `yaml:"о чём"`
}

type limits struct {
	Files int `yaml:"files"`
}

type model struct {
	API string `yaml:"api,required"`
	Pos kb.Pos `yaml:",pos"`
}

// either is text or a list of texts.
type either []string

func (e *either) DecodeYAML(n *Node) error {
	if n.Kind() == Scalar {
		if n.Text() == "bad" {
			return errors.New("no such word")
		}
		*e = either{n.Text()}
		return nil
	}
	return n.Decode((*[]string)(e))
}

func decode(t *testing.T, source string) config {
	t.Helper()
	var c config
	if err := Decode("x.yaml", []byte(source), &c); err != nil {
		t.Fatalf("%q: %v", source, err)
	}
	return c
}

func TestDecode(t *testing.T) {
	three := 3
	tests := []struct {
		source string
		want   config
	}{
		{"", config{}},
		{"\n\n", config{}},
		{"# только примечание\n", config{}},
		{"---\n", config{}},
		{"language: ru\n", config{Language: "ru"}},
		{"\ufefflanguage: ru\r\nratio: 1.5\r\n", config{Language: "ru", Ratio: 1.5}},
		{"%YAML 1.2\n---\nlanguage: ru\n...\n", config{Language: "ru"}},
		{"language:\nlimits:\nnames:\nmodels:\nmaybe:\neither:\n", config{}},
		{"limits: {files: 12}", config{Limits: limits{12}}},
		{"wait: 1m30s\nratio: 0.25\nsize: 255\nstrict: yes\nmaybe: 3", config{Wait: 90 * time.Second, Ratio: .25, Size: 255, Strict: true, Maybe: &three}},
		{"names: [a, b]\nnested: [[a], [b, c]]", config{Names: []string{"a", "b"}, Nested: [][]string{{"a"}, {"b", "c"}}}},
		{"names:\n- да\n- нет\n", config{Names: []string{"да", "нет"}}},
		{"either: one", config{Either: either{"one"}}},
		{"either: [one, two]\neithers: [a, [b, c]]", config{Either: either{"one", "two"}, Eithers: []either{{"a"}, {"b", "c"}}}},
		{"about: x\nо чём: цены", config{common: common{"x", "цены"}}},
		{"models: {mini: {api: openai}}", config{Models: map[string]*model{
			"mini": {API: "openai", Pos: kb.Pos{Path: "x.yaml", Line: 1, EndLine: 1}},
		}}},
		{"models:\n  mini:\n    api: &a openai\n  maxi:\n    api: *a\n", config{Models: map[string]*model{
			"mini": {API: "openai", Pos: kb.Pos{Path: "x.yaml", Line: 3, EndLine: 3}},
			"maxi": {API: "openai", Pos: kb.Pos{Path: "x.yaml", Line: 5, EndLine: 5}},
		}}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, decode(t, tt.source), cmp.AllowUnexported(config{}, common{})); diff != "" {
			t.Errorf("%q: %s", tt.source, diff)
		}
	}
}

// What a customer says, or an answer must say, arrives as it was written.
func TestTextAsWritten(t *testing.T) {
	for source, want := range map[string]string{
		"990 ₽":                "990 ₽",
		"1990":                 "1990",
		"1.50":                 "1.50",
		"007":                  "007",
		"0x1F":                 "0x1F",
		"1_000":                "1_000",
		"+7":                   "+7",
		"yes":                  "yes",
		"no":                   "no",
		"on":                   "on",
		"True":                 "True",
		"да":                   "да",
		".inf":                 ".inf",
		"12:30":                "12:30",
		"2025-05-12":           "2025-05-12",
		"+7 (495) 000-41-70":   "+7 (495) 000-41-70",
		`"990 ₽ : в месяц"`:    "990 ₽ : в месяц",
		`'it''s'`:              "it's",
		`"a\tb"`:               "a\tb",
		`"null"`:               "null",
		`""`:                   "",
		"https://a.example/x":  "https://a.example/x",
		"x#y":                  "x#y",
		"x # примечание":       "x",
		"  с краями  ":         "с краями",
		"!!str 5":              "5",
		"|\n  one\n  two":      "one\ntwo\n",
		"|\n  one\n\n  two\n":  "one\n\ntwo\n",
		"|-\n  one\n  two\n":   "one\ntwo",
		"|+\n  one\n\n":        "one\n\n",
		">-\n  x\n\n\n  y\n":   "x\n\ny",
		"|2\n    deep\n":       "  deep\n",
		"|\n  # не примечание": "# не примечание\n",
		"|\n  - a\n  b: c\n":   "- a\nb: c\n",
		">-\n  x\n  y\n\n  z":  "x y\nz",
		">\n  x\n  y\n":        "x y\n",
		"several\n  lines":     "several lines",
		"\"several\n  lines\"": "several lines",
	} {
		var c struct {
			Says string `yaml:"says"`
		}
		if err := Decode("x.yaml", []byte("says: "+source), &c); err != nil || c.Says != want {
			t.Errorf("says: %s is %q (%v), want %q", source, c.Says, err, want)
		}
	}
}

func TestShortForm(t *testing.T) {
	var list []struct {
		ID   string `yaml:"id,required"`
		User string `yaml:"user"`
		Says string `yaml:"says"`
		Pos  kb.Pos `yaml:",pos"`
	}
	source := "# набор\n\n- {id: free, user: А бесплатный есть?, says: бесплатный тариф}\n- id: pro\n  user: |\n    Сколько\n    стоит?\n  says: 9 900 ₽\n"
	if err := Decode("eval/b.yaml", []byte(source), &list); err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%+v", list)
	want := "[{ID:free User:А бесплатный есть? Says:бесплатный тариф Pos:eval/b.yaml:3} {ID:pro User:Сколько\nстоит?\n Says:9 900 ₽ Pos:eval/b.yaml:4}]"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if list[1].Pos.EndLine != 8 {
		t.Errorf("ends in line %d, want 8", list[1].Pos.EndLine)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct{ source, want string }{
		{"\n\nlanguge: ru", `x.yaml:3: unknown key "languge" (did you mean "language"?)`},
		{"limits: {size: 1}", `x.yaml:1: unknown key "size" (the keys here are files)`},
		{"\nlimits:\n  files: many", `x.yaml:3: limits.files must be a whole number, not "many"`},
		{"limits: {files: 1.5}", `x.yaml:1: limits.files must be a whole number, not "1.5"`},
		{"limits: {files: 99999999999999999999}", `x.yaml:1: limits.files must be a whole number, not "99999999999999999999"`},
		{"size: 256", `x.yaml:1: size must be a whole number from 0, not "256"`},
		{"size: -1", `x.yaml:1: size must be a whole number from 0, not "-1"`},
		{"ratio: half", `x.yaml:1: ratio must be a number, not "half"`},
		{"ratio: .nan", `x.yaml:1: ratio must be a number, not ".nan"`},
		{"ratio: NaN", `x.yaml:1: ratio must be a number, not "NaN"`},
		{"wait: 30", `x.yaml:1: wait must be a duration like 30s or 5m, not "30"`},
		{"strict: maybe", `x.yaml:1: strict must be true or false, not "maybe"`},
		{"language: [ru]", `x.yaml:1: language must be text, not a list`},
		{"language: {a: b}", `x.yaml:1: language must be text, not a map`},
		{"names: one", `x.yaml:1: names must be a list, not "one"`},
		{"names:\n- a\n- {b: c}", `x.yaml:3: an item of names must be text, not a map`},
		{"names:\n- a\n-\n- b", `x.yaml:3: an item of names is empty`},
		{"models: 5", `x.yaml:1: models must be a map, not "5"`},
		{"models: {mini: [a]}", `x.yaml:1: models.mini must be a map, not a list`},
		{"models:\n  mini:", `x.yaml:2: missing key "api"`},
		{"models:\n  mini: {api: }", `x.yaml:2: missing key "api"`},
		{"models:\n  мини: {апи: x}", `x.yaml:2: unknown key "апи" (the keys here are api); x.yaml:2: missing key "api"`},
		{"either: bad", `x.yaml:1: either: no such word`},
		{"eithers:\n- bad\n- [[a]]", `x.yaml:2: an item of eithers: no such word; x.yaml:3: an item of eithers must be text, not a list`},
		{"- a", `x.yaml:1: the file must be a map, not a list`},
		{"просто текст", `x.yaml:1: the file must be a map, not "просто текст"`},
		{"Ignored: x", `x.yaml:1: unknown key "Ignored" (the keys here are language, limits, models, names, nested, wait, ratio, size, strict, either, eithers, raw, maybe, about, о чём)`},
		{"size: a\nlimits: {files: b}\nfoo: c\nlanguage: [d]", `x.yaml:1: size must be a whole number from 0, not "a"; x.yaml:2: limits.files must be a whole number, not "b"; x.yaml:3: unknown key "foo" (the keys here are language, limits, models, names, nested, wait, ratio, size, strict, either, eithers, raw, maybe, about, о чём); x.yaml:4: language must be text, not a list`},

		{"about: a\nlanguage: b\nabout: c\nlanguage: d", `x.yaml:3: key "about" is already given in line 1; x.yaml:4: key "language" is already given in line 2`},
		{"---\nabout: a\n---\nabout: b\n", `x.yaml:4: a second document begins here, and a file holds one`},
		{"about: a\n...\nabout: b\n", `x.yaml:3: a second document begins here, and a file holds one`},
		{"limits:\n\tfiles: 1", `x.yaml:2: a tab cannot indent a line (use spaces)`},
		{"about: a\nnames: [a, b\nsize: 1\n", `x.yaml:2: [ is never closed`},
		{"names: [\n# a list\nabout: a\nlimits: {files: 1}\nmodels:\n  - a{b=c} >= 26%\n", `x.yaml:1: [ is never closed`},
		{"about: a\nmodels:\n  a: {names: [a, b}\n  b: {names: [c]}\n", `x.yaml:3: [ is never closed`},
		{"about: a\nnames: [a,\n  b: {c: d,\n]\nsize: 1\n", `x.yaml:3: { is never closed`},
		{"about: a\nnames: [\n  a,\n  `b,\n]\n", "x.yaml:4: a value cannot begin with '`' (put it in quotes)"},
		{"about: a\nnames: [a, \"b\nsize: 1\n", `x.yaml:2: a quotation mark is never closed`},
		{"about: a\n  b: c\nnames: [a\n", `x.yaml:2: a key cannot stand here (put a value with a colon in quotes, or indent it like the lines that it belongs to)`},
		{"about: a\nnames: [a, b\n", `x.yaml:2: [ is never closed`},
		{"about: a\nlimits: {files: 1\n", `x.yaml:2: { is never closed`},
		{"about: a\nlanguage: 'ru\nsize: 1\n", `x.yaml:2: a quotation mark is never closed`},
		{"about: 990 ₽ : в месяц", `x.yaml:1: a key cannot stand here (put a value with a colon in quotes, or indent it like the lines that it belongs to)`},
		{"about: a\n language: b\n", `x.yaml:2: a key cannot stand here (put a value with a colon in quotes, or indent it like the lines that it belongs to)`},
		{"about: a\nfoo\nlanguage: b\n", `x.yaml:2: this line fits neither the key nor the list before it (write key: value, and indent it like the lines that it belongs to)`},
		{"names: - a", `x.yaml:1: a list cannot begin behind its key (begin it on the next line, or put the value in quotes)`},
		{"about: `a`", "x.yaml:1: a value cannot begin with '`' (put it in quotes)"},
		{"names:\n - a\n  - b\n", `x.yaml:3: this list item would be a part of the value before it (indent it like the other items; a text of several lines begins with |)`},
		{"? [a]\n: b\n", `x.yaml:2: found an invalid key for this map`},
		{"about: a\n<<<<<<< HEAD\nlanguage: ru\n=======\nlanguage: en\n>>>>>>> b\n", `x.yaml:2: a merge conflict is left here (keep one of its two sides, and take its marks away)`},
		{"<<<<<<< HEAD\n", `x.yaml:1: a merge conflict is left here (keep one of its two sides, and take its marks away)`},
		{"about: *x", `x.yaml:1: alias *x has no anchor &x before it`},
		{"limits: &x\n  files: *x", `x.yaml:2: alias *x has no anchor &x before it`},
		{"<<: 5", `x.yaml:1: << must be followed by a map, not "5"`},
		{"about: a\nlanguage: \xff", `x.yaml:2: not UTF-8 text: byte 0xff (save the file as UTF-8)`},
		{"about: \x00", `x.yaml:1: not UTF-8 text: byte 0x00 (save the file as UTF-8)`},
	}
	for _, tt := range tests {
		err := Decode("x.yaml", []byte(tt.source), &config{})
		if err == nil {
			t.Errorf("%q: no error, want %s", tt.source, tt.want)
			continue
		}
		var got []string
		for _, e := range leaves(err) {
			var syntax *kb.SyntaxError
			if !errors.As(e, &syntax) {
				t.Fatalf("%q: %T", tt.source, e)
			}
			line := syntax.Error()
			if syntax.Hint != "" {
				line += " (" + syntax.Hint + ")"
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%q: %s", tt.source, diff)
		}
	}
}

func TestDecodeNeedsPointer(t *testing.T) {
	if err := Decode("x.yaml", nil, config{}); err == nil {
		t.Error("a struct instead of a pointer is no error")
	}
}

func TestMergeKeys(t *testing.T) {
	n, err := Parse("x.yaml", []byte("base: &b {a: 1, b: 2}\nother: &o {b: 3, c: 4}\none:\n  <<: *b\n  b: own\ntwo:\n  <<: [*o, *b]\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, key := range []string{"one", "two"} {
		for _, p := range n.Get(key).Pairs() {
			got += fmt.Sprintf("%s.%s=%s:%d ", key, p.Key.Text(), p.Value.Text(), p.Value.Pos().Line)
		}
	}
	if want := "one.b=own:5 one.a=1:1 two.b=3:2 two.c=4:2 two.a=1:1 "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNode(t *testing.T) {
	n, err := Parse("x.yaml", []byte("Диалоги:\n  цвет: синий\n  inside: [a, b]\n# конец\nпусто:\n"))
	if err != nil {
		t.Fatal(err)
	}
	first := n.Pairs()[0]
	if n.Kind() != Map || first.Key.Text() != "Диалоги" || first.Value.Get("цвет").Text() != "синий" || len(first.Value.Get("inside").Items()) != 2 {
		t.Errorf("pairs: %+v", first)
	}
	if p := first.Value.Pos(); p.Line != 2 || p.EndLine != 3 {
		t.Errorf("the map is at %d to %d, want 2 to 3", p.Line, p.EndLine)
	}
	if e := n.Get("пусто"); e.Kind() != Null || e.Pos().Line != 5 || n.Get("нет") != nil {
		t.Errorf("empty value: %+v", e)
	}
}

// Hostile files are refused in a moment.
func TestBounds(t *testing.T) {
	laughs := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 12; i++ {
		laughs += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	var blocks strings.Builder
	for i := range 2000 {
		blocks.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for name, source := range map[string]string{
		"laughs":    laughs,
		"brackets":  strings.Repeat("[", 1_000_000),
		"maps":      strings.Repeat("{a: ", 100_000),
		"dashes":    strings.Repeat("- ", 100_000),
		"questions": strings.Repeat("? ", 100_000),
		"anchors":   "a: " + strings.Repeat("&a ", 50_000),
		"tags":      "a: " + strings.Repeat("!a ", 50_000),
		"blocks":    blocks.String(),
	} {
		if _, err := Parse("x.yaml", []byte(source)); err == nil {
			t.Errorf("%s: no error", name)
		} else if msg := err.Error(); strings.Contains(msg, "\n") || len(msg) > 100 {
			t.Errorf("%s: %.200q", name, msg)
		}
	}
	deep := "a: " + strings.Repeat("[", 150) + strings.Repeat("]", 150) + "\nb: '" + strings.Repeat("[", 5000) + "'\n"
	if _, err := Parse("x.yaml", []byte(deep)); err != nil {
		t.Errorf("150 levels, and brackets in quotes: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"a: b", "- {id: free, says: [x]}", "a: &x {b: 1}\nc: {<<: *x}", "? a\n: b", "a: |\n  b", "- - a\n- 'b\n c'", "!!str", "\ta", "&a *a", "*\n\nM\n\x7f"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		lines := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + 1
		n, err := Parse("x.yaml", data)
		if err != nil {
			for _, e := range leaves(err) {
				var syntax *kb.SyntaxError
				if !errors.As(e, &syntax) || syntax.Pos.Line > lines || strings.Contains(syntax.Msg, "\n") {
					t.Fatalf("%q: error %v", data, e)
				}
			}
			return
		}
		var walk func(n *Node)
		walk = func(n *Node) {
			if p := n.Pos(); p.Line < 1 || p.Line > lines || p.EndLine < p.Line || p.EndLine > lines {
				t.Fatalf("%q: %s to %d of %d lines", data, p, p.EndLine, lines)
			}
			for _, item := range n.Items() {
				walk(item)
			}
			for _, p := range n.Pairs() {
				walk(p.Key)
				walk(p.Value)
			}
		}
		walk(n)
		_ = n.Decode(&config{})
	})
}

func BenchmarkDecode(b *testing.B) {
	source := []byte(strings.Repeat("- {id: free, user: А бесплатный есть?, says: бесплатный тариф}\n", 1000))
	for b.Loop() {
		var list []map[string]string
		if err := Decode("x.yaml", source, &list); err != nil {
			b.Fatal(err)
		}
	}
}
