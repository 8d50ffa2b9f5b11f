package text

import (
	"slices"
	"strconv"
	"strings"
)

// Ground is what texts say that a fact may rest on. It is safe for concurrent use.
type Ground struct {
	texts []string
	said  map[string]bool // normal forms
	phone []string        // digits
}

// NewGround reads the facts of texts, each by itself. It takes more for a fact than [Facts] does: a
// number with nothing beside it, below the header of a column, may be any price and any term.
func NewGround(texts ...string) *Ground {
	g := &Ground{texts: texts, said: map[string]bool{}}
	for _, s := range texts {
		g.add(s)
	}
	return g
}

func (g *Ground) add(s string) {
	contacts := contactFacts(s)
	for _, c := range contacts {
		g.addAddress(c.sayings[0].said)
	}
	t := readFacts(s, contacts)
	for _, f := range slices.Concat(t.dates, t.prices, t.terms) {
		for _, said := range f.sayings {
			g.said[said.said] = true
			g.addMonths(said.said)
			if f.Kind == PriceFact {
				g.addAmount(said)
			}
			if f.Kind == DateFact {
				g.addDate(said)
			}
		}
	}
	for _, f := range t.addresses {
		if f.Kind == PostcodeFact {
			g.said[f.sayings[0].said] = true
		}
	}
	for _, f := range t.phones {
		g.addPhone(f.sayings[0].said[len("p "):])
	}
	for _, n := range t.bare {
		g.said[n] = true
	}
	for _, said := range slices.Concat(t.percents, t.asides) {
		g.said[said.said] = true
	}
	g.addWords(t)
}

// addAddress adds an address of the network, and of a page all that leads to it.
func (g *Ground) addAddress(said string) {
	g.said[said] = true
	if !strings.HasPrefix(said, "w ") {
		return
	}
	for i, r := range said {
		if r == '/' || r == '?' || r == '#' {
			g.said[said[:i]] = true
		}
	}
}

// addAmount adds an amount as one of any currency, and one that has none as a bare number.
func (g *Ground) addAmount(said saying) {
	currency, amount, _ := strings.Cut(said.said, " ")
	g.said[anyCurrency+" "+amount] = true
	if currency == anyCurrency {
		g.said[said.bare] = true
	}
}

// addDate adds a day, and the other one that it may be: 03/02 may be either. Each is added without its year, and
// one that has no year as that of any; the last day of a month is its end.
func (g *Ground) addDate(said saying) {
	for _, form := range []string{said.said, said.bare} {
		day, ok := strings.CutPrefix(form, "d ")
		switch {
		case !ok || strings.HasPrefix(day, "*") || strings.HasPrefix(form, monthMark) || strings.HasPrefix(form, anyMonthMark):
		case len(day) == len("2026-08-31"):
			g.said[form] = true
			g.said["d "+day[len("2026-"):]] = true
			g.said[anyMonthMark+strconv.Itoa(atoi(day[len("2026-08-"):]))] = true
		default:
			g.said[form] = true
			g.said["d *-"+day] = true
			g.said[anyMonthMark+strconv.Itoa(atoi(day[len("08-"):]))] = true
			if month := atoi(day[:2]); month > 0 && day[len("08-"):] == lastDay(month, "") {
				g.said[monthMark+strconv.Itoa(month)] = true
			}
		}
	}
}

// addPhone adds a number of which a part may be dialled, too, where it is not a short one.
func (g *Ground) addPhone(number string) {
	if len(number) > mostShort {
		g.phone = append(g.phone, number)
	} else {
		g.said["p "+number] = true
	}
}

// addMonths adds a term in days in months: who is told 30 days may say a month.
func (g *Ground) addMonths(said string) {
	const month = 30 * 24
	if hours, ok := strings.CutPrefix(said, "h "); ok && atoi(hours) > 0 && atoi(hours)%month == 0 {
		g.said["m "+strconv.Itoa(atoi(hours)/month)] = true
	}
}

// StandsIn tells whether one of the grounds holds what a fact says: of a range, each of its ends.
func (f Fact) StandsIn(grounds ...*Ground) bool {
	return !slices.ContainsFunc(f.sayings, func(said saying) bool {
		return !slices.ContainsFunc(grounds, func(g *Ground) bool { return g.holds(f, said) })
	})
}

func (g *Ground) holds(f Fact, said saying) bool {
	if f.Kind == AddressFact {
		return g.holdsAddress(f, said.said)
	}
	if f.Kind == PhoneFact && len(said.said) > len("p ")+mostShort {
		n := said.said[len("p "):]
		return slices.ContainsFunc(g.phone, func(p string) bool { return strings.HasSuffix(p, n) || strings.HasSuffix(n, p) })
	}
	return g.said[said.said] || g.said[said.bare]
}

// holdsAddress tells whether the words of a street's name stand together, with the house near them and no other town
// than that of the fact; of a part of the building, whether it is named beside them.
func (g *Ground) holdsAddress(f Fact, said string) bool {
	const near = 4 // words between the name and the house
	part, isPart := strings.CutPrefix(said, partMark)
	for _, s := range g.texts {
		stems := stemmed(s)
		numbered := func(w string) bool { return w[:digits(w)] == said }
		for i := 0; i+len(f.street) <= len(stems); i++ {
			first, end := max(0, i-near), min(len(stems), i+len(f.street)+near)
			switch {
			case !slices.Equal(stems[i:i+len(f.street)], f.street):
			case isPart && holdsPart(Words(s), part), !isPart && slices.ContainsFunc(stems[first:end], numbered) && !elsewhere(s, slices.Concat(stems[first:i], stems[i+len(f.street):end]), f.town):
				return true
			}
		}
	}
	return false
}

// elsewhere tells whether the words beside a street name another town, and the text does not name this one.
func elsewhere(s string, beside []string, town string) bool {
	return town != "" && !slices.Contains(stemmed(s), town) && slices.ContainsFunc(beside, bigTown)
}
