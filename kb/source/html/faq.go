package html

import (
	"strings"
	"unicode"

	"firstline/kb/source/md"
	"firstline/kb/text"
)

// question is a question with its answer as structured data gives it (schema.org/Question).
type question struct {
	name   string
	line   int
	answer []block
}

func (q *question) write(to *md.Text[int], level int) {
	mark := strings.Repeat("#", level) + " Q: "
	if level > 6 {
		mark = "Q: "
		level = 6
	}
	to.Add(q.line, mark+md.Escape(q.name))
	if len(q.answer) > 0 {
		to.Blank()
		inner := join(q.answer, level, false)
		to.Append("", "", inner.text)
	}
}

// merger puts structured questions where the page shows them, and takes the shown copies out. Two
// texts are the same where their letters and digits are.
type merger struct {
	blocks  []block
	letters []string
	begins  map[string][]int // the blocks by the beginning of their letters
	names   map[string]bool  // the letters of all structured questions
	notes   []md.Note
}

// mergeQuestions gives the blocks of a page with every question once.
func mergeQuestions(blocks []block) ([]block, []md.Note) {
	m := &merger{blocks: blocks, begins: map[string][]int{}, names: map[string]bool{}}
	for i := range blocks {
		m.letters = append(m.letters, letters(blocks[i].plain))
		if blocks[i].asked != nil {
			m.names[m.letters[i]] = true
		} else if m.letters[i] != "" {
			key := beginning(m.letters[i])
			m.begins[key] = append(m.begins[key], i)
		}
	}
	m.dropRepeated()
	for i := range blocks {
		if blocks[i].asked != nil {
			m.place(i)
		}
	}
	kept := blocks[:0]
	for i := range blocks {
		if blocks[i].asked != nil || len(blocks[i].text.Lines) > 0 {
			kept = append(kept, blocks[i])
		}
	}
	return kept, m.notes
}

// dropRepeated leaves one of several structured questions with the same words, the one with the
// longer answer; where the answers differ, all stay.
func (m *merger) dropRepeated() {
	seen := map[string]int{}
	for i := range m.blocks {
		q := m.blocks[i].asked
		if q == nil {
			continue
		}
		first, ok := seen[m.letters[i]]
		if !ok {
			seen[m.letters[i]] = i
			continue
		}
		kept := m.blocks[first].asked
		old, now := letters(plainOf(kept.answer)), letters(plainOf(q.answer))
		switch {
		case strings.Contains(old, now):
			m.blocks[i].asked = nil
		case strings.Contains(now, old):
			kept.answer = q.answer
			m.blocks[i].asked = nil
		}
	}
}

// place looks for the shown copy of the structured question at a block and moves it there.
func (m *merger) place(at int) {
	const most = 64 // places where a page may show a question
	q := m.blocks[at].asked
	name, answer := m.letters[at], letters(plainOf(q.answer))
	bare := -1
	candidates := m.begins[beginning(name)]
	for _, i := range candidates[:min(len(candidates), most)] {
		if len(m.blocks[i].text.Lines) == 0 {
			continue
		}
		if end := m.match(i, name+answer); end > i {
			m.move(at, i, end)
			return
		}
		if m.letters[i] == name && (bare < 0 || m.shownAnswer(i) > i+1 && m.shownAnswer(bare) == bare+1) {
			bare = i
		}
	}
	if bare >= 0 {
		m.compare(at, bare, answer)
	}
}

// match gives the end of the blocks from i on that together are what is wanted, i where they are
// not.
func (m *merger) match(i int, wanted string) int {
	for end := i; end < len(m.blocks); end++ {
		rest, ok := strings.CutPrefix(wanted, m.letters[end])
		if !ok || m.blocks[end].asked != nil {
			return i
		}
		if wanted = rest; wanted == "" {
			return end + 1
		}
	}
	return i
}

// shownAnswer gives the end of the blocks that follow a question at i up to the next one.
func (m *merger) shownAnswer(i int) int {
	end := i + 1
	for end < len(m.blocks) {
		b := &m.blocks[end]
		if b.level > 0 || b.question || b.asked != nil || m.names[m.letters[end]] {
			break
		}
		end++
	}
	return end
}

// compare decides between two answers to one question: the one that holds the other stays, and
// where neither does, both stay and an editor is told.
func (m *merger) compare(at, shown int, answer string) {
	q := m.blocks[at].asked
	end := m.shownAnswer(shown)
	visible := strings.Join(m.letters[shown+1:end], "")
	switch {
	case strings.Contains(visible, answer):
		q.answer = nil
		end = shown + 1
	case strings.Contains(answer, visible):
	default:
		m.notes = append(m.notes, md.Note{
			Line:    m.blocks[shown].line(),
			Message: "the page shows another answer than its structured data: " + q.name,
			Hint:    "both are kept; bring the FAQPage data up to date",
		})
		end = shown + 1
	}
	m.move(at, shown, end)
}

// move puts the question at a block in the place of the shown blocks from start to end.
func (m *merger) move(at, start, end int) {
	q := m.blocks[at].asked
	q.line = m.blocks[start].line()
	q.setLine(m.blocks[start:end])
	ends := m.blocks[end-1].ends
	for i := start; i < end; i++ {
		m.blocks[i].text = md.Text[int]{}
	}
	m.blocks[at].asked = nil
	if m.blocks[start].item != nil {
		m.blocks[start].ends = ends
	}
	m.blocks[start].asked = q
}

// setLine gives the lines of an answer the places where the page shows it.
func (q *question) setLine(shown []block) {
	last := shown[0].line()
	for i := range q.answer {
		if i+1 < len(shown) {
			last = shown[i+1].line()
		}
		for j := range q.answer[i].text.At {
			q.answer[i].text.At[j] = last
		}
	}
}

func plainOf(blocks []block) string {
	var b strings.Builder
	for i := range blocks {
		b.WriteString(" " + blocks[i].plain)
		if blocks[i].asked != nil {
			b.WriteString(plainOf(blocks[i].asked.answer))
		}
	}
	return b.String()
}

// letters is a text without anything but folded letters and digits, and without the number or the
// mark of a question or an answer before it.
func letters(s string) string {
	var b strings.Builder
	for _, r := range cutMark(text.Fold(s)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// cutMark takes “1.”, “Q:” or “Ответ:” off a folded text.
func cutMark(s string) string {
	mark, rest, ok := strings.Cut(s, " ")
	if !ok || len(mark) < 2 {
		return s
	}
	name, end := mark[:len(mark)-1], mark[len(mark)-1]
	switch {
	case end == ':' && strings.Contains(" q a в о вопрос ответ question answer ", " "+name+" "),
		(end == '.' || end == ')') && strings.Trim(name, "0123456789") == "":
		return rest
	}
	return s
}

func beginning(letters string) string { return letters[:min(len(letters), 16)] }
