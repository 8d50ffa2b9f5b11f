package text

import "slices"

// mostShort is how many digits a short telephone has at most.
const mostShort = 5

// readShortPhones finds the telephones of three to five digits that a word calls so: короткий номер 0890, звоните
// 112, dial 0890. They are nobody's own, and no [Phones].
func (t *factual) readShortPhones() {
	for i := range t.tokens {
		if t.shortPhone(i) && t.called(i, i+1) {
			t.phones = append(t.phones, t.fact(PhoneFact, i, i+1, saying{said: "p " + t.tokens[i].text}))
		}
	}
}

// shortPhone tells whether tokens[i] is a number that may be a short telephone.
func (t *factual) shortPhone(i int) bool {
	n := t.tokens[i]
	return n.kind == number && !t.taken[i] && 3 <= len(n.text) && len(n.text) <= mostShort && digits(n.text) == len(n.text)
}

// called tells whether the number tokens[i:end] is one to be called.
func (t *factual) called(i, end int) bool {
	next := t.at(end)
	if !t.endsPhrase(end) && !next.is("(") && (!next.is("-") || next.gap == none) || t.tokens[i].gap == newline {
		return false
	}
	number := false
	for at := i - 1; at >= max(0, i-4); at-- {
		switch w := t.tokens[at]; w.text {
		case "номер", "номеру", "number", "code":
			number = true
		case ":", "-", "по", "на", "телефону", "бесплатному", "бесплатный", "бесплатно", "us", "on", "the":
		case "короткий", "короткому", "коротким", "short":
			return number
		case "телефон", "телефона", "тел", "phone", "telephone", "tel":
			return true
		case ".":
			if !t.at(at-1).is("тел") && !t.at(at-1).is("tel") {
				return false
			}
		default:
			return slices.Contains([]string{"звоните", "позвоните", "позвонить", "звонить", "звонок", "набирайте", "наберите", "набрать", "call", "dial", "ring"}, w.text)
		}
	}
	return false
}
