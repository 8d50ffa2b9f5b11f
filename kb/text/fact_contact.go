package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readPhones finds phone numbers, also national ones that begin with a 0: 0306 999 0417.
func (t *factual) readPhones() {
	for i := 0; i < len(t.tokens); i++ {
		if t.taken[i] {
			continue
		}
		said, end := t.tokens[i].text, i+1
		if t.tokens[i].kind != phone {
			said, end = t.nationalPhone(i)
		} else if t.articleNumber(i) {
			continue
		}
		if said == "" {
			if said, end = t.localPhone(i); said != "" && !t.called(i, end) {
				continue
			}
		}
		if said != "" {
			t.phones = append(t.phones, t.fact(PhoneFact, i, end, phoneSaying(said)))
			i = end - 1
		}
	}
}

// nationalPhone reads groups of digits, 10 or 11 in all, of which the first begins with a 0.
func (t *factual) nationalPhone(i int) (said string, end int) {
	if t.tokens[i].kind != number || t.tokens[i].text[0] != '0' {
		return "", i
	}
	groups := 0
	for end = i; end < len(t.tokens) && (end == i || t.tokens[end].gap != newline); end++ {
		g := t.tokens[end]
		if g.is("-") || g.is("(") || g.is(")") {
			continue
		}
		digits := strings.TrimPrefix(g.text, "'")
		if g.kind != number || strings.ContainsAny(digits, ".,-") {
			break
		}
		said += digits
		groups++
	}
	if groups < 2 || len(said) < 10 || len(said) > 11 {
		return "", i
	}
	for t.tokens[end-1].kind != number {
		end--
	}
	return said, end
}

// localPhone reads the groups of five to seven digits with hyphens between that begin at tokens[i], which may be a number
// within a town: 22-33-44, 555-0123.
func (t *factual) localPhone(i int) (said string, end int) {
	if before := t.at(i - 1); t.tokens[i].kind != number || before.is("-") && t.tokens[i].gap == none {
		return "", i
	}
	const longest = 4 // digits of a group
	for end = i; ; end += 2 {
		g := t.at(end)
		if g.kind != number || t.taken[end] || digits(g.text) != len(g.text) || len(g.text) > longest || end > i && g.gap != none {
			return "", i
		}
		said += g.text
		if dash := t.at(end + 1); !dash.is("-") || dash.gap != none || t.at(end+2).gap != none {
			break
		}
	}
	if end == i || len(said) < 5 || len(said) > 7 {
		return "", i
	}
	return said, end + 1
}

// articleNumber tells whether the seven digits tokens[i] are no telephone but what the word before them names: код
// товара 123-45-67.
func (t *factual) articleNumber(i int) bool {
	if len(t.tokens[i].text) != 7 {
		return false
	}
	const near = 3
	for at := i - 1; at >= max(0, i-near); at-- {
		w := t.tokens[at].text
		switch {
		case strings.HasPrefix(w, "тел"), strings.HasPrefix(w, "звон"), strings.HasPrefix(w, "позвон"), w == "phone", w == "call":
			return false
		case strings.HasPrefix(w, "артикул"), strings.HasPrefix(w, "товар"), strings.HasPrefix(w, "заказ"), w == "код", w == "кода", w == "арт", w == "item", w == "order", w == "code", w == "sku":
			return true
		}
	}
	return false
}

// phoneSaying leaves off what is dialled before a number, so that it is the same with a country's code
// and without.
func phoneSaying(number string) saying {
	return saying{said: "p " + strings.TrimPrefix(number, "0")}
}

// contactFacts finds e-mail and web addresses.
func contactFacts(s string) []Fact {
	if !strings.ContainsAny(s, "@.") {
		return nil
	}
	var found []Fact
	start := 0
	add := func(end int) {
		if strings.IndexByte(s[start:end], '.') <= 0 {
			return
		}
		chunk := strings.TrimRight(s[start:end], ".,:!?;_~/\\#&-")
		if kind, said := contact(chunk); kind != "" {
			found = append(found, Fact{Kind: kind, Text: chunk, start: start, end: start + len(chunk), sayings: []saying{{said: said}}})
		}
	}
	for i, r := range s {
		if parts(r) {
			add(i)
			start = i + utf8.RuneLen(r)
		}
	}
	add(len(s))
	return found
}

// parts tells whether a character stands in no address of the network.
func parts(r rune) bool {
	switch r {
	case ' ', '\n', '<', '>', '(', ')', '[', ']', '{', '}', '"', '\'', '`', '|', '*', ',', ';', '«', '»', '“', '”', '„', '…', '—':
		return true
	}
	return unicode.IsSpace(r)
}

// contact tells what kind of address of the network a run of characters is, and its normal form.
func contact(chunk string) (FactKind, string) {
	lower := strings.ToLower(chunk)
	lower = strings.TrimPrefix(strings.TrimPrefix(lower, "mailto:"), "tel:")
	if name, host, ok := strings.Cut(lower, "@"); ok {
		if name != "" && domain(host) {
			return EmailFact, "e " + lower
		}
		return "", ""
	}
	_, address, schemed := strings.Cut(lower, "://")
	if !schemed {
		address = lower
	}
	address, www := strings.CutPrefix(address, "www.")
	address = strings.TrimRight(address, "/")
	host, _, pathed := strings.Cut(address, "/")
	switch {
	case schemed && host != "" && !strings.ContainsRune(lower[:strings.Index(lower, "://")], '.'):
	case domain(host) && (www || common(host) || pathed && strings.HasSuffix(host, ".me")):
	default:
		return "", ""
	}
	return WebFact, "w " + address
}

// domain tells whether s is names parted by dots, of which the last has letters alone.
func domain(s string) bool {
	labels := strings.Split(s, ".")
	if len(labels) < 2 {
		return false
	}
	for _, label := range labels {
		if label == "" || strings.ContainsFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }) {
			return false
		}
	}
	last := labels[len(labels)-1]
	return len(last) > 1 && !strings.ContainsFunc(last, func(r rune) bool { return !unicode.IsLetter(r) })
}

// common tells whether a name without http:// before it ends as those of sites do, and not as
// names of files and programs: node.js, faq.md.
func common(host string) bool {
	switch host[strings.LastIndexByte(host, '.')+1:] {
	case "ru", "рф", "рус", "su", "by", "kz", "ua", "uz", "am", "ge", "com", "org", "info", "biz", "eu", "uk", "de", "online", "shop",
		"store", "site", "example", "test":
		return true
	}
	return false
}
