package kb

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

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
		{"rows", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", 20, []string{"| a | b |\n|---|---|\n| 1 | 2 |", "| 3 | 4 |"}},
		{"a table's header", "| a | b |\n|---|---|\n| 1 | два три |\n| 3 | четыре |\n\nend", 44, []string{"| a | b |\n|---|---|\n| 1 | два три |", "| a | b |\n|---|---|\n| 3 | четыре |\n\nend"}},
		{"a table without outer marks", "a | b\n--- | ---\n1 | два три четыре\n3 | 4\n5 | 6", 38, []string{"a | b\n--- | ---\n1 | два три четыре", "a | b\n--- | ---\n3 | 4\n5 | 6"}},
		{"a heading of the body", "#### Зимой\n\nраз два три четыре\n\nпять шесть семь", 30, []string{"#### Зимой\n\nраз два три четыре", "#### Зимой\nпять шесть семь"}},
		{"headings of the body", "## A\n\nb\n\n### C\n\nd\n\nlonger one\n\n## E\n\nf", 24, []string{"## A\n\nb\n\n### C\n\nd", "## A\n### C\nlonger one", "## E\n\nf"}},
		{"rows of markup", "<table>\n<tr>\n<td>1</td>\n</tr>\n<tr><td>2</td></tr>\n</table>", 20, []string{"<table>", "<tr>\n<td>1</td>\n</tr>", "<tr><td>2</td></tr>", "</table>"}},
		{"rows of several lines", "#|\n|| a\nb | c ||\n|| d | e ||\n|#", 5, []string{"#|", "|| a\nb | c ||", "|| d | e ||", "|#"}},
		{"a long line at its sentences", "Раз два. Три? Четыре пять! Шесть\nсемь.", 20, []string{"Раз два. Три?", "Четыре пять! Шесть", "семь."}},
		{"no sentence of an item", "- Раз. Два. Три.\n\n1. Раз. Два.", 8, []string{"- Раз. Два. Три.", "1. Раз. Два."}},
		{"no sentence of a row", "a | b\n--- | ---\nРаз. Два. Три. | x\n\nЧетыре. Пять.", 10, []string{"a | b\n--- | ---\nРаз. Два. Три. | x", "Четыре.", "Пять."}},
		{"sentences below a heading", "## A\n\nOne two. Three four. Five.", 17, []string{"## A\n\nOne two.", "## A\nThree four.", "## A\nFive."}},
		{"no sentence of code", "Раз.\n\n    x. Два. Три.", 8, []string{"Раз.", "    x. Два. Три."}},
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

// TestSplitSharesLines: every line that stands for an entry in the file belongs to one passage.
func TestSplitSharesLines(t *testing.T) {
	e := Entry{Body: "one\n\ntwo", BodyLine: 5, FirstLine: 2, LastLine: 9, Source: Pos{Line: 3, EndLine: 8}}
	var got [][3]int
	for _, p := range Split(e, 4) {
		got = append(got, [3]int{p.Source.Line, p.Source.EndLine, p.TextLine})
	}
	if diff := cmp.Diff([][3]int{{2, 6, 5}, {7, 9, 7}}, got); diff != "" {
		t.Error("a body that stands in the file:", diff)
	}
	e.Body, got = "One two. Three.\nFour.", nil
	for _, p := range Split(e, 10) {
		got = append(got, [3]int{p.Source.Line, p.Source.EndLine, p.TextLine})
	}
	if diff := cmp.Diff([][3]int{{2, 5, 5}, {5, 5, 5}, {6, 9, 6}}, got); diff != "" {
		t.Error("a line that is cut:", diff)
	}
	e.Body, e.BodyLine, got = "one\n\ntwo", 0, nil
	for _, p := range Split(e, 4) {
		got = append(got, [3]int{p.Source.Line, p.Source.EndLine, p.TextLine})
	}
	if diff := cmp.Diff([][3]int{{2, 9, 0}, {2, 9, 0}}, got); diff != "" {
		t.Error("a body that was composed:", diff)
	}
}

// TestSplitOversize: what must not be cut and is too long says so.
func TestSplitOversize(t *testing.T) {
	var got []bool
	for _, p := range Split(Entry{Body: "one\n\n```\nlong long\n\nlong\n```\n\n- a\n- b b b b b b b"}, 12) {
		got = append(got, p.Oversize)
	}
	if diff := cmp.Diff([]bool{false, true, false, true}, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzSplit holds what Split promises: no word is lost, no fence and no row is cut, and passages
// are whole lines in order, or whole words of text that is too long, below lines that stand above them.
func FuzzSplit(f *testing.F) {
	f.Add("a\n\n```go\nx\n\ny\n```\n\n- b\n  - c\n\n    d\n| e |\n", 5)
	f.Add("> ```\n> x\n\n1. ~~~\n   y\n~~~\nz", 1)
	f.Add("|| a\n```\nb ||\n```\n||\n\n    code\n\n    code", 3)
	f.Add("## a\n\n|b|c|\n|-|-|\n|1|2|\n|3|4|\n\n### d\n\ne\n\nf", 14)
	f.Add("Один. **Два. Три.** (Четыре. Пять. [Шесть. Семь](x. Y)\nВ `a. B`. Да!  Нет? \\[А. Б", 3)
	f.Fuzz(func(t *testing.T, body string, limit int) {
		passages := Split(Entry{Body: body, BodyLine: 1}, limit)
		lines, next := strings.Split(body, "\n"), 1
		var own []string
		for _, p := range passages {
			continues := next > 1 && p.Source.Line == next-1 && isLongText(lines[next-2], limit)
			if p.Source.Line < next && !continues || p.Source.EndLine < p.Source.Line || p.Source.EndLine > len(lines) || p.TextLine != p.Source.Line {
				if strings.TrimSpace(body) != "" {
					t.Fatalf("passage at %d-%d after line %d of %d", p.Source.Line, p.Source.EndLine, next, len(lines))
				}
				return
			}
			text := strings.Split(p.Text, "\n")
			for _, head := range text[:p.Head] {
				if !slices.Contains(lines[:p.TextLine-1], head) {
					t.Fatalf("%q does not stand above line %d", head, p.TextLine)
				}
			}
			checkLines(t, lines[p.Source.Line-1:p.Source.EndLine], text[p.Head:], limit)
			own = append(own, text[p.Head:]...)
			next = p.Source.EndLine + 1
		}
		if diff := cmp.Diff(strings.Fields(body), strings.Fields(strings.Join(own, "\n"))); diff != "" {
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

// isLongText tells a line that may be cut.
func isLongText(line string, limit int) bool {
	return limit > 0 && utf8.RuneCountInString(line) > limit && !begins(line) && indent(line) < 4
}

// checkLines: the text of a passage is its lines, and of the first and the last one at least a part,
// where they may be cut.
func checkLines(t *testing.T, lines, text []string, limit int) {
	t.Helper()
	if len(lines) != len(text) {
		t.Fatalf("%d lines of text from %d", len(text), len(lines))
	}
	for i, line := range lines {
		isPart := (i == 0 || i == len(lines)-1) && isLongText(line, limit) && strings.Contains(line, text[i])
		if line != text[i] && !isPart {
			t.Fatalf("the text is %q, its line %q", text[i], line)
		}
	}
}
