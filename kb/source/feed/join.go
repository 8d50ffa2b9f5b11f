package feed

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
)

// Join puts the files of one CommerceML exchange together, in any order: goods get the prices and
// the stock of their offers, price types and properties their names. An item stands where its good
// stands in the catalogue; the Path of its Source says in which file. It is an error to join feeds
// of other formats.
func Join(feeds ...*Feed) (*Feed, error) {
	var all []*exchange
	for _, f := range feeds {
		if f.exchange == nil {
			return nil, errors.New("only files of CommerceML belong together")
		}
		all = append(all, f.exchange)
	}
	if len(all) == 0 {
		return nil, errors.New("no files to join")
	}
	slices.SortStableFunc(all, func(a, b *exchange) int { return cmp.Compare(b.rank(), a.rank()) })
	c := newCollector(all[0].options, "")
	c.path, c.language = all[0].path, all[0].language
	return join(c, all)
}

// rank puts the catalogue first.
func (x *exchange) rank() int {
	if len(x.goods) > 0 {
		return 1
	}
	return 0
}

// joiner is an exchange while it is put together.
type joiner struct {
	*collector
	categories
	files      []*exchange
	properties map[string]property
	types      map[string]priceType
	used       map[string]bool // types that prices have
	variants   map[string][]*variant
	order      []*variant
	nameless   tally
}

func join(c *collector, files []*exchange) (*Feed, error) {
	j := &joiner{
		collector: c, categories: newCategories(c), files: files,
		properties: map[string]property{}, types: map[string]priceType{}, used: map[string]bool{}, variants: map[string][]*variant{},
	}
	for _, x := range slices.Backward(files) {
		maps.Copy(j.properties, x.properties)
		maps.Copy(j.types, x.types)
	}
	for _, x := range files {
		j.head(x)
	}
	j.check()
	j.sortOffers()
	for _, x := range files {
		for _, g := range x.goods {
			j.path = x.path
			if err := j.sell(g); err != nil {
				return nil, err
			}
		}
	}
	if err := j.rest(); err != nil {
		return nil, err
	}
	j.path = files[0].path
	j.whatIsMissing()
	j.report(Partial, j.nameless, "%s has no name here: left out (%d×)", "join the file with the one that names it")
	f := j.finish(CommerceML)
	if len(files) == 1 {
		f.exchange = files[0]
	}
	return f, nil
}

// head takes what a file says before its goods, and what it holds beside them.
func (j *joiner) head(x *exchange) {
	j.path = x.path
	j.feed.Name = cmp.Or(j.feed.Name, x.name)
	for _, g := range x.groups {
		j.heading()
		if known := j.byID[g.id]; known == nil || known.name != g.name {
			again := *g // a file may be joined more than once, with others
			j.known(&again)
		}
	}
	for i, d := range x.documents {
		j.skip(x.documentAt[i], "%s", d.value)
	}
	j.report(Unknown, x.unknown, "%s is not understood, and left out (%d×)", "")
	if x.changes > 0 {
		j.finding(Partial, x.changes, "export the whole catalogue", "the file holds only what has changed")
	}
}

// sortOffers puts the offers of all files in order, and those of the same id together: one file
// has the prices, another the stock.
func (j *joiner) sortOffers() {
	byID := map[string]*variant{}
	for _, x := range j.files {
		seen := map[string]bool{}
		for _, v := range x.offers {
			if v.id != "" && byID[v.id] != nil && !seen[v.id] {
				byID[v.id].merge(v)
				seen[v.id] = true
				continue
			}
			seen[v.id] = true
			again := *v
			byID[v.id] = &again
			j.order = append(j.order, &again)
		}
		for _, v := range x.offers {
			for _, p := range v.prices {
				j.used[p.kind] = true
			}
		}
	}
	j.sortByGoods()
}

// sortByGoods gives every good its offers: those of its id, and those of its characteristics.
func (j *joiner) sortByGoods() {
	goods := map[string]bool{}
	for _, x := range j.files {
		for _, g := range x.goods {
			goods[g.id] = true
		}
	}
	for _, v := range j.order {
		id, _, _ := strings.Cut(v.id, "#")
		if goods[v.id] {
			id = v.id
		}
		if id != "" && goods[id] {
			j.variants[id] = append(j.variants[id], v)
		}
	}
}

// merge adds what another file says of the same offer.
func (v *variant) merge(other *variant) {
	v.name, v.article, v.barcode = cmp.Or(v.name, other.name), cmp.Or(v.article, other.article), cmp.Or(v.barcode, other.barcode)
	v.unit, v.stock = cmp.Or(v.unit, other.unit), cmp.Or(v.stock, other.stock)
	if len(v.features) == 0 {
		v.features = other.features
	}
	v.prices = append(slices.Clip(v.prices), other.prices...)
	v.deleted = v.deleted || other.deleted
	v.records += other.records
}

// sell makes the items of a good: one, or one for each of its offers.
func (j *joiner) sell(g *good) error {
	offers := j.variants[g.id]
	delete(j.variants, g.id)
	if g.deleted || g.name == "" && !slices.ContainsFunc(offers, func(v *variant) bool { return v.name != "" }) {
		reason := "the good is marked as deleted"
		if !g.deleted {
			reason = "the good has no name"
		}
		j.skip(g.line, "%s", reason)
		for _, v := range offers {
			j.drop(v, reason)
		}
		return nil
	}
	description := j.describe(g.description)
	if len(offers) == 0 {
		return j.add(j.item(g, nil, description))
	}
	sold := false
	for _, v := range offers {
		if v.deleted {
			j.drop(v, "the offer is marked as deleted")
			continue
		}
		sold = true
		j.took(v)
		if err := j.put(j.item(g, v, description)); err != nil {
			return err
		}
	}
	if !sold {
		j.skip(g.line, "all offers of the good are marked as deleted")
		return nil
	}
	j.feed.Rows.Entries++
	j.feed.Rows.Total++
	return nil
}

// took accounts for the records of an offer that is in an item.
func (j *joiner) took(v *variant) {
	j.feed.Rows.Entries += v.records
	j.feed.Rows.Total += v.records
	v.records = 0
}

// drop accounts for the records of an offer that is in none.
func (j *joiner) drop(v *variant, reason string) {
	if v.path != j.files[0].path {
		reason = v.path + ": " + reason
	}
	for ; v.records > 0; v.records-- {
		j.skip(v.line, "%s", reason)
	}
}

// rest makes items of the offers whose good is in none of the files.
func (j *joiner) rest() error {
	anyGoods := slices.ContainsFunc(j.files, func(x *exchange) bool { return len(x.goods) > 0 })
	for _, v := range j.order {
		j.path = v.path
		switch {
		case v.records == 0:
		case v.deleted:
			j.drop(v, "the offer is marked as deleted")
		case v.name == "":
			j.drop(v, "the offer has no name: it stands with its good in the catalogue")
		default:
			if anyGoods {
				j.finding(Partial, v.line, "", "the good of the offer %s is not in the catalogue", v.name)
			}
			d := j.item(&good{line: v.line, end: v.end}, v, "")
			j.took(v)
			if err := j.put(d); err != nil {
				return err
			}
		}
	}
	return nil
}

// whatIsMissing says which file of the exchange is not there.
func (j *joiner) whatIsMissing() {
	goods, offers := 0, 0
	for _, x := range j.files {
		goods += len(x.goods)
		offers += len(x.offers)
	}
	if goods > 0 && offers == 0 && !slices.ContainsFunc(j.feed.Items, func(i Item) bool { return len(i.Prices) > 0 }) {
		j.finding(Partial, 0, "put the file of the same exchange beside it: import0_1.xml and offers0_1.xml are read together", "a catalogue without prices: they stand in the offers (offers.xml or prices.xml)")
	}
	if nameless := slices.ContainsFunc(j.order, func(v *variant) bool { return v.name == "" }); goods == 0 && nameless {
		j.finding(Partial, 0, "put the file of the same exchange beside it: import0_1.xml and offers0_1.xml are read together", "offers without names: they stand in the catalogue (import.xml)")
	}
}
