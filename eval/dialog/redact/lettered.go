package redact

import "strings"

// lettered finds what the forms tell.
func (r *reading) lettered(f forms) []span {
	var found []span
	add := func(k kind, start, end int) {
		found = append(found, span{kind: k, start: start, end: end, key: plain(r.s[start:end])})
	}
	for _, at := range f.iban.find(r) {
		if end := ibanEnd(r.s, at[0], at[1]); end > 0 {
			add(account, at[0], end)
		} else if r.told(at[0], accountCue, reach) {
			add(account, at[0], at[1])
		}
	}
	for _, at := range f.insurance.find(r) {
		if !r.told(at[0], orderCue, reach) {
			add(document, at[0], at[1])
		}
	}
	for _, at := range f.licence.find(r) {
		add(document, at[0], at[1])
	}
	for _, at := range f.passport.find(r) {
		if r.asked(r.index(at[0]), func(w string) bool { return ofDocument(w, " ") }) {
			found = append(found, span{kind: document, start: at[0], end: at[1], key: digitsOf(r.s[at[0]:at[1]])})
		}
	}
	for _, at := range f.serial.find(r) {
		if in(strings.ToLower(r.s[at[2]:at[3]]), "no nr num is id") {
			continue
		}
		if r.told(at[0], documentCue, reach) {
			add(document, at[0], at[1])
		} else if r.told(at[0], accountCue, 3) {
			add(account, at[0], at[1])
		}
	}
	for _, at := range f.sortCode.find(r) {
		add(account, at[0], at[1])
	}
	return found
}

// hidden finds cards of which only a part is told.
func (r *reading) hidden(f forms) []span {
	var found []span
	for _, at := range f.masked.find(r) {
		found = append(found, span{kind: card, start: at[0], end: at[1], key: plain(r.s[at[0]:at[1]])})
	}
	for _, at := range f.lastFour.find(r) {
		if r.told(at[2], cardCue, reach) || r.told(at[2], noCue, reach) && strings.ContainsAny(r.s[at[0]:at[2]], "*•") {
			found = append(found, span{kind: card, start: at[2], end: at[3], key: r.s[at[2]:at[3]]})
		}
	}
	return found
}

// told tells whether the cue of what begins at a byte is this one, and not farther away than so many words.
func (r *reading) told(at int, want cue, most int) bool {
	said, away := r.cue(r.index(at))
	return said == want && away <= most
}

// plain is a text of letters and digits in normal form.
func plain(s string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "-", "").Replace(s))
}

// ibanEnd gives the end of the account number (ISO 13616) that a text holds at a byte: as long as its check
// digits demand, as words may follow it; 0 where they never fit.
func ibanEnd(s string, start, end int) int {
	const least = 15
	for ; end-start >= least; end-- {
		whole := end == len(s) || !letterOrDigit(s[end])
		if whole && letterOrDigit(s[end-1]) && ibanChecks(plain(s[start:end])) {
			return end
		}
	}
	return 0
}

func letterOrDigit(b byte) bool { return digit(b) || 'a' <= b|0x20 && b|0x20 <= 'z' }

// ibanChecks computes the remainder by 97 (ISO 7064) with the first four characters put last.
func ibanChecks(s string) bool {
	remainder := 0
	for _, c := range []byte(s[4:] + s[:4]) {
		if digit(c) {
			remainder = (remainder*10 + int(c-'0')) % 97
		} else {
			remainder = (remainder*100 + int(c-'a') + 10) % 97
		}
	}
	return remainder == 1
}
