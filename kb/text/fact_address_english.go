package text

import (
	"slices"
	"strings"
)

// numberedBefore reads 12 High Street, whose street's word is tokens[i], and Warehouse 4, Tanner's Yard.
func (t *factual) numberedBefore(i int) bool {
	first := t.nameBefore(i)
	if first == i || first == 0 || t.tokens[first].gap == newline {
		return false
	}
	if t.tokens[first-1].is(",") && first > 2 && t.unitWord(first-3) && t.houseNumber(first-2) {
		return t.address(first-3, i+1, first, i, t.tokens[first-2].text)
	}
	start := first - 1
	if !t.houseNumber(start) || t.maybeStreet(i) && !t.inPlace(start, i) {
		return false
	}
	if t.tokens[first].gap == none && first+1 < i {
		first++ // the B of 221B Baker Street
	}
	return t.address(start, i+1, first, i, t.tokens[start].text)
}

// nameBefore gives where the words in capitals begin that stand before the street's word tokens[i]: St. Mary's.
func (t *factual) nameBefore(i int) int {
	first := i
	for first > 0 && first > i-mostNames && t.tokens[first].gap != newline {
		before := t.tokens[first-1]
		named := before.kind == word && t.capital(first-1, first)
		dotted := before.is(".") && first > 1 && t.tokens[first-2].kind == word
		if !named && !dotted {
			break
		}
		first--
	}
	return first
}

// houseNumber tells whether tokens[i] may be the number of a house.
func (t *factual) houseNumber(i int) bool {
	n := t.at(i)
	return n.kind == number && digits(n.text) == len(n.text) && len(n.text) <= 4 && n.text[0] != '0'
}

// unitWord tells whether tokens[i] names a part of a building that has a number.
func (t *factual) unitWord(i int) bool {
	return slices.Contains([]string{"unit", "warehouse", "suite", "flat", "apartment", "building", "block", "shop", "office", "studio", "room",
		"hangar", "depot", "floor", "stall", "house"}, t.tokens[i].text)
}

// maybeStreet tells whether the street's word tokens[i] has another meaning in capitals, too: 2 Press Close.
func (t *factual) maybeStreet(i int) bool {
	return slices.Contains([]string{"close", "court", "drive", "place", "way", "row", "walk", "hill", "gate", "park"}, t.tokens[i].text)
}

// inPlace tells whether tokens[start:last+1] stands where an address does: behind at, or before the town or
// the end of the sentence, and does not name a disk.
func (t *factual) inPlace(start, last int) bool {
	if name := t.tokens[start+1].text; name == "gb" || name == "tb" {
		return false
	}
	before, next := t.at(start-1), t.at(last+1)
	switch {
	case slices.ContainsFunc([]string{"at", "to", "from", "in", "visit", "near", "is", "address", "our", ":"}, before.is):
		return true
	case last+1 == len(t.tokens) || t.stops(last+1):
		return start == 0 || t.stops(start-1) || before.is(",")
	}
	return next.is(",") && t.town(last+2)
}

// streetInEnglish tells whether tokens[i] is an English word for a street.
func (t *factual) streetInEnglish(i int) bool {
	switch w := t.tokens[i].text; w {
	case "street", "st", "road", "rd", "avenue", "ave", "lane", "square", "boulevard", "blvd", "terrace", "crescent", "quay", "wharf", "yard",
		"mews", "gardens", "grove", "parade":
		return t.capital(i, i+1) || strings.HasPrefix(w, "str")
	}
	return t.maybeStreet(i) && t.capital(i, i+1) && (i+1 == len(t.tokens) || !t.streetInEnglish(i+1)) // Hill Road
}

// postcode matches what the post sorts letters by in the United Kingdom, and in the United States behind a
// town: BS1 4HS, Austin, TX 78701. No letter of its end is one of C I K M O V.
var postcode = Pattern(`\b[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][ABD-HJLNP-UW-Z]{2}\b|, (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) [0-9]{5}\b`)

// readPostcodes finds postcodes.
func (t *factual) readPostcodes() {
	if !hasUpperDigit(t.text) {
		return
	}
	for _, at := range postcode().FindAllStringIndex(t.text, -1) {
		start, end := at[0], at[1]
		zip := t.text[start] == ','
		if zip {
			start += len(", ")
		}
		first := slices.IndexFunc(t.tokens, func(w token) bool { return w.start == start })
		last := slices.IndexFunc(t.tokens, func(w token) bool { return w.end == end })
		said := strings.ReplaceAll(t.text[start:end], " ", "")
		if first < 0 || last < first || !t.free(first, last+1) || t.measured(said[len(said)-2:], first) || zip && !t.town(first-2) {
			continue
		}
		t.addresses = append(t.addresses, t.fact(AddressFact, first, last+1, saying{said: postcodeMark + said}))
	}
}

// postcodeMark stands before a postcode in its normal form.
const postcodeMark = "z "

// measured tells whether what ends in two letters and begins at tokens[first] is a model and a number of units,
// Galaxy S9 6GB, or the place of a day, Q2 4TH.
func (t *factual) measured(ending string, first int) bool {
	return slices.Contains([]string{"GB", "TB", "PB", "HZ", "AH", "WH", "ST", "ND", "RD", "TH", "XL"}, ending) ||
		first > 0 && t.tokens[first].gap == none
}

// town tells whether tokens[i] is a word with a capital.
func (t *factual) town(i int) bool { return t.at(i).kind == word && t.capital(i, i+1) }

// hasUpperDigit tells whether a digit and a capital letter of the alphabet stand in a text.
func hasUpperDigit(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.ContainsFunc(s, func(r rune) bool { return 'A' <= r && r <= 'Z' })
}
