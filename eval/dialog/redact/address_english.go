package redact

import (
	"strings"

	"firstline/kb/text"
)

// plainRoads are kinds of street that are also written with a small letter, and mean nothing else.
const plainRoads = "street st road rd avenue ave lane ln close drive crescent terrace gardens grove"

// sentTo tells whether a word stands before an address in small letters.
func sentTo(w string) bool {
	return in(w, "address live lives living send ship shipped shipping post posted at moved postcode") || begins(w, "deliver")
}

// numberedStreet reads 14 Maple Rd, also 14 maple rd where an address is spoken of or goes on.
func (r *reading) numberedStreet(i, least int) (first, last int, street string) {
	if !roadWord(r.words[i].Text) || !r.words[i].joined() {
		return 0, 0, ""
	}
	first = i
	for first > max(least, i-mostNames) && r.words[first].near(".'") && (!r.words[first-1].number() || ordinal(r.words[first-1])) {
		first--
	}
	if first == i || first == least || !house5(r.words[first-1]) || !r.words[first].joined() && r.words[first].gap != ", " || r.unit(r.words[first-1].End) {
		return 0, 0, ""
	}
	for _, w := range r.words[first:i] {
		if !w.upper && !ordinal(w) && !r.smallStreet(first-1, i) || text.Stop(w.Text) || in(w.Text, "minute minutes min mins hour hours mile miles day days inch foot metre litre seater pack") {
			return 0, 0, ""
		}
	}
	if !r.words[i].upper && !in(r.words[i].Text, plainRoads) {
		return 0, 0, ""
	}
	return first - 1, i, r.streetKey(first, i, digitsAhead(r.words[first-1].Text))
}

// ordinal tells whether a word is the number of a street, as streets of America have them: 34th.
func ordinal(w word) bool {
	n := digitsAhead(w.Text)
	return n != "" && in(w.Text[len(n):], "st nd rd th")
}

// smallStreet tells whether a street in small letters from its house to its kind is one.
func (r *reading) smallStreet(first, last int) bool {
	if !in(r.words[last].Text, plainRoads) {
		return false
	}
	before, next := r.at(first-1), r.at(last+1)
	return r.asked(first, sentTo) || house(before) || isPostcode(next, r.at(last+2)) || r.townBeforeCode(last+1) > 0 || in(next.Text, flats)
}

// house5 is house for numbers of up to five digits, as they are in America.
func house5(w word) bool {
	return house(w) || len(w.Text) == 5 && digitsOf(w.Text) == w.Text
}

// postcode reads LS6 2AB, also in small letters where an address is spoken of.
func (r *reading) postcode(i, least int) (first, last int, code string) {
	w, next := r.words[i], r.at(i+1)
	switch {
	case isPostcode(w, next) && (w.upper || r.asked(i, sentTo)):
		first, last = i, i+1
	case gluedPostcode(w) && (w.upper || r.asked(i, sentTo)):
		first, last = i, i
	default:
		return 0, 0, ""
	}
	return r.beforePostcode(first, least), last, plain(r.s[w.Start:r.words[last].End])
}

// beforePostcode gives the first word of the lines of an address that a postcode ends: a house with whatever
// its street is called (6/2 Bramble Brae, Edinburgh), the name of a house (Rose Cottage, Church Lane), or the
// town alone.
func (r *reading) beforePostcode(code, least int) int {
	const most, town = 12, 2
	from, house, parts := code, code, false
	for i := code - 1; i >= max(least, code-most) && r.beforeInAddress(i); i-- {
		from = i
		parts = parts || strings.Contains(r.words[i+1].gap, ",")
		if house5(r.words[i]) || in(r.words[i].Text, flats) {
			house = i
		}
	}
	switch {
	case house < code && !strings.Contains(r.words[house].gap, ","):
		return house
	case house < code || parts || code-from <= town:
		return from
	}
	return code
}

// beforeInAddress tells whether a word may stand in an address before the next one.
func (r *reading) beforeInAddress(i int) bool {
	w, next := r.words[i], r.words[i+1]
	switch {
	case !next.listed() && !next.near(",\n") && next.gap != "/" && next.gap != "-":
		return false
	case house5(w), in(w.Text, flats):
		return true
	}
	return w.upper && (!text.Stop(w.Text) || w.Text == "the") && !in(w.Text, nobody) && !in(w.Text, "postcode address zip home delivery")
}

// isPostcode tells whether two words are the halves of a British postcode or of an Irish one (A96 X9Y9). The
// letters C, I, K, M, O and V are not in the second half of a British one, so that M6 8mm is none.
func isPostcode(outward, inward word) bool {
	irish := inward.upper && len(outward.Text) == 3 && len(inward.Text) == 4 && len(digitsOf(outward.Text)) == 2 && strings.ContainsAny(inward.Text, "0123456789")
	return inward.joined() && isOutward(outward.Text) && (isInward(inward.Text) || irish)
}

func gluedPostcode(w word) bool {
	n := len(w.Text)
	return n >= 5 && n <= 7 && isOutward(w.Text[:n-3]) && isInward(w.Text[n-3:])
}

func isOutward(s string) bool {
	letters := 0
	for letters < len(s) && s[letters] >= 'a' && s[letters] <= 'z' {
		letters++
	}
	rest := s[letters:]
	return (letters == 1 || letters == 2) && (len(rest) == 1 || len(rest) == 2) && digit(rest[0])
}

func isInward(s string) bool {
	return len(s) == 3 && digit(s[0]) && !strings.ContainsAny(s[1:], "cikmov0123456789") && s[1] >= 'a' && s[1] <= 'z' && s[2] >= 'a' && s[2] <= 'z'
}

// isState tells whether two words are an American state with its postcode: OH 45011.
func isState(state, code word) bool {
	return in(state.Text, states) && code.joined() && len(code.Text) == 5 && digitsOf(code.Text) == code.Text
}

const states = "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc"

// box reads PO Box 123 and а/я 15.
func (r *reading) box(i, _ int) (first, last int, street string) {
	w, next := r.words[i], r.at(i+1)
	switch {
	case w.Text == "po" && next.Text == "box" && r.at(i+2).number():
		return i, i + 2, "box " + r.at(i+2).Text
	case w.Text == "а" && next.Text == "я" && next.gap == "/" && r.at(i+2).number():
		return i, i + 2, "box " + r.at(i+2).Text
	}
	return 0, 0, ""
}

// roadWord tells whether a word is a kind of street where English is spoken.
func roadWord(w string) bool {
	switch w {
	case "street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "dr", "close", "court", "ct", "way", "place", "pl",
		"gardens", "gdns", "grove", "hill", "terrace", "crescent", "cres", "square", "sq", "row", "walk", "mews", "view", "green",
		"boulevard", "blvd", "parkway", "pkwy", "circle", "cir", "trail", "rise", "quay", "wharf", "yard", "park":
		return true
	}
	return false
}
