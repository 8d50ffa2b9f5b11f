package source

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bareQuestions finds questions without any mark: a line that ends with ?, and then lines that do
// not, up to the next question. They make a page of questions where they open at least every
// fourth of its paragraphs, and not much stands above the first of them.
func (p *page) bareQuestions() []mark {
	var marks []mark
	p.eachLine(func(i int) {
		if title := strings.TrimSpace(p.lines[i]); p.isBareQuestion(i, title) {
			marks = append(marks, mark{
				block:  block{head: questionHead, title: bareTitle(title), asks: true, start: i, end: i + 1},
				hanged: true, sure: true,
			})
		}
	})
	if len(marks) < 2 || len(marks)*4 < p.paragraphs(0, len(p.lines)) || marks[0].start > len(p.lines)/2 {
		return nil
	}
	if len(marks)*2 < 3*p.fullHeadings() {
		return nil
	}
	return p.unmarkedQuestions(marks)
}

// unmarkedQuestions adds the lines that begin as questions do and lack the mark, where a page has
// questions with it: they stand below the end of a sentence, and above their answer.
func (p *page) unmarkedQuestions(marks []mark) []mark {
	const long = 80
	p.eachLine(func(i int) {
		title := strings.TrimSpace(p.lines[i])
		last, _ := utf8.DecodeLastRuneInString(title)
		if i+1 == len(p.lines) || strings.TrimSpace(p.lines[i+1]) == "" || utf8.RuneCountInString(title) > long ||
			!unicode.IsLetter(last) || p.isHead(i) || asks(title) == noQuestion {
			return
		}
		if i > 0 {
			above := strings.TrimSpace(p.lines[i-1])
			if above != "" && !strings.ContainsAny(above[len(above)-1:], ".!") {
				return
			}
		}
		first, _ := utf8.DecodeRuneInString(title)
		if !unicode.IsUpper(first) {
			return
		}
		marks = append(marks, mark{
			block: block{head: questionHead, title: title, asks: true, start: i, end: i + 1}, hanged: true,
		})
	})
	slices.SortStableFunc(marks, func(a, b mark) int { return a.start - b.start })
	return marks
}

// inlineQuestions finds questions with the answer behind a dash on the same line, on a page of
// little else: Есть доставка? — Да.
func (p *page) inlineQuestions() []mark {
	var marks []mark
	lines := 0
	p.eachLine(func(i int) {
		lines++
		line := strings.TrimSpace(p.lines[i])
		at := strings.IndexByte(line, '?')
		if at < 0 {
			return
		}
		rest := strings.TrimSpace(line[at+1:])
		for _, dash := range []string{"- ", "– ", "— "} {
			if answer, ok := strings.CutPrefix(rest, dash); ok {
				marks = append(marks, mark{
					block: block{head: questionHead, title: withoutSigns(line[:at+1]), asks: true, start: i, end: i},
					edits: []edit{{i, strings.TrimSpace(answer)}}, sure: true,
				})
			}
		}
	})
	if len(marks) < 2 || len(marks)*2 < lines {
		return nil
	}
	return marks
}

// bareTitle takes the marks and the pictures around a question off it, as of ❓ **Как вернуть?**.
func bareTitle(line string) string {
	return strings.TrimLeftFunc(strings.Trim(line, "*_ "), func(r rune) bool {
		return unicode.IsSymbol(r) || unicode.IsSpace(r) || unicode.IsMark(r) || r == '*' || r == '_'
	})
}

func (p *page) isBareQuestion(i int, title string) bool {
	const long = 250
	if !strings.HasSuffix(strings.TrimRight(title, "*_»\"” "), "?") || utf8.RuneCountInString(title) > long {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(title, "«\"“*_"))
	if unicode.IsLower(first) || !unicode.IsLetter(first) && !unicode.IsDigit(first) && first < 0x2000 {
		return false
	}
	if i == 0 || strings.TrimSpace(p.lines[i-1]) == "" || p.isHead(i-1) {
		return true
	}
	above := strings.TrimSpace(p.lines[i-1])
	last, _ := utf8.DecodeLastRuneInString(above)
	const short = 60 // no line that was broken because it was full
	return strings.ContainsRune(".!?…;:)»*`", last) || utf8.RuneCountInString(above) < short
}

// isHead tells whether a heading stands on a line.
func (p *page) isHead(line int) bool {
	at := sort.Search(len(p.blocks), func(i int) bool { return p.blocks[i].end > line })
	return at < len(p.blocks) && p.blocks[at].start <= line && p.blocks[at].head != noHead
}

// paragraphs counts the runs of lines that are not blank.
func (p *page) paragraphs(from, end int) int {
	count := 0
	for i := from; i < end; i++ {
		if strings.TrimSpace(p.lines[i]) != "" && (i == from || strings.TrimSpace(p.lines[i-1]) == "") && !p.inFence(i) {
			count++
		}
	}
	return count
}
