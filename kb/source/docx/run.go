package docx

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"firstline/kb/source/md"
)

// span is a piece of a paragraph that looks the same throughout.
type span struct {
	text  string // "\n" is a line break
	font  font
	link  string
	image string // the address of a picture, which text describes
}

// field is a piece of text that Word computes: a link, a page number, a table of contents.
type field struct {
	instruction string
	result      bool // its result is being read
}

// spans collects the pieces of a paragraph, and the frames that are anchored in it.
type spans struct {
	*reader
	base  font
	all   []span
	boxes []*node
}

func (s *spans) children(n *node, link string) {
	for _, child := range n.children {
		s.element(child, link)
	}
}

func (s *spans) element(n *node, link string) {
	switch n.name {
	case "pPr", "rPr", "sdtPr", "sdtEndPr", "rt":
	case "r":
		s.run(n, link)
	case "hyperlink":
		if rel, ok := s.rels[n.attr("id")]; ok && rel.external {
			link = rel.target
		}
		s.children(n, link)
	case "del", "moveFrom":
		s.omit("deleted words of tracked changes", len(strings.Fields(deleted(n))))
	case "AlternateContent":
		if chosen := choice(n); chosen != nil {
			s.children(chosen, link)
		}
	default:
		s.children(n, link)
	}
}

func deleted(n *node) string {
	var b strings.Builder
	if n.name == "delText" || n.name == "t" {
		b.WriteString(n.text)
	}
	for _, child := range n.children {
		b.WriteString(deleted(child))
	}
	return b.String()
}

func (s *spans) run(n *node, link string) {
	rPr := n.child("rPr")
	look := s.base
	if id, ok := rPr.val("rStyle"); ok {
		look = s.styles.resolve(id).font.over(look)
	}
	look = fontOf(rPr).over(look)
	for _, child := range n.children {
		s.piece(child, look, link)
	}
}

// piece reads one thing inside of a run.
func (s *spans) piece(n *node, look font, link string) {
	switch n.name {
	case "t":
		s.add(n.text, look, link)
	case "tab", "ptab":
		s.add("\t", look, link)
	case "br", "cr":
		if kind := n.attr("type"); kind == "page" || kind == "column" {
			s.add(" ", look, link)
			return
		}
		s.add("\n", look, link)
	case "noBreakHyphen":
		s.add("\u2011", look, link)
	case "sym":
		s.add(symbol(n.attr("char")), look, link)
	case "instrText":
		if last := len(s.fields) - 1; last >= 0 && len(s.fields[last].instruction) < 1<<16 {
			s.fields[last].instruction += n.text
		}
	case "fldChar":
		s.field(n.attr("fldCharType"))
	case "footnoteReference", "endnoteReference":
		if text := s.footnotes[strings.TrimSuffix(n.name, "Reference")+n.attr("id")]; text != "" {
			look.raised = nil
			s.add(" ("+text+")", look, link)
		}
	case "drawing", "pict", "object":
		s.picture(n, look, link)
	case "AlternateContent":
		if chosen := choice(n); chosen != nil {
			for _, child := range chosen.children {
				s.piece(child, look, link)
			}
		}
	case "ruby":
		s.children(n, link)
	}
}

// add adds text as it is seen.
func (s *spans) add(text string, look font, link string) {
	if text = strings.ReplaceAll(text, "\u00ad", ""); text != "" {
		s.addSpan(span{text: text, font: look, link: link})
	}
}

func (s *spans) addSpan(next span) {
	for _, f := range s.fields {
		if !f.result {
			return
		}
		if address := linkOf(f.instruction); address != "" {
			next.link = address
		}
	}
	if is(next.font.hidden) {
		s.omit("hidden words", len(strings.Fields(next.text)))
		return
	}
	s.all = append(s.all, next)
}

func (s *spans) field(kind string) {
	n := len(s.fields)
	switch kind {
	case "begin":
		s.fields = append(s.fields, field{})
	case "separate":
		if n > 0 {
			s.fields[n-1].result = true
		}
	case "end":
		if n > 0 {
			s.fields = s.fields[:n-1]
		}
	}
}

// linkOf reads the address of HYPERLINK "https://…"; one inside the document (\l) has none.
func linkOf(instruction string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(instruction), "HYPERLINK")
	if !ok {
		return ""
	}
	rest = strings.TrimSpace(rest)
	if !strings.HasPrefix(rest, `"`) {
		return ""
	}
	address, _, _ := strings.Cut(rest[1:], `"`)
	return address
}

// symbol is a letter of a font of pictures, as far as plain text has it.
func symbol(char string) string {
	code, err := strconv.ParseUint(char, 16, 32)
	if err != nil {
		return ""
	}
	switch code {
	case 0xf0e0, 0xf0ae:
		return "→"
	case 0xf0fc, 0xf0fe:
		return "✓"
	case 0xf0fb, 0xf0fd:
		return "✗"
	case 0xf06f, 0xf0a8:
		return "☐"
	}
	if code < 0xe000 || code > 0xf8ff {
		return string(rune(code))
	}
	return "•"
}

// picture keeps the description of a picture and, where it is one of the web, its address; those
// in the document are counted. The text of a frame is read after the paragraph.
func (s *spans) picture(n *node, look font, link string) {
	pictures, boxes := 0, 0
	description, address := "", ""
	var walk func(*node)
	walk = func(n *node) {
		switch n.name {
		case "txbxContent":
			s.boxes = append(s.boxes, n)
			boxes++
			return
		case "AlternateContent":
			if chosen := choice(n); chosen != nil {
				walk(chosen)
			}
			return
		case "docPr":
			description = described(n.attr("descr"))
		case "shape":
			description = described(n.attr("alt"))
		case "blip", "imagedata", "chart", "relIds":
			if address = s.linked(n); address == "" {
				pictures++
			}
		}
		for _, child := range n.children {
			walk(child)
		}
	}
	walk(n)
	if pictures > 0 {
		s.omit("pictures", pictures)
	}
	switch {
	case address != "":
		s.addSpan(span{text: description, font: look, link: link, image: address})
	case boxes == 0 && description != "":
		s.add(" "+description+" ", look, link)
	}
}

// linked is the address of a picture that is not in the document but on the web.
func (s *spans) linked(n *node) string {
	for _, name := range []string{"link", "href", "id"} {
		rel := s.rels[n.attr(name)]
		if rel.external && (strings.HasPrefix(rel.target, "https://") || strings.HasPrefix(rel.target, "http://")) {
			return rel.target
		}
	}
	return ""
}

// described gives the description of a picture where a person wrote it, not a program.
func described(text string) string {
	lower := strings.ToLower(text)
	for _, machine := range []string{"automatically generated", "автоматически созданное", "created with ai", "создано с помощью ии"} {
		if strings.Contains(lower, machine) {
			return ""
		}
	}
	switch strings.ToLower(path.Ext(text)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".svg", ".webp", ".tif", ".tiff":
		return ""
	}
	return text
}

// typist writes pieces as Markdown, those that look alike as one.
type typist struct {
	md.Inline
	look  look     // of what is being written
	begun []string // the marks of it
}

// write gives the Markdown of the pieces of a paragraph, and its words.
func write(all []span, bare bool, at int) (md.Text[int], string) {
	w := &typist{}
	w.Bare = bare
	for i, s := range all {
		w.wear(look{is(s.font.bold), is(s.font.italic), is(s.font.struck), s.link})
		if s.image != "" {
			w.Put(md.Image(s.text, s.image), s.text, at)
			continue
		}
		text := s.text
		if is(s.font.raised) {
			after := ""
			if i+1 < len(all) {
				after = all[i+1].text
			}
			text = md.Superscript(w.Line(), text, after)
		}
		for n, line := range strings.Split(text, "\n") {
			if n > 0 {
				w.Break()
			}
			w.Write(line, at)
		}
	}
	w.close()
	return w.Text(), strings.Join(strings.Fields(w.Plain()), " ")
}

// wear changes the look of what follows.
func (w *typist) wear(now look) {
	if now == w.look {
		return
	}
	w.close()
	w.look = now
	for _, mark := range now.marks() {
		if w.Begin(mark) {
			w.begun = append(w.begun, mark)
		}
	}
}

func (w *typist) close() {
	for _, mark := range slices.Backward(w.begun) {
		closing := mark
		if mark == "[" {
			closing = "](" + md.Address(w.look.link) + ")"
		}
		w.End(mark, closing)
	}
	w.begun = w.begun[:0]
}

// look is what Markdown can say of how text looks.
type look struct {
	bold, italic, struck bool
	link                 string
}

func (l look) marks() []string {
	var marks []string
	if l.link != "" {
		marks = append(marks, "[")
	}
	if l.bold {
		marks = append(marks, "**")
	}
	if l.italic {
		marks = append(marks, "*")
	}
	if l.struck {
		marks = append(marks, "~~")
	}
	return marks
}
