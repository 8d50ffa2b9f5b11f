package kb

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name, body string
		max        int
		want       []string
	}{
		{"empty", "", 10, []string{""}},
		{"blank", "\n \n", 10, []string{""}},
		{"short", "Вернём деньги.", 100, []string{"Вернём деньги."}},
		{"no limit", "a\n\nb", 0, []string{"a\n\nb"}},
		{"at blank lines", "один два\n\nтри четыре\n\nпять", 20, []string{"один два\n\nтри четыре", "пять"}},
		{"a long paragraph at its lines", "one one\ntwo two\nthree", 10, []string{"one one", "two two", "three"}},
		{"an oversize line stays whole", "раз два три четыре\n\nпять", 5, []string{"раз два три четыре", "пять"}},
		{"heading stays with its text", "text\n\n### Дальше\n\nещё", 16, []string{"text", "### Дальше\n\nещё"}},
		{"code stays whole", "a\n\n```go\nx\n\ny\n```\n\nb", 8, []string{"a", "```go\nx\n\ny\n```", "b"}},
		{"fence in a fence", "````md\n```\nx\n\n```\n````\n\nb", 4, []string{"````md\n```\nx\n\n```\n````", "b"}},
		{"tildes around backticks", "~~~\n```\n\n~~~\nb", 2, []string{"~~~\n```\n\n~~~", "b"}},
		{"items", "- один\n- два\n  ещё\n- три", 12, []string{"- один", "- два\n  ещё", "- три"}},
		{"code under an item", "1. a\n\n   ```\n   x\n\n   y\n   ```\n2. b", 4, []string{"1. a\n\n   ```\n   x\n\n   y\n   ```", "2. b"}},
		{"nested items stay with theirs", "- a\n  - b\n\n    c\n- d", 3, []string{"- a\n  - b\n\n    c", "- d"}},
		{"rows", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", 20, []string{"| a | b |\n|---|---|", "| 1 | 2 |\n| 3 | 4 |"}},
		{"rows of several lines", "#|\n|| a\nb | c ||\n|| d | e ||\n|#", 5, []string{"#|", "|| a\nb | c ||", "|| d | e ||", "|#"}},
		{"quotation", "> a\n> ```\n> x\n> ```\nb", 3, []string{"> a\n> ```\n> x\n> ```", "b"}},
		{"indented code", "a\n\n    x\n\n    y\n\nb", 4, []string{"a", "    x\n\n    y", "b"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for i, p := range Split(Entry{ID: "kb/a.md#a", Body: test.body}, test.max) {
				if p.Entry != "kb/a.md#a" || p.Index != i {
					t.Errorf("passage %d is %d of %s", i, p.Index, p.Entry)
				}
				got = append(got, p.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSplitKnowsLines(t *testing.T) {
	whole := Pos{Path: "kb/a.md", Line: 3, EndLine: 9}
	body := "one\n\ntwo\nthree"
	lines := func(e Entry) (got [][2]int) {
		for _, p := range Split(e, 9) {
			got = append(got, [2]int{p.Source.Line, p.Source.EndLine})
		}
		return got
	}
	if diff := cmp.Diff([][2]int{{5, 5}, {7, 8}}, lines(Entry{Body: body, BodyLine: 5, Source: whole})); diff != "" {
		t.Error("a body that stands in the file:", diff)
	}
	if diff := cmp.Diff([][2]int{{3, 9}, {3, 9}}, lines(Entry{Body: body, Source: whole})); diff != "" {
		t.Error("a body that was composed:", diff)
	}
}

func TestFences(t *testing.T) {
	tests := []struct {
		name, text string
		want       []Fence
	}{
		{"info", "```js title=\"a.js\"\nx\n```", []Fence{{0, 2, true, `js title="a.js"`, "x"}}},
		{"inline code is none", "```x``` y\nb", nil},
		{"indentation of the fence only", "- a\n\n  ~~~\n    x\n  y\n~~~", []Fence{{2, 5, true, "", "  x\ny"}}},
		{"on the item's line", "1. ```sh\n   ls\n   ```", []Fence{{0, 2, true, "sh", "ls"}}},
		{"quoted", "> ```\n> x\n> ```\nafter", []Fence{{0, 2, true, "", "x"}}},
		{"a quotation ends it", "> ```\n> x\nafter", []Fence{{0, 1, false, "", "x"}}},
		{"a cell ends on the closing line", "```json\n{}\n``` ||\n```\ny\n```", []Fence{{0, 2, true, "json", "{}"}, {3, 5, true, "", "y"}}},
		{"never closed", "a\n```\nx\n\ny", []Fence{{1, 4, false, "", "x\n\ny"}}},
		{"the item ends it", "- a\n  ```sh\n  ls\n\nb\n\n```sh\nx\n```", []Fence{{1, 3, false, "sh", "ls\n"}, {6, 8, true, "sh", "x"}}},
		{"tabs", "\t```\n\tx\n\t\ty\n\t```", []Fence{{0, 3, true, "", "x\n\ty"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, Fences(strings.Split(test.text, "\n"))); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := (Fence{Info: "{js} hl"}).Language(); got != "js" {
		t.Errorf("language is %q", got)
	}
}

// FuzzSplit holds what Split promises: no word is lost, no fence is cut, and passages are
// whole lines in order.
func FuzzSplit(f *testing.F) {
	f.Add("a\n\n```go\nx\n\ny\n```\n\n- b\n  - c\n\n    d\n| e |\n", 5)
	f.Add("> ```\n> x\n\n1. ~~~\n   y\n~~~\nz", 1)
	f.Add("|| a\n```\nb ||\n```\n||\n\n    code\n\n    code", 3)
	f.Fuzz(func(t *testing.T, body string, limit int) {
		passages := Split(Entry{Body: body, BodyLine: 1}, limit)
		var texts []string
		lines, next := strings.Split(body, "\n"), 1
		for _, p := range passages {
			texts = append(texts, p.Text)
			if p.Source.Line < next || p.Source.EndLine < p.Source.Line || p.Source.EndLine > len(lines) {
				if strings.TrimSpace(body) != "" {
					t.Fatalf("passage at %d-%d after line %d of %d", p.Source.Line, p.Source.EndLine, next, len(lines))
				}
				return
			}
			if want := strings.Join(lines[p.Source.Line-1:p.Source.EndLine], "\n"); p.Text != want {
				t.Fatalf("text %q is not lines %q", p.Text, want)
			}
			next = p.Source.EndLine + 1
		}
		if diff := cmp.Diff(strings.Fields(body), strings.Fields(strings.Join(texts, "\n"))); diff != "" {
			t.Fatal("words lost:", diff)
		}
		for _, fence := range Fences(lines) {
			for _, p := range passages {
				if from, to := p.Source.Line-1, p.Source.EndLine-1; from > fence.Start && from <= fence.End || to >= fence.Start && to < fence.End && strings.TrimSpace(strings.Join(lines[to+1:fence.End+1], "")) != "" {
					t.Fatalf("fence at lines %d-%d is cut by passage at %d-%d", fence.Start, fence.End, from, to)
				}
			}
		}
	})
}
