package redact

import (
	"strings"

	"firstline/kb/text"
)

// addresses finds where somebody lives: a street with a house and what belongs to them, a British postcode.
func (r *reading) addresses() []span {
	var found []span
	taken := 0
	for i := range r.words {
		if i < taken {
			continue
		}
		first, last, street := r.addressAt(i, taken)
		if street == "" {
			continue
		}
		first, last = r.extend(first, last, taken)
		found = append(found, span{kind: address, start: r.words[first].Start, end: r.words[last].End, key: street})
		taken = last + 1
	}
	return found
}

// addressAt reads the kernel of an address at a word that names a kind of street, a flat or a postcode: its
// first and last word, and street and house in normal form. No word before least belongs to it.
func (r *reading) addressAt(i, least int) (first, last int, street string) {
	for _, rule := range []func(i, least int) (int, int, string){
		r.streetBefore, r.streetAfter, r.houseAndFlat, r.unnamedStreet, r.numberedStreet, r.postcode, r.box,
	} {
		if first, last, street = rule(i, least); street != "" {
			return first, last, street
		}
	}
	return 0, 0, ""
}

// streetKey is the normal form of a street with a house: what two spellings of it share.
func (r *reading) streetKey(first, end int, house string) string {
	var stems []string
	for _, w := range r.words[first:end] {
		stems = append(stems, text.Stem(w.Text))
	}
	return strings.Join(append(stems, house), " ")
}

// house tells whether a word is the number of a house: 5, 12а, 221b.
func house(w word) bool {
	n := 0
	for n < len(w.Text) && digit(w.Text[n]) {
		n++
	}
	rest := []rune(w.Text[n:])
	return n > 0 && n <= 4 && w.Text[0] != '0' && (len(rest) == 0 || len(rest) == 1 && w.Text[n] != '.' && w.Text[n] != ',' && w.Text[n] != ':')
}

// extend adds to an address what stands at its sides and belongs to it: flat, town, region, postcode.
func (r *reading) extend(first, last, least int) (int, int) {
	for more := true; more; {
		more = false
		if n := r.partAfter(last + 1); n > 0 {
			last, more = last+n, true
		}
	}
	for more := true; more; {
		more = false
		if n := r.partBefore(first, least); n > 0 {
			first, more = first-n, true
		}
	}
	return first, last
}

// partAfter gives how many words at i go on with an address.
func (r *reading) partAfter(i int) int {
	w, next := r.at(i), r.at(i+1)
	switch {
	case !w.listed() && w.gap != "-" && w.gap != "/" && w.gap != "–" && !endsLine(w.gap):
		return 0
	case in(w.Text, flats) && next.near(".№#:") && (next.number() || len([]rune(next.Text)) == 1) && len(next.Text) < 8:
		return 2
	case endsLine(w.gap) && !w.number() && !w.upper:
		return 0
	case isPostcode(w, next), isState(w, next), w.Text == "индекс" && next.near(":") && postIndex(next):
		return 2
	case gluedPostcode(w), postIndex(w), flatGlued(w.Text):
		return 1
	case (w.gap == "-" || w.gap == "/" || w.gap == "–" || strings.HasPrefix(w.gap, ",") && !endsLine(w.gap) && !r.unit(w.End)) && house(w):
		return 1
	case in(w.Text, "г город село деревня поселок") && next.near(".") && next.upper:
		return 2
	case w.upper && next.joined() && in(next.Text, regions):
		return 2
	case town(w), in(w.Text, countries):
		return 1
	}
	return r.townBeforeCode(i)
}

// postIndex tells whether a word is a Russian postcode.
func postIndex(w word) bool { return len(w.Text) == 6 && digitsOf(w.Text) == w.Text }

// townBeforeCode gives the words of a town that a British postcode or an American state follows.
func (r *reading) townBeforeCode(i int) int {
	const most = 4
	for n := 1; n <= most; n++ {
		w := r.at(i + n - 1)
		if w.number() || !w.listed() && !endsLine(w.gap) {
			return 0
		}
		if next := r.at(i + n); isPostcode(next, r.at(i+n+1)) || isState(next, r.at(i+n+1)) || gluedPostcode(next) {
			return n
		}
	}
	return r.capitals(i)
}

// capitals gives the words of a town behind a comma, written with capitals, that end the clause: , Leeds.
func (r *reading) capitals(i int) int {
	if !strings.Contains(r.at(i).gap, ",") {
		return 0
	}
	n := 0
	for r.at(i+n).upper && (n == 0 || r.at(i+n).joined()) && !text.Stop(r.at(i+n).Text) {
		n++
	}
	if n > 3 || r.at(i+n).joined() {
		return 0
	}
	return n
}

// partBefore gives how many words before an address belong to it.
func (r *reading) partBefore(first, least int) int {
	at := r.at(first)
	if first <= least || !at.listed() && at.gap != "\n" {
		return 0
	}
	w, before := r.at(first-1), r.at(first-2)
	if in(w.Text, "я й ая ый ой е") && w.gap == "-" && before.number() && first-2 >= least {
		return 2 // 5-я просека
	}
	if first-2 >= least && (house(w) && in(before.Text, flats) && w.near(".") || (w.upper || town(w)) && in(before.Text, places) && w.near(".")) {
		return 2
	}
	switch {
	case in(w.Text, countries), postIndex(w), town(w):
		return 1
	case first-2 < least:
		return 0
	case in(w.Text, regions) && before.upper:
		return 2
	case w.upper && strings.HasPrefix(at.gap, ","):
		return r.namedHouse(first, least)
	}
	return 0
}

// namedHouse gives how many words before an address are the name of its house: The Old Forge, Rose Cottage.
func (r *reading) namedHouse(first, least int) int {
	const most = 4
	known := in(r.words[first-1].Text, "cottage house farm barn lodge hall court forge mill manor villa grange")
	for n := 1; n <= most && first-n >= least && r.words[first-n].upper; n++ {
		if r.words[first-n].Text == "the" {
			return n
		}
		if !r.words[first-n].joined() || !r.at(first-n-1).upper {
			if known && n > 1 {
				return n
			}
			return 0
		}
	}
	return 0
}

// endsLine tells whether a gap is the end of one line, behind a comma or not.
func endsLine(gap string) bool { return strings.Trim(gap, " \t\r,.") == "\n" }

const (
	flats = "кв квартира квартиру квартире корп корпус к стр строение лит литера под подъезд п эт этаж этаже домофон ком комн комната оф офис " +
		"flat apt apartment unit suite room floor"
	places    = "г город города городе с село селе д дер деревня деревне пос поселок поселке п пгт ст станица мкр снт"
	regions   = "обл область области край края респ республика район района р-н"
	countries = "россия рф беларусь казахстан uk usa england scotland wales ireland"
)

// flatGlued tells whether a folded word is a flat or a part of a house with its number: кв12, к2.
func flatGlued(w string) bool {
	for stem := range strings.FieldsSeq("кв корп к под эт стр apt") {
		if rest, ok := strings.CutPrefix(w, stem); ok && rest != "" && digitsOf(rest) == rest {
			return true
		}
	}
	return false
}
