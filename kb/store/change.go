package store

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"firstline/kb"
)

// summary is an entry that came or went: its title, its prices and its body.
func summary(e *kb.Entry) string {
	return strings.Join(distinct(slices.Concat([]string{e.Title}, prices(e), strings.Split(e.Body, "\n")), nil), "\n")
}

// differing gives the lines of two versions of an entry that the other version does not have;
// where there are none, because only their order or a space changed, everything.
func differing(was, now *kb.Entry) (from, to string) {
	from, to = news(was, now), news(now, was)
	if from == "" && to == "" {
		return summary(was), summary(now)
	}
	return from, to
}

// news is what e says and other does not. Lines that only repeat a new price are left out.
func news(e, other *kb.Entry) string {
	dear := distinct(prices(e), prices(other))
	rest := distinct(lines(e), append(lines(other), dear...))
	rest = slices.DeleteFunc(rest, func(line string) bool {
		return slices.ContainsFunc(e.Prices, func(p kb.Price) bool {
			return p.Text != "" && slices.Contains(dear, price(e, p)) && strings.Contains(line, p.Text)
		})
	})
	return strings.Join(append(dear, rest...), "\n")
}

// distinct gives the lines that are not among others, each once and without empty ones.
func distinct(lines, others []string) []string {
	var kept []string
	for _, line := range lines {
		if line != "" && !slices.Contains(others, line) && !slices.Contains(kept, line) {
			kept = append(kept, line)
		}
	}
	return kept
}

// lines gives all that an entry says besides its prices, as lines of text.
func lines(e *kb.Entry) []string {
	all := slices.Concat([]string{e.Title}, strings.Split(e.Body, "\n"), e.Also, []string{strings.Join(e.Path, " › "), place(e.Place)})
	for _, c := range e.Code {
		all = append(all, strings.Split(c.Text, "\n")...)
		all = append(all, c.Language)
	}
	for _, i := range e.Images {
		all = append(all, strings.TrimSpace(i.Alt+" "+i.Src))
	}
	for _, k := range slices.Sorted(maps.Keys(e.Meta)) {
		all = append(all, k+": "+e.Meta[k])
	}
	return append(all, string(e.Kind), e.Language)
}

func prices(e *kb.Entry) []string {
	texts := make([]string, len(e.Prices))
	for i, p := range e.Prices {
		texts[i] = price(e, p)
	}
	return texts
}

// price is a price as the list writes it, under its label where the entry has several.
func price(e *kb.Entry, p kb.Price) string {
	if len(e.Prices) > 1 && p.Label != "" {
		return p.Label + ": " + p.Text
	}
	return p.Text
}

func place(p *kb.Place) string {
	if p == nil {
		return ""
	}
	words := []string{p.Element, p.Side, p.Colour}
	if p.Order > 0 {
		words = append(words, strconv.Itoa(p.Order))
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}
