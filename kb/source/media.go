package source

import (
	"html"
	"net/url"
	"path"
	"regexp"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"firstline/kb"
)

// media collects what an answer shows besides text: blocks of code, byte for byte, and pictures,
// ![alt](src) and <img>, each in its order.
func media(body string, d dialect) ([]kb.Code, []kb.Image) {
	if !mayHold(body, d) {
		return nil, nil
	}
	c := collector{markup: newMarkup(strings.Split(body, "\n"), 0, d)}
	if c.showsMore() {
		c.plainPictures()
		c.at = lineIndex(c.source)
		doc, _ := c.parse()
		_ = ast.Walk(doc, c.visit) // visit returns no error
	}
	return c.allCode(), c.images
}

// mayHold tells at a glance the many texts that hold neither code nor pictures.
func mayHold(body string, d dialect) bool {
	if strings.Contains(body, "```") || strings.Contains(body, "~~~") || strings.Contains(body, "![") || strings.Contains(body, "<img") || strings.Contains(body, "<pre") {
		return true
	}
	return d.indented && (strings.Contains("\n"+body, "\n    ") || strings.Contains(body, "\t"))
}

// showsMore tells whether there may be pictures, or code without fences: what stands between
// fences is known without a parser.
func (c *collector) showsMore() bool {
	fences := c.fences
	for i := 0; i < len(c.lines); i++ {
		for len(fences) > 0 && fences[0].End < i {
			fences = fences[1:]
		}
		if len(fences) > 0 && fences[0].Start <= i {
			i = fences[0].End
			continue
		}
		if line := c.lines[i]; strings.Contains(line, "![") || strings.Contains(line, "<img") || strings.Contains(line, "<pre") || c.indented && indentOf(line) >= 4 && strings.TrimSpace(line) != "" {
			return true
		}
	}
	return false
}

// plainPictures makes goldmark see the pictures of dialects.
func (c *collector) plainPictures() {
	changed := false
	for i, line := range c.lines {
		if !strings.Contains(line, "![") || c.fenced(i) {
			continue
		}
		if plain := plainPictures(line); plain != line {
			c.lines[i], changed = plain, true
		}
	}
	if changed {
		c.mask()
	}
}

// collector walks over a text. Code marked by indentation is found by goldmark, code between
// fences is known beforehand.
type collector struct {
	*markup
	at       index
	unfenced []placedCode // marked by indentation or by <pre>
	images   []kb.Image
}

type placedCode struct {
	kb.Code
	line int
}

func (c *collector) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.CodeBlock:
		c.addIndented(n)
	case *ast.Image:
		c.images = append(c.images, kb.Image{Src: string(n.Destination), Alt: plainText(n, c.source)})
	case *ast.RawHTML:
		c.addTags(string(n.Segments.Value(c.source)))
	case *ast.HTMLBlock:
		var block strings.Builder
		block.Write(n.Lines().Value(c.source))
		if n.HasClosure() {
			block.Write(n.ClosureLine.Value(c.source))
		}
		c.addTags(block.String())
		c.addMarks(block.String())
		c.addPre(block.String(), n)
	}
	return ast.WalkContinue, nil
}

func (c *collector) addIndented(n *ast.CodeBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	first := c.at.line(lines.At(0).Start)
	text := strings.TrimRight(string(lines.Value(c.source)), "\n")
	if fenced := strings.Trim(text, "_ \n") == ""; fenced {
		return
	}
	c.unfenced = append(c.unfenced, placedCode{kb.Code{Text: text}, first})
}

// addPre adds the code of a <pre> that stands by itself, as a browser shows it.
func (c *collector) addPre(block string, n *ast.HTMLBlock) {
	block = strings.TrimLeft(block, " ")
	if tagName(block) != "pre" || n.Lines().Len() == 0 {
		return
	}
	tag := regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	code := kb.Code{}
	if name := regexp.MustCompile(`class="(?:[^"]* )?language-([^" ]+)`).FindStringSubmatch(block); name != nil {
		code.Language = name[1]
	}
	block, _, _ = strings.Cut(block, "</pre>")
	code.Text = html.UnescapeString(tag.ReplaceAllString(block, ""))
	code.Text = strings.TrimSuffix(strings.TrimPrefix(code.Text, "\n"), "\n")
	if strings.TrimSpace(code.Text) != "" {
		c.unfenced = append(c.unfenced, placedCode{code, c.at.line(n.Lines().At(0).Start)})
	}
}

func (c *collector) allCode() []kb.Code {
	all := c.unfenced
	for _, fence := range c.fences {
		all = append(all, placedCode{kb.Code{Language: fence.Language(), Text: fence.Text}, fence.Start})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].line < all[j].line })
	var code []kb.Code
	for _, one := range all {
		code = append(code, one.Code)
	}
	return code
}

// addTags adds the pictures of <img> tags.
func (c *collector) addTags(markup string) {
	for {
		_, rest, ok := strings.Cut(markup, "<img")
		if !ok {
			return
		}
		attributes := tagAttributes(rest)
		if src := attributes["src"]; src != "" {
			c.images = append(c.images, kb.Image{Src: src, Alt: attributes["alt"]})
		}
		markup = rest
	}
}

// tagAttributes reads name="value" up to the end of a tag.
func tagAttributes(tag string) map[string]string {
	attributes := map[string]string{}
	for {
		tag = strings.TrimLeft(tag, " \t\n/")
		end := strings.IndexAny(tag, "= \t\n>")
		if end <= 0 {
			return attributes
		}
		name, rest := strings.ToLower(tag[:end]), strings.TrimLeft(tag[end:], " \t\n")
		value, isSet := strings.CutPrefix(rest, "=")
		if !isSet {
			attributes[name], tag = "", rest
			continue
		}
		value = strings.TrimLeft(value, " \t\n{")
		stop := " \t\n>"
		if value != "" && (value[0] == '"' || value[0] == '\'') {
			stop, value = value[:1], value[1:]
		}
		end = strings.IndexAny(value, stop)
		if end < 0 {
			return attributes
		}
		attributes[name] = html.UnescapeString(value[:end])
		tag = strings.TrimLeft(value[end:], `"'}`)
	}
}

// addMarks adds the pictures that are written ![alt](src) inside the tags of a component, where
// Markdown itself sees no marks.
func (c *collector) addMarks(markup string) {
	for {
		_, rest, ok := strings.Cut(markup, "![")
		if !ok {
			return
		}
		alt, target, ok := strings.Cut(rest, "](")
		if src, _, closed := strings.Cut(target, ")"); ok && closed {
			src, _, _ = strings.Cut(strings.TrimSpace(src), " ")
			c.images = append(c.images, kb.Image{Src: src, Alt: alt})
		}
		markup = rest
	}
}

// inProject makes a path relative to a file relative to the project. Addresses, and paths from
// the root of a site, stay as they are.
func inProject(file, src string) string {
	if address, err := url.Parse(src); err != nil || address.Scheme != "" || strings.HasPrefix(src, "/") {
		return src
	}
	if plain, err := url.PathUnescape(src); err == nil {
		src = plain
	}
	return path.Join(path.Dir(file), src)
}
