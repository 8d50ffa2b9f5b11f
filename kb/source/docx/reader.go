package docx

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"strings"

	"firstline/kb/source/md"
)

// reader reads the parts of one document.
type reader struct {
	pack      *pack
	rels      map[string]rel
	styles    styles
	base      string // the style of paragraphs that name none
	numbering numbering
	footnotes map[string]string // by kind and id
	fields    []field           // that are open, the innermost last

	items  []item
	number int // of the paragraph
	inside int // how many tables and frames deep: their paragraphs are not counted
	inCell int // how many tables deep: a table in a cell of another one is written in lines
	cells  int // of all tables

	tables   []md.Table
	leftOut  map[string]*omission
	kinds    []string
	finished []md.Note
}

// omission counts what is left out, and knows the first paragraph of it.
type omission struct{ count, paragraph int }

func (r *reader) omit(kind string, count int) {
	if count == 0 {
		return
	}
	if r.leftOut == nil {
		r.leftOut = map[string]*omission{}
	}
	o := r.leftOut[kind]
	if o == nil {
		o = &omission{paragraph: max(r.number, 1)}
		r.leftOut[kind] = o
		r.kinds = append(r.kinds, kind)
	}
	o.count += count
}

func (r *reader) note(message, hint string) {
	r.finished = append(r.finished, md.Note{Line: max(r.number, 1), Message: message, Hint: hint})
}

// prepare reads the parts that the document refers to.
func (r *reader) prepare() error {
	var err error
	if r.rels, err = r.pack.rels(r.pack.main); err != nil {
		return err
	}
	part := func(kind string) string {
		for _, rel := range r.rels {
			if rel.kind == kind && !rel.external {
				return rel.target
			}
		}
		return path.Join(path.Dir(r.pack.main), kind+".xml")
	}
	if err := r.readStyles(part("styles")); err != nil {
		return err
	}
	if err := r.readNumbering(part("numbering")); err != nil {
		return err
	}
	r.footnotes = map[string]string{}
	for _, kind := range []string{"footnote", "endnote"} {
		err := r.eachElement(part(kind+"s"), kind, func(n *node) {
			if n.attr("type") == "" || n.attr("type") == "normal" {
				r.footnotes[kind+n.attr("id")] = strings.Join(strings.Fields(plain(n)), " ")
			}
		})
		if err != nil {
			return err
		}
	}
	return r.countMargins()
}

// countMargins counts the words of headers and footers.
func (r *reader) countMargins() error {
	var names []string
	for _, rel := range r.rels {
		if (rel.kind == "header" || rel.kind == "footer") && !rel.external {
			names = append(names, rel.target)
		}
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		err := r.eachElement(name, "p", func(n *node) { r.omit("words of headers and footers", len(strings.Fields(plain(n)))) })
		if err != nil {
			return err
		}
	}
	return nil
}

// plain is the text below an element, without what is deleted.
func plain(n *node) string {
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		switch n.name {
		case "t":
			b.WriteString(n.text)
		case "tab", "br", "cr", "p":
			b.WriteByte(' ')
		case "del", "moveFrom", "Fallback":
			return
		}
		for _, child := range n.children {
			walk(child)
		}
	}
	walk(n)
	return b.String()
}

// readBody reads the document, one paragraph or table in memory at a time.
func (r *reader) readBody() error {
	data, err := r.pack.read(r.pack.main)
	if err != nil {
		return err
	}
	d := decoder(data)
	for {
		token, err := nextToken(d)
		if err != nil {
			return err
		}
		if token == nil {
			return damaged("it has no text")
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "body" {
			return r.readBlocks(d)
		}
	}
}

// readBlocks reads what stands in the body, up to its end.
func (r *reader) readBlocks(d *xml.Decoder) error {
	for {
		token, err := nextToken(d)
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case nil:
			return damaged("its XML ends early")
		case xml.EndElement:
			if t.Name.Local == "body" {
				return nil
			}
		case xml.StartElement:
			n, err := readKept(d, t, 0)
			if err != nil {
				return err
			}
			if n != nil {
				r.block(n)
			}
		}
	}
}

// block reads what stands on lines of its own.
func (r *reader) block(n *node) {
	switch n.name {
	case "p":
		if r.inside == 0 {
			r.number++
		}
		r.paragraph(n)
	case "tbl":
		r.table(n)
	case "AlternateContent":
		if chosen := choice(n); chosen != nil {
			r.blocksOf(chosen)
		}
	case "del", "moveFrom":
		r.omit("deleted words of tracked changes", len(strings.Fields(deleted(n))))
	case "altChunk":
		r.note("a part in another format is left out", "open the document in Word and save it again")
	case "pPr", "rPr", "trPr", "tcPr", "sdtPr", "sdtEndPr":
	default:
		r.blocksOf(n)
	}
}

func (r *reader) blocksOf(n *node) {
	for _, child := range n.children {
		r.block(child)
	}
}

// choice is what a new Word shows of a thing that is written for old ones too.
func choice(n *node) *node {
	if chosen := n.child("Choice"); chosen != nil {
		return chosen
	}
	return n.child("Fallback")
}

// within reads what stands inside of a cell or a frame, whose paragraphs are not counted.
func (r *reader) within(n *node) []item {
	before := r.items
	r.items = nil
	r.inside++
	r.blocksOf(n)
	r.inside--
	items := r.items
	r.items = before
	return items
}

// titleOf is the paragraph of the style for titles, or the only heading of the first level.
func titleOf(items []item) string {
	title, tops := "", 0
	for i := range items {
		switch {
		case items[i].title:
			return items[i].plain
		case items[i].level == 1:
			title = items[i].plain
			tops++
		}
	}
	if tops > 1 {
		return ""
	}
	return title
}

// document puts together what was read.
func (r *reader) document() *Document {
	d := &Document{Tables: r.tables}
	promote(r.items)
	d.Title = titleOf(r.items)
	text := assemble(r.items)
	d.Lines, d.At = text.Lines, text.At
	for _, kind := range r.kinds {
		o := r.leftOut[kind]
		message := fmt.Sprintf("left out %d %s", o.count, kind)
		hint := ""
		if kind == "pictures" {
			hint = "their descriptions are kept; what only a picture says has to be written down"
		}
		d.Notes = append(d.Notes, md.Note{Line: o.paragraph, Message: message, Hint: hint})
	}
	d.Notes = append(d.Notes, r.finished...)
	slices.SortStableFunc(d.Notes, func(x, y md.Note) int { return cmp.Compare(x.Line, y.Line) })
	return d
}
