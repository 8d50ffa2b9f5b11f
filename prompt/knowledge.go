package prompt

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"firstline/kb"
	"firstline/kb/source"
	"firstline/kb/text"
)

// wholeUpTo is the length in characters up to which an entry is given whole, so that the answer
// can be full: some 600 tokens. Of a longer one, the passages that were found.
const wholeUpTo = 2000

// entry is one entry as the knowledge layer shows it, with the hits that it stands for.
type entry struct {
	hits  []kb.Hit
	lines []Line
}

// entries makes the lines of the knowledge layer: one block an entry, in the order of their best
// hits.
func (w words) entries(hits []kb.Hit) []entry {
	var found []entry
	for _, hit := range hits {
		if hit.Entry == nil {
			p := hit.Passage
			hit.Entry = &kb.Entry{ID: p.Entry, Body: p.Text, Source: p.Source}
		}
		at := slices.IndexFunc(found, func(e entry) bool { return e.hits[0].Entry.ID == hit.Entry.ID })
		if at < 0 {
			found = append(found, entry{hits: []kb.Hit{hit}})
			continue
		}
		found[at].hits = append(found[at].hits, hit)
	}
	for i := range found {
		found[i].lines = w.entryLines(found[i].hits)
	}
	return found
}

// entryLines shows one entry: its id as a heading, and what its text does not hold itself of its path
// and title, its place on the screen, its prices, code and pictures. Nothing is said twice.
func (w words) entryLines(hits []kb.Hit) []Line {
	e := hits[0].Entry
	own := start(e.Source)
	shown := body(e, hits)
	lines := make([]Line, 0, len(shown)+8)
	lines = append(lines, Line{Text: "## " + e.ID, Pos: own})
	say := func(text string) {
		for line := range strings.SplitSeq(text, "\n") {
			lines = append(lines, Line{Text: line, Pos: own})
		}
	}
	if title := strings.Join(append(slices.Clip(e.Path), e.Title), " › "); title != "" && (len(shown) == 0 || shown[0].Text != title) {
		say(title)
	}
	if place := w.placeText(e, shown); place != "" {
		say(w.place + ": " + place)
	}
	lines = append(lines, w.withPrices(e, shown, own)...)
	for _, code := range e.Code {
		if text := strings.TrimSuffix(code.Text, "\n"); !strings.Contains(e.Body, text) {
			say(kb.Fenced(code.Language, text))
		}
	}
	for _, image := range e.Images {
		if !slices.ContainsFunc(shown, func(l Line) bool { return strings.Contains(l.Text, image.Src) }) {
			say("![" + image.Alt + "](" + image.Src + ")")
		}
	}
	return lines
}

// body gives the text of an entry line by line: all of it, or the passages that were found in the
// order in which they stand, with … where something between them is left out.
func body(e *kb.Entry, hits []kb.Hit) []Line {
	whole := strings.TrimRight(e.Body, "\n")
	if whole == "" {
		return nil
	}
	if utf8.RuneCountInString(whole) <= wholeUpTo {
		return bodyLines(e, whole, e.BodyLine)
	}
	passages := make([]kb.Passage, 0, len(hits))
	for _, hit := range hits {
		passages = append(passages, hit.Passage)
	}
	slices.SortFunc(passages, func(a, b kb.Passage) int { return cmp.Compare(a.Index, b.Index) })
	passages = slices.CompactFunc(passages, func(a, b kb.Passage) bool { return a.Index == b.Index })
	var lines []Line
	for i, p := range passages {
		first, follows := cmp.Or(p.TextLine, p.Source.Line), i > 0 && p.Index == passages[i-1].Index+1
		if i > 0 && !follows {
			lines = append(lines, bodyLines(e, "…", first)...)
		}
		text := strings.Split(p.Text, "\n")
		for _, head := range text[:p.Head] {
			if !follows { // it would be said twice
				lines = append(lines, bodyLines(e, head, first)...)
			}
		}
		lines = append(lines, bodyLines(e, strings.Join(text[p.Head:], "\n"), first)...)
	}
	return lines
}

// bodyLines cuts a text of an entry into lines. Where the body stands in its file as it reads,
// first is the line at which the text begins, and each line has its own place; elsewhere, as in a
// row of a table, all have the entry's.
func bodyLines(e *kb.Entry, text string, first int) []Line {
	pos, step := start(e.Source), 0
	if e.BodyLine > 0 {
		pos.Line, step = first, 1
	}
	lines := make([]Line, 0, strings.Count(text, "\n")+1)
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, Line{Text: line, Pos: pos})
		pos.Line += step
	}
	return lines
}

// start is the place of something's first line.
func start(p kb.Pos) kb.Pos { return kb.Pos{Path: p.Path, Sheet: p.Sheet, Line: p.Line} }

// placeText says where a place is on its screen, as far as the text that is shown does not.
func (w words) placeText(e *kb.Entry, shown []Line) string {
	if e.Place == nil {
		return ""
	}
	said := slices.DeleteFunc([]string{source.ElementName(e.Place.Element, e.Language), e.Place.Side, e.Place.Colour}, func(s string) bool {
		return s == "" || slices.ContainsFunc(shown, func(l Line) bool { return strings.Contains(l.Text, s) })
	})
	return strings.Join(said, ", ")
}

// withPrices completes the lines of a text that say prices, and adds those that it does not say.
func (w words) withPrices(e *kb.Entry, shown []Line, own kb.Pos) []Line {
	lines := slices.Clone(shown)
	for _, p := range e.Prices {
		told := w.priceText(p)
		at := slices.IndexFunc(lines, func(l Line) bool { return l.Text == p.Label+": "+p.Text || w.says(l.Text, p) })
		if p.Old != "" && !slices.ContainsFunc(shown, func(l Line) bool { return saysAmount(l.Text, p.Old, p.Currency) }) {
			told += " (" + w.was + " " + p.Old + ")"
		} else if at >= 0 && w.says(lines[at].Text, p) {
			continue
		}
		if at >= 0 {
			lines[at].Text = told
		} else {
			lines = append(lines, Line{Text: told, Pos: own})
		}
	}
	return lines
}

// priceText is a price as the list gives it, with what it is the price of.
func (w words) priceText(p kb.Price) string {
	if p.Label == "" {
		p.Label = w.price
	}
	return p.Line()
}

// says tells whether a line says a price and nothing else, however its amount is spelled.
func (w words) says(line string, p kb.Price) bool {
	told := w.priceText(p)
	label, _, _ := strings.Cut(told, ": ")
	own, cell, _ := strings.Cut(line, ": ")
	found := text.Amounts(cell)
	return line == told || own == label && len(found) == 1 && found[0].Text == cell &&
		found[0].Amount == p.Amount && found[0].Max == p.Max && found[0].Currency == p.Currency && found[0].Unit == p.Unit
}

// saysAmount tells whether an amount stands in a line.
func saysAmount(line, amount, currency string) bool {
	return slices.ContainsFunc(text.Prices(line, currency), func(m text.Money) bool { return m.Amount == amount })
}

// Given is what the knowledge layer shows of the text of an entry for those hits: all of a short one,
// and of a long one the passages that were found.
func Given(e *kb.Entry, hits []kb.Hit) string {
	own := slices.DeleteFunc(slices.Clone(hits), func(h kb.Hit) bool { return h.Passage.Entry != e.ID })
	if utf8.RuneCountInString(e.Body) <= wholeUpTo {
		return e.Body
	}
	var text []string
	for _, line := range body(e, own) {
		text = append(text, line.Text)
	}
	return strings.Join(text, "\n")
}
