package report

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	renderer "github.com/yuin/goldmark/renderer/html"

	"firstline/eval"
	"firstline/kb"
)

func TestMarkdown(t *testing.T) {
	r := compared(t)
	golden(t, "compared.md", printed(t, KindMarkdown, r))
	r.Comparison = nil
	golden(t, "summary.md", printed(t, KindMarkdown, r))
}

// A part of a run is called so before any other figure can be taken for the whole's.
func TestMarkdownOfAPart(t *testing.T) {
	r := eval.NewReport(eval.Made{
		Plan: eval.Plan{Shard: "2/4", Selection: []string{"setup", "human/thanks"}}, Sets: sets(5, 3, 4),
	}, dialogs()[5:8])
	got := string(printed(t, KindMarkdown, Run{Report: r}))
	sets := strings.Index(got, "### Question sets")
	for _, want := range []string{
		"> **Interrupted:** 9 dialogs not played", "> **Shard <code>2/4</code>:**",
		"> **Only these were asked for**, all figures are theirs: <code>setup</code>, <code>human/thanks</code>",
		"## firstline: ✗ 2 of 3 dialogs did not pass",
	} {
		if at := strings.Index(got, want); at < 0 || at > sets {
			t.Errorf("%q is at %d, the sets at %d", want, at, sets)
		}
	}
	empty := string(printed(t, KindMarkdown, Run{Report: eval.NewReport(eval.Made{}, nil)}))
	if !strings.Contains(empty, "✓ 0 of 0 dialogs passed") || strings.Contains(empty, "NaN") {
		t.Errorf("of no dialog: %s", empty)
	}
}

func TestVerdictInWords(t *testing.T) {
	for _, test := range []struct {
		c    eval.Comparison
		want string
	}{
		{eval.Comparison{Verdict: eval.Improved, Pairs: 9}, "**Improved**: more dialogs"},
		{eval.Comparison{Verdict: eval.Regressed, Pairs: 9}, "**Regressed**: fewer dialogs"},
		{eval.Comparison{Verdict: eval.NoWorse, Pairs: 9}, "**No worse**: no dialog flipped"},
		{eval.Comparison{Verdict: eval.NoWorse, Pairs: 9, Margin: 0.02, Flipped: make([]eval.Flip, 1)}, "**No worse**: a loss of 2.0 points or more is ruled out"},
		{eval.Comparison{Verdict: eval.Inconclusive}, "**Inconclusive**: there is no dialog that both"},
		{eval.Comparison{Verdict: eval.Inconclusive, Pairs: 9, Margin: 0.005}, "**Inconclusive**: the difference may be chance, and a loss of more than 0.5 points"},
	} {
		if got := verdict(&test.c); !strings.HasPrefix(got, test.want) {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestSigned(t *testing.T) {
	for _, test := range []struct {
		value float64
		want  string
	}{{0, "0.0"}, {-0.04, "0.0"}, {0.05, "+0.1"}, {-3.14, "−3.1"}, {100, "+100.0"}} {
		if got := Signed(test.value, 1); got != test.want {
			t.Errorf("%v: got %s, want %s", test.value, got, test.want)
		}
	}
}

// malicious are texts that would be something else than text, were they not quoted.
func malicious() []string {
	return []string{
		"@team", "a@b.example", "a | b \\| c", "`code` ``two``", "<script>alert(1)</script>", "</code></summary></details>",
		"# head\n- item\n\n| a |\n|---|\n| b |", "![i](http://x.example/i.png) [l](//x)", "www.example.com https://example.com",
		"*a* _b_ ~~c~~ **d**", "&lt;b&gt; &#64;team", "<!-- gone", "$x^2$ :+1: #12 !3", "\\", "``` \n```", "\x00\x1b[31m\xff", "> q", "==h==\n---", "_a _b_ c_d_ __e__ ж_з",
	}
}

// Whatever a dialog says stays text: in code, where nobody is mentioned, and in its own cell.
func TestMarkdownQuotes(t *testing.T) {
	inCode := regexp.MustCompile(`<code>(.*?)</code>`)
	for _, s := range malicious() {
		var page bytes.Buffer
		md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(renderer.WithUnsafe()))
		source := fmt.Sprintf("| a | b |\n|---|---|\n| %s | x |\n\n- %s\n\n<details><summary>%s</summary>\n\ny\n\n</details>\n", quoted(s), quoted(s), quoted(s))
		if err := md.Convert([]byte(source), &page); err != nil {
			t.Fatal(err)
		}
		quotes := inCode.FindAllStringSubmatch(page.String(), -1)
		want := strings.Join(strings.Fields(strings.NewReplacer("\x00", "\uFFFD", "\x1b", "\uFFFD", "\xff", "\uFFFD").Replace(s)), " ")
		for _, q := range quotes {
			if got := html.UnescapeString(q[1]); got != want {
				t.Errorf("%q is shown as %q", s, got)
			}
		}
		around := inCode.ReplaceAllString(page.String(), "")
		if len(quotes) != 3 || strings.Count(page.String(), "<td>") != 2 || strings.Count(around, "<") != 28 {
			t.Errorf("%q makes something else of the page:\n%s", s, page.String())
		}
	}
}

func FuzzQuoted(f *testing.F) {
	for _, s := range malicious() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := strings.TrimSuffix(strings.TrimPrefix(quoted(s), "<code>"), "</code>")
		if !utf8.ValidString(got) || strings.ContainsAny(got, "\n\r\t\x00<>|`@*[]\\~$") || strings.Contains(got, "www.") || strings.Contains(got, "://") {
			t.Errorf("%q is quoted as %q", s, got)
		}
		if n := utf8.RuneCountInString(html.UnescapeString(got)); n > 300 {
			t.Errorf("%d characters", n)
		}
	})
}

// However large the run and long its texts, the page fits, and what it leaves out it counts.
func TestMarkdownFits(t *testing.T) {
	long := strings.Repeat("|", 2000)
	const many = 200
	var sets []*eval.Set
	var all []eval.Result
	var everything []kb.Entry
	for i := range many {
		sets = append(sets, &eval.Set{Name: fmt.Sprint(i, long), Dialogs: make([]*eval.Dialog, 1)})
		d := repeated(did(dialog("", long, 1, eval.Resolved, said(long, long, long)), eval.Unresolved, long), 3, 3, true, false, true)
		for range 20 {
			d.Failed = append(d.Failed, failed(long, long, long, eval.Knowledge, &eval.Evidence{Entry: long, Source: kb.Pos{Path: fmt.Sprint(i, long)}}, long, 1))
		}
		d.Set, d.Passed = sets[i].Name, false
		all = append(all, d)
		everything = append(everything, kb.Entry{ID: fmt.Sprint(i), Source: kb.Pos{Path: fmt.Sprint(i, long)}})
	}
	selection := make([]string, many)
	for i := range selection {
		selection[i] = long
	}
	made := eval.Made{Plan: eval.Plan{Selection: selection, Shard: long}, Sets: sets, Entries: everything}
	b := eval.NewReport(made, all)
	for i := range many {
		threshold, err := eval.ParseThreshold(kb.Pos{}, fmt.Sprintf("turns.mean{set=%s} <= %d", sets[i].Name, i))
		if err != nil {
			t.Fatal(err)
		}
		b.Judge([]eval.Threshold{threshold}, nil)
	}
	before := append([]eval.Result{}, all...)
	for i := range before {
		before[i].Passed, before[i].Failed = true, nil
	}
	made.Plan.Fingerprint.Layers = map[string]string{long: long}
	c, err := eval.Compare(eval.NewReport(made, before), b, eval.Margin)
	if err != nil {
		t.Fatal(err)
	}
	c.A.Name = long
	got := printed(t, KindMarkdown, Run{Report: b, Comparison: c})
	if n := utf8.RuneCount(got); n > 60_000 || n < 50_000 {
		t.Errorf("%d characters", n)
	}
	if strings.Count(string(got), " more left out.") < 3 || !strings.Contains(string(got), "dialogs more left out.\n") {
		t.Errorf("it does not say what is left out: …%s", got[len(got)-300:])
	}
}
