package redact

import "strings"

// own is what the company says of itself, and what is therefore no customer's.
type own struct {
	values map[kind]map[string]bool // by key; digits of any number are accounts
	words  map[string]bool          // folded: what is no name, but for those of people
	pairs  map[string]bool          // two words with capitals one behind the other: also people of the company
}

// newOwn reads the company's own texts.
func newOwn(texts []string, f forms) *own {
	o := &own{values: map[kind]map[string]bool{}, words: map[string]bool{}, pairs: map[string]bool{}}
	for _, k := range kinds() {
		o.values[k] = map[string]bool{}
	}
	for _, s := range texts {
		r := read(s)
		for _, found := range r.structured(f) {
			o.values[found.kind][found.key] = true
		}
		o.addNumbers(s)
		o.addWords(r)
	}
	return o
}

// addNumbers adds all numbers of a text that are long enough to be one of the kinds, as a whole and by groups.
func (o *own) addNumbers(s string) {
	const least = 5
	add := func(digits string) {
		if len(digits) >= least {
			o.values[account][digits] = true
			o.values[phone][national(digits)] = true
		}
	}
	for _, c := range chains(s) {
		for i := range c {
			add(s[c[i].start:c[i].end])
		}
		if len(c) <= mostGroups {
			add(c.number(s, 0, len(c)-1).digits)
		}
	}
}

func (o *own) addWords(r *reading) {
	for i, w := range r.words {
		o.words[w.Text] = true
		if w.upper && i > 0 && r.words[i-1].upper && w.joined() {
			o.pairs[r.words[i-1].Text+" "+w.Text] = true
		}
		if strings.HasSuffix(w.gap, "@") {
			o.values[contact][w.Text] = true
		}
		if _, _, code := r.postcode(i, i); code != "" {
			o.values[address][code] = true
		}
	}
}

// holds tells whether a value is the company's.
func (o *own) holds(s span) bool {
	switch s.kind {
	case card, account, document:
		return o.values[account][s.key] || o.values[s.kind][s.key]
	case name:
		return false // see named
	default:
		return o.values[s.kind][s.key]
	}
}

// paired tells whether the word i of a text is one of two that stand together, with capitals, in a text of the
// company.
func (o *own) paired(r *reading, i int) bool {
	w := bare(r.at(i).Text)
	return o.pairs[r.at(i-1).Text+" "+w] || o.pairs[w+" "+bare(r.at(i+1).Text)]
}

// named tells whether the words of a name stand together in a text of the company. A given name alone is
// anybody's.
func (o *own) named(words []word) bool {
	for i := 1; i < len(words); i++ {
		if !o.pairs[words[i-1].Text+" "+words[i].Text] {
			return false
		}
	}
	return len(words) > 1
}
