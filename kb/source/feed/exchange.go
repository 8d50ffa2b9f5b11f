package feed

import (
	"cmp"
	"encoding/xml"
	"strings"
)

// exchange is what one CommerceML file says, before it is joined with the others of its exchange:
// a catalogue has goods without prices, offers have prices without categories, and the names of
// price types and properties may stand in either.
type exchange struct {
	options    Options
	path, name string
	language   language
	groups     []*category
	properties map[string]property
	types      map[string]priceType
	goods      []*good
	offers     []*variant
	documents  []line // orders and counterparties: what they are, and nothing of what they say
	documentAt []int
	catalogue  bool // there is a <Каталог>
	packed     bool // there is a <ПакетПредложений>
	records    int
	changes    int // the line that says that it holds only changes
	unknown    tally
}

// property is a property of goods, with its values where they are listed.
type property struct {
	name   string
	values map[string]string
}

// priceType is a kind of price: Розничная, руб.
type priceType struct{ name, currency string }

// good is a <Товар> of a catalogue.
type good struct {
	id, name, full, article, barcode, unit, description string
	groups, pictures                                    []string
	properties                                          []line // label: the id of the property
	lines                                               []line
	prices                                              []typedPrice
	deleted                                             bool
	line, end                                           int
}

// variant is a <Предложение>: a good, or a good with characteristics, for sale.
type variant struct {
	id, name, article, barcode, unit, stock string
	features                                []line
	prices                                  []typedPrice
	deleted                                 bool
	path                                    string
	line, end                               int
	records                                 int // how many of them were put together
}

// typedPrice is a price with the id of its type.
type typedPrice struct {
	kind, cell, written, currency, unit, from string
	line                                      int
}

func readCommerceML(c *collector, text string, o Options) (*Feed, error) {
	r := newXMLReader(c, text)
	x := &exchange{
		options: o, path: c.path, language: c.language,
		properties: map[string]property{}, types: map[string]priceType{},
	}
	for {
		token, err := r.next()
		if err != nil {
			return nil, err
		}
		if token == nil {
			break
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := x.start(r, start); err != nil {
				return nil, err
			}
		}
	}
	if len(x.goods)+len(x.offers) == 0 && len(x.documents) > 0 {
		return nil, c.refuse(x.documentAt[0], "this CommerceML file holds orders and no goods", "export the catalogue (import.xml) and the offers (offers.xml)")
	}
	return join(c, []*exchange{x})
}

// start handles the beginning of an element: records are read whole, and inside all others the
// reader goes on.
func (x *exchange) start(r *xmlReader, t xml.StartElement) error {
	switch t.Name.Local {
	case "Каталог":
		x.catalogue = true
		x.checkChanges(r, t)
		return nil
	case "ПакетПредложений", "ИзмененияПакетаПредложений":
		x.packed = true
		x.checkChanges(r, t)
		return nil
	case "Документ", "Контрагенты", "Владелец", "Группа", "Свойство", "СвойствоНоменклатуры", "ТипЦены", "Товар", "Предложение":
	default:
		return nil
	}
	e, err := r.element(t)
	if err != nil {
		return err
	}
	switch e.name {
	case "Документ":
		x.document(e, "a document: an order is no knowledge")
	case "Контрагенты":
		x.document(e, "counterparties: people are no knowledge")
	case "Владелец":
		x.name = cmp.Or(x.name, e.get("Наименование"))
	case "Группа":
		x.group(e, "")
	case "Свойство", "СвойствоНоменклатуры":
		x.property(e)
	case "ТипЦены":
		x.types[e.get("Ид")] = priceType{e.get("Наименование"), e.get("Валюта")}
	case "Товар":
		x.goods = append(x.goods, x.good(e))
	case "Предложение":
		x.offers = append(x.offers, x.variant(e))
	}
	if x.records++; x.records > 2*r.items || len(x.goods) > r.items || len(x.offers) > r.items {
		return r.tooMany(e.line)
	}
	return nil
}

func (x *exchange) checkChanges(r *xmlReader, t xml.StartElement) {
	if e := (&element{attrs: t.Attr}); truth(e.attr("СодержитТолькоИзменения")) == "true" && x.changes == 0 {
		x.changes = r.line
	}
}

func (x *exchange) document(e *element, what string) {
	x.documents = append(x.documents, line{value: what})
	x.documentAt = append(x.documentAt, e.line)
}

// group takes a group and those inside it; they are as deep as the XML may be.
func (x *exchange) group(e *element, parent string) {
	g := &category{id: e.get("Ид"), name: e.get("Наименование"), parent: parent, line: e.line}
	x.groups = append(x.groups, g)
	for _, inner := range e.all("Группы") {
		for _, child := range inner.all("Группа") {
			x.group(child, g.id)
		}
	}
}

func (x *exchange) property(e *element) {
	p := property{name: e.get("Наименование"), values: map[string]string{}}
	for _, list := range e.all("ВариантыЗначений") {
		for _, v := range list.all("Справочник") {
			p.values[v.get("ИдЗначения")] = v.get("Значение")
		}
	}
	for _, list := range e.all("ТипыЗначений") { // of version 2.03
		for _, kind := range list.children {
			for _, options := range kind.all("ВариантыЗначений") {
				for _, v := range options.all("ВариантЗначения") {
					p.values[v.get("Ид")] = v.get("Значение")
				}
			}
		}
	}
	x.properties[e.get("Ид")] = p
}

// deleted tells whether a record is marked as deleted, in any of the ways that 1C has.
func deleted(e *element) bool {
	status := folded(cmp.Or(e.attr("Статус"), e.get("Статус")))
	return strings.HasPrefix(status, "удал") || truth(e.get("ПометкаУдаления")) == "true" || truth(e.attr("ПометкаУдаления")) == "true"
}

// priceList reads the prices of a record.
func priceList(e *element) []typedPrice {
	var all []typedPrice
	for _, list := range e.all("Цены") {
		for _, p := range list.all("Цена") {
			written := p.get("Представление")
			all = append(all, typedPrice{
				kind: p.get("ИдТипаЦены"), cell: cmp.Or(p.get("ЦенаЗаЕдиницу"), written), written: written,
				currency: p.get("Валюта"), unit: p.get("Единица"), from: p.get("МинКоличество"), line: p.line,
			})
		}
	}
	return all
}
