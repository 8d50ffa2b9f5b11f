package source

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestHostilePages: what is repeated without end is read in a time that grows as the file does.
func TestHostilePages(t *testing.T) {
	const count = 5_000
	nested := strings.Repeat("<details>\n<summary>a?</summary>\n", count/2)
	for name, text := range map[string]string{
		"fold-outs":          strings.Repeat("<details>\n<summary>a?</summary>\nb\n</details>\n", count),
		"nested fold-outs":   nested + strings.Repeat("</details>\n", count/2),
		"unclosed fold-outs": nested,
		"unclosed tags":      strings.Repeat("<Accordion title=\"\n", count),
		"cuts":               strings.Repeat("{% cut \"a?\" %}\nb\n{% endcut %}\n", count),
		"admonitions":        strings.Repeat("??? question \"a?\"\n    b\n", count),
		"nested admonitions": func() string {
			var b strings.Builder
			for i := range 1000 {
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
	} {
		for _, file := range []string{"a.md", "a.mdx", "a.txt"} {
			start := time.Now() //nolint:forbidigo // the time that it takes is what is tested
			s, err := Load(fstest.MapFS{file: {Data: []byte(text)}}, []string{file}, Options{})
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%s in %s took %s", name, file, took)
			}
			if err == nil {
				checkSource(t, s)
			}
		}
	}
}
