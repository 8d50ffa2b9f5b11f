package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// style is a style of paragraphs or of letters. Pointers are nil where it says nothing and the
// style that it is based on holds.
type style struct {
	name    string
	basedOn string
	outline *int // 0 is the first level, 9 is text
	list    *int // numId
	level   *int // of the list
	font    font
	isBase  bool // of the paragraphs that name none
}

// font is how letters look, as far as it matters.
type font struct {
	bold, italic, hidden, struck, mono, raised *bool
	size                                       int // in half points, 0 where it does not say
}

// over gives f, and where it says nothing, what base says.
func (f font) over(base font) font {
	pick := func(own, other *bool) *bool {
		if own != nil {
			return own
		}
		return other
	}
	if f.size == 0 {
		f.size = base.size
	}
	return font{
		bold: pick(f.bold, base.bold), italic: pick(f.italic, base.italic), hidden: pick(f.hidden, base.hidden),
		struck: pick(f.struck, base.struck), mono: pick(f.mono, base.mono), raised: pick(f.raised, base.raised), size: f.size,
	}
}

func is(b *bool) bool { return b != nil && *b }

// fontOf reads run properties.
func fontOf(rPr *node) font {
	var f font
	flag := func(name string) *bool {
		if on, given := rPr.on(name); given {
			return &on
		}
		return nil
	}
	f.bold, f.italic, f.hidden, f.struck = flag("b"), flag("i"), flag("vanish"), flag("strike")
	if f.struck == nil {
		f.struck = flag("dstrike")
	}
	if fonts := rPr.child("rFonts"); fonts != nil && fonts.attr("ascii") != "" {
		mono := isMono(fonts.attr("ascii"))
		f.mono = &mono
	}
	if align, ok := rPr.val("vertAlign"); ok {
		raised := align == "superscript"
		f.raised = &raised
	}
	f.size, _ = rPr.number("sz")
	return f
}

func isMono(font string) bool {
	font = strings.ToLower(font)
	for _, name := range []string{"courier", "consolas", "mono", "lucida console", "menlo", "source code", "fira code", "typewriter"} {
		if strings.Contains(font, name) {
			return true
		}
	}
	return false
}

// styles are the styles of a document by their ids.
type styles map[string]*style

func (r *reader) readStyles(name string) error {
	r.styles = styles{}
	return r.eachElement(name, "style", func(n *node) {
		s := &style{font: fontOf(n.child("rPr"))}
		s.name, _ = n.val("name")
		s.basedOn, _ = n.val("basedOn")
		s.isBase = n.attr("type") == "paragraph" && n.attr("default") == "1"
		pPr := n.child("pPr")
		s.outline = optional(pPr.number("outlineLvl"))
		s.list = optional(pPr.child("numPr").number("numId"))
		s.level = optional(pPr.child("numPr").number("ilvl"))
		r.styles[n.attr("styleId")] = s
		if s.isBase {
			r.base = n.attr("styleId")
		}
	})
}

func optional(n int, ok bool) *int {
	if !ok {
		return nil
	}
	return &n
}

// resolve gives a style with everything that it has from those it is based on.
func (s styles) resolve(id string) style {
	var all style
	for range 20 { // styles that are based on each other end somewhere
		own := s[id]
		if own == nil {
			break
		}
		if all.name == "" {
			all.name = own.name
		}
		if all.outline == nil {
			all.outline = own.outline
			if level, ok := headingName(own.name); ok && own.outline == nil {
				all.outline = &level
			}
		}
		if all.list == nil {
			all.list = own.list
		}
		if all.level == nil {
			all.level = own.level
		}
		all.font = all.font.over(own.font)
		id = own.basedOn
	}
	return all
}

// headingName reads the level from the name of a style, counted from 0: Heading 2, Заголовок 2.
func headingName(name string) (int, bool) {
	name = strings.ToLower(name)
	for _, word := range []string{"heading ", "заголовок "} {
		if number, ok := strings.CutPrefix(name, word); ok {
			level, err := strconv.Atoi(strings.TrimSpace(number))
			return level - 1, err == nil && 1 <= level && level <= 9
		}
	}
	return 0, false
}

func isTitleName(name string) bool {
	name = strings.ToLower(name)
	return name == "title" || name == "название" || name == "заголовок"
}

func isContentsName(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "toc ") || strings.HasPrefix(name, "contents ") || name == "toc heading" ||
		strings.HasPrefix(name, "оглавление") || name == "contents heading" || name == "table of figures"
}

func isCodeName(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "preformatted") || name == "code" || name == "source code" || name == "код"
}

// eachElement calls visit for the elements of a name in a part, one in memory at a time.
func (r *reader) eachElement(part, name string, visit func(*node)) error {
	data, err := r.pack.read(part)
	if err != nil || data == nil {
		return err
	}
	d := decoder(data)
	for {
		token, err := nextToken(d)
		if token == nil || err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != name {
			continue
		}
		n, err := readNode(d, start, 0)
		if err != nil {
			return err
		}
		visit(n)
	}
}
