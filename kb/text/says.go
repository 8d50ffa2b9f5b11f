package text

import (
	"slices"
	"strings"
	"sync"
)

// Reply is a text that is compared with many phrases. It is safe for concurrent use.
type Reply struct {
	cyrillic bool
	// The tokens with commas and dots in numbers understood as in an English text and as in a
	// Russian one, each as written and without the addresses of links.
	english, russian func() [][]spoken
}

// Read makes a Reply of a text. What takes time is put off until a phrase asks for it.
func Read(reply string) *Reply {
	tokens := func(cyrillic bool) func() [][]spoken {
		return sync.OnceValue(func() [][]spoken {
			all := [][]spoken{replyTokens(reply, cyrillic)}
			if strings.Contains(reply, "](") {
				all = append(all, replyTokens(withoutAddresses(reply), cyrillic))
			}
			return all
		})
	}
	return &Reply{cyrillic: hasCyrillic(reply), english: tokens(false), russian: tokens(true)}
}

// Says tells whether the reply says a phrase, as a reader would see it. Case, ё and е, kinds of
// space and dash, quotation marks and Markdown emphasis do not matter; the address of a Markdown
// link may stand between the phrase's words. The phrase begins where a word begins and may end
// inside one: возврат meets возврата.
//
// A number is met only by the same number, however it is spelled: 1 990 by 1990,00, 8 (495) by
// +7 495, 9:00 by 09.00, and never by a longer one. A phrase that names a currency is met by the
// same currency in any spelling, or by none beside the number.
//
// A phrase without a word, number or sign is said by no reply.
func (r *Reply) Says(phrase string) bool {
	cyrillic := r.cyrillic || hasCyrillic(phrase)
	want := phraseTokens(phrase, cyrillic)
	if len(want) == 0 {
		return false
	}
	tokens := r.english
	if cyrillic {
		tokens = r.russian
	}
	return slices.ContainsFunc(tokens(), func(t []spoken) bool { return meets(t, want) })
}

// spoken is a token as it is compared.
type spoken struct {
	token
	value    string // of a number
	currency string // beside the number
	optional bool   // names a currency: the phrase may pass over it
}

// replyTokens gives the tokens of a reply; those that name a number's currency are optional.
func replyTokens(s string, cyrillic bool) []spoken {
	tokens := readable(scan(s))
	list := make([]spoken, len(tokens))
	for i, t := range tokens {
		list[i] = spoken{token: t}
	}
	for _, q := range quantities(tokens, cyrillic, false) {
		for i := q.start; i < q.end; i++ {
			list[i].optional = i != q.at
		}
		list[q.at].value, list[q.at].currency = q.value, q.currency
		if q.currency != "" && q.end < len(tokens) && tokens[q.end].is(".") && tokens[q.end].gap == none {
			list[q.end].optional = true // 990 ₽. is met by 990 руб.
		}
	}
	return list
}

// phraseTokens gives the tokens of a phrase without those that name a number's currency: the
// number knows it.
func phraseTokens(s string, cyrillic bool) []spoken {
	return slices.DeleteFunc(replyTokens(s, cyrillic), func(t spoken) bool { return t.optional })
}

// readable drops what a reader does not see or does not care for: quotation marks, emphasis.
func readable(tokens []token) []token {
	unseen := func(i int) bool {
		return tokens[i].kind == symbol && (strings.Contains("\"*_\\", tokens[i].text) || struck(tokens, i))
	}
	first := 0
	for first < len(tokens) && !unseen(first) {
		first++
	}
	if first == len(tokens) {
		return tokens
	}
	seen := append(make([]token, 0, len(tokens)-1), tokens[:first]...)
	for i := first + 1; i < len(tokens); i++ {
		if !unseen(i) {
			seen = append(seen, tokens[i])
		}
	}
	return seen
}

// struck tells whether tokens[i] is half of a ~~, the mark of struck out text.
func struck(tokens []token, i int) bool {
	half := func(i int) bool { return i >= 0 && i < len(tokens) && tokens[i].is("~") }
	return half(i) && (half(i-1) || half(i+1))
}

// withoutAddresses drops the addresses and brackets of Markdown links.
func withoutAddresses(s string) string {
	var b strings.Builder
	for {
		text, rest, ok := strings.Cut(s, "](")
		b.WriteString(strings.ReplaceAll(text, "[", ""))
		if !ok {
			return b.String()
		}
		if _, s, ok = strings.Cut(rest, ")"); !ok {
			return b.String()
		}
	}
}

// meets runs the phrase along the reply from every place at once: at[p] says that the first p
// tokens of the phrase are met by those of the reply up to here.
func meets(reply, phrase []spoken) bool {
	at, next := make([]bool, len(phrase)), make([]bool, len(phrase))
	last := len(phrase) - 1
	for i, r := range reply {
		at[0] = !r.inner
		clear(next)
		for p, here := range at {
			switch {
			case !here:
			case p == last && r.ends(phrase[p], p == 0) && !goesOn(reply, i):
				return true
			case p < last && r.meets(phrase[p], p == 0):
				next[p+1] = true
			}
			if here && r.optional {
				next[p] = true
			}
		}
		at, next = next, at
	}
	return false
}

// ends tells whether the phrase's last token is this one or ends inside it.
func (t spoken) ends(want spoken, first bool) bool {
	return t.meets(want, first) || t.begins(want)
}

// meets tells whether a token of the reply is the phrase's.
func (t spoken) meets(want spoken, first bool) bool {
	switch {
	case want.kind == number && t.kind == number && t.value != "":
		if want.currency != "" && t.currency != "" && want.currency != t.currency {
			return false
		}
		return t.value == want.value || t.text == want.text && thousands(t.text)
	case want.kind == phone && t.kind == phone:
		return strings.HasSuffix(t.text, want.text)
	case want.kind == clock && t.kind == number, want.kind == number && t.kind == clock:
		return t.clock() == want.clock()
	}
	return t.text == want.text && (t.kind == want.kind || !first)
}

// begins tells whether the phrase's last token ends inside this word.
func (t spoken) begins(want spoken) bool {
	if t.kind != word || want.kind != word {
		return false
	}
	rest, ok := strings.CutPrefix(t.text, want.text)
	return ok && (digits(rest) == 0 || !endsInDigit(want.text))
}

// goesOn tells whether reply[i] is a number inside an article number that has more digits.
func goesOn(reply []spoken, i int) bool {
	return reply[i].kind == word && endsInDigit(reply[i].text) && i+2 < len(reply) &&
		reply[i+1].chained && digits(reply[i+2].text) > 0
}

func endsInDigit(s string) bool { return digits(s[len(s)-1:]) == 1 }

// clock gives a time of day in one spelling: 9:00 for 9.00.
func (t spoken) clock() string {
	hours, minutes, ok := strings.Cut(t.text, ".")
	if t.kind == clock || !ok || len(hours) > 2 || len(minutes) != 2 || t.currency != "" {
		return t.text
	}
	return trimZeros(hours, "") + ":" + minutes
}
