package source

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/htmlindex"
)

// readable is the score from which on a text is taken for Russian; see cyrillicScore.
const readable = 0.4

// bestCyrillic finds the encoding in which bytes read most like Russian. When in doubt it is
// windows-1251, in which nearly every file is that is not in UTF-8; what the statistics of
// chardet say counts as much.
func bestCyrillic(data []byte, detected string) (name string, score float64) {
	const edge = 0.05
	few := 0.0 // a word of capitals in windows-1251 is one of small letters in koi8-r
	for _, c := range data {
		if c >= 0x80 {
			few++
		}
	}
	score = -1
	for _, candidate := range []string{"windows-1251", "koi8-r", "ibm866", "x-mac-cyrillic", "iso-8859-5"} {
		enc, err := htmlindex.Get(candidate)
		if err != nil {
			continue
		}
		text, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			continue
		}
		s := cyrillicScore(string(text))
		if candidate == "windows-1251" && s > 0 {
			s += edge + 3/max(few, 1)
		}
		if strings.EqualFold(candidate, detected) {
			s += edge
		}
		if s > score {
			name, score = candidate, s
		}
	}
	return name, score
}

// cyrillicScore says how much like Russian the characters beyond ASCII are: near 1 for prose, 0
// or less for noise. Frequent letters and the signs of Russian typography speak for it; rare
// signs, a capital after a small letter, which every wrong encoding produces, and a Russian letter
// beside a Latin one, which é becomes, against it.
func cyrillicScore(text string) float64 {
	const frequent = "оеаинтсрвлкмдпуяыьгзбчй"
	const typography = "«»—–…№“”„’₽§° ·•"
	sum, count := 0.0, 0
	var before rune
	for _, r := range text {
		if r >= 0x80 {
			count++
			switch {
			case strings.ContainsRune(frequent, r):
				sum++
			case 'а' <= r && r <= 'я' || r == 'ё':
				sum += 0.5
			case 'А' <= r && r <= 'Я' || r == 'Ё':
				sum += 0.5
			case strings.ContainsRune(typography, r):
				sum += 0.3
			default:
				sum--
			}
			if unicode.IsUpper(r) && unicode.IsLower(before) || unicode.IsLetter(r) && isLatin(before) {
				sum -= 2
			}
		} else if isLatin(r) && before >= 0x80 && unicode.IsLetter(before) {
			sum -= 2
		}
		before = r
	}
	if count == 0 {
		return 0
	}
	return sum / float64(count)
}

func isLatin(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
