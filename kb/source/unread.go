package source

import (
	"regexp"
	"slices"
	"strings"

	"firstline/kb"
)

// isXML tells a text that is XML, and was none of the kinds of XML that are read.
func isXML(f *file) bool { return strings.HasPrefix(firstLine(f.lines), "<?xml") }

func refuseXML(f *file, _ *builder) (kb.SourceKind, error) {
	return "", refuse(f.path, "this XML file is no product feed: neither Yandex Market YML nor CommerceML nor Google Merchant",
		"export it as CSV or XLSX, or as entries, one JSON object a line")
}

// isRST tells reStructuredText from plain text, which it looks like but for its directives.
func isRST(f *file) bool {
	if f.ends(".rst", ".rest") {
		return true
	}
	if f.ends(".md", ".mdx", ".markdown") {
		return false
	}
	directive := regexp.MustCompile(`^\.\. [a-z][a-z-]*::`)
	return slices.ContainsFunc(f.content(), directive.MatchString)
}

func refuseRST(f *file, _ *builder) (kb.SourceKind, error) {
	return "", refuse(f.path, "this is reStructuredText, which is not read", "turn it into Markdown: pandoc "+f.path+" -o "+strings.TrimSuffix(f.path, ".rst")+".md")
}
