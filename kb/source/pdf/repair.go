package pdf

import (
	"unicode"

	"golang.org/x/text/encoding/charmap"

	"firstline/kb/source/md"
)

// repair reads the text again as windows-1251 where most of its letters are Western ones with
// accents: a font without a table of its letters was taken for a Western one («Òåêñò» for «Текст»).
func (d *Document) repair(pages []page) {
	letters, accented := 0, 0
	eachWord(pages, func(w *word) {
		for _, r := range w.text {
			if unicode.IsLetter(r) {
				letters++
			}
			if 0xc0 <= r && r <= 0xff {
				accented++
			}
		}
	})
	if accented*10 < letters*6 {
		return
	}
	eachWord(pages, func(w *word) {
		runes := []rune(w.text)
		for i, r := range runes {
			if 0xa0 <= r && r <= 0xff {
				runes[i] = charmap.Windows1251.DecodeByte(byte(r))
			}
		}
		w.text = string(runes)
	})
	d.Notes = append(d.Notes, md.Note{Line: 1, Message: "the letters were named wrongly and are read as windows-1251", Hint: "check a few lines"})
}

func eachWord(pages []page, visit func(*word)) {
	for i := range pages {
		for j := range pages[i].lines {
			for k := range pages[i].lines[j].words {
				visit(&pages[i].lines[j].words[k])
			}
		}
	}
}
