package source

import "strings"

// unpublished tells why customers are not to read a page: what its front matter says to the program
// that makes a site of it.
type unpublished struct {
	reason string // empty where the page is for everybody
	key    string // of the front matter
	line   int
}

// take heeds a key of the front matter.
func (u *unpublished) take(key, value string, line int) {
	reason := ""
	switch strings.ToLower(key + ": " + value) {
	case "draft: true", "status: draft", "status: черновик":
		reason = "a draft"
	case "published: false", "publish: false":
		reason = "not published"
	case "hidden: true":
		reason = "hidden"
	}
	if reason != "" && u.reason == "" {
		*u = unpublished{reason, key, line}
	}
}

// takeTOML heeds the keys of front matter in TOML, of which nothing else is read.
func (u *unpublished) takeTOML(lines []string) {
	for i, line := range lines {
		if strings.HasPrefix(strings.TrimSpace(line), "[") {
			return // a table, whose keys say nothing of the page
		}
		key, value, _ := strings.Cut(line, "=")
		value, _, _ = strings.Cut(value, "#")
		u.take(strings.TrimSpace(key), strings.Trim(value, " \t\"'"), i+1)
	}
}

// skipUnpublished makes no entries of a page that customers are not to read.
func (b *builder) skipUnpublished(u unpublished) {
	b.reject(hiddenPart, u.line, "the whole file: "+u.reason, "the page is "+u.reason+", and none of it is used",
		"take "+u.key+" out of the front matter to have it used")
}
