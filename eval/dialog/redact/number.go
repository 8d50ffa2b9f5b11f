package redact

import (
	"slices"
	"strings"

	"firstline/kb/text"
)

// mostGroups is how many groups of digits a number has at most.
const mostGroups = 9

// numbers finds cards, accounts, documents and those telephones that are not in a usual form.
func (r *reading) numbers() []span {
	var found []span
	for _, c := range chains(r.s) {
		for i := 0; i < len(c); {
			kind, last := r.classify(c, i)
			if kind == "" {
				i++
				continue
			}
			n := c.number(r.s, i, last)
			found = append(found, span{kind: kind, start: opened(r.s, n.start, kind), end: n.end, key: key(kind, n.digits)})
			i = last + 1
		}
	}
	return found
}

// classify gives the kind of the number that begins with the group first of a chain, and its last group; no
// kind where nothing says that it is personal.
func (r *reading) classify(c chain, first int) (kind, int) {
	const least = 4 // digits, as of a passport's series
	var numbers []number
	for last := first; last < min(len(c), first+mostGroups); last++ {
		numbers = append(numbers, c.number(r.s, first, last))
	}
	if len(numbers[len(numbers)-1].digits) < least {
		return "", first
	}
	said, away := r.cue(r.index(c[first].start))
	for _, rule := range []func(number, cue, int) kind{r.sure, r.said, r.likely} {
		for i, n := range slices.Backward(numbers) {
			if kind := rule(n, said, away); kind != "" {
				return kind, first + i
			}
		}
	}
	return "", first
}

// structured finds all that has a form of its own: everything but names.
func (r *reading) structured(f forms) []span {
	found := append(emails(r.s), r.spelled(f)...)
	found = append(append(found, r.handles()...), r.links(f)...)
	const inCard, inAccount, inPhone = 4, 5, 7 // how many digits are left of one, or in the shortest, at least
	if r.digits.all >= inCard {
		found = append(found, r.hidden(f)...)
	}
	if r.digits.all >= inAccount {
		found = append(found, r.lettered(f)...)
	}
	if r.digits.all == 0 {
		return found
	}
	found = append(found, r.numbers()...)
	if r.digits.all >= inPhone {
		found = append(found, r.phones()...)
	}
	return append(found, r.addresses()...)
}

// sure knows a number by its form alone.
func (r *reading) sure(n number, said cue, _ int) kind {
	size := len(n.digits)
	switch {
	case strings.ContainsAny(n.gaps, ".()"):
		return ""
	case n.sizes == "4444":
		return card
	case n.sizes == "3332" && strings.Contains(n.gaps, "-"): // СНИЛС
		return document
	case n.sizes == "2228" && strings.HasPrefix(n.gaps, "--"): // a sort code, and the account
		return account
	case said == orderCue:
		return ""
	case size == 20:
		return account
	case n.sizes == "324" && n.gaps == "--", n.sizes == "226" && n.gaps == "  " && said != accountCue:
		return document
	case said != accountCue && in(n.sizes, "+ 465 4446 44443 88") && (cardForm(n.digits) || cardBegins(n.digits)):
		return card
	case said != accountCue && n.sizes == "+" && cardGlued(n.digits):
		return card
	}
	return ""
}

// cardGlued tells whether digits begin with those of a card, to which others are glued: its term or its code.
func cardGlued(digits string) bool {
	const size = 16
	return len(digits) > size && cardBegins(digits[:size]) && text.CheckDigit(digits[:size])
}

// cardForm tells whether digits are those of a card: Visa, Mastercard, Maestro, Мир, UnionPay of 16 to 19
// and American Express of 15.
func cardForm(digits string) bool {
	switch size := len(digits); {
	case size == 15:
		return digits[0] == '3' && text.CheckDigit(digits)
	case size >= 16 && size <= 19:
		return '2' <= digits[0] && digits[0] <= '6' && text.CheckDigit(digits)
	}
	return false
}

// cardBegins tells whether digits are as many as most cards have, and begin as one of Visa, Mastercard, Мир, Maestro
// or UnionPay: one of them may be mistyped, and is as personal.
func cardBegins(digits string) bool {
	if len(digits) != 16 {
		return false
	}
	return digits[0] == '4' || begins(digits, "51", "52", "53", "54", "55", "2200", "2201", "2202", "2203", "2204", "67", "62")
}

// said knows a number by a word near it.
func (r *reading) said(n number, said cue, away int) kind {
	size := len(n.digits)
	if strings.ContainsAny(n.gaps, ".") {
		return ""
	}
	switch {
	case said == cardCue && size >= 13 && size <= 19:
		return card
	case said == accountCue && (size >= 5 && size <= 22 && away <= 4 || n.sizes == "222" && strings.Contains(n.gaps, "-")):
		return account
	case said == invoiceCue && size >= 11 && size <= 22:
		return account
	case said == documentCue && r.documented(n, away):
		return document
	}
	return ""
}

// documented tells whether a number behind the word for a document may be its: a Russian passport is 4509
// 123456, or in parts behind серия and номер; one for travelling 75 1234567; ИНН of a person has 12 digits
// and of a company 10.
func (r *reading) documented(n number, away int) bool {
	switch n.sizes {
	case "46", "226", "27", "244", "333", "3333", "332", "223":
		return true
	}
	if len(n.sizes) > 1 {
		return false
	}
	at := r.index(n.start)
	if len(n.digits) == 10 && r.asked(at, func(w string) bool { return w == "инн" }) {
		return false
	}
	if len(n.digits) == 4 {
		return away <= 2 && r.asked(at, func(w string) bool { return begins(w, "сери") })
	}
	return len(n.digits) >= 6 && len(n.digits) <= 12
}

// units are words behind a number that is an amount.
const units = "р руб рублей рубля рубль коп шт штук мм см м кг г л мб гб " +
	"mm cm m kg g ml l pcs pieces usd gbp eur pounds dollars"

// unit tells whether what stands behind a number counts or measures something.
func (r *reading) unit(end int) bool {
	rest := strings.TrimLeft(r.s[end:], " \u00a0")
	if begins(rest, "₽", "%", "€") {
		return true
	}
	w := r.at(r.index(end))
	return w.near("") && in(w.Text, units)
}
