package source

import (
	"slices"
	"strings"

	"firstline/kb/text"
)

// plainHeader drops what programs write over a column without a header.
func plainHeader(s string) string {
	s = oneLine(s)
	if strings.HasPrefix(s, "Unnamed: ") {
		return ""
	}
	return s
}

// labelRole tells the role of a column by its lowest label, and by all of them together where
// that says more: Розница is the price that stands over it, Остаток is none.
func labelRole(lowest, all string) role {
	below := roleOf(lowest)
	if isMeasure(lowest) && (below == neverRole || below == stockRole) && !strings.Contains(lowest, "%") {
		below = unknownRole // 1 шт
	}
	switch below {
	case unknownRole, neverRole, titleRole, questionRole:
	default:
		if below != priceRole {
			return below
		}
	}
	switch joined := roleOf(all); joined {
	case priceRole, oldPriceRole, dealerRole:
		return joined
	case stockRole, articleRole:
		if below == unknownRole {
			return joined
		}
	default:
	}
	return below
}

// checkRoles takes back what the cells of a column deny: a partner that is a name is no price, nor
// is a unit, and euro is a size beside prices like its own. Amounts of money are prices under a
// size, a code or a category too; and are none where the header says what else they are.
func (t *table) checkRoles() {
	for i, c := range t.columns {
		switch {
		case t.isOtherMoney(i):
			t.columns[i].role = neverRole
		case c.role.yields() && t.isAmounts(i):
			t.columns[i].role = unknownRole
		case t.isEuroSize(i):
			t.columns[i].currency = ""
			if !hasKeyword(headerWords(c.header), priceRole) {
				t.columns[i].role = unknownRole
			}
		case c.role.isPrice() && t.share(i, isUnit) > 0.5:
			t.columns[i].role = neverRole // Розничная — Ед.
		case c.role == dealerRole && roleOf(c.header) == dealerRole && !t.isPriced(i):
			t.columns[i].role = unknownRole
		}
	}
}

// setRegular makes a regular price the old one, where one of a sale stands beside it.
func (t *table) setRegular() {
	isPrice := func(c column, stems ...string) bool {
		return c.role == priceRole && slices.ContainsFunc(headerWords(c.header), func(w string) bool {
			return slices.ContainsFunc(stems, func(stem string) bool { return strings.HasPrefix(w, stem) })
		})
	}
	if !slices.ContainsFunc(t.columns, func(c column) bool { return isPrice(c, "sale", "special", "акци", "распродаж") }) {
		return
	}
	for i, c := range t.columns {
		if isPrice(c, "regular", "обычн", "базов") {
			t.columns[i].role, t.columns[i].regular = oldPriceRole, true
		}
	}
}

// yields: what a header names by the role may be what a price is for: Категория A, Размер S, Год.
func (r role) yields() bool {
	switch r {
	case neverRole, articleRole, idRole, categoryRole, alsoRole:
		return true
	default:
		return false
	}
}

// isEuroSize tells the size of bed linen and the class of a repair from a currency: prices as high
// stand beside it, and their header names no currency that is worth about as much.
func (t *table) isEuroSize(column int) bool {
	if !namesEuroSize(t.columns[column].header) {
		return false
	}
	own := figuresOf(t.sample(), column)
	for i, c := range t.columns {
		switch {
		case i == column, c.role != unknownRole && c.role != priceRole:
			continue
		case slices.Contains([]string{"EUR", "USD", "GBP", "CHF"}, c.currency):
			continue
		}
		if f := figuresOf(t.sample(), i); f.isPlain() && f.near(own) {
			return true
		}
	}
	return false
}

// namesEuroSize: the word is all that the header says, or what a price is for: Евро, Цена за евро.
func namesEuroSize(header string) bool {
	words := headerWords(header)
	i := slices.IndexFunc(words, func(w string) bool { return w == "евро" || w == "euro" })
	return i == 0 || i > 0 && (words[i-1] == "за" || words[i-1] == "for")
}

func (t *table) isPriced(i int) bool {
	return t.share(i, func(s string) bool { return isPlainPrice(s) || isMoney(s) || isAsk(s) || strings.Contains(s, "%") }) >= 0.5
}

// setColumns applies the roles that the project names. What it names for a role goes before every
// guess for it. It gives the headers that the table has.
func (t *table) setColumns(o Options) (found []string) {
	for _, r := range columnRoles() {
		named, ok := o.Columns[string(r)]
		if !ok {
			continue
		}
		var columns []int
		for header := range strings.SplitSeq(named, "|") {
			if i := t.called(header); i >= 0 {
				columns, found = append(columns, i), append(found, header)
			}
		}
		if len(columns) == 0 {
			continue
		}
		for i, c := range t.columns {
			if c.role == r && !c.named {
				t.columns[i].role = otherwise(r)
			}
		}
		for _, i := range columns {
			t.columns[i].role, t.columns[i].named = r, true
		}
	}
	return found
}

// otherwise is the role of a column that is not the one which the project names for a role. A
// price is still told.
func otherwise(r role) role {
	if r == priceRole {
		return shownRole
	}
	return unknownRole
}

// called finds the column of a header, by all of its labels or by the lowest.
func (t *table) called(header string) int {
	header = text.Fold(header)
	i := slices.IndexFunc(t.columns, func(c column) bool { return text.Fold(c.header) == header })
	if i < 0 && t.head != nil {
		i = slices.IndexFunc(t.head.lowest, func(s string) bool { return text.Fold(s) == header })
	}
	if i >= len(t.columns) {
		return -1
	}
	return i
}
