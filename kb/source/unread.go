package source

import (
	"path"
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

// isASCIIDoc tells AsciiDoc by its name, or by its headings, = Title, and one of its other marks: a
// block of code, an attribute, an admonition, a table, an include.
func isASCIIDoc(f *file) bool {
	if f.ends(".adoc", ".asciidoc") {
		return true
	}
	heading := regexp.MustCompile(`^={1,5} \S.*[^=\s]\s*$`)
	mark := regexp.MustCompile(`^(\[(source|cols|NOTE|TIP|WARNING|options)\b.*\]|:[a-z][a-z-]*:(\s.*)?|(include|image)::\S+\[.*\]|\|={3,})\s*$`)
	return !f.ends(".md", ".mdx", ".markdown") && f.holdsHeading(heading) && slices.ContainsFunc(f.content(), mark.MatchString)
}

func refuseASCIIDoc(f *file, _ *builder) (kb.SourceKind, error) {
	return "", refuse(f.path, "this is AsciiDoc, which is not read", "turn it into HTML, which is: asciidoctor "+f.path)
}

// isMediaWiki tells the markup of wikis by its headings, == Title ==, and one of its other marks: a
// table, bold type, a link, a template.
func isMediaWiki(f *file) bool {
	heading := regexp.MustCompile(`^={1,6} ?[^=].*[^=]={1,6}\s*$`)
	mark := regexp.MustCompile(`^\{\||'''[^']+'''|\[\[[^\[\]]+\]\]|\{\{[^{}]+\}\}`)
	return f.ends(".mediawiki", ".wiki") || !f.ends(".md", ".mdx", ".markdown") &&
		f.holdsHeading(heading) && slices.ContainsFunc(f.content(), mark.MatchString)
}

// holdsHeading tells whether a line is a heading that begins with =.
func (f *file) holdsHeading(heading *regexp.Regexp) bool {
	return slices.ContainsFunc(f.content(), func(line string) bool { return strings.HasPrefix(line, "=") && heading.MatchString(line) })
}

func refuseMediaWiki(f *file, _ *builder) (kb.SourceKind, error) {
	return "", refuse(f.path, "this is the markup of a wiki (MediaWiki), which is not read", "turn it into Markdown: pandoc -f mediawiki -t gfm "+f.path+" -o "+path.Base(f.path)+".md")
}
