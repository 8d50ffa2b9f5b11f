package yaml_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
	"firstline/kb/yaml"
)

func TestOverride(t *testing.T) {
	const file = "a: 1\nb:\n  c: x\n  d.e: {f: 2}\n"
	type config struct {
		A int `yaml:"a"`
		B struct {
			C  string         `yaml:"c"`
			DE map[string]int `yaml:"d.e"`
			G  []string       `yaml:"g"`
		} `yaml:"b"`
	}
	from := kb.Pos{Path: "--override"}
	for _, test := range []struct{ keys, value, want, fails string }{
		{"a", "7", "7", ""},
		{"b.c", "y z", "y z", ""},
		{"b.d.e.f", "9", "9", ""},
		{"b.g", "[p, q]", "p", ""},
		{"a", "many", "", `--override: a must be a whole number, not "many"`},
		{"b.nope", "1", "", "--override: unknown key \"nope\""},
		{"x.y", "1", "", "--override: unknown key \"x\""},
		{"b.x.y", "1", "", "--override: there is no b.x"},
		{"b.c.z", "1", "", "--override: there is no b.c"},
		{"a", "{", "", "--override:1: { is never closed"},
	} {
		n, err := yaml.Parse("f.yaml", []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		var c config
		if err = n.Override(from, test.keys, test.value); err == nil {
			err = n.Decode(&c)
		}
		if test.fails != "" {
			if err == nil || err.Error() != test.fails {
				t.Errorf("%s=%s: %v, want %s", test.keys, test.value, err, test.fails)
			}
			continue
		}
		got := map[string]bool{c.B.C: true}
		for _, v := range []int{c.A, c.B.DE["f"]} {
			got[string(rune('0'+v))] = true
		}
		for _, g := range c.B.G {
			got[g] = true
		}
		if err != nil || !got[test.want] {
			t.Errorf("%s=%s: %v, %s", test.keys, test.value, err, cmp.Diff(nil, got))
		}
	}
}
