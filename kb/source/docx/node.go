package docx

import (
	"encoding/xml"
	"strconv"

	"firstline/kb/source/md"
)

// maxDepth bounds the nesting of elements; Word's own documents stay below 50.
const maxDepth = 400

// node is an element with what is inside of it. Names have no prefixes.
type node struct {
	name     string
	attrs    []xml.Attr
	children []*node
	text     string
}

func newNode(start xml.StartElement) *node {
	return &node{name: start.Name.Local, attrs: start.Attr}
}

// attr gives an attribute, whatever its prefix.
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child gives the first child of a name; nil has none.
func (n *node) child(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		var found *node
		for _, c := range n.children {
			if c.name == name {
				found = c
				break
			}
		}
		n = found
	}
	return n
}

// val gives the attribute val of a child, and whether there is such a child.
func (n *node) val(name string) (string, bool) {
	c := n.child(name)
	if c == nil {
		return "", false
	}
	return c.attr("val"), true
}

// number gives the val of a child as a number.
func (n *node) number(name string) (int, bool) {
	val, _ := n.val(name)
	number, err := strconv.Atoi(val)
	return number, err == nil
}

// on tells whether a property that is on or off is on: <w:b/>, but not <w:b w:val="0"/>.
func (n *node) on(name string) (on, given bool) {
	val, ok := n.val(name)
	return ok && val != "0" && val != "false" && val != "off" && val != "none", ok
}

// readNode reads an element whose start has been read. What says nothing of the text is left out.
func readNode(d *xml.Decoder, start xml.StartElement, depth int) (*node, error) {
	if depth > maxDepth {
		return nil, &md.Refusal{Msg: "the Word document is nested deeper than 400 levels", Hint: "open it in Word or LibreOffice and save it again"}
	}
	n := newNode(start.Copy())
	for {
		token, err := nextToken(d)
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case nil:
			return nil, damaged("its XML ends early")
		case xml.StartElement:
			child, err := readKept(d, t, depth+1)
			if err != nil {
				return nil, err
			}
			if child != nil {
				n.children = append(n.children, child)
			}
		case xml.EndElement:
			if t.Name.Local != n.name {
				return nil, damaged("its XML is broken: <" + n.name + "> ends as </" + t.Name.Local + ">")
			}
			return n, nil
		case xml.CharData:
			if n.name == "t" || n.name == "instrText" || n.name == "delText" {
				n.text += string(t)
			}
		}
	}
}

// readKept reads an element, or passes over one that is left out and gives nil.
func readKept(d *xml.Decoder, start xml.StartElement, depth int) (*node, error) {
	if left(start.Name.Local) {
		return nil, skip(d)
	}
	return readNode(d, start, depth)
}

// left names the elements that are left out because they only say how a document looks.
func left(name string) bool {
	switch name {
	case "sectPr", "tblPr", "tblGrid", "tblPrEx", "rPrChange", "pPrChange", "tcPrChange", "trPrChange",
		"spacing", "ind", "jc", "lang", "color", "pBdr", "tabs", "spPr", "bodyPr",
		"proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "shd", "tcBorders", "tcW", "tcMar":
		return true
	}
	return false
}

// skip passes over an element whose start has been read.
func skip(d *xml.Decoder) error {
	for depth := 1; depth > 0; {
		token, err := nextToken(d)
		switch token.(type) {
		case nil:
			if err == nil {
				err = damaged("its XML ends early")
			}
			return err
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}
