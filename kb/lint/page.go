package lint

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"

	"firstline/kb"
)

//go:embed rules/*.md
var rules embed.FS

// Page is what a rule's page says: rules/CODE.md of the package that has the rule. Its first line is
// "# CODE title", its second "severity · family", with "· always" behind where neither a project nor a
// comment can turn the rule off, because other commands refuse what it finds.
type Page struct {
	Code     string      `json:"code"`
	Title    string      `json:"title"`
	Severity kb.Severity `json:"severity"`
	Family   string      `json:"family"`
	Always   bool        `json:"always,omitempty"`
	Text     string      `json:"text"` // all of the page, in Markdown
}

// Rules gives the pages of the rules of entries, those of kb/source among them.
func Rules() []Page { return ReadPages(rules) }

// ReadPages reads the pages under rules/ of a package, in the order of their codes.
func ReadPages(fsys fs.FS) []Page {
	names, err := fs.Glob(fsys, "rules/*.md")
	if err != nil {
		return nil // the pattern is sound
	}
	slices.Sort(names)
	var pages []Page
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			continue // embedded files can be read
		}
		pages = append(pages, readPage(strings.TrimSuffix(path.Base(name), ".md"), string(data)))
	}
	return pages
}

func readPage(code, text string) Page {
	p := Page{Code: code, Text: text}
	first, rest, _ := strings.Cut(text, "\n")
	p.Title = strings.TrimPrefix(first, "# "+code+" ")
	second, _, _ := strings.Cut(strings.TrimLeft(rest, "\n"), "\n")
	for i, part := range strings.Split(second, " · ") {
		switch i {
		case 0:
			p.Severity = kb.Severity(part)
		case 1:
			p.Family = part
		default:
			p.Always = part == "always"
		}
	}
	return p
}
