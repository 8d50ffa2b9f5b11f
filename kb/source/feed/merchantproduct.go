package feed

import (
	"cmp"
	"slices"
	"strings"

	"firstline/kb"
)

// product makes an item of a product, or skips it.
func (c *collector) product(p *product) error {
	d := &draft{}
	d.Key, d.Article = p.first("id"), p.first("mpn")
	d.Source.Line, d.Source.EndLine = p.line, p.end
	d.Title = cmp.Or(p.first("title"), p.first("structured_title"))
	if d.Title == "" {
		c.skip(p.line, "the product has no title")
		return nil
	}
	for _, name := range []string{"short_title", "mpn"} {
		d.also(p.first(name))
	}
	d.meta("url", cmp.Or(p.first("link"), p.first("canonical_link")))
	d.meta("barcode", p.first("gtin"))
	d.meta("group", p.first("item_group_id"))
	for _, name := range []string{"image_link", "additional_image_link", "lifestyle_image_link"} {
		for _, cell := range p.values[name] {
			for _, src := range addresses(cell) {
				d.picture(src)
			}
		}
	}
	d.Path = splitPath(cmp.Or(p.first("product_type"), words(p.first("google_product_category"))))
	d.description = c.describe(firstOf(p, "description", "structured_description", "content", "summary"))
	c.sale(d, p)
	c.tellProduct(d, p)
	return c.add(d)
}

// addresses cuts a cell with several addresses; a comma may be in one, too.
func addresses(cell string) []string {
	return strings.Split(strings.NewReplacer(", http", "\nhttp", ",http", "\nhttp").Replace(cell), "\n")
}

// firstOf gives the first value of the first attribute that has one, as written.
func firstOf(p *product, names ...string) string {
	for _, name := range names {
		if values := p.values[name]; len(values) > 0 {
			return values[0]
		}
	}
	return ""
}

// words gives a category in words; a bare number is one of Google's and names nothing.
func words(category string) string {
	if strings.Trim(category, "0123456789 ") == "" {
		return ""
	}
	return category
}

// sale gives an item its price: the sale price, where there is one, with the price as the former. A
// sale that has its days is labelled with them: who reads the feed does not know on which day a
// customer will ask.
func (c *collector) sale(d *draft, p *product) {
	label := c.language.of("Цена", "Price")
	price, sale := p.first("price"), p.first("sale_price")
	zeros := c.found[ZeroPrice]
	if sale == "" {
		d.Prices = c.offerPrice(price, label, "", p.line)
	} else if d.Prices = c.offerPrice(sale, label, "", p.line); c.saleIsDearer(d.Prices, price) {
		c.finding(OldPrice, p.line, "the two may be the wrong way round", "the sale price %s is above the price %s: nothing is said of it", sale, price)
		d.Prices = c.offerPrice(price, label, "", p.line)
	} else {
		c.setOld(d.Prices, price, "", p.line)
		if days := dates(p.first("sale_price_effective_date")); days != "" && len(d.Prices) > 0 {
			d.Prices[0].Label = c.language.of("Цена со скидкой", "Sale price") + " " + days
		}
	}
	if len(d.Prices) == 0 && sale != "" {
		d.Prices = c.offerPrice(price, label, "", p.line)
	}
	if len(d.Prices) == 0 && c.found[ZeroPrice] == zeros {
		c.finding(NoPrice, p.line, "", "%s has no price", d.Title)
	}
	if measure := p.first("unit_pricing_base_measure"); measure != "" {
		d.tell(c.language.of("Цена указана за", "Priced per"), measure)
	}
}

func (c *collector) saleIsDearer(sale []kb.Price, price string) bool {
	usual := c.amounts(price, "")
	return len(sale) > 0 && len(usual) > 0 && above(usual[0].Amount, "0") && above(sale[0].Amount, usual[0].Amount)
}

// dates writes an interval of ISO 8601 by its days: 2024-05-01 – 2024-05-10.
func dates(interval string) string {
	from, to, ok := strings.Cut(interval, "/")
	if !ok {
		return interval
	}
	day := func(s string) string {
		date, _, _ := strings.Cut(clean(s), "T")
		return date
	}
	return day(from) + " – " + day(to)
}

// tellProduct adds a line for every attribute that is known, in the order of the fields.
func (c *collector) tellProduct(d *draft, p *product) {
	fields := merchantFields()
	for _, f := range fields {
		values := p.values[f.name]
		if f.name == "shipping" {
			values = []string{strings.Join(values, ",")}
		}
		for _, value := range values {
			d.tell(c.language.of(f.russian, f.english), c.attribute(f.name, clean(value)))
		}
	}
	for _, detail := range p.details {
		d.tell(detail.label, detail.value)
	}
	for _, name := range p.names {
		known := slices.ContainsFunc(fields, func(f merchantField) bool { return f.name == name })
		switch {
		case known, ownAttribute(name):
		case c.internal(name), name == "auto_pricing_min_price":
			c.hide(name, p.line)
		default:
			c.unknown.add(name, c.path, p.line)
		}
	}
}

// attribute is the value of an attribute as a customer is told it, "" for nothing.
func (c *collector) attribute(name, value string) string {
	switch name {
	case "availability":
		return c.availability(value)
	case "adult", "is_bundle":
		if truth(value) != "true" {
			return ""
		}
		return c.language.of("да", "yes")
	case "condition":
		if strings.EqualFold(value, "new") {
			return c.language.of("новый", "new")
		}
	case "shipping":
		return c.shipping(value)
	}
	return strings.ReplaceAll(value, "_", " ")
}

func (c *collector) availability(value string) string {
	switch strings.ToLower(strings.ReplaceAll(value, "_", " ")) {
	case "in stock", "instock", "available":
		return c.language.of("есть", "in stock")
	case "out of stock", "outofstock":
		return c.language.of("нет", "out of stock")
	case "preorder":
		return c.language.of("по предзаказу", "preorder")
	case "backorder":
		return c.language.of("под заказ", "backorder")
	}
	return value
}

// shipping tells the ways of delivery, of which a table writes several with commas: where to, how,
// and for what price.
func (c *collector) shipping(value string) string {
	var all []string
	for way := range strings.SplitSeq(value, ",") {
		var parts []string
		for part := range strings.SplitSeq(way, ":") {
			if part = clean(part); part == "" {
				continue
			}
			if _, code := cutCurrency(part); code != "" {
				if found := c.amounts(part, ""); len(found) == 1 {
					part = c.cost(found[0].Amount, found[0].Currency)
				}
			}
			parts = append(parts, part)
		}
		all = append(all, strings.Join(parts, ", "))
	}
	return strings.Join(all, "; ")
}
