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
	if t.tokens[first].gap == none {
		first++ // the B of 221B Baker Street
		if first == i {
			return false
		}
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
	return slices.Contains([]string{
		"unit", "warehouse", "suite", "flat", "apartment", "building", "block", "shop",
		"office", "studio", "room", "hangar", "depot", "floor", "stall", "house",
	}, t.tokens[i].text)
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

// postcodeMark stands before a postcode in its normal form.
const postcodeMark = "z "

// readPostcodes finds what the post sorts letters by in the United Kingdom, in the United States behind a town, and in
// Russia behind its word or before a town: BS1 4HS, Austin, TX 78701, индекс 420111.
func (t *factual) readPostcodes() {
	for i := range t.tokens {
		end := t.britishPostcode(i)
		switch {
		case end > 0:
		case t.indexed(i):
			end = i + 1
		default:
			end = t.americanPostcode(i)
		}
		if end > 0 && t.free(i, end) {
			said := strings.ReplaceAll(t.text[t.tokens[i].start:t.tokens[end-1].end], " ", "")
			t.addresses = append(t.addresses, t.fact(PostcodeFact, i, end, saying{said: postcodeMark + said}))
		}
	}
}

// britishPostcode gives where the postcode ends that begins at tokens[i], 0 where there is none. Galaxy S9 6GB is
// a model and its memory, Q2 4TH the place of a day, and none of the last letters is one of C I K M O V.
func (t *factual) britishPostcode(i int) int {
	digit, ending := t.at(i+1), t.at(i+2)
	if t.tokens[i].kind != word || digit.kind != number || digit.gap != space || len(digit.text) != 1 ||
		!ending.inner || len(ending.text) != 2 || t.tokens[i].chained || t.tokens[i].inner || !outward(t.written(i)) || t.at(i+3).chained {
		return 0
	}
	letters := t.written(i + 2)
	if strings.Trim(letters, "ABDEFGHJLNPQRSTUWXYZ") != "" ||
		slices.Contains([]string{"GB", "TB", "PB", "HZ", "AH", "WH", "ST", "ND", "RD", "TH", "XL"}, letters) {
		return 0
	}
	return i + 3
}

// outward tells whether s is the first half of a postcode: one letter or two, a digit, and a digit or a letter more.
func outward(s string) bool {
	letters := len(s) - len(strings.TrimLeft(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	rest := s[letters:]
	return letters > 0 && letters <= 2 && digits(rest) > 0 &&
		(len(rest) == 1 || len(rest) == 2 && (digits(rest) == 2 || 'A' <= rest[1] && rest[1] <= 'Z'))
}

// americanPostcode gives where the state and the number end that begin at tokens[i], behind a town and a comma; 0
// where there are none.
func (t *factual) americanPostcode(i int) int {
	n := t.at(i + 1)
	if n.kind != number || len(n.text) != 5 || digits(n.text) != 5 || n.gap != space || !t.at(i-1).is(",") || !t.town(i-2) ||
		len(t.tokens[i].text) != 2 || !strings.Contains(states, " "+t.written(i)+" ") {
		return 0
	}
	return i + 2
}

const states = " AL AK AZ AR CA CO CT DC DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD " +
	"TN TX UT VT VA WA WV WI WY "

// written gives tokens[i] as it stands in the text.
func (t *factual) written(i int) string { return t.text[t.tokens[i].start:t.tokens[i].end] }

// town tells whether tokens[i] is a word with a capital.
func (t *factual) town(i int) bool { return t.at(i).kind == word && t.capital(i, i+1) }
