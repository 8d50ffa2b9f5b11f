package source

import (
	"slices"
	"strconv"
	"strings"
)

// setDealers finds the columns whose prices are those of dealers, which customers are not told
// unless the project names the column for its prices. A title can say it of all columns that are
// not for retail.
func (t *table) setDealers(b *builder) {
	t.dealers = isDealerName(t.name) || t.name == "" && isDealerName(t.title())
	named := slices.ContainsFunc(t.columns, func(c column) bool { return c.role == priceRole && c.named })
	t.dealers = t.dealers && !named
	t.setCosts()
	for i, c := range t.columns {
		if t.dealers && c.role == priceRole && !isRetail(c.header) {
			t.columns[i].role = dealerRole
		}
		if t.columns[i].role != dealerRole {
			continue
		}
		name := t.columnName(i)
		hint := t.hintToShow(b.file, c.header)
		purchase := isPurchase(name)
		if purchase {
			hint = onPurpose
		}
		b.problem(dealerPrices, t.headerLine(), pricesLeftOut(purchase)+name, hint)
	}
	t.dealers = t.dealers && t.find(priceRole) < 0
	t.setKinds(b)
}

// pricesLeftOut says which prices customers are not told; what they are called follows.
func pricesLeftOut(purchase bool) string {
	if purchase {
		return "purchase prices are left out: "
	}
	return "the prices of dealers are left out: "
}

// onPurpose is the hint beside purchase prices: nobody shows them.
const onPurpose = "they stay out on purpose: customers are not told what the company pays"

// isPurchase tells whether a name is that of what a thing costs the company, or of what it makes on it.
func isPurchase(name string) bool {
	return slices.ContainsFunc(headerWords(name), func(w string) bool {
		return slices.ContainsFunc([]string{"закуп", "себестоимост", "наценк", "маржа", "маржинальн", "cost", "purchas", "markup", "margin"},
			func(stem string) bool { return strings.HasPrefix(w, stem) })
	})
}

// setCosts: a column that is called Cost beside one of prices is what the company pays itself.
func (t *table) setCosts() {
	isCost := func(c column) bool {
		return c.role == priceRole && !c.named && c.header != "" && slices.Equal(headerWords(c.header), []string{"cost"})
	}
	isOther := func(c column) bool { return (c.role == priceRole || c.role == dealerRole) && !isCost(c) }
	if !slices.ContainsFunc(t.columns, isOther) {
		return
	}
	for i, c := range t.columns {
		if isCost(c) {
			t.columns[i].role = dealerRole
		}
	}
}

// setKinds finds the column that tells of which kind the price of a row is, as accounting
// programs write them, a row for every kind. Rows with the prices of dealers are left out.
func (t *table) setKinds(b *builder) {
	t.kinds = slices.IndexFunc(t.columns, func(c column) bool {
		return c.role == unknownRole && startsWithWord(c.header, "вид", "тип", "kind", "type") && hasKeyword(headerWords(c.header), priceRole)
	})
	if t.kinds < 0 {
		return
	}
	if i := slices.IndexFunc(t.rows, t.isDealerRow); i >= 0 {
		name := t.columns[t.kinds].header + " " + t.rows[i].at(t.kinds)
		hint := "call the kind of price otherwise to show them"
		purchase := isPurchase(name)
		if purchase {
			hint = onPurpose
		}
		b.problem(dealerPrices, t.rows[i].line, pricesLeftOut(purchase)+name, hint)
	}
}

func (t *table) isDealerRow(r record) bool {
	return t.kinds >= 0 && hasKeyword(headerWords(r.at(t.kinds)), dealerRole)
}

// hintToShow says how the project names a column for its prices, beside those that are shown already.
func (t *table) hintToShow(f *file, header string) string {
	if header == "" {
		return "give the column a header and name it in firstline.yaml to show them"
	}
	var shown []string
	for _, c := range t.columns {
		if c.role == priceRole && c.header != "" {
			shown = append(shown, c.header)
		}
	}
	all := strings.Join(append(shown, header), "|")
	return "to show them: sources: {" + strconv.Quote(f.path) + ": {columns: {price: " + strconv.Quote(all) + "}}} in firstline.yaml"
}

// isDealerName tells whether a title or the name of a sheet says whose prices follow. A company
// may be called so: what stands between quotes says nothing.
func isDealerName(s string) bool {
	if s == "" || isCompany(s) {
		return false
	}
	words := headerWords(withoutQuoted(s))
	if len(words) == 0 || len(words) > 12 || !hasKeyword(words, dealerRole) {
		return false
	}
	return len(words) <= 2 || isTitle(s) || hasKeyword(words, priceRole)
}

// withoutQuoted drops what stands between quotes.
func withoutQuoted(s string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch r {
		case '«', '“', '„':
			depth++
		case '»', '”':
			depth = max(depth-1, 0)
		default:
			if depth == 0 {
				return r
			}
		}
		return ' '
	}, s)
}

func isRetail(header string) bool {
	for _, w := range headerWords(header) {
		for _, stem := range []string{"розн", "рекоменд", "ррц", "rrp", "msrp", "retail", "recommended"} {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

// namesDealers tells whether a cell says that its price is for dealers.
func namesDealers(cell string) bool {
	const short = 12 // bytes, of the shortest that does
	return len(cell) >= short && hasKeyword(headerWords(cell), dealerRole)
}
