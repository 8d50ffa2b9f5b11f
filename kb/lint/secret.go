package lint

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"firstline/kb/text"
)

var (
	// tokens are keys that their look alone gives away.
	tokens = text.Pattern(`\bsk-(?:proj-|ant-|live-)?[A-Za-z0-9_-]{20,}|\b[a-z]{2,6}_(?:live|prod|secret)_[A-Za-z0-9]{16,}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bglpat-[A-Za-z0-9_-]{20,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bAIza[0-9A-Za-z_-]{30,}|` +
		`-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\b\d{8,10}:AA[A-Za-z0-9_-]{32,}|\b[a-z][a-z0-9+]{2,15}://[^\s:/@]+:[^\s:/@]*\d[^\s:/@]*@[\w.-]+|\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{10,}`)
	// named are values behind a word for a secret.
	named  = text.Pattern(`(?i)(?:\b[a-z0-9_]*(?:secret|access|api|private)_?(?:access_?)?(?:key|token)|ключ[аи]? api|парол[ьяюе]\p{L}*|password|passwd|pwd|api[_ -]?key|api[_ -]?ключ|secret(?:[_ -]?key)?|секретный ключ|access[_ -]?token|auth[_ -]?token|bearer)(?:\s+(?:от|для|к|for|of)\s+[^:=]{1,40})?\s*(?:[:=]|—|is)\s*["'` + "`" + `«“]*([^\s"'` + "`" + `»”,;<>(){}]{6,})`)
	digits = text.Pattern(`(?:\d[ \-\x{00a0}]?){13,19}`)
)

// secretIn says what secret a line holds; "" where it holds none. In code, a value behind a word for a secret
// is an example; what looks like a key is one there too.
func secretIn(line string, code bool) string {
	if !strings.ContainsAny(line, "0123456789-") {
		return ""
	}
	if hasAny(line, "sk- _live_ _prod_ _secret_ AKIA gh glpat- xox AIza PRIVATE :AA eyJ ://") {
		if key := tokens().FindString(line); key != "" && !sample(key) {
			return "a key"
		}
	}
	if code || !hasAny(strings.ToLower(line), "парол passw pwd key ключ secret token bearer") {
		return ""
	}
	for _, m := range named().FindAllStringSubmatch(line, -1) {
		value := strings.TrimRight(m[1], ".!?")
		if !sample(value) && strings.ContainsFunc(value, unicode.IsDigit) && strings.ContainsFunc(value, unicode.IsLetter) && entropy(value) > 2.5 && plainASCII(value) && !strings.Contains(value, "://") {
			return "a password or a key"
		}
	}
	return ""
}

// hasAny tells whether a line has one of the words of a list. What has none of them need not be held
// against a pattern, which is slow.
func hasAny(line, words string) bool {
	for word := range strings.FieldsSeq(words) {
		if strings.Contains(line, word) {
			return true
		}
	}
	return false
}

func plainASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}

// entropy is Shannon's, in bits a character: of a word about 2, of a random key 3 to 4.
func entropy(s string) float64 {
	counts := map[rune]int{}
	n := 0
	for _, r := range s {
		counts[r]++
		n++
	}
	sum := 0.0
	for _, count := range counts {
		p := float64(count) / float64(n)
		sum -= p * math.Log2(p)
	}
	return sum
}

// cardIn gives the card number in a line: its check digit (Luhn, ISO/IEC 7812-1) is right, and it is no
// number of an account or of a document.
func cardIn(line string) string {
	if !manyDigits(line, 16) {
		return ""
	}
	for _, found := range digits().FindAllStringIndex(line, -1) {
		n := strings.Map(onlyDigits, line[found[0]:found[1]])
		before, after := line[:found[0]], line[found[1]:]
		longer := before != "" && strings.IndexByte("./_=-+", before[len(before)-1]) >= 0 || after != "" && strings.IndexByte("/_=", after[0]) >= 0
		if len(n) == 16 && strings.ContainsRune("23456", rune(n[0])) && luhn(n) && !longer {
			return n
		}
	}
	return ""
}

// manyDigits tells whether a line has so many digits.
func manyDigits(line string, least int) bool {
	n := 0
	for i := range len(line) {
		if '0' <= line[i] && line[i] <= '9' {
			n++
		}
	}
	return n >= least
}

func onlyDigits(r rune) rune {
	if '0' <= r && r <= '9' {
		return r
	}
	return -1
}

func luhn(n string) bool {
	sum := 0
	for i := range n {
		d := int(n[len(n)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// endsOf gives the first and the last digits of a card number, by which its owner knows it.
func endsOf(n string) string { return n[:4] + " •••• •••• " + n[len(n)-4:] }

var (
	privateWords = text.Pattern(`(?i)личн\p{L}*|мобильн\p{L}*|сотов\p{L}*|домашн\p{L}*|звонит[еь] мне|мой номер|директор\p{L}*|менеджер\p{L}*|руководител\p{L}*|сотрудни\p{L}*|владел\p{L}*|\b(?:personal|private|mobile|cell|home (?:phone|number)|call me|my number|director|manager|owner)\b`)
	personName   = text.Pattern(`\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+(?:вич|вна|ич|ов|ова|ев|ева|ин|ина|ский|ская|ко|son|man|er|ey|ton)\b)|\p{Lu}\p{Ll}{2,}\s+\p{Lu}\p{Ll}{2,}`)
	documents    = text.Pattern(`(?i)паспорт\p{L}*[^\d\n]{0,25}\d{2}\s?\d{2}\s?(?:№\s?)?\d{6}|снилс[^\d\n]{0,10}\d{3}-\d{3}-\d{3}[ -]\d{2}|\bpassport(?: no\.?| number)?[^\d\n]{0,10}\d{9}\b|\bnational insurance[^\n]{0,20}[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b`)
	freeMail     = text.Pattern(`(?i)[a-z0-9._%+-]+@(?:gmail\.com|mail\.ru|yandex\.(?:ru|com)|ya\.ru|bk\.ru|list\.ru|inbox\.ru|rambler\.ru|yahoo\.\w+|hotmail\.\w+|outlook\.com|icloud\.com)`)
)

// personalIn says what a line tells of a person; "" where it tells nothing. Contacts that the company
// names as its own are no secret.
func personalIn(line string, public map[string]bool) string {
	if !manyDigits(line, 9) && !strings.Contains(line, "@") {
		return ""
	}
	if documents().MatchString(line) {
		return "the number of somebody's document stands in the text"
	}
	if mail := freeMail().FindString(line); mail != "" && !public[strings.ToLower(mail)] && !sample(mail) {
		return fmt.Sprintf("%s is somebody's private address", quoted(withoutContacts(mail)))
	}
	for _, f := range text.Facts(line) {
		if f.Kind != text.PhoneFact || public[f.Values()[0]] || !mobile(f.Values()[0]) {
			continue
		}
		start, end := f.Span()
		around := strings.Replace(line, line[start:end], " ", 1)
		if privateWords().MatchString(around) || personName().MatchString(around) {
			return fmt.Sprintf("%s is somebody's own phone", quoted(withoutDigits(f.Text, 2)))
		}
	}
	return ""
}

// mobile tells the phone number of a person from that of an office: +7 9…, 07… of the United Kingdom.
func mobile(value string) bool {
	n := strings.TrimPrefix(value, "p ")
	return (len(n) == 11 && (n[0] == '7' || n[0] == '8') || len(n) == 10) && strings.TrimPrefix(strings.TrimPrefix(n, "7"), "8")[0] == '9' || strings.HasPrefix(n, "447") || len(n) == 10 && n[0] == '7'
}

// publicContacts are those that the company layer gives to everybody.
func (c *corpus) publicContacts() map[string]bool {
	public := map[string]bool{}
	for _, e := range c.Said {
		for _, f := range text.Facts(e.Body) {
			if f.Contact() {
				public[f.Values()[0]] = true
				public[strings.ToLower(f.Text)] = true
			}
		}
	}
	return public
}
