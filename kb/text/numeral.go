package text

import (
	"slices"
	"strconv"
)

// amountInWords reads the number in words at tokens[i] with its thousands or millions: тысячу, полторы тысячи,
// тысяча девятьсот девяносто, a thousand.
func amountInWords(tokens []token, i int) (n string, end int) {
	n, end = numeralAt(tokens, i)
	if n == "" && i < len(tokens) {
		switch tokens[i].text {
		case "тысяча", "тысячу", "тыща", "тыщу", "миллион":
			n = "1"
		case "thousand", "million":
			if i > 0 && tokens[i-1].is("a") {
				n = "1"
			}
		}
	}
	zeros, words := multiplier(tokens, end)
	if n == "" || words == 0 {
		return n, end
	}
	n, end = scale(n, zeros), end+words
	next := end
	if next < len(tokens) && tokens[next].is("and") {
		next++
	}
	if rest, after := numeralAt(tokens, next); zeros == 3 && atoi(n) > 0 && atoi(rest) > 0 {
		return strconv.Itoa(atoi(n) + atoi(rest)), after
	}
	return n, end
}

// numeralAt reads the number in words that begins at tokens[i], in any case of Russian or in
// English: две, двое, двадцати одного, ten, twenty-one; and полтора, one and a half. It returns where the words
// end, i itself where there is no number.
func numeralAt(tokens []token, i int) (value string, end int) {
	if i < len(tokens) && slices.Contains([]string{"полтора", "полторы", "полутора"}, tokens[i].text) {
		return "1.5", i + 1
	}
	total, last := 0, 1000 // each next word names less than the one before
	end = i
	for at := i; at < len(tokens) && tokens[at].kind == word; at++ {
		n := numeral(tokens[at].text)
		switch {
		case 0 < total && total < 100 && last < 100 && hundreds(tokens[at].text):
			total, last, end = 100*total, 100, at+1
			if end < len(tokens)-1 && tokens[end].is("and") && numeral(tokens[end+1].text) > 0 {
				at++ // two hundred and fifty
			}
			continue
		case n == 0, n >= last, last < 20, n >= 10 && last < 100:
			return written(total), end
		}
		total, last, end = total+n, n, at+1
		if end+1 < len(tokens) && tokens[end].is("-") && tokens[end].chained && joinsTens(tokens[end+1], n) {
			at++ // twenty-one
		}
	}
	return written(total), end
}

// hundreds tells whether a word makes hundreds of the number before it: двенадцать сотен, two hundred.
func hundreds(w string) bool { return w == "hundred" || w == "сотен" || w == "сотни" }

// joinsTens tells whether a hyphen joins a word to tens: twenty-one, but not двадцать-тридцать.
func joinsTens(t token, tens int) bool {
	n := numeral(t.text)
	return tens >= 20 && tens < 100 && 0 < n && n < 10
}

func written(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// numeral gives the number below a thousand that a folded word names, 0 for any other word.
func numeral(w string) int {
	if w == "" {
		return 0
	}
	if w[0] < 0x80 {
		return englishNumeral(w)
	}
	if n := russianUnit(w); n > 0 {
		return n
	}
	return russianTens(w)
}

func russianUnit(w string) int {
	switch w {
	case "один", "одного", "одному", "одним", "одном", "одна", "одной", "одну", "одно", "одни", "одних":
		return 1
	case "два", "две", "двух", "двум", "двумя", "двое":
		return 2
	case "три", "трех", "трем", "тремя", "трое":
		return 3
	case "четыре", "четырех", "четырем", "четырьмя", "четверо":
		return 4
	case "пять", "пяти", "пятью", "пятеро":
		return 5
	case "шесть", "шести", "шестью", "шестеро":
		return 6
	case "семь", "семи", "семью", "семеро":
		return 7
	case "восемь", "восьми", "восемью":
		return 8
	case "девять", "девяти", "девятью":
		return 9
	case "десять", "десяти", "десятью":
		return 10
	case "одиннадцать", "одиннадцати":
		return 11
	case "двенадцать", "двенадцати":
		return 12
	case "тринадцать", "тринадцати":
		return 13
	case "четырнадцать", "четырнадцати":
		return 14
	case "пятнадцать", "пятнадцати":
		return 15
	case "шестнадцать", "шестнадцати":
		return 16
	case "семнадцать", "семнадцати":
		return 17
	case "восемнадцать", "восемнадцати":
		return 18
	case "девятнадцать", "девятнадцати":
		return 19
	}
	return 0
}

func russianTens(w string) int {
	switch w {
	case "двадцать", "двадцати", "двадцатью":
		return 20
	case "тридцать", "тридцати", "тридцатью":
		return 30
	case "сорок", "сорока":
		return 40
	case "пятьдесят", "пятидесяти":
		return 50
	case "шестьдесят", "шестидесяти":
		return 60
	case "семьдесят", "семидесяти":
		return 70
	case "восемьдесят", "восьмидесяти":
		return 80
	case "девяносто", "девяноста":
		return 90
	case "сто", "ста":
		return 100
	case "двести", "двухсот":
		return 200
	case "триста", "трехсот":
		return 300
	case "четыреста", "четырехсот":
		return 400
	case "пятьсот", "пятисот":
		return 500
	case "шестьсот", "шестисот":
		return 600
	case "семьсот", "семисот":
		return 700
	case "восемьсот", "восьмисот":
		return 800
	case "девятьсот", "девятисот":
		return 900
	}
	return 0
}

func englishNumeral(w string) int {
	for i, name := range [...]string{
		"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	} {
		if w == name {
			return i + 1
		}
	}
	for i, name := range [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"} {
		if w == name {
			return 10 * (i + 2)
		}
	}
	return 0
}
