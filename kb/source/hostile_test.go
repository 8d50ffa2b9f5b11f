package source

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"firstline/kb"
)

// TestHostilePages: of what is repeated without end nothing is lost.
func TestHostilePages(t *testing.T) {
	for name, text := range hostilePages(5_000) {
		for _, file := range []string{"a.md", "a.mdx", "a.txt"} {
			s, err := Load(fstest.MapFS{file: {Data: []byte(text)}}, []string{file}, Options{})
			if err == nil {
				checkSource(t, s)
			} else if _, ok := errors.AsType[*kb.SyntaxError](err); !ok {
				t.Errorf("%s in %s: %v", name, file, err)
			}
		}
	}
}

// BenchmarkHostilePages: the time grows as the page does. A page twice as long takes growth times as
// long.
func BenchmarkHostilePages(b *testing.B) {
	const file = "a.md"
	long := hostilePages(5_000)
	for name, short := range hostilePages(2_500) {
		b.Run(name, func(b *testing.B) {
			var spent [2]time.Duration
			for b.Loop() {
				for i, text := range []string{short, long[name]} {
					start := time.Now() //nolint:forbidigo // a benchmark of two
					_, _ = Load(fstest.MapFS{file: {Data: []byte(text)}}, []string{file}, Options{})
					spent[i] += time.Since(start)
				}
			}
			b.ReportMetric(float64(spent[1])/float64(spent[0]), "growth")
		})
	}
}

// hostilePages are pages of one thing count times.
func hostilePages(count int) map[string]string {
	nested := strings.Repeat("<details>\n<summary>a?</summary>\n", count/2)
	return map[string]string{
		"fold-outs":          strings.Repeat("<details>\n<summary>a?</summary>\nb\n</details>\n", count),
		"nested fold-outs":   nested + strings.Repeat("</details>\n", count/2),
		"unclosed fold-outs": nested,
		"unclosed tags":      strings.Repeat("<Accordion title=\"\n", count),
		"cuts":               strings.Repeat("{% cut \"a?\" %}\nb\n{% endcut %}\n", count),
		"admonitions":        strings.Repeat("??? question \"a?\"\n    b\n", count),
		"nested admonitions": func() string {
			var b strings.Builder
			for i := range count / 5 {
				b.WriteString(strings.Repeat("    ", i) + "??? question \"a?\"\n")
			}
			return b.String()
		}(),
		"marked questions":   strings.Repeat("Q: a?\nA: b\n\n", count),
		"marked for ever":    strings.Repeat("Q: a\n", count) + "A: b",
		"bold questions":     strings.Repeat("**A?**\n\nb\n\n", count),
		"listed questions":   strings.Repeat("- A?\n  b\n", count),
		"bare questions":     strings.Repeat("A b c?\nD.\n\n", count),
		"defined questions":  strings.Repeat("A b c?\n: D.\n\n", count),
		"asking headings":    strings.Repeat("## A b?\n\nb\n\n### C d?\n\ne\n\n", count),
		"groups of headings": "# A\n\nb\n\n" + strings.Repeat("## A\n\nb\n\n### C\n\ne\n\n", count),
		"arrows":             "Откройте " + strings.Repeat("А → ", count),
		"ways":               strings.Repeat("Откройте *А → Б*.\n", count),
		"many ways":          strings.Repeat("- А → Б → В\n", count),
		"references":         strings.Repeat("[a][b] ", count) + "\n\n" + strings.Repeat("[b]: c\n", count),
		"statements":         strings.Repeat("<A>\nexport const a = {\n", count),
		"tables":             strings.Repeat("|a|\n|-|\n", count),
		"comments":           "<A/>\n" + strings.Repeat("{/* a\n", count),
		"conflicts":          strings.Repeat("```\n<<<<<<< a\n=======\n>>>>>>> b\n```\n", count),
		"inner headings":     "# A?\n\nb\n\n# C?\n\n" + strings.Repeat("## d\n\ne e e e e e e e\n\n", count),
	}
}
