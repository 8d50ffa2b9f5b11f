package builtin

import (
	"slices"
	"strings"
	"sync"

	"firstline/kb"
	"firstline/prompt"
)

// trade is what a company does, as far as it matters to who writes to it by mistake.
type trade struct {
	goods bool        // it sells goods or delivers: orders, parcels, couriers and returns may be its own
	books func() bool // people come to it by appointment, or to lessons; it is asked of few turns
	says  heard       // its name and its goods
}

// tradeOf tells what a company does by its layer and, where that says neither what it delivers nor what it
// sells, by its entries. One of which nothing is known sells nothing.
func (l *Listener) tradeOf(c *prompt.Company, entries []kb.Entry) trade {
	t := trade{
		says: l.hear(c.Name + "\n" + c.Details.Goods),
		books: sync.OnceValue(func() bool {
			return l.books(c.Details.Goods) || l.books(c.Details.Other) ||
				slices.ContainsFunc(entries, func(e kb.Entry) bool { return l.books(e.Title + ".\n" + e.Body) })
		}),
	}
	d := c.Details
	delivery, goods := firstSentence(d.Delivery), firstSentence(d.Goods)
	switch {
	case l.hears(l.hear(c.Name), shops), delivery != "" && !l.hears(l.hear(delivery), denies):
		t.goods = true
	case delivery != "":
		t.goods = l.stocks(d.Goods) || l.stocks(d.Other)
	case goods != "":
		t.goods = !l.hears(l.hear(d.Goods), services) || l.stocks(d.Goods) || l.stocks(d.Returns)
	default:
		t.goods = l.stocks(d.Returns) || slices.ContainsFunc(entries, l.tellsOfGoods)
	}
	return t
}

func shops(v *voice) []phrase    { return v.Shops }
func services(v *voice) []phrase { return v.Services }
func denies(v *voice) []phrase   { return v.Denies }

// stocks tells whether a sentence of a text speaks of goods or of sending them, and does not deny it.
func (l *Listener) stocks(said string) bool {
	return slices.ContainsFunc(sentences(said), func(sentence string) bool {
		h := l.hear(sentence)
		return l.hears(h, func(v *voice) []phrase { return v.Stocked }) && !l.hears(h, denies)
	})
}

// books tells whether a text speaks of appointments or lessons, and does not deny it.
func (l *Listener) books(said string) bool {
	return slices.ContainsFunc(sentences(said), func(sentence string) bool {
		h := l.hear(sentence)
		return l.hears(h, func(v *voice) []phrase { return v.Booked }) && !l.hears(h, denies)
	})
}

// tellsOfGoods tells whether an entry is one of a company that sells goods or delivers: it answers a question about
// an order, a parcel or a return, and does not begin by denying, or it is an item that can be weighed.
func (l *Listener) tellsOfGoods(e kb.Entry) bool {
	if e.Kind == kb.Item {
		return slices.ContainsFunc(strings.Split(e.Body, "\n"), func(line string) bool {
			column, _, ok := strings.Cut(line, ":")
			return ok && l.stocks(column)
		})
	}
	if l.hears(l.hear(firstSentence(e.Body)), denies) {
		return false
	}
	title := l.hear(e.Title)
	return l.means(late, title) || l.means(goods, title) || l.hears(title, func(v *voice) []phrase { return v.Stocked })
}

func firstSentence(said string) string {
	return strings.TrimSpace(sentences(strings.TrimSpace(said))[0])
}

// turnsAway tells whether a text has an intent for which customers are turned away: of this company, and not of
// any. Orders, parcels and returns are the business of one that sells goods, appointments that of one that books
// them, and pizza that of a pizzeria.
func (m *Model) turnsAway(i intent, h heard) bool {
	switch {
	case i == wrongAddress && m.othersBusiness(h):
		return true
	case i == wrongAddress, i == offTopic:
		return m.means(i, h) && !m.ownTrade(h)
	}
	return m.means(i, h) && (i != spam || !m.wantsToBuy(h))
}

// othersBusiness tells whether a text speaks of orders or of appointments, and the company has none.
func (m *Model) othersBusiness(h heard) bool {
	return !m.trade.goods && (m.means(late, h) || m.means(goods, h)) || m.means(books, h) && !m.trade.books()
}

// ownTrade tells whether a text speaks of what the company says that it does.
func (m *Model) ownTrade(h heard) bool {
	for _, v := range m.voices {
		for _, p := range v.Trades {
			if slices.ContainsFunc(m.trade.says.whole, func(word string) bool { return matches(p.forwards[0], word) }) &&
				slices.ContainsFunc(h.whole, func(word string) bool { return matches(p.forwards[1], word) }) {
				return true
			}
		}
	}
	return false
}

// wantsToBuy tells whether a text speaks of wholesale, wants something and offers nothing.
func (l *Listener) wantsToBuy(h heard) bool {
	return l.hears(h, func(v *voice) []phrase { return v.Wholesale }) && l.hears(h, func(v *voice) []phrase { return v.Wants }) &&
		!l.hears(h, func(v *voice) []phrase { return v.Offers })
}

// intended tells whether a sentence asks for a human, or for what is turned away.
func (m *Model) intended(sentence string) bool {
	h := m.hear(sentence)
	return m.means(attack, h) || m.wantsHuman(sentence, h) || slices.ContainsFunc(turnedAway(), func(i intent) bool { return m.turnsAway(i, h) })
}
