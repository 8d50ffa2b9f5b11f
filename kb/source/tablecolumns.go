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
// is a unit.
func (t *table) checkRoles() {
	for i, c := range t.columns {
		if c.role.isPrice() && t.share(i, isUnit) > 0.5 {
			t.columns[i].role = neverRole // Розничная — Ед.
		}
		if c.role == dealerRole && roleOf(c.header) == dealerRole && !t.isPriced(i) {
			t.columns[i].role = unknownRole
		}
	}
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
