package feed

import (
	"cmp"
	"slices"
	"strings"
)

// offer is an offer of Yandex Market with what can be told only when the whole feed is read.
type offer struct {
	draft
	skipped           string // why it is not for sale
	price, old        string // as written
	from              bool
	currency          string
	category          []string // ids
	market            string   // the category that the market place is asked for, as a path
	delivers, picksUp string
	delivery, pickup  *element // its own options
}

// offer reads an offer of any type.
func (y *yml) offer(e *element) *offer {
	o := &offer{
		price: e.get("price"), from: truth(e.child("price").attr("from")) == "true",
		old: cmp.Or(e.get("oldprice"), e.get("old_price"), e.get("price_old")), currency: cmp.Or(e.get("currencyId"), e.get("currency")),
		market: e.get("market_category"), delivers: truth(e.get("delivery")), picksUp: truth(e.get("pickup")),
		delivery: cmp.Or(e.child("delivery-options"), asOption(e.child("local_delivery_cost"))), pickup: e.child("pickup-options"),
	}
	if low, high := e.get("price_min"), e.get("price_max"); o.price == "" && low+high != "" {
		o.price = strings.Trim(low+"–"+high, "–")
	}
	for _, c := range e.all("categoryId") {
		o.category = append(o.category, c.value())
	}
	if o.market == "" {
		o.market = e.get("category")
	}
	o.Key, o.Article = e.attr("id"), cmp.Or(e.get("vendorCode"), e.get("vendor_code"))
	o.Source.Line, o.Source.EndLine = e.line, e.end
	o.Title = cmp.Or(e.get("name"), e.get("title"), y.composed(e), o.Article)
	switch {
	case truth(e.attr("disabled")) == "true", truth(e.get("disabled")) == "true":
		o.skipped = "the offer is disabled: not for sale"
	case truth(e.attr("deleted")) == "true":
		o.skipped = "the offer is deleted"
	case o.Title == "":
		o.skipped = "the offer has no name"
	default:
		y.describeOffer(o, e)
	}
	return o
}

// composed is the name of an offer that has none: what it is, whose, and which.
func (y *yml) composed(e *element) string {
	kind, vendor, model := e.get("typePrefix"), e.get("vendor"), e.get("model")
	if strings.Contains(folded(model), folded(vendor)) {
		vendor = ""
	}
	if model == "" && kind == "" {
		return ""
	}
	return clean(kind + " " + vendor + " " + model)
}

// describeOffer fills in what an offer says of itself.
func (y *yml) describeOffer(o *offer, e *element) {
	o.also(o.Article)
	if artist := e.get("artist"); artist != "" {
		o.also(artist + " " + o.Title)
	}
	if model := e.get("model"); e.get("name") == "" && !strings.Contains(folded(model), folded(e.get("vendor"))) {
		o.also(e.get("vendor") + " " + model)
	}
	o.also(e.get("model"))
	o.also(e.get("originalName"))
	o.also(e.get("name_ua"))
	o.meta("url", e.get("url"))
	o.meta("barcode", e.get("barcode"))
	o.meta("group", cmp.Or(e.attr("group_id"), e.get("group_id")))
	for _, p := range e.all("picture") {
		o.picture(p.value())
	}
	o.description = y.describe(e.child("description").markup())
	switch truth(cmp.Or(e.attr("available"), e.get("available"))) {
	case "true":
		o.tell(y.language.of("Наличие", "Availability"), y.language.of("есть", "in stock"))
	case "false":
		o.tell(y.language.of("Наличие", "Availability"), y.language.of("нет, только под заказ", "not in stock, made to order"))
	}
	y.tellFields(o, e)
}

// tellFields adds a line for every element that is known, in the order of the fields, and for
// every parameter.
func (y *yml) tellFields(o *offer, e *element) {
	type ranked struct {
		line
		rank int
	}
	var lines []ranked
	for _, c := range e.children {
		f, known := y.fields[c.name]
		switch {
		case known:
			lines = append(lines, ranked{line{y.language.of(f.russian, f.english), y.told(f, c)}, f.rank})
		case c.name == "param" && y.internal(c.attr("name")):
			y.hide(c.attr("name"), c.line)
		case c.name == "param":
			lines = append(lines, ranked{line{c.attr("name"), withUnit(y.inline(c), c.attr("unit"))}, firstParam})
		case ignored(c.name):
		case y.internal(c.name):
			y.hide(c.name, c.line)
		case c.name != "old_price" && c.name != "price_old" && c.name != "name_ua" && c.name != "currency" && c.name != "vendor_code":
			y.unknown.add(c.name, y.path, c.line)
		}
	}
	slices.SortStableFunc(lines, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	for _, l := range lines {
		o.tell(l.label, l.value)
	}
}

// inline is the value of a parameter, which may be a fragment of HTML, on one line.
func (y *yml) inline(e *element) string {
	if markup := e.markup(); isHTML(markup) {
		return clean(plainMarkdown(markup))
	}
	return e.value()
}

// withUnit adds a unit to a value that has one.
func withUnit(value, unit string) string {
	if value == "" || unit == "" || strings.HasSuffix(value, unit) {
		return value
	}
	return value + " " + unit
}
