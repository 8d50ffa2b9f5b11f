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

// opened takes the + and the bracket before a telephone with it.
func opened(s string, start int, k kind) int {
	for k == phone && start > 0 && strings.IndexByte("+(", s[start-1]) >= 0 {
		start--
	}
	return start
}

// key is the normal form of a number: its digits, of a telephone without what is dialled before.
func key(k kind, digits string) string {
	if k == phone {
		return national(digits)
	}
	return digits
}

// national gives a telephone as it is dialled inside its country, where that is Russia, the United Kingdom
// or one of North America.
func national(digits string) string {
	digits = strings.TrimPrefix(digits, "00")
	switch {
	case len(digits) == 11 && strings.IndexByte("781", digits[0]) >= 0:
		return digits[1:]
	case len(digits) >= 12 && strings.HasPrefix(digits, "44"):
		digits = digits[2:]
	}
	return strings.TrimPrefix(digits, "0")
}

// classify gives the kind of the number that begins with the group first of a chain, and its last group; no
// kind where nothing says that it is personal.
func (r *reading) classify(c chain, first int) (kind, int) {
	at := r.index(c[first].start)
	said, away := r.cue(at)
	longest := min(len(c), first+mostGroups) - 1
	for _, rule := range []func(number, cue, int) kind{r.sure, r.said, r.likely} {
		for last := longest; last >= first; last-- {
			if kind := rule(c.number(r.s, first, last), said, away); kind != "" {
				return kind, last
			}
		}
	}
	return "", first
}

// structured finds all that has a form of its own: everything but names.
func (r *reading) structured(f forms) []span {
	found := emails(r.s)
	if !strings.ContainsAny(r.s, "0123456789") {
		return found
	}
	found = append(found, r.lettered(f)...)
	found = append(found, r.numbers()...)
	found = append(found, r.phones()...)
	return append(found, r.addresses()...)
}

// sure knows a number by its form alone.
func (r *reading) sure(n number, said cue, _ int) kind {
	size := len(n.digits)
	tight := !strings.ContainsAny(n.gaps, ".()")
	switch {
	case !tight:
		return ""
	case size == 20 && said != orderCue:
		return account
	case n.sizes == "4444", slices.Contains([]string{"+", "465", "4446", "44443", "88"}, n.sizes) && cardForm(n.digits) && said != orderCue && said != accountCue:
		return card
	case n.sizes == "3332" && strings.Contains(n.gaps, "-"), n.sizes == "324" && n.gaps == "--" && said != orderCue:
		return document
	case n.sizes == "226" && n.gaps == "  " && said != orderCue && said != accountCue:
		return document
	case n.sizes == "2228" && strings.HasPrefix(n.gaps, "--"):
		return account
	}
	return ""
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

// said knows a number by a word near it.
func (r *reading) said(n number, said cue, away int) kind {
	size := len(n.digits)
	if strings.ContainsAny(n.gaps, ".") {
		return ""
	}
	switch said {
	case cardCue:
		if size >= 13 && size <= 19 {
			return card
		}
	case accountCue:
		if size >= 5 && size <= 22 && away <= 4 || n.sizes == "222" && strings.Contains(n.gaps, "-") {
			return account
		}
	case invoiceCue:
		if size >= 11 && size <= 22 {
			return account
		}
	case documentCue:
		if r.documented(n, away) {
			return document
		}
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

// phones finds the telephones that the facts of the knowledge are told by, too.
func (r *reading) phones() []span {
	var found []span
	for _, f := range text.Phones(r.s) {
		start, end := f.Span()
		if r.unit(end) {
			continue
		}
		if said, _ := r.cue(r.index(start)); said == noCue || said == phoneCue {
			found = append(found, span{kind: phone, start: start, end: end, key: national(digitsOf(f.Text))})
		}
	}
	return found
}

// unit tells whether what stands behind a number counts or measures something.
func (r *reading) unit(end int) bool {
	rest := strings.TrimLeft(r.s[end:], " \u00a0")
	if strings.HasPrefix(rest, "₽") || strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, "€") {
		return true
	}
	w := r.at(r.index(end))
	return w.near("") && in(w.Text, "р руб рублей рубля рубль коп шт штук мм см м кг г л мб гб mm cm m kg g ml l pcs pieces usd gbp eur pounds dollars")
}

// likely knows a telephone by its form, where nothing speaks against it, or by a word near it.
func (r *reading) likely(n number, said cue, away int) kind {
	size, glued := len(n.digits), len(n.sizes) == 1
	plus := n.start > 0 && r.s[n.start-1] == '+'
	switch {
	case size < 6 || size > 15 || r.unit(n.end) || said == orderCue && (glued || size < 10) && !plus:
		return ""
	case plus && size >= 8,
		size == 11 && (n.digits[0] == '7' || n.digits[0] == '8') && strings.IndexByte("3489", n.digits[1]) >= 0,
		size == 10 && n.digits[0] == '9' && !glued && n.sizes[0] == '3',
		(size == 10 || size == 11) && n.digits[0] == '0' && n.digits[1] != '0',
		strings.HasPrefix(n.digits, "00") && size >= 11, size == 12 && !glued && countryCode(n.digits),
		n.sizes == "334" && size == 10, n.sizes == "1334" && n.digits[0] == '1':
		return phone
	case said == phoneCue && away <= 4 && (size >= 7 || n.sizes == "222") && !dated(n):
		return phone
	}
	return ""
}

// countryCode tells whether digits begin with the code of a country whose numbers have twelve digits with it.
func countryCode(digits string) bool {
	return begins(digits, "44", "375", "380", "992", "994", "996", "998")
}

// dated tells whether a number may be a date.
func dated(n number) bool {
	return n.sizes == "224" || n.sizes == "422" || n.sizes == "222" && strings.Contains(n.gaps, ".")
}
