package yaml

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFromJSON(t *testing.T) {
	const given = `{"dialog":"цены/pro","list":[{"role":"user","text":"Сколько стоит Pro?"},{"role":"assistant","text":"990 ₽.\n\n\tПо счёту: да. \nВсё."}],` +
		`"ends":"a\nb\n","counts":{"input":1200,"output":14},"none":[],"empty":{},"nothing":null,"deep":[["a",1],[]],` +
		`"texts":["12","true","- a","a: b","a #b","","q\"\\","b\r\nc"," a\nb","a\n\n","a\n \nb","\u0085\u2028x"],"yes":true}`
	got, err := FromJSON([]byte(given))
	if err != nil {
		t.Fatal(err)
	}
	want := `dialog: цены/pro
list:
  - role: user
    text: Сколько стоит Pro?
  - role: assistant
    text: |-
      990 ₽.

      	По счёту: да. 
      Всё.
ends: |
  a
  b
counts: {input: 1200, output: 14}
none: []
empty: {}
nothing: null
deep:
  -
    - a
    - 1
  - []
texts:
  - "12"
  - "true"
  - "- a"
  - "a: b"
  - "a #b"
  - ""
  - "q\"\\"
  - "b\u000d\nc"
  - " a\nb"
  - "a\n\n"
  - "a\n \nb"
  - "\u0085\u2028x"
"yes": true
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
	node, err := Parse("a.yaml", got)
	if err != nil {
		t.Fatal(err)
	}
	sameJSON(t, given, string(node.JSON()))
}

// FuzzFromJSON holds that every text comes back byte for byte, as a value and as a key.
func FuzzFromJSON(f *testing.F) {
	for _, text := range []string{
		"", "a\nb", "a\nb\n", "a\n\nb", "a \nb\t\n\tc", "---\n...", "a: |\n  b", "# a\n# b", "\u2028", "a\x00b", "🙂\n🙂", "\ufeffa\nb",
		"```json\n{\"a\": [1]}\n```", "- a\n- b", "<<: *a\n<<<<<<< x", "'a'\n\"b\"", "%a\n@b", "? a\n: b", "!a\n&b", "a\n-b\n", "a\r", "1e5\n2",
		"12:30\n\n\n~", "no", "a:\nb:", "x\n---\ny", "x\n...\ny", "\ta\nb", "a\n\tb", "A\n\t0\t ", " \n a",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		given := string(must(json.Marshal(map[string]any{
			"text": text, "list": []any{text, map[string]any{"in": text, "n": 1}, []any{text}}, "k" + text: "v", "last": text,
		})))
		written, err := FromJSON([]byte(given))
		if err != nil {
			t.Fatal(err)
		}
		node, err := Parse("a.yaml", written)
		if err != nil {
			t.Fatalf("%v in\n%s", err, written)
		}
		sameJSON(t, given, string(node.JSON()))
	})
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func sameJSON(t *testing.T, want, got string) {
	t.Helper()
	if diff := cmp.Diff(decoded(t, want), decoded(t, got)); diff != "" {
		t.Error(diff)
	}
}

func decoded(t *testing.T, text string) (v any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}
