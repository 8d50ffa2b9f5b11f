package md

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// TestUnfold: merged cells repeat their text in every place that they cover.
func TestUnfold(t *testing.T) {
	cell := func(text string, columns, rows int) Spanned { return Spanned{Cell{Text: text}, columns, rows} }
	tests := []struct {
		name string
		rows [][]Spanned
		want string
	}{
		{"a header of two rows", [][]Spanned{{cell("Город", 1, 2), cell("Вес", 2, 1)}, {cell("до 5 кг", 0, 0), cell("больше", 1, 1)}}, "| Город | Вес | Вес |\n|---|---|---|\n| Город | до 5 кг | больше |"},
		{"a row covered whole", [][]Spanned{{cell("a", 1, 2), cell("b", 1, 2)}, {}}, "| a | b |\n|---|---|\n| a | b |"},
		{"a gap before a covered place", [][]Spanned{{cell("a", 1, 1), cell("b", 1, 1), cell("c", 1, 3)}, {}, {cell("d", 1, 1)}}, "| a | b | c |\n|---|---|---|\n|  |  | c |\n| d |  | c |"},
		{"short rows", [][]Spanned{{cell("a", 1, 1)}, {cell("b", 2, 1)}}, "| a |  |\n|---|---|\n| b |  |"},
		{"marks of tables", [][]Spanned{{cell("a | b", 1, 1), cell("c\nd", 1, 1)}}, "| a \\| b | c<br>d |\n|---|---|"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			u := Unfold{Max: 100}
			for i, row := range tt.rows {
				u.Row(i+1, row)
			}
			table := Table{Rows: u.Rows()}
			if diff := cmp.Diff(tt.want, strings.Join(table.Markdown().Lines, "\n")); diff != "" || u.Full() {
				t.Error(diff)
			}
		})
	}
}

func TestUnfoldLimit(t *testing.T) {
	u := Unfold{Max: 1000}
	for range 10_000 {
		u.Row(1, []Spanned{{Cell{Text: "x"}, 1000, 65534}, {Cell{Text: "y"}, 1000, 65534}})
	}
	cells := 0
	for _, row := range u.Rows() {
		cells += len(row.Cells)
	}
	if !u.Full() || cells > 2*u.Max {
		t.Errorf("%d cells, full: %v", cells, u.Full())
	}
}

func TestTidy(t *testing.T) {
	table := Table{Rows: []Row{
		{Cells: []Cell{{Text: "**Товар**"}, {Text: "**Цена**"}}},
		{Cells: []Cell{{Text: "**Палатка**"}, {Text: "**5**–**6**"}}},
	}}
	table.Tidy()
	want := []Row{
		{Cells: []Cell{{Text: "Товар", Header: true}, {Text: "Цена", Header: true}}},
		{Cells: []Cell{{Text: "Палатка"}, {Text: "**5**–**6**"}}},
	}
	if diff := cmp.Diff(want, table.Rows); diff != "" {
		t.Error(diff)
	}
}

func TestEscape(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a < b > c & d", "a < b > c & d"},
		{"<b> </b> <!-- <?x &copy; &#1; `x`", "\\<b> \\</b> \\<!-- \\<?x \\&copy; \\&#1; \\`x\\`"},
		{"AT&T, Q&A", "AT&T, Q&A"},
	}
	for _, tt := range tests {
		if got := Escape(tt.in); got != tt.want {
			t.Errorf("Escape(%q) = %q", tt.in, got)
		}
	}
	for in, want := range map[string]string{
		"# a": `\# a`, "#1": "#1", "> a": `\> a`, "===": `\===`, "-": `\-`, "---": `\---`, "- a": "- a",
		"~~~": `\~~~`, "~5": "~5", "::: tip": `\::: tip`, "+7 000": "+7 000", "": "", "1. a": "1. a", "***": `\***`,
	} {
		if got := Begin(in); got != want {
			t.Errorf("Begin(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSuperscript(t *testing.T) {
	tests := []struct{ before, text, after, want string }{
		{"10 м", "2", "", "²"},
		{"1 990", "50", " ₽", ".50"},
		{"$9", "90", "", ".90"},
		{"$9.", "90", "", "90"},
		{"1 990 ₽ ", "12", "", "¹²"},
		{"10", "12", " операций", "¹²"},
		{"слово", "1", "", "¹"},
		{"x", "th", "", "th"},
		{"5", "", " ₽", ""},
	}
	for _, tt := range tests {
		if got := Superscript(tt.before, tt.text, tt.after); got != tt.want {
			t.Errorf("Superscript(%q, %q, %q) = %q, want %q", tt.before, tt.text, tt.after, got, tt.want)
		}
	}
}

// FuzzInline holds for any words in any marks: every letter is written once, in its order, and
// every line is one.
func FuzzInline(f *testing.F) {
	f.Add("Внимание! Хрупкое, 5 < 6", []byte{0, 1, 4, 2, 5, 3, 6, 7})
	f.Fuzz(func(t *testing.T, text string, moves []byte) {
		if !utf8.ValidString(text) {
			return
		}
		w := &Inline{}
		var begun []string
		words := strings.SplitAfter(text, " ")
		for i, word := range words {
			if i < len(moves) {
				begun = move(w, moves[i], begun)
			}
			w.Write(word, i+1)
		}
		for _, mark := range slices.Backward(begun) {
			w.End(mark, ending(mark))
		}
		got := w.Text()
		if len(got.Lines) != len(got.At) || strings.Contains(strings.Join(got.Lines, ""), "\n") {
			t.Fatalf("%q at %v", got.Lines, got.At)
		}
		if want, all := onlyLetters(text), onlyLetters(strings.Join(got.Lines, "")); all != want {
			t.Fatalf("%q of %q", all, want)
		}
	})
}

func move(w *Inline, move byte, begun []string) []string {
	marks := []string{"**", "*", "~~", "["}
	switch n := int(move % 8); {
	case n < 4:
		if w.Begin(marks[n]) {
			begun = append(begun, marks[n])
		}
	case n < 7 && len(begun) > 0:
		mark := begun[len(begun)-1]
		w.End(mark, ending(mark))
		begun = begun[:len(begun)-1]
	case n == 7:
		w.Break()
	}
	return begun
}

func ending(mark string) string {
	if mark == "[" {
		return "](1)"
	}
	return mark
}

func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}
