package redact

import (
	"regexp"
	"strings"
)

// forms are those of what does not consist of digits alone.
type forms struct {
	iban      *regexp.Regexp
	insurance *regexp.Regexp // British: AB 12 34 56 C
	licence   *regexp.Regexp // a British one to drive: JONES 710238 H99RK
	serial    *regexp.Regexp // letters and digits behind the word for a document or an account
	passport  *regexp.Regexp // Russian: 4509 № 123456
	sortCode  *regexp.Regexp // with the account: 20-00-00 / 55779911
	masked    *regexp.Regexp // a card of which a part is hidden: 4276 12** **** 1234
	lastFour  *regexp.Regexp // what is left of a card
	link      *regexp.Regexp // to who is in a messenger or a network: t.me/ivan
	spelled   *regexp.Regexp // an e-mail as it is spoken: ivan собака mail точка ru
}

func newForms() forms {
	return forms{
		iban:      regexp.MustCompile(`(?i)\b[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?\b`),
		insurance: regexp.MustCompile(`(?i)\b(?:[a-z]{2} \d{2} \d{2} \d{2} [a-d]|[a-ceghj-prstw-z][a-ceghj-nprstw-z]\d{6} ?[a-d])\b`),
		licence:   regexp.MustCompile(`(?i)\b[a-z][a-z9]{4} ?\d{6} ?[a-z][a-z9]\d[a-z]{2}\b`),
		serial:    regexp.MustCompile(`(?i)\b([a-z]{1,5})[ -]?\d{5,9}[a-z0-9]{0,6}\b`),
		passport:  regexp.MustCompile(`(?i)\b\d{2} ?\d{2},? *(?:№|n|no\.?|номер|ном\.?):? *\d{6}\b`),
		sortCode:  regexp.MustCompile(`(?i)\b\d{2}-\d{2}-\d{2}[ ,/;]+(?:a/?c|acc|account|no|number|and|[ .:])*\d{7,8}\b`),
		masked:    regexp.MustCompile(`\b\d{4,6}[ -]?\d{0,2}(?:[ -]?[*xX•хХ]){4,12}[ -]?\d{4}\b`),
		link: regexp.MustCompile(`(?i)(?:^|[^\pL\pN.@-])(?:(?:www|m)\.)?(?:t\.me|telegram\.me|vk\.com|vk\.ru|instagram\.com|wa\.me|viber\.me|ok\.ru|facebook\.com|fb\.com|m\.me|` +
			`twitter\.com|x\.com|tiktok\.com|linkedin\.com/in)/[@+]?([\pL\pN_](?:[\pL\pN_.-]*[\pL\pN_])?)`),
		spelled: regexp.MustCompile(`(?i)[\pL\pN_%+-]+(?:(?:\.| точка | dot )[\pL\pN_%+-]+)* ?(?:\(at\)|\[at\]|\(собака\)| собака | at (?:gmail|googlemail|yahoo|hotmail|outlook|icloud|proton|mail|yandex)) ?` +
			`(?:[\pL\pN-]+)?(?: ?(?:\.|точка|\(dot\)|\[dot\]|dot) ?(?:ru|рф|su|by|kz|com|net|org|uk|co|io|me|example))+`),
		lastFour: regexp.MustCompile(`(?i)(?:ending(?: in| with)?|ends(?: in| with)?|last (?:four|4)(?: digits)?(?: are| is)?|последн\pL* (?:4 |четыр\pL* )?(?:цифр\pL*)?(?: карт\pL*)?|(?:за|о)канчива\pL* на|\*|•)[ :-]*(\d{4})\b`),
	}
}

// lettered finds what the forms tell.
func (r *reading) lettered(f forms) []span {
	var found []span
	add := func(k kind, start, end int) {
		found = append(found, span{kind: k, start: start, end: end, key: plain(r.s[start:end])})
	}
	for _, at := range f.iban.FindAllStringIndex(r.s, -1) {
		if end := ibanEnd(r.s, at[0], at[1]); end > 0 {
			add(account, at[0], end)
		} else if r.told(at[0], accountCue, reach) {
			add(account, at[0], at[1])
		}
	}
	for _, at := range f.insurance.FindAllStringIndex(r.s, -1) {
		if !r.told(at[0], orderCue, reach) {
			add(document, at[0], at[1])
		}
	}
	for _, at := range f.licence.FindAllStringIndex(r.s, -1) {
		add(document, at[0], at[1])
	}
	for _, at := range f.passport.FindAllStringIndex(r.s, -1) {
		if r.asked(r.index(at[0]), func(w string) bool { return ofDocument(w, " ") }) {
			found = append(found, span{kind: document, start: at[0], end: at[1], key: digitsOf(r.s[at[0]:at[1]])})
		}
	}
	for _, at := range f.serial.FindAllStringSubmatchIndex(r.s, -1) {
		if in(strings.ToLower(r.s[at[2]:at[3]]), "no nr num is id") {
			continue
		}
		if r.told(at[0], documentCue, reach) {
			add(document, at[0], at[1])
		} else if r.told(at[0], accountCue, 3) {
			add(account, at[0], at[1])
		}
	}
	for _, at := range f.sortCode.FindAllStringIndex(r.s, -1) {
		add(account, at[0], at[1])
	}
	return found
}

// hidden finds cards of which only a part is told.
func (r *reading) hidden(f forms) []span {
	var found []span
	for _, at := range f.masked.FindAllStringIndex(r.s, -1) {
		found = append(found, span{kind: card, start: at[0], end: at[1], key: plain(r.s[at[0]:at[1]])})
	}
	for _, at := range f.lastFour.FindAllStringSubmatchIndex(r.s, -1) {
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
