package feed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"firstline/kb"
)

// item makes an item of a good and an offer, of which either may be missing.
func (j *joiner) item(g *good, v *variant, description string) *draft {
	if v == nil {
		v = &variant{prices: g.prices, path: j.path, line: g.line}
	}
	d := &draft{}
	d.Source = kb.Pos{Path: j.path, Line: g.line, EndLine: g.end}
	d.Title = title(g, v)
	d.Key, d.Article = cmp.Or(v.id, g.id), cmp.Or(v.article, g.article)
	if v.name != "" && g.name != "" && v.name != d.Title {
		d.also(v.name)
	}
	d.also(g.full)
	d.also(d.Article)
	d.meta("barcode", cmp.Or(v.barcode, g.barcode))
	for _, src := range g.pictures {
		d.picture(src)
	}
	for i, id := range g.groups {
		path := j.lookup(id, g.line)
		if i == 0 || d.Path == nil {
			d.Path = path
		} else if path != nil {
			d.tell(j.language.of("Также в разделе", "Also under"), strings.Join(path, " › "))
		}
	}
	switch {
	case above(v.stock, "0"):
		d.tell(j.language.of("Наличие", "Availability"), j.language.of("есть", "in stock"))
	case v.stock != "":
		d.tell(j.language.of("Наличие", "Availability"), j.language.of("нет", "not in stock"))
	}
	d.tell(j.language.of("Артикул", "Article number"), d.Article)
	j.tellGood(d, g, v)
	j.priceGood(d, g, v)
	d.description = description
	return d
}

// title is the name of the offer; the good's, with the characteristics, where that tells no more.
func title(g *good, v *variant) string {
	if v.name != "" && (v.name != g.name || len(v.features) == 0) {
		return v.name
	}
	var values []string
	for _, f := range v.features {
		values = append(values, f.value)
	}
	if len(values) == 0 {
		return g.name
	}
	return fmt.Sprintf("%s (%s)", g.name, strings.Join(values, ", "))
}

// tellGood adds a line for every property, characteristic and requisite.
func (j *joiner) tellGood(d *draft, g *good, v *variant) {
	for _, p := range g.properties {
		property, known := j.properties[p.label]
		value := p.value
		if listed := property.values[value]; listed != "" {
			value = listed
		}
		switch {
		case value == "":
		case !known || property.name == "":
			j.nameless.add("the property "+p.label, j.path, g.line)
		case j.internal(property.name):
			j.hide(property.name, g.line)
		default:
			d.tell(property.name, j.yes(value))
		}
	}
	for _, l := range slices.Concat(v.features, g.lines) {
		if j.internal(l.label) {
			j.hide(l.label, g.line)
			continue
		}
		d.tell(l.label, j.yes(l.value))
	}
}

// yes tells a truth value of 1C in a word.
func (j *joiner) yes(value string) string {
	switch value {
	case "true":
		return j.language.of("да", "yes")
	case "false":
		return j.language.of("нет", "no")
	}
	return value
}

// priceGood gives an item its prices, each with the name of its type. A price whose type has no
// name is told only where there is no other type: it could be what a dealer pays.
func (j *joiner) priceGood(d *draft, g *good, v *variant) {
	prices := v.prices
	if len(prices) == 0 {
		prices = g.prices
	}
	zeros, path := j.found[ZeroPrice], j.path
	j.path = v.path
	defer func() { j.path = path }()
	for _, p := range prices {
		kind := j.types[p.kind]
		switch {
		case kind.name != "" && j.internal(kind.name):
			j.hide(kind.name, p.line)
			continue
		case kind.name == "" && p.kind != "" && len(j.used) > 1:
			j.nameless.add("the price type "+p.kind, j.path, p.line)
			continue
		}
		label := kind.name
		if above(p.from, "1") {
			label = clean(label + " " + j.language.of("от ", "from ") + p.from)
		}
		for _, price := range j.offerPrice(p.cell, label, cmp.Or(p.currency, kind.currency), v.line) {
			price.Unit = cmp.Or(price.Unit, word(p.unit), v.unit, g.unit)
			price.Text = cmp.Or(p.written, price.Text)
			d.Prices = append(d.Prices, price)
		}
	}
	if len(d.Prices) == 0 && j.found[ZeroPrice] == zeros && len(j.order) > 0 {
		j.finding(NoPrice, v.line, "", "%s has no price that customers are told", d.Title)
	}
}
