package lint

import (
	"fmt"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// The codes of duplicates.
const (
	otherAnswer    = "KB201"
	sameAnswer     = "KB202"
	nearQuestion   = "KB203"
	doubledArticle = "KB204"
)

// duplicates finds questions that are asked twice, and articles that are given to two items.
func duplicates(c *corpus) []kb.Finding {
	findings := doubledArticles(c)
	first := map[string][]*entry{}
	for _, e := range c.entries {
		if e.Kind != kb.FAQ || len(e.title) == 0 {
			continue
		}
		key := questionKey(e)
		earlier := first[key]
		if i := slices.IndexFunc(earlier, func(other *entry) bool { return c.together(other.Source.Path, e.Source.Path) }); i >= 0 {
			findings = append(findings, doubled(e, earlier[i]))
			continue
		}
		first[key] = append(earlier, e)
	}
	return append(findings, nearDuplicates(c)...)
}

// questionKey is a question as a careless reader remembers it. Of one word, such as «Сроки», it is another
// question in each section.
func questionKey(e *entry) string {
	var words []string
	for _, w := range text.Words(e.Title) {
		words = append(words, w.Text)
	}
	if len(e.title) < 2 {
		words = append(words, e.Path...)
	}
	return strings.Join(words, " ")
}

func doubled(e, other *entry) kb.Finding {
	var f kb.Finding
	if sameWords(e.Body, other.Body) {
		f = finding(sameAnswer, e.at(), fmt.Sprintf("the question is already in %s, with the same answer", other.at()), "keep one of them; other wordings of a question belong into its other wordings")
	} else {
		f = finding(otherAnswer, e.at(), fmt.Sprintf("the question is already in %s, with another answer: %s", other.at(), quoted(other.Body)),
			"make one answer of the two, or say in each question what it is about")
	}
	f.Other = other.at()
	return f
}

// sameWords tells whether two answers differ in nothing but marks, capitals and blanks.
func sameWords(a, b string) bool {
	x, y := text.Words(a), text.Words(b)
	return slices.EqualFunc(x, y, func(v, w text.Word) bool { return v.Text == w.Text })
}

// doubledArticles finds items of one source with one article number: the second has an id with a -2.
func doubledArticles(c *corpus) []kb.Finding {
	var findings []kb.Finding
	first := map[string]*entry{}
	for _, e := range c.entries {
		article := articleOf(e)
		if article == "" {
			continue
		}
		key := e.Source.Path + " " + article
		other := first[key]
		if other == nil {
			first[key] = e
			continue
		}
		if oneName(e, other) {
			continue // one article on two sheets
		}
		f := finding(doubledArticle, e.at(), fmt.Sprintf("the article number %s is already that of %s in %s", article, quoted(other.Title), other.at()),
			"give each item a number of its own: a customer who names it gets one of the two")
		f.Other = other.at()
		findings = append(findings, f)
	}
	return findings
}

// oneName tells whether all that one item is called, the other is called too.
func oneName(a, b *entry) bool {
	in := func(a, b *entry) bool {
		return !slices.ContainsFunc(a.title, func(stem string) bool { return !slices.Contains(b.title, stem) })
	}
	return in(a, b) || in(b, a)
}

// articleOf gives the article number of an item, as its list writes it.
func articleOf(e *entry) string {
	if e.Kind != kb.Item {
		return ""
	}
	for line := range strings.Lines(e.Body) {
		label, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if ok && isArticleLabel(text.Fold(label)) && strings.ContainsAny(value, "0123456789") && !strings.Contains(value, " ") {
			return value
		}
	}
	return ""
}

func isArticleLabel(label string) bool {
	switch label {
	case "артикул", "арт", "арт.", "код", "код товара", "sku", "article", "article number", "article no.", "art. no.", "article no", "code", "item code", "mpn", "vendorcode", "product code":
		return true
	}
	return false
}
