package pdf

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/kb/source/md"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestGolden reads the files that LibreOffice wrote and compares with the goldens beside them.
func TestGolden(t *testing.T) {
	for _, name := range []string{"terms.ru", "terms.en"} {
		t.Run(name, func(t *testing.T) {
			got := dump(read(t, file(t, name+".pdf")))
			golden := "testdata/" + name + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func file(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func read(t *testing.T, data []byte) *Document {
	t.Helper()
	if !Is(data) {
		t.Error("it is not taken for a PDF")
	}
	d, err := Read(t.Context(), data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, d)
	return d
}

func checkDocument(t *testing.T, d *Document) {
	t.Helper()
	if len(d.Lines) != len(d.At) {
		t.Fatalf("%d lines at %d places", len(d.Lines), len(d.At))
	}
	for i, at := range d.At {
		if at.Page < 1 || at.Line < 1 || i > 0 && at.Page < d.At[i-1].Page {
			t.Fatalf("line %d stands at %v", i, at)
		}
		if strings.Contains(d.Lines[i], "\n") {
			t.Fatalf("line %d is several: %q", i, d.Lines[i])
		}
	}
}

func dump(d *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\n", d.Title)
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note: %d: %s (%s)\n", n.Line, n.Message, n.Hint)
	}
	for i, line := range d.Lines {
		fmt.Fprintf(&b, "%d.%-2d %s\n", d.At[i].Page, d.At[i].Line, line)
	}
	return b.String()
}

// made writes a PDF of one page for each stream of drawing operators. The font F1 is Helvetica, F2
// its bold face, F3 Courier, F4 one whose letters have no names.
func made(streams ...string) []byte {
	const fonts = 7
	var b bytes.Buffer
	var offsets []int
	object := func(text string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), text)
	}
	b.WriteString("%PDF-1.4\n")
	var kids strings.Builder
	for i := range streams {
		fmt.Fprintf(&kids, "%d 0 R ", fonts+2*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(streams), kids.String()))
	for _, name := range []string{"Helvetica", "Helvetica-Bold", "Courier"} {
		object("<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /" + name + " >>")
	}
	object("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 67 /Widths [600 600 600] " +
		"/CharProcs << /g1 7 0 R /g2 7 0 R /g3 7 0 R >> /Encoding << /Type /Encoding /Differences [65 /g1 /g2 /g3] >> >>")
	for i, stream := range streams {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 500] /Contents %d 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 6 0 R >> >> >>", fonts+2*i+1))
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(stream), stream))
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return b.Bytes()
}

// drawn writes lines of text from the top of the page: “F2 14 40 text” is a font, a size, how far
// from the left, and the text; several texts on one line are parted by “ / ”.
func drawn(lines ...string) string {
	var b strings.Builder
	y := 460.0
	for _, line := range lines {
		size := 0
		for part := range strings.SplitSeq(line, " / ") {
			var font, text string
			var left int
			if _, err := fmt.Sscanf(part, "%s %d %d", &font, &size, &left); err != nil {
				y -= 20 // an empty line
				continue
			}
			text = strings.SplitN(part, " ", 4)[3]
			fmt.Fprintf(&b, "BT /%s %d Tf %d %.1f Td (%s) Tj ET\n", font, size, left, y, strings.NewReplacer("(", `\(`, ")", `\)`).Replace(text))
		}
		y -= float64(size) * 1.2
	}
	return b.String()
}

// TestLayout: lines become paragraphs, headings, lists, tables and columns.
func TestLayout(t *testing.T) {
	tests := []struct {
		name  string
		pages []string
		want  string
	}{
		{
			"paragraphs and parted words",
			[]string{drawn("F1 10 40 The tents of our shop are under guaran-", "F1 10 40 tee for two years, and the poles as well", "F1 10 40 for one.", "F1 10 40 Keep the receipt.")},
			"The tents of our shop are under guarantee for two years, and the poles as well for one.\n\nKeep the receipt.",
		},
		{
			"headings by size and by weight",
			[]string{drawn("F2 18 40 Terms", "", "F1 10 40 A line of text that is long enough to be the body.", "", "F2 10 40 How much is it?", "F1 10 40 Nothing at all.")},
			"# Terms\n\nA line of text that is long enough to be the body.\n\n## How much is it?\n\nNothing at all.",
		},
		{
			"leaders part a price from its item",
			[]string{drawn("F1 10 40 Soup / F1 10 120 ........ / F1 10 200 3.50", "F1 10 40 Bread / F1 10 120 ........ / F1 10 200 1.20", "F1 10 40 Tea / F1 10 120 ........ / F1 10 200 2.00")},
			"| Soup | 3.50 |\n|---|---|\n| Bread | 1.20 |\n| Tea | 2.00 |",
		},
		{
			"names centred over columns are their header",
			[]string{drawn("F2 10 70 Item / F2 10 210 Price", "F1 10 40 Soup of the day / F1 10 200 3.50", "F1 10 40 Bread and butter / F1 10 200 1.20", "F1 10 40 Tea with lemon / F1 10 200 2.00")},
			"| Item | Price |\n|---|---|\n| Soup of the day | 3.50 |\n| Bread and butter | 1.20 |\n| Tea with lemon | 2.00 |",
		},
		{
			"what reaches over two columns is no header",
			[]string{drawn("F1 10 60 Open from nine to six on / F1 10 190 weekdays", "F1 10 40 Soup / F1 10 140 big / F1 10 200 3.50", "F1 10 40 Bread / F1 10 140 one / F1 10 200 1.20", "F1 10 40 Tea / F1 10 140 cup / F1 10 200 2.00")},
			"Open from nine to six on weekdays\n\n| Soup | big | 3.50 |\n|---|---|---|\n| Bread | one | 1.20 |\n| Tea | cup | 2.00 |",
		},
		{
			"two rows make no table",
			[]string{drawn("F1 10 40 Soup / F1 10 200 3.50", "F1 10 40 Bread / F1 10 200 1.20")},
			"Soup 3.50\n\nBread 1.20",
		},
		{
			"a footnote's mark makes no other price",
			[]string{drawn("F1 12 40 300 / F1 6 61 1 / F1 12 66 roubles")},
			"300¹ roubles",
		},
		{
			"columns of prose",
			[]string{drawn(
				"F1 10 20 Tents are under guarantee for two / F1 10 210 A repair takes twenty days and we",
				"F1 10 20 years from the day of purchase, so / F1 10 210 lend you another tent for the time",
				"F1 10 20 keep the receipt, without which we / F1 10 210 if there is one in stock; we notify",
				"F1 10 20 find your purchase only by the old / F1 10 210 you at once when yours is ready to",
				"F1 10 20 telephone number you gave us there / F1 10 210 be collected from the shop by you")},
			"Tents are under guarantee for two years from the day of purchase, so keep the receipt, without which we find your purchase only by the old telephone number you gave us there\n\n" +
				"A repair takes twenty days and we lend you another tent for the time if there is one in stock; we notify you at once when yours is ready to be collected from the shop by you",
		},
		{
			"code",
			[]string{drawn("F1 10 40 Run this command on your own machine:", "F3 9 40 curl [x](y)", "F3 9 51 --data 1", "F3 9 61 | jq", "F1 10 40 It is done now, and nothing else is needed.")},
			"Run this command on your own machine:\n\n```\ncurl [x](y)\n  --data 1\n    | jq\n```\n\nIt is done now, and nothing else is needed.",
		},
		{
			"a paragraph goes on over pages, whose edges are left out",
			[]string{
				drawn("F1 8 40 North Shed, terms 2024", "", "F1 10 40 This sentence begins on the first page and", "", "F1 8 190 - 1 -"),
				drawn("F1 8 40 North Shed, terms 2024", "", "F1 10 40 goes on over here.", "", "F1 8 190 - 2 -"),
				drawn("F1 8 40 North Shed, terms 2024", "", "F1 10 40 The end of it all.", "", "F1 8 190 - 3 -"),
			},
			"This sentence begins on the first page and goes on over here.\n\nThe end of it all.",
		},
		{
			"windows-1251 taken for Western letters",
			[]string{drawn("F1 10 40 \xc4\xee\xf1\xf2\xe0\xe2\xea\xe0 \xef\xee \xe3\xee\xf0\xee\xe4\xf3 \x97 300 \xf0\xf3\xe1.")},
			"Доставка по городу — 300 руб.",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, made(tt.pages...))
			if diff := cmp.Diff(tt.want, strings.Join(d.Lines, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestRefuse: what would be read as noise, or not at all, is refused with the reason.
func TestRefuse(t *testing.T) {
	whole := file(t, "terms.en.pdf")
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"a scan", file(t, "scan.pdf"), "the PDF is a scan: 2 pages of pictures without text"},
		{"a password", file(t, "locked.pdf"), "protected by a password"},
		{"letters without names", made(drawn("F4 20 40 ABCABCABC")), "have no meaning"},
		{"empty pages", made("", ""), "the PDF has no text"},
		{"cut off", whole[:len(whole)/3], "the PDF is damaged"},
		{"no PDF", []byte("%PDF-1.4\nhello"), "the PDF is damaged"},
		{"too many pages", made(make([]string, 41)...), "the PDF has 41 pages"},
		{"too much text", made(drawn("F1 10 40 " + strings.Repeat("a", 2000))), "too much text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(t.Context(), tt.data, Limits{Pages: 40, Chars: 1999})
			refusal, ok := errors.AsType[*md.Refusal](err)
			if !ok || !strings.Contains(refusal.Msg, tt.want) || refusal.Hint == "" {
				t.Errorf("error %v", err)
			}
		})
	}
}

// TestTime: a deadline is a refusal, a cancelled reading is what was asked for.
func TestTime(t *testing.T) {
	data := file(t, "terms.en.pdf")
	late, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := Read(late, data, Limits{}); err == nil || !strings.Contains(err.Error(), "takes too long") {
		t.Errorf("error %v", err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(stopped, data, Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// FuzzRead holds for any bytes: no panic, every line has its place, and errors are refusals.
func FuzzRead(f *testing.F) {
	f.Add(made(drawn("F2 18 40 Terms", "F1 10 40 Soup / F1 10 200 3.50")))
	f.Add(file(f, "scan.pdf"))
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		d, err := Read(ctx, data, Limits{Pages: 12, Chars: 20_000})
		if err != nil {
			if _, ok := errors.AsType[*md.Refusal](err); !ok {
				t.Fatalf("an error that is no refusal: %v", err)
			}
			return
		}
		checkDocument(t, d)
	})
}

// FuzzLayout holds for words at any place of a page: none is lost.
func FuzzLayout(f *testing.F) {
	f.Add("Soup 3.50 • Bread 1. x", []byte{10, 200, 10, 180, 10, 160, 90, 160, 10, 140})
	f.Add("a b c d e f g h", []byte{10, 10, 60, 10, 10, 20, 60, 20, 10, 30, 60, 30, 10, 40, 60, 40})
	f.Fuzz(func(t *testing.T, text string, places []byte) {
		p := page{number: 1}
		words := strings.Fields(text)
		for i := 0; i < len(words) && 2*i+1 < len(places); i++ {
			left := float64(places[2*i])
			p.lines = append(p.lines, line{
				words: []word{{words[i], left, left + float64(len(words[i])*5)}},
				base:  float64(places[2*i+1]), size: float64(8 + places[2*i]%5), bold: places[2*i]%7 == 0, mono: places[2*i]%11 == 0,
			})
		}
		if len(p.lines) == 0 {
			return
		}
		d := &Document{}
		d.write([]page{p})
		checkDocument(t, d)
		all := strings.Join(d.Lines, "\n")
		for i := range p.lines {
			word := strings.Trim(p.lines[i].words[0].text, "0123456789.)…_·-–—•*\\&<`|#")
			if !strings.ContainsFunc(word, func(r rune) bool {
				return strings.ContainsRune("<&`|\\*.,:;!?)•", r) || r < ' ' || isBullet(r) || 0xa0 <= r && r <= 0xff
			}) && !strings.Contains(all, word) {
				t.Fatalf("lost %q of %q in\n%s", word, text, all)
			}
		}
	})
}

// BenchmarkRead reads a short file, interpreted, and a long one, compiled.
func BenchmarkRead(b *testing.B) {
	text := make([]string, 30)
	for i := range text {
		text[i] = "F1 10 40 Orders placed before noon leave our warehouse on the same working day."
	}
	for _, pages := range []int{1, 10, 80} {
		b.Run(fmt.Sprintf("%d pages", pages), func(b *testing.B) {
			all := make([]string, pages)
			for i := range all {
				all[i] = drawn(text...)
			}
			data := made(all...)
			for b.Loop() {
				if _, err := Read(b.Context(), data, Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
