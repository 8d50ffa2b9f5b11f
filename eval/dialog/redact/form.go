package redact

import (
	"regexp"
	"slices"
	"strings"
)

// form is what something looks like.
type form struct {
	*regexp.Regexp
	may func(*reading) bool // whether a text may hold it at all, which is told in much less time
}

func newForm(pattern string, may func(*reading) bool) form {
	return form{regexp.MustCompile(pattern), may}
}

// find gives where a form stands in a text.
func (f form) find(r *reading) [][]int {
	if !f.may(r) {
		return nil
	}
	return f.FindAllStringSubmatchIndex(r.s, -1)
}

// forms are those of what does not consist of digits alone.
type forms struct {
	iban      form
	insurance form // British: AB 12 34 56 C
	licence   form // a British one to drive: JONES 710238 H99RK
	serial    form // letters and digits behind the word for a document or an account
	passport  form // Russian: 4509 № 123456
	sortCode  form // with the account: 20-00-00 / 55779911
	masked    form // a card of which a part is hidden: 4276 12** **** 1234
	lastFour  form // what is left of a card
	link      form // to who is in a messenger or a network: t.me/ivan
	spelled   form // an e-mail as it is spoken: ivan собака mail точка ru
}

func newForms() forms {
	return forms{
		iban: newForm(`(?i)\b[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?\b`,
			latinNumber),
		insurance: newForm(`(?i)\b(?:[a-z]{2} \d{2} \d{2} \d{2} [a-d]|[a-ceghj-prstw-z][a-ceghj-nprstw-z]\d{6} ?[a-d])\b`,
			func(r *reading) bool { return r.digits.all >= 6 && latinNumber(r) }),
		licence: newForm(`(?i)\b[a-z][a-z9]{4} ?\d{6} ?[a-z][a-z9]\d[a-z]{2}\b`,
			func(r *reading) bool { return r.digits.longest >= 6 && latinNumber(r) }),
		serial: newForm(`(?i)\b([a-z]{1,5})[ -]?\d{5,9}[a-z0-9]{0,6}\b`,
			func(r *reading) bool { return r.digits.longest >= 5 && latinNumber(r) }),
		passport: newForm(`(?i)\b\d{2} ?\d{2},? *(?:№|n|no\.?|номер|ном\.?):? *\d{6}\b`,
			func(r *reading) bool { return r.digits.longest >= 6 && r.digits.all >= 10 }),
		sortCode: newForm(`(?i)\b\d{2}-\d{2}-\d{2}[ ,/;]+(?:a/?c|acc|account|no|number|and|[ .:])*\d{7,8}\b`,
			func(r *reading) bool { return r.digits.longest >= 7 && r.digits.all >= 13 }),
		masked: newForm(`\b\d{4,6}[ -]?\d{0,2}(?:[ -]?[*xX•хХ]){4,12}[ -]?\d{4}\b`,
			func(r *reading) bool { return r.digits.longest >= 4 && r.digits.all >= 8 }),
		link: newForm(`(?i)(?:^|[^\pL\pN.@-])(?:(?:www|m)\.)?(?:t\.me|telegram\.me|vk\.com|vk\.ru|instagram\.com|wa\.me|viber\.me|ok\.ru|facebook\.com|fb\.com|m\.me|`+
			`twitter\.com|x\.com|tiktok\.com|linkedin\.com/in)/[@+]?([\pL\pN_](?:[\pL\pN_.-]*[\pL\pN_])?)`,
			linked),
		spelled: newForm(`(?i)[\pL\pN_%+-]+(?:(?:\.| точка | dot )[\pL\pN_%+-]+)* ?(?:\(at\)|\[at\]|\(собака\)| собака | at (?:gmail|googlemail|yahoo|hotmail|outlook|icloud|proton|mail|yandex)) ?`+
			`(?:[\pL\pN-]+)?(?: ?(?:\.|точка|\(dot\)|\[dot\]|dot) ?(?:ru|рф|su|by|kz|com|net|org|uk|co|io|me|example))+`,
			speltMail),
		lastFour: newForm(`(?i)(?:ending(?: in| with)?|ends(?: in| with)?|last (?:four|4)(?: digits)?(?: are| is)?|последн\pL* (?:4 |четыр\pL* )?(?:цифр\pL*)?(?: карт\pL*)?|(?:за|о)канчива\pL* на|\*|•)[ :-]*(\d{4})\b`,
			func(r *reading) bool { return r.digits.longest >= 4 && tellsEnd(r) }),
	}
}

// latinNumber tells whether a Latin letter stands before a digit, with a blank or a hyphen between them or nothing.
func latinNumber(r *reading) bool {
	s := r.s
	for i := 1; i < len(s) && r.digits.all > 0; i++ {
		before := s[i-1]
		if i > 1 && (before == ' ' || before == '-') {
			before = s[i-2]
		}
		if digit(s[i]) && !digit(before) && letterOrDigit(before) {
			return true
		}
	}
	return false
}

// tellsEnd tells whether a text may say how a number ends.
func tellsEnd(r *reading) bool {
	return strings.ContainsAny(r.s, "*•") || slices.ContainsFunc(r.words, func(w word) bool {
		return strings.Contains(w.Text, "end") || strings.Contains(w.Text, "last") || strings.Contains(w.Text, "последн") || strings.Contains(w.Text, "канчива")
	})
}
