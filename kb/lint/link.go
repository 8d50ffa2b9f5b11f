package lint

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"firstline/kb"
	"firstline/kb/text"
)

// The codes of broken links.
const (
	noFile   = "KB401"
	noAnchor = "KB402"
)

var linkPattern = text.Pattern(`(!?)\[[^\]\n]*\]\(\s*<?([^)\s>]+)>?[^)\n]*\)`)

// links finds links to files and anchors that are not there. Addresses of the network are not asked.
func links(c *corpus) []kb.Finding {
	var findings []kb.Finding
	for _, e := range c.entries {
		lines := strings.Split(e.Body, "\n")
		fences := kb.Fences(lines)
		for i, line := range lines {
			if inFence(fences, i) || !strings.Contains(line, "](") {
				continue
			}
			for _, m := range linkPattern().FindAllStringSubmatch(withoutCode(line), -1) {
				if m[1] == "" {
					findings = append(findings, c.brokenLink(e, i, m[2])...)
				}
			}
		}
	}
	return findings
}

func inFence(fences []kb.Fence, line int) bool {
	return slices.ContainsFunc(fences, func(f kb.Fence) bool { return f.Start <= line && line <= f.End })
}

var codeSpan = text.Pattern("`[^`\n]*`")

// withoutCode blanks the code in a line.
func withoutCode(line string) string {
	return codeSpan().ReplaceAllStringFunc(line, func(s string) string { return strings.Repeat(" ", len(s)) })
}

// brokenLink tells what is wrong with a link of an entry.
func (c *corpus) brokenLink(e *entry, line int, target string) []kb.Finding {
	address, err := url.Parse(target)
	if err != nil || address.Scheme != "" || address.Host != "" || strings.HasPrefix(target, "/") || strings.ContainsAny(target, "{}$") {
		return nil
	}
	name := e.Source.Path
	if address.Path != "" {
		name = path.Join(path.Dir(e.Source.Path), address.Path)
		if strings.HasPrefix(name, "..") {
			return nil // outside of the project nothing is known
		}
		found := c.fileOf(name)
		if found == "" {
			if path.Ext(name) == "" {
				return nil // a route of a site
			}
			return []kb.Finding{finding(noFile, c.locate(e, line, target), fmt.Sprintf("the link leads to %s, and there is no such file", name), c.nearFile(name))}
		}
		name = found
	}
	if address.Fragment == "" || c.anchors(name)[address.Fragment] || !c.knowsAnchors(name) {
		return nil
	}
	return []kb.Finding{finding(noAnchor, c.locate(e, line, target), fmt.Sprintf("the link leads to #%s, and %s has no such heading or anchor", address.Fragment, name), nearAnchor(address.Fragment, c.anchors(name)))}
}

// fileOf gives the file that a link leads to, as sites understand it: with .md left out, or the index of
// a folder; "" where there is none.
func (c *corpus) fileOf(name string) string {
	for _, candidate := range []string{name, name + ".md", name + ".mdx", name + ".html", name + "/index.md", name + "/README.md"} {
		if info, err := fs.Stat(c.Files, candidate); err == nil && !info.IsDir() {
			return candidate
		} else if err == nil && candidate == name && path.Ext(name) == "" {
			return name
		}
	}
	return ""
}

func (c *corpus) nearFile(name string) string {
	var known []string
	for _, s := range c.Sources {
		known = append(known, s.Path)
	}
	for _, k := range known {
		if base := path.Base(k); base == path.Base(name) && !strings.HasPrefix(base, "index.") && !strings.EqualFold(base, "README.md") {
			return "did you mean " + k + "?"
		}
	}
	if near := text.Closest(name, known); near != "" {
		return "did you mean " + near + "?"
	}
	return "put the file there, or take the link out: a customer who follows it finds nothing"
}

func nearAnchor(wanted string, known map[string]bool) string {
	var all []string
	for a := range known {
		all = append(all, a)
	}
	slices.Sort(all)
	if near := text.Closest(wanted, all); near != "" {
		return "did you mean #" + near + "?"
	}
	return "give the heading the anchor {#" + wanted + "}, or lead the link elsewhere"
}

// knowsAnchors tells whether the anchors of a file can be told.
func (c *corpus) knowsAnchors(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".mdx", ".markdown", ".html", ".htm", ".txt":
		return c.sources[name] != nil
	}
	return false
}

var writtenAnchor = text.Pattern(`\{#([^}\s]+)\}|(?:id|name)=["']?([^"'\s>]+)`)

// anchors gives those of a file: the ids of its entries, those that are written, and what sites make of
// its headings.
func (c *corpus) anchors(name string) map[string]bool {
	if known, ok := c.raw.anchors[name]; ok {
		return known
	}
	all := map[string]bool{"top": true}
	encoding := ""
	if s := c.sources[name]; s != nil {
		encoding = s.Encoding
		for i := range s.Entries {
			if _, fragment, ok := strings.Cut(s.Entries[i].ID, "#"); ok {
				all[fragment] = true
			}
			all[siteSlug(s.Entries[i].Title)] = true
		}
	}
	for _, line := range c.raw.file(name, encoding) {
		for _, m := range writtenAnchor().FindAllStringSubmatch(line, -1) {
			all[m[1]+m[2]] = true
		}
		if title := strings.TrimLeft(line, "#"); len(title) < len(line) {
			title, _, _ = strings.Cut(title, "{#")
			all[siteSlug(title)], all[text.Slug(title)] = true, true
		}
	}
	c.raw.anchors[name] = all
	return all
}

// siteSlug is what sites make of a heading: small letters, blanks as hyphens, no marks.
func siteSlug(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(title)) {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte('-')
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			b.WriteRune(r)
		}
	}
	return b.String()
}
