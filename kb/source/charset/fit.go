package charset

import "unicode"

// fit says how badly characters beyond ASCII read: the surprise in them, in nats, and how many
// there are. A Russian text has about 2.5 a character, noise 5 and more.
type fit struct {
	cost  float64
	n     int
	worst float64 // the surprise of the least likely of them
}

func (f fit) mean() float64 { return f.cost / float64(max(f.n, 1)) }

// fitOf reads a text. Between letters of Russian the surprise is that of one following the other
// (see pairs); what stands for other things are rough figures: a capital after a small letter, a
// Latin letter beside a Cyrillic one, and signs that no text has cost most, for those are what a
// wrong encoding makes.
func fitOf(s string) fit {
	var f fit
	before, was := ' ', edge
	capitals := 0 // before r, in one word
	for _, r := range s {
		is := classOf(r)
		if r >= 0x80 || before >= 0x80 {
			f.add(stepCost(before, r, was, is))
		}
		switch {
		case isLetter(is) && isUpper(r):
			capitals++
		case capitals > 1 && isLetter(is) && r >= 0x80:
			f.cost += 3 // ВАё
			fallthrough
		default:
			capitals = 0
		}
		before, was = r, is
	}
	if before >= 0x80 {
		f.add(stepCost(before, ' ', was, edge))
	}
	return f
}

func (f *fit) add(cost float64) {
	f.n++
	f.cost += cost
	f.worst = max(f.worst, cost)
}

// implausible tells whether a character is beyond what right words have on the average, or one is
// a glaring one. Of Russian words in small letters and in capitals 1 in 100 is beyond 4 nats a
// character, of misread ones 9 in 10.
func (f fit) implausible() bool { return f.n >= 2 && (f.mean() >= 4 || f.worst >= 9) }

// class is what a character is to a reader.
type class uint8

const (
	edge     class = iota // ASCII that is no letter and no digit
	number                // an ASCII digit
	latin                 // an ASCII letter
	russian               // а to я and ё
	related               // a letter of other languages with Cyrillic letters
	accented              // a Latin letter of the Western languages
	eastern               // another Latin letter
	usual                 // a sign that Russian and English texts are full of: « — № ’ …
	rare                  // a sign that some texts have
	odd                   // one that none has: ╨ ¤ ‡
	broken                // a control character, U+FFFD
)

func classOf(r rune) class {
	switch {
	case 'А' <= r && r <= 'я', r == 'ё', r == 'Ё':
		return russian
	case r < 0x80:
		return classOfASCII(r)
	case r < 0xa0, r == 0xfffd:
		return broken
	case 0x400 <= r && r < 0x530:
		return related
	case 0xc0 <= r && r < 0x100 && r != '×' && r != '÷':
		switch r {
		case 'ð', 'Ð', 'þ', 'Þ', 'ý', 'Ý':
			return eastern
		}
		return accented
	case 0x100 <= r && r < 0x250, 0x1e00 <= r && r < 0x1f00:
		if r == 'œ' || r == 'Œ' {
			return accented
		}
		return eastern
	}
	return classOfSign(r)
}

func classOfASCII(r rune) class {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
		return latin
	case '0' <= r && r <= '9':
		return number
	case r < ' ' && r != '\n' && r != '\t' && r != '\r':
		return broken
	}
	return edge
}

func classOfSign(r rune) class {
	switch r {
	case '«', '»', '—', '–', '…', '№', '“', '”', '„', '’', '‘', '₽', '\u00a0', '€', '£', '•', '°':
		return usual
	case '·', '©', '®', '™', '§', '±', '×', '²', '³', '½', '¼', '¾', '‹', '›', '\u00ad', '¿', '¡', 'µ', '÷', '−', '√', '≈', '≤', '≥', '\u202f', '\u2009', '\u2007', '→':
		return rare
	}
	if r > 0x2580 && unicode.IsGraphic(r) && !unicode.IsLetter(r) && r < 0xe000 || r >= 0x1f000 {
		return rare // emoji and other pictures
	}
	return odd
}

// stepCost is the surprise of one character after another.
func stepCost(before, r rune, was, is class) float64 {
	switch is {
	case edge, number, latin:
		return leaveCost(before, was, is)
	case russian:
		return russianCost(before, r, was)
	case related:
		return relatedCost(r) + beside(before, r, was)
	case accented:
		return 2.5 + beside(before, r, was)
	case eastern:
		return easternCost(r) + beside(before, r, was)
	case usual:
		return 3.5 + signCost(before, r, was)
	case rare:
		return 5 + signCost(before, r, was)
	case odd:
		return 8 + signCost(before, r, was)/2
	case broken:
	}
	return 10
}

// signCost is what a sign costs for the character before it: only some signs close a word.
func signCost(before, r rune, was class) float64 {
	cost := leaveCost(before, was, edge) / 2
	if !isLetter(was) {
		return cost
	}
	switch r {
	case '»', '”', '“', '’', '…', '\u00a0', '\u202f', '\u00ad':
		return cost
	case '—', '–', '™', '®':
		return cost + 1.5
	}
	return cost + 5
}

// openCost is what a letter costs for a sign before it: only some signs open a word.
func openCost(sign rune) float64 {
	switch sign {
	case '«', '\u00a0', '\u202f', '\u00ad':
		return 0
	case '“', '„':
		return 3
	case '’', '—', '–', '→':
		return 4.5
	}
	return 6
}

// leaveCost is that of a character of ASCII after one beyond it, or of any after a word.
func leaveCost(before rune, was, is class) float64 {
	cost := 0.5
	switch {
	case was == russian:
		cost = pairCost(before, ' ')
	case was == related:
		cost = 2
	case was == usual && is == edge && (before == '“' || before == '„' || before == '‘' || before == '«'):
		cost = 3 // it opens nothing
	}
	switch {
	case is == latin && (was == russian || was == related):
		cost += 7
	case is == number && (was == russian || was == related || was == accented || was == eastern):
		cost += 1.5
	}
	return cost
}

func russianCost(before, r rune, was class) float64 {
	cost := pairCost(' ', r)
	if was == russian {
		cost = pairCost(before, r)
	}
	if r == 'ё' || r == 'Ё' {
		cost += 0.5
	}
	return cost + beside(before, r, was)
}

// beside is what a letter costs for the one before it: another alphabet, or a capital inside a word.
func beside(before, r rune, was class) float64 {
	cyrillic := r >= 0x400 && r < 0x530
	switch was {
	case russian, related:
		switch {
		case !cyrillic:
			return 7
		case isUpper(r) && !isUpper(before):
			return 7
		case isUpper(r):
			return 0.3
		}
		return 0.1
	case latin, accented, eastern:
		cost := 0.0
		switch {
		case cyrillic:
			return 7
		case isUpper(r) && !isUpper(before):
			cost = 6
		}
		if was != latin {
			cost += 3.5
		}
		return cost
	case number:
		return 1.5
	case edge, usual, rare, odd, broken:
	}
	cost := 0.0
	if was != edge {
		cost = openCost(before)
	}
	switch {
	case isUpper(r) && cyrillic:
		return cost + 1.5
	case !cyrillic:
		return cost + 2
	}
	return cost + 0.2
}

func easternCost(r rune) float64 {
	switch r {
	case 'ð', 'Ð', 'þ', 'Þ':
		return 6
	}
	return 3.5
}

func relatedCost(r rune) float64 {
	switch r {
	case 'і', 'ї', 'є', 'ґ', 'ў', 'І', 'Ї', 'Є', 'Ґ', 'Ў':
		return 4
	}
	return 9
}

func isLetter(c class) bool {
	return c == latin || c == russian || c == related || c == accented || c == eastern
}

func isUpper(r rune) bool {
	switch {
	case 'а' <= r && r <= 'я', 'a' <= r && r <= 'z':
		return false
	case 'А' <= r && r <= 'Я', 'A' <= r && r <= 'Z':
		return true
	}
	return r >= 0x80 && unicode.IsUpper(r)
}

// pairCost is the surprise, in nats, of a letter of Russian, or the edge of a word, after another,
// by the counts of a text of ours with words of shops and offices.
func pairCost(before, r rune) float64 {
	const row = 33 + 1
	return float64(pairs[1+letterIndex(before)*row+letterIndex(r)]-'0') / 4
}

// letterIndex counts the letters from а, which is 1; ё is е, and what is no letter is 0.
func letterIndex(r rune) int {
	switch {
	case 'а' <= r && r <= 'я':
		return int(r-'а') + 1
	case 'А' <= r && r <= 'Я':
		return int(r-'А') + 1
	case r == 'ё', r == 'Ё':
		return int('е'-'а') + 1
	}
	return 0
}
