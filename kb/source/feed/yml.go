package feed

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strings"

	"firstline/kb"
)

// yml is a feed of Yandex Market while it is read. Categories, currencies and the shop's terms of
// delivery may stand behind the offers, so that offers are finished at the end.
type yml struct {
	*xmlReader
	categories
	drafts           []*offer
	open             []*category // categories whose elements are open
	currencies       []string
	main             string   // the currency whose rate is 1
	delivery, pickup *element // the shop's own options
	deliveryTerms    string   // what they say
	pickupTerms      string
	fields           map[string]field
}

func readYML(c *collector, text string) (*Feed, error) {
	y := &yml{xmlReader: newXMLReader(c, text), categories: newCategories(c), fields: ymlFields()}
	for {
		token, err := y.next()
		if err != nil {
			return nil, err
		}
		if token == nil {
			break
		}
		if err := y.take(token); err != nil {
			return nil, err
		}
	}
	return y.finishYML()
}

// take handles one token outside of an offer.
func (y *yml) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return y.start(t)
	case xml.CharData:
		if n := len(y.open); n > 0 && y.stack[len(y.stack)-1] == "category" {
			y.open[n-1].name += string(t)
		}
	case xml.EndElement:
		if t.Name.Local == "category" && len(y.open) > 0 {
			y.open = y.open[:len(y.open)-1]
		}
	}
	return nil
}

// start handles the beginning of an element: it is read whole, or the reader goes on inside it.
func (y *yml) start(t xml.StartElement) error {
	inShop := strings.EqualFold(y.parent(), "shop") || strings.EqualFold(y.parent(), "yml_catalog")
	switch name := t.Name.Local; name {
	case "category":
		y.openCategory(t)
		return nil
	case "offer":
		if parent := y.parent(); parent != "offers" {
			y.finding(Misplaced, y.line, "", "an offer stands in %s instead of offers", parent)
		}
		e, err := y.element(t)
		if err != nil {
			return err
		}
		return y.keep(e)
	case "promo", "gift":
		e, err := y.element(t)
		if err != nil {
			return err
		}
		y.skip(e.line, "%s: not read", promotion(e))
	case "currency":
		e, err := y.element(t)
		if err != nil {
			return err
		}
		y.currency(e)
	case "name", "company", "delivery-options", "pickup-options", "local_delivery_cost":
		if !inShop {
			return nil
		}
		e, err := y.element(t)
		if err != nil {
			return err
		}
		y.shop(e)
	}
	return nil
}

// openCategory begins a category. One inside another has it as its parent, unless it says another.
func (y *yml) openCategory(t xml.StartElement) {
	e := element{attrs: t.Attr}
	c := &category{id: e.attr("id"), name: e.attr("name"), line: y.line}
	for _, name := range []string{"parentId", "parent_id", "parent"} {
		if c.parent == "" {
			c.parent = e.attr(name)
		}
	}
	if n := len(y.open); n > 0 && c.parent == "" {
		c.parent = y.open[n-1].id
	}
	y.open = append(y.open, c)
	y.heading()
	y.known(c)
}

// promotion names what a record of promos or gifts is.
func promotion(e *element) string {
	what := "a promotion"
	if e.name == "gift" {
		what = "a gift"
	}
	if id := e.attr("id"); id != "" {
		what += " (" + id + ")"
	}
	return what
}

func (y *yml) currency(e *element) {
	id := y.currencyCode(e.attr("id"))
	if id == "" {
		return
	}
	if rate := e.attr("rate"); (rate == "1" || rate == "1.0") && y.main == "" {
		y.main = id
	}
	y.currencies = append(y.currencies, id)
}

// shop handles what the feed says of the shop as a whole.
func (y *yml) shop(e *element) {
	switch e.name {
	case "name":
		y.feed.Name = e.value()
	case "company":
		if y.feed.Name == "" {
			y.feed.Name = e.value()
		}
	case "delivery-options":
		y.delivery = e
	case "pickup-options":
		y.pickup = e
	case "local_delivery_cost":
		y.delivery = asOption(e)
	}
}

// keep makes a draft of an offer, and of those that stand inside it: their number is bounded by
// the elements of an item, and their depth by that of the file.
func (y *yml) keep(e *element) error {
	if len(y.drafts) >= y.items {
		return y.tooMany(e.line)
	}
	var inner []*element
	e.children = slices.DeleteFunc(e.children, func(c *element) bool {
		if c.name == "offer" {
			inner = append(inner, c)
		}
		return c.name == "offer"
	})
	y.drafts = append(y.drafts, y.offer(e))
	for _, c := range inner {
		y.finding(Misplaced, c.line, "", "an offer stands in offer instead of offers")
		if err := y.keep(c); err != nil {
			return err
		}
	}
	return nil
}

// finishYML gives the offers their categories, currencies and terms of delivery.
func (y *yml) finishYML() (*Feed, error) {
	y.check()
	if y.main == "" && len(y.currencies) == 1 {
		y.main = y.currencies[0]
	}
	y.deliveryTerms, y.pickupTerms = y.options(y.delivery, y.main), y.options(y.pickup, y.main)
	for i, o := range y.drafts {
		y.drafts[i] = nil // its item takes its place in memory
		if o.skipped != "" {
			y.skip(o.Source.Line, "%s", o.skipped)
			continue
		}
		y.priced(o)
		y.place(o)
		y.terms(o)
		if err := y.add(&o.draft); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(y.feed.Skipped, func(a, b kb.Skipped) int { return cmp.Compare(a.Line, b.Line) })
	if len(y.byID) == 0 && len(y.feed.Items) > 0 {
		y.finding(BadCategory, 0, "", "the feed has no categories")
	}
	return y.finish(YML), nil
}
