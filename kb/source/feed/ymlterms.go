package feed

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"
)

// priced gives an offer its price: in its own currency, else the shop's.
func (y *yml) priced(o *offer) {
	label := y.language.of("Цена", "Price")
	currency := cmp.Or(o.currency, y.main)
	at := o.Source.Line
	zeros := y.found[ZeroPrice]
	o.Prices = y.offerPrice(o.price, label, currency, at)
	if len(o.Prices) == 0 {
		if y.found[ZeroPrice] == zeros {
			y.finding(NoPrice, at, "", "%s has no price", o.Title)
		}
		return
	}
	if o.from && o.Prices[0].Amount != "" && o.Prices[0].Qualifier == "" {
		o.Prices[0].Qualifier = "from"
	}
	y.setOld(o.Prices, o.old, currency, at)
}

// place gives an offer its way through the categories. Where none of its own is known, the
// category that it has at the market place is one.
func (y *yml) place(o *offer) {
	for _, id := range o.category {
		path := y.lookup(id, o.Source.Line)
		switch {
		case path == nil:
		case o.Path == nil:
			o.Path = path
		default:
			o.tell(y.language.of("Также в разделе", "Also under"), strings.Join(path, " › "))
		}
	}
	if o.Path == nil {
		o.Path = splitPath(o.market)
	}
}

// splitPath cuts a category written as a way: Одежда > Куртки, Книги/Детективы.
func splitPath(s string) []string {
	separator := ">"
	if !strings.Contains(s, separator) {
		separator = "/"
	}
	var path []string
	for part := range strings.SplitSeq(s, separator) {
		if part = clean(part); part != "" {
			path = append(path, part)
		}
	}
	return path
}

// terms tells how an offer is delivered: by its own options, else by the shop's.
func (y *yml) terms(o *offer) {
	currency := y.currencyCode(cmp.Or(o.currency, y.main))
	tell := func(label, offered string, own *element, shops string) {
		said := shops
		if own != nil {
			said = y.options(own, currency)
		}
		if said == "" || offered == "false" {
			said = y.yesOrNo(offered)
		}
		o.tell(label, said)
	}
	tell(y.language.of("Доставка", "Delivery"), o.delivers, o.delivery, y.deliveryTerms)
	tell(y.language.of("Самовывоз", "Pickup"), o.picksUp, o.pickup, y.pickupTerms)
}

// options tells all ways of delivery, each with its price in a currency.
func (y *yml) options(e *element, currency string) string {
	var all []string
	for _, option := range e.all("option") {
		if said := y.option(option, currency); said != "" {
			all = append(all, said)
		}
	}
	return strings.Join(all, "; ")
}

// option tells one way of delivery: 350 ₽, 3–4 дня, при заказе до 15:00.
func (y *yml) option(e *element, currency string) string {
	var parts []string
	if amount, ok := fraction(e.attr("cost")); ok {
		parts = append(parts, y.cost(amount, currency))
	} else if e.attr("cost") != "" {
		parts = append(parts, e.attr("cost"))
	}
	if days := y.days(e.attr("days")); days != "" {
		parts = append(parts, days)
	}
	if before := e.attr("order-before"); before != "" {
		parts = append(parts, y.language.of("при заказе до ", "if ordered before ")+before+":00")
	}
	return strings.Join(parts, ", ")
}

// days tells how long it takes. The format has 32 and more for a time that is not known.
func (y *yml) days(s string) string {
	first, last, isRange := strings.Cut(s, "-")
	n, err := strconv.Atoi(clean(cmp.Or(last, first)))
	if err != nil || n > 31 || n < 0 {
		return ""
	}
	if n == 0 {
		return y.language.of("в день заказа", "the same day")
	}
	said := strconv.Itoa(n)
	if isRange && last != "" {
		said = clean(first) + "–" + said
	}
	return said + " " + y.counted(n, "день", "дня", "дней", "day")
}

// asOption makes an option of what a feed says in one element: local_delivery_cost.
func asOption(e *element) *element {
	if e.value() == "" {
		return nil
	}
	cost := xml.Attr{Name: xml.Name{Local: "cost"}, Value: e.value()}
	return &element{children: []*element{{name: "option", attrs: []xml.Attr{cost}}}}
}
