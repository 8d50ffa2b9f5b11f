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

// changed tells what differs between two versions of an entry.
func changed(was, now *kb.Entry) Change {
	c := Change{Entry: now.ID, Title: now.Title, Change: Changed, Prices: comparePrices(was.Prices, now.Prices)}
	if !same(was, now) {
		c.Old, c.New = differing(was, now)
	}
	c.Was, c.Now = c.Old, c.New
	if len(c.Prices) > 0 {
		_, from := news(was, now)
		_, to := news(now, was)
		c.Was, c.Now = strings.Join(from, "\n"), strings.Join(to, "\n")
	}
	if was.ID != now.ID {
		c.From = was.ID
		c.Was, c.Now = strings.TrimSpace(was.ID+"\n"+c.Was), strings.TrimSpace(now.ID+"\n"+c.Now)
	}
	return c
}

// differing gives the lines of two versions of an entry that the other version does not have;
// where there are none, because only their order or a space changed, everything.
func differing(was, now *kb.Entry) (from, to string) {
	dearOld, restOld := news(was, now)
	dearNew, restNew := news(now, was)
	from, to = strings.Join(append(dearOld, restOld...), "\n"), strings.Join(append(dearNew, restNew...), "\n")
	if from == "" && to == "" {
		from, to = unseen(was, now), unseen(now, was)
	}
	if from == "" && to == "" {
		return summary(was), summary(now)
	}
	return from, to
}

// unseen is what e says of its prices beside them and other does not: whose they are, and what they
// were.
func unseen(e, other *kb.Entry) string {
	said := func(e *kb.Entry) (all []string) {
		for _, p := range e.Prices {
			all = append(all, p.Label)
			if p.Old != "" {
				all = append(all, strings.TrimSpace(p.Label+" "+p.Old+" → "+p.Text))
			}
		}
		return all
	}
	return strings.Join(distinct(said(e), said(other)), "\n")
}

// news is what e says and other does not: its prices, and the rest. Lines that only repeat a new
// price are left out.
func news(e, other *kb.Entry) (dear, rest []string) {
	dear = distinct(prices(e), prices(other))
	rest = distinct(lines(e), append(lines(other), dear...))
	rest = slices.DeleteFunc(rest, func(line string) bool {
		return slices.ContainsFunc(e.Prices, func(p kb.Price) bool {
			return p.Text != "" && slices.Contains(dear, price(e, p)) && strings.Contains(line, p.Text)
		})
	})
	return dear, rest
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
	return append(all, named("kind", string(e.Kind)), named("language", e.Language))
}

// named is a word of ours with what it is; empty without it.
func named(what, word string) string {
	if word == "" {
		return ""
	}
	return what + ": " + word
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
		words = append(words, "step "+strconv.Itoa(p.Order))
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), ", ")
}
