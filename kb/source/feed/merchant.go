package feed

import (
	"encoding/xml"
	"strings"
)

// readMerchant reads the items of RSS and the entries of Atom.
func readMerchant(c *collector, text string) (*Feed, error) {
	r := newXMLReader(c, text)
	for {
		token, err := r.next()
		if err != nil {
			return nil, err
		}
		if token == nil {
			return c.finish(Merchant), nil
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if err := r.merchant(start); err != nil {
			return nil, err
		}
	}
}

// merchant reads a product, and the name of the shop; inside all others the reader goes on.
func (r *xmlReader) merchant(start xml.StartElement) error {
	parent := r.parent()
	isItem := start.Name.Local == "item" || start.Name.Local == "entry"
	isName := start.Name.Local == "title" && (parent == "channel" || parent == "feed")
	if !isItem && !isName {
		return nil
	}
	e, err := r.element(start)
	if err != nil {
		return err
	}
	if isItem {
		return r.product(productOf(e))
	}
	r.feed.Name = e.value()
	return nil
}

// product is a product of Google Merchant as its file has it: values by the names of attributes.
type product struct {
	line, end int
	names     []string // in the order of the file
	values    map[string][]string
	details   []line // what it calls product_detail
}

func newProduct(line, end int) *product {
	return &product{line: line, end: end, values: map[string][]string{}}
}

func (p *product) set(name, value string) {
	if strings.TrimSpace(value) == "" {
		return
	}
	if p.values[name] == nil {
		p.names = append(p.names, name)
	}
	p.values[name] = append(p.values[name], value)
}

// first gives the first value of an attribute on one line.
func (p *product) first(name string) string {
	if values := p.values[name]; len(values) > 0 {
		return clean(values[0])
	}
	return ""
}

// productOf reads an item. RSS and Atom have a title, a link and a description of their own;
// those of the g: namespace go first.
func productOf(e *element) *product {
	p := newProduct(e.line, e.end)
	for _, prefixed := range []bool{true, false} {
		for _, c := range e.children {
			switch {
			case isGoogles(c, e) != prefixed:
			case c.name == "product_detail":
				p.details = append(p.details, line{c.get("attribute_name"), c.get("attribute_value")})
			case !prefixed && p.values[c.name] != nil && c.name != "link":
			case c.name == "link" && c.attr("href") != "":
				if rel := c.attr("rel"); rel == "" || rel == "alternate" {
					p.set("link", c.attr("href"))
				}
			case c.name == "shipping", c.name == "installment", c.name == "subscription_cost":
				p.set(c.name, colons(c))
			case len(c.children) > 0 && c.name != "description" && c.name != "content" && c.name != "summary":
				p.set(c.name, strings.Join(leaves(c), ", "))
			default:
				p.set(c.name, c.markup())
			}
		}
	}
	return p
}

// isGoogles tells whether an element is of another namespace than the item that it is in.
func isGoogles(e, item *element) bool { return e.space != item.space }

// colons writes the parts of an element as a table has them: US:CA:Overnight:16.00 USD.
func colons(e *element) string {
	if len(e.children) == 0 {
		return e.value()
	}
	return strings.Join(leaves(e), ":")
}

func leaves(e *element) []string {
	var all []string
	for _, c := range e.children {
		if value := c.value(); value != "" {
			all = append(all, value)
		}
	}
	return all
}
