package html

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"firstline/kb/source/md"
)

// Page is an HTML page as Markdown.
type Page struct {
	Title, Language string // Language is that of the page: ru, en; empty where it does not say
	Lines           []string
	At              []int      // for each line, the line of the file that it comes from, counted from 1
	Tables          []md.Table // they stand in Lines too
	Notes           []md.Note
}

// Read reads a page. The error is a [md.Refusal]: the page has no text, or is built so that
// reading it would cost too much.
func Read(text string) (*Page, error) {
	t, err := parse(text)
	if err != nil {
		return nil, err
	}
	b := t.builder()
	title, heading := b.titles(t.root)
	b.collectScripts(t.root)
	b.collectMicrodata(t.root)
	blocks := b.content(t)
	blocks, notes := mergeQuestions(blocks)
	b.notes = append(b.notes, notes...)
	if isChallenge(title, blocks) {
		return nil, &md.Refusal{Msg: "the page is the check of a visitor that stands before the real one: " + title, Hint: "save the page again, from a browser that has passed the check"}
	}
	if len(blocks) == 0 {
		return nil, &md.Refusal{Msg: "the page shows no text", Hint: "its scripts may write it: save the page as the browser shows it, or copy the text"}
	}
	if b.pictures > 0 {
		b.notes = append(b.notes, md.Note{
			Line: b.picture, Message: fmt.Sprintf("pictures that stand in the page itself are left out: %d", b.pictures),
			Hint: "save them beside the page",
		})
	}
	slices.SortStableFunc(b.notes, func(x, y md.Note) int { return cmp.Compare(x.Line, y.Line) })
	slices.SortStableFunc(b.tables, func(x, y md.Table) int { return cmp.Compare(x.Line, y.Line) })
	title = cmp.Or(heading, title)
	lines := assemble(blocks, title)
	return &Page{
		Title: title, Language: languageOfPage(t.root),
		Lines: lines.Lines, At: lines.At, Tables: b.tables, Notes: b.notes,
	}, nil
}

// Markdown gives a fragment, such as the description of goods, as Markdown. One that cannot be read
// gives its text without the tags.
func Markdown(fragment string) string {
	text, _ := Article(fragment)
	return text
}

// Article gives an article of a help centre as Markdown, without what a reader does not see. The
// notes have the lines of the article.
func Article(fragment string) (string, []md.Note) {
	t, err := parse(fragment)
	if err != nil {
		return plainFragment(fragment), nil
	}
	b, c := t.builder(), newChrome(t.facts)
	c.strip(t.body(), true)
	lines := assemble(b.blocksOf(t.body()), "").Lines
	return strings.Join(lines, "\n"), append(c.note(), b.notes...)
}

// content gives the blocks of what is not chrome: of <main> or <article> where the page marks so
// what it is about, else of the body. Structured questions outside of it come before or after.
func (b *builder) content(t *tree) []block {
	body := t.body()
	c := newChrome(b.facts)
	c.strip(body, false)
	root := contentRoot(body)
	if root != body {
		c.drop(body, "outside of "+root.Data, countWords(body, math.MaxInt)-countWords(root, math.MaxInt))
	}
	blocks := b.blocksOf(root)
	if len(blocks) == 0 {
		return b.outside(t.root, nil)
	}
	b.notes = append(b.notes, c.note()...)
	return b.outside(t.root, blocks)
}

// contentRoot finds the element that holds the content. One that holds only a small part of the
// page's words is not trusted.
func contentRoot(body *html.Node) *html.Node {
	all := countWords(body, math.MaxInt)
	if main := only(body, func(n *html.Node) bool { return n.DataAtom == atom.Main || attr(n, "role") == "main" }); main != nil && countWords(main, math.MaxInt)*5 >= all {
		return main
	}
	if article := only(body, named(atom.Article)); article != nil && countWords(article, math.MaxInt)*2 >= all {
		return article
	}
	return body
}

// only gives the one element for which is holds, nil where there are several.
func only(n *html.Node, is func(*html.Node) bool) *html.Node {
	var found *html.Node
	count := 0
	each(n, func(e *html.Node) bool {
		if is(e) {
			found = e
			count++
		}
		return true
	})
	if count != 1 {
		return nil
	}
	return found
}

// outside adds the structured questions that stand outside of the blocks, in the head of the page
// for instance.
func (b *builder) outside(root *html.Node, blocks []block) []block {
	placed := map[*question]bool{}
	for i := range blocks {
		placed[blocks[i].asked] = true
	}
	start := 0
	if len(blocks) > 0 {
		start = blocks[0].line()
	}
	var before, after []block
	each(root, func(n *html.Node) bool {
		for _, q := range b.items[n] {
			switch one := (block{asked: q, plain: q.name}); {
			case placed[q]:
			case q.line < start:
				before = append(before, one)
			default:
				after = append(after, one)
			}
		}
		return true
	})
	return slices.Concat(before, blocks, after)
}

// titles gives the title of the page, and its first heading where it has one of the first level.
func (b *builder) titles(root *html.Node) (title, heading string) {
	if n := find(root, named(atom.Title)); n != nil {
		title = strings.Join(strings.Fields(content(n)), " ")
	}
	if n := only(root, named(atom.H1)); n != nil {
		heading = words(n)
	}
	return title, heading
}

func languageOfPage(root *html.Node) string {
	lang := ""
	each(root, func(n *html.Node) bool {
		switch {
		case lang != "":
		case n.DataAtom == atom.Html:
			lang = attr(n, "lang", "xml:lang")
		case n.DataAtom == atom.Meta && (strings.EqualFold(attr(n, "http-equiv"), "content-language") || attr(n, "property") == "og:locale"):
			lang = attr(n, "content")
		}
		return lang == ""
	})
	lang, _, _ = strings.Cut(strings.ReplaceAll(strings.ToLower(lang), "_", "-"), "-")
	return lang
}
