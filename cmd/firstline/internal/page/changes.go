package page

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"firstline/kb/store"
)

// changesView is what changed.
type changesView struct {
	Notice  string
	Counts  []figure
	Gates   []Gate
	Prices  []priceChange
	Texts   []textChange
	Files   []fileChange
	Added   []named
	Removed []named
	Cut     string // how many changes are not shown
}

type priceChange struct {
	Title, Entry, Label, Was, Now, Percent, Way string
}

type textChange struct{ Title, Entry, Was, Now string }

type fileChange struct{ Status, State, Path, From string }

type named struct{ Title, Entry string }

// mostChanges is how many changes of each kind are shown.
const mostChanges = 500

func (v *view) changes(c *Changes) *changesView {
	w := &changesView{Prices: v.prices(c.Changes)}
	for _, g := range c.Gates {
		w.Gates = append(w.Gates, Gate{g.Expression, v.spoken.say(g.Found), g.OK})
	}
	if !c.Written {
		w.Notice = v.T("Nothing was written: this is what an ingest would do.")
	}
	for _, f := range []struct {
		name string
		n    int
	}{{"added", c.Added}, {"changed", c.Changed}, {"removed", c.Removed}, {"renamed", c.Renamed}, {"kept", c.Kept}} {
		w.Counts = append(w.Counts, figure{v.Name("entries", f.name), v.Int(f.n)})
	}
	fresh := map[string]bool{} // files all of whose entries came or went
	for _, s := range c.Sources {
		if s.Status == store.Kept {
			continue
		}
		w.Files = append(w.Files, fileChange{s.Status, v.Name("status", s.Status), s.Source.Path, s.From})
		fresh[s.Source.Path] = s.Status == store.Added || s.Status == store.Removed
	}
	for i := range c.Changes {
		change := &c.Changes[i]
		path, _, _ := strings.Cut(change.Entry, "#")
		switch {
		case change.Change == store.Changed:
			if change.Was+change.Now != "" {
				w.Texts = append(w.Texts, textChange{change.Title, change.Entry, short(change.Was), short(change.Now)})
			}
		case fresh[path]:
		case change.Change == store.Added:
			w.Added = append(w.Added, named{change.Title, change.Entry})
		default:
			w.Removed = append(w.Removed, named{change.Title, change.Entry})
		}
	}
	w.cut(v)
	return w
}

// cut leaves the first of each kind of changes where there are too many to send.
func (w *changesView) cut(v *view) {
	left := 0
	left += cutTo(&w.Prices) + cutTo(&w.Texts) + cutTo(&w.Added) + cutTo(&w.Removed)
	if left > 0 {
		w.Cut = v.N(left, "%s more change is not shown here./%s more changes are not shown here.")
	}
}

func cutTo[T any](all *[]T) (left int) {
	left = max(len(*all)-mostChanges, 0)
	*all = (*all)[:len(*all)-left]
	return left
}

// prices are those that changed, the largest change first.
func (v *view) prices(changes []store.Change) []priceChange {
	type changed struct {
		*store.Change
		price store.PriceChange
	}
	var all []changed
	for i := range changes {
		for _, p := range changes[i].Prices {
			all = append(all, changed{&changes[i], p})
		}
	}
	slices.SortStableFunc(all, func(a, b changed) int {
		x, _ := a.price.Size()
		y, _ := b.price.Size()
		return cmp.Compare(y, x)
	})
	var shown []priceChange
	for _, c := range all {
		p := c.price
		one := priceChange{Title: c.Title, Entry: c.Entry, Label: p.Label, Was: v.side(p.Old, cmp.Or(p.OldCurrency, p.Currency)), Now: v.side(p.New, p.Currency)}
		switch {
		case p.Percent != nil && *p.Percent != 0:
			one.Percent = v.Number(math.Abs(*p.Percent), 1) + v.Sign()
			one.Way = "down"
			if *p.Percent > 0 {
				one.Way = "up"
			}
		case p.Old == "":
			one.Percent = v.T("a new price")
		case p.New == "":
			one.Percent = v.T("no price any more")
		case p.OldCurrency != "":
			one.Percent = v.T("another currency")
		}
		shown = append(shown, one)
	}
	return shown
}

// side is a price before or after, in the figures of the language where it is nothing but an amount.
func (v *view) side(price, currency string) string {
	switch {
	case price == "":
		return "—"
	case strings.Trim(price, "0123456789.") == "":
		return v.amount(price) + "\u00a0" + v.currency(currency)
	}
	return strings.TrimSpace(price + " " + v.currency(currency))
}

// short is as much of a text as tells what changed.
func short(s string) string {
	const most = 1500
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + " …"
}
