package prompt

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func assembled(t *testing.T, layers ...Layer) *Prompt {
	t.Helper()
	p, err := Assemble(layers, nil, Options{Language: "ru"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func told(layers []LayerDiff) string {
	var b strings.Builder
	for _, l := range layers {
		fmt.Fprintf(&b, "%s %s > %s\n", l.Name, l.A.Source, l.B.Source)
		for _, c := range l.Changes {
			fmt.Fprintf(&b, "%s %s %s\n", c.Kind, c.Source, c.Text)
		}
	}
	return b.String()
}

func TestDiff(t *testing.T) {
	operator := func(path, text string) Layer { return File("operator", path, []byte(text)) }
	common := File("base", "base.md", []byte("Правило."))
	for _, c := range []struct {
		name string
		a, b *Prompt
		want string
	}{
		{"the same text in two files", assembled(t, common, operator("a.md", "Раз.\nДва.\n")), assembled(t, common, operator("b.md", "<!-- -->\nРаз.\nДва.")), ""},
		{
			"changed, added and removed lines, each with its place",
			assembled(t, common, operator("a.md", "Раз.\nДва.\nТри.\nЧетыре.")),
			assembled(t, common, operator("b.md", "Ноль.\nРаз.\n<!-- заметка -->\nДва!\nТри.")),
			`operator a.md:1 > b.md:1
added b.md:1 Ноль.
removed a.md:2 Два.
added b.md:4 Два!
removed a.md:4 Четыре.
`,
		},
		{
			"a layer that one does not have", assembled(t, common), assembled(t, common, operator("b.md", "Раз.")),
			"operator  > b.md:1\nadded b.md:1 # Твои настройки\nadded b.md:1 Раз.\n",
		},
		{
			"another base", assembled(t, common), assembled(t, File("base", "own.md", []byte("Правило\n\nи ещё одно."))),
			"base base.md:1 > own.md:1\nremoved base.md:1 Правило.\nadded own.md:1 Правило\nadded own.md:2 \nadded own.md:3 и ещё одно.\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, told(Diff(c.a, c.b))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Taking the removed lines out of one prompt and putting the added ones in gives the other.
func FuzzDiff(f *testing.F) {
	f.Add("a\nb\nc", "b\nc\nd")
	f.Add("", "a\n\na")
	f.Fuzz(func(t *testing.T, a, b string) {
		before, after := File("operator", "a", []byte(a)), File("operator", "b", []byte(b))
		removed, added := map[int]bool{}, map[int]bool{}
		for _, l := range Diff(&Prompt{Layers: []Layer{before}}, &Prompt{Layers: []Layer{after}}) {
			for _, c := range l.Changes {
				if c.Kind == Removed {
					removed[c.Source.Line] = true
				} else {
					added[c.Source.Line] = true
				}
			}
		}
		kept := func(lines []Line, without map[int]bool) string {
			var left []string
			for _, l := range lines {
				if !without[l.Pos.Line] {
					left = append(left, l.Text)
				}
			}
			return strings.Join(left, "\n")
		}
		if x, y := kept(before.Lines, removed), kept(after.Lines, added); x != y {
			t.Errorf("what is left of the two differs: %q, %q", x, y)
		}
	})
}
