package kb

import "unicode/utf8"

// cut makes the pieces, and gives the paragraphs in them.
func (p *packer) cut(groups [][]unit) [][]span {
	all := make([][]span, 0, len(groups))
	line := 0
	upTo := func(end int) {
		for ; line < end; line++ {
			p.addLine(line, false)
		}
	}
	for _, group := range groups {
		var spans []span
		for _, u := range group {
			upTo(u.start)
			from := len(p.pieces)
			if u.isText {
				p.addLine(line, true)
				line++
				for ; from+1 < len(p.pieces); from++ {
					spans = append(spans, span{from, from + 1})
				}
			}
			upTo(u.end)
			spans = append(spans, span{from, len(p.pieces)})
		}
		all = append(all, spans)
	}
	upTo(len(p.lines))
	return all
}

// addLine makes a piece of a line, or of each of its sentences where it is a text that is too long.
func (p *packer) addLine(i int, isText bool) {
	p.first = append(p.first, len(p.pieces))
	if isText && utf8.RuneCountInString(p.lines[i]) > p.max {
		for _, sentence := range Sentences(p.lines[i]) {
			p.addPiece(i, sentence)
		}
	} else {
		p.addPiece(i, p.lines[i])
	}
	if n := len(p.upTo); n > 0 {
		p.upTo[n-1]++ // the end of the line
	}
}

func (p *packer) addPiece(line int, text string) {
	p.pieces, p.at = append(p.pieces, text), append(p.at, line)
	if n := len(p.upTo); n > 0 {
		p.upTo = append(p.upTo, p.upTo[n-1]+utf8.RuneCountInString(text))
	}
}
