package feed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"firstline/kb"
	"firstline/kb/text"
)

// maxFindings is how many findings of one code are told one by one; the rest is a number. A
// mistake in a program that writes feeds is in every one of 100,000 offers.
const maxFindings = 50

// maxText is how much text the items of a feed may come to, in bytes. What a shop says of all its
// offers, and what a good says of all its variants, is in each of them.
const maxText = 128 << 20

// maxKnown is how many names of currencies, and of what may be a price, are kept once they are read.
const maxKnown = 10_000

// collector gathers what a feed holds, and accounts for every record.
type collector struct {
	path                          string
	depth, items, elements, value int
	size                          int      // bytes of the items' texts
	show                          []string // folded
	markdown                      func(string) string
	language                      language
	feed                          *Feed
	found                         map[string]int    // findings by code
	keys                          map[string]int    // the line of the first item of a key
	codes                         map[string]string // currencies by what they are called
	internals                     map[string]bool   // what internal said of a name
	unknown                       tally
	hidden                        tally
}

func newCollector(o Options, text string) *collector {
	c := &collector{
		path: o.Path, depth: limit(o.Depth, 200), items: limit(o.Items, 250_000),
		elements: limit(o.Elements, 200_000), value: limit(o.Value, 1<<20),
		markdown: o.Markdown, language: languageOf(text),
		feed: &Feed{}, found: map[string]int{}, keys: map[string]int{},
		codes: map[string]string{}, internals: map[string]bool{},
	}
	if c.markdown == nil {
		c.markdown = plainMarkdown
	}
	for _, name := range o.Show {
		c.show = append(c.show, folded(name))
	}
	return c
}

// language is that of the labels in a body.
type language string

// of chooses between two labels.
func (l language) of(russian, english string) string {
	if l == "ru" {
		return russian
	}
	return english
}

// languageOf tells the language of a feed by its letters: one Cyrillic word in thirty, counted
// with the English names of its elements, makes it Russian.
func languageOf(s string) language {
	cyrillic, latin := 0, 0
	for _, r := range s[:min(len(s), 1<<18)] {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	if cyrillic > 0 && cyrillic*30 >= latin {
		return "ru"
	}
	return "en"
}

// folded is a name as a careless reader sees it.
func folded(name string) string { return text.Fold(name) }

// finding reports what is wrong, or doubtful, at a line.
func (c *collector) finding(code string, line int, hint, format string, args ...any) {
	if c.found[code]++; c.found[code] > maxFindings {
		return
	}
	c.feed.Findings = append(c.feed.Findings, kb.Finding{
		Pos: kb.Pos{Path: c.path, Line: line}, Code: code, Severity: kb.Warning,
		Message: fmt.Sprintf(format, args...), Hint: hint,
	})
}

// heading accounts for a category or a header.
func (c *collector) heading() { c.feed.Rows.Headings++; c.feed.Rows.Total++ }

// skip accounts for a record that became no item.
func (c *collector) skip(line int, format string, args ...any) {
	c.feed.Rows.Skipped++
	c.feed.Rows.Total++
	c.feed.Skipped = append(c.feed.Skipped, kb.Skipped{Line: line, Reason: fmt.Sprintf(format, args...)})
}

// add takes an item, and accounts for its record. It is an error to have too many.
func (c *collector) add(d *draft) error {
	c.feed.Rows.Entries++
	c.feed.Rows.Total++
	return c.put(d)
}

// put takes an item whose records are accounted for already.
func (c *collector) put(d *draft) error {
	if len(c.feed.Items) >= c.items {
		return c.tooMany(d.Source.Line)
	}
	if d.Source.Path == "" {
		d.Source.Path = c.path
	}
	d.Kind = kb.Item
	d.Body = c.body(d)
	if c.size += len(d.Title) + len(d.Body); c.size > maxText {
		return c.refuse(d.Source.Line, fmt.Sprintf("the items come to more than %d MiB of text", maxText>>20), "cut the feed into several files")
	}
	switch first, doubled := c.keys[d.Key]; {
	case d.Key == "":
		c.finding(DoubledID, d.Source.Line, "", "%s has no id", d.Title)
	case doubled:
		c.finding(DoubledID, d.Source.Line, "", "the id %s is already that of line %d", d.Key, first)
	default:
		c.keys[d.Key] = d.Source.Line
	}
	c.feed.Items = append(c.feed.Items, d.Item)
	return nil
}

func (c *collector) tooMany(line int) error {
	return c.refuse(line, fmt.Sprintf("more than %d items", c.items), "cut the feed into several files")
}

// finish closes the account.
func (c *collector) finish(format Format) *Feed {
	c.feed.Format = format
	c.report(HiddenPrice, c.hidden, "%s is not shown to customers (%d×)", "")
	c.report(Unknown, c.unknown, "%s is not understood, and left out (%d×)", "")
	if len(c.feed.Items) == 0 {
		c.finding(Empty, 0, "", "the feed holds no items")
	}
	c.summarise()
	slices.SortStableFunc(c.feed.Findings, func(a, b kb.Finding) int {
		return cmp.Or(strings.Compare(a.Pos.Path, b.Pos.Path), cmp.Compare(a.Pos.Line, b.Pos.Line))
	})
	return c.feed
}

// report makes a finding of every kind of thing that was counted.
func (c *collector) report(code string, t tally, format, hint string) {
	path := c.path
	for _, kind := range t.kinds {
		c.path = kind.path
		c.finding(code, kind.line, hint, format, kind.name, kind.count)
	}
	c.path = path
}

// hide counts a price that customers are not told.
func (c *collector) hide(name string, line int) { c.hidden.add(name, c.path, line) }

// summarise tells how many findings of each code were not told, in the order of their codes.
func (c *collector) summarise() {
	var codes []string
	for code, n := range c.found {
		if n > maxFindings {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	for _, code := range codes {
		c.feed.Findings = append(c.feed.Findings, kb.Finding{
			Pos: kb.Pos{Path: c.path}, Code: code, Severity: kb.Warning,
			Message: fmt.Sprintf("%d more like the %d told: %s", c.found[code]-maxFindings, maxFindings, strings.ReplaceAll(code, "-", " ")),
		})
	}
}

// tally counts things by name, in the order in which they were first seen.
type tally struct {
	kinds []*tallied
	by    map[string]*tallied
}

type tallied struct {
	name, path  string
	line, count int
}

func (t *tally) add(name, path string, line int) {
	if t.by == nil {
		t.by = map[string]*tallied{}
	}
	kind := t.by[name]
	if kind == nil && len(t.kinds) >= maxKnown {
		kind = t.kinds[maxKnown-1]
	}
	if kind == nil {
		kind = &tallied{name: name, path: path, line: line}
		t.by[name] = kind
		t.kinds = append(t.kinds, kind)
	}
	kind.count++
}
