package source

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// footnote is a note below a page: [^1]: Batteries aside.
type footnote struct {
	text       string
	start, end int // its lines, counted from 0; end is the first one after it
	isUsed     bool
}

// placeFootnotes writes footnotes in brackets where their marks stand, as the package docx does: what a
// note says, an exception mostly, would else be in another section than what it is said of. Long
// ones, and those with several paragraphs, stay where they are.
func (p *page) placeFootnotes() {
	const most = 1000 // a page of a person has fewer
	notes := p.footnotes()
	if len(notes) == 0 || len(notes) > most {
		return
	}
	mark := regexp.MustCompile(`\[\^([^\[\]\s]+)\]`)
	for i, line := range p.lines {
		if !strings.Contains(line, "[^") || p.fenced(i) || strings.HasPrefix(line, "#") || isFootnote(line) {
			continue
		}
		p.lines[i] = replaceOutsideCode(line, mark, func(found []string) (string, bool) {
			note := notes[found[1]]
			if note == nil || strings.Contains(line, "|") && strings.Contains(note.text, "|") {
				return "", false
			}
			note.isUsed = true
			return " (" + note.text + ")", true
		})
	}
	for _, note := range notes {
		if note.isUsed && !p.isAlone(note) {
			clear(p.lines[note.start:note.end])
		}
	}
}

// footnotes finds the notes of one short paragraph.
func (p *page) footnotes() map[string]*footnote {
	const long = 400 // characters
	notes := map[string]*footnote{}
	for i := 0; i < len(p.lines); i++ {
		if !isFootnote(p.lines[i]) || p.fenced(i) {
			continue
		}
		name, text, _ := strings.Cut(strings.TrimLeft(p.lines[i], " ")[2:], "]:")
		note := &footnote{text: strings.TrimSpace(text), start: i, end: i + 1}
		for note.end < len(p.lines) && strings.TrimSpace(p.lines[note.end]) != "" && !isFootnote(p.lines[note.end]) && !p.fenced(note.end) {
			if len(note.text) <= utf8.UTFMax*long {
				note.text += " " + strings.TrimSpace(p.lines[note.end])
			}
			note.end++
		}
		i = note.end - 1
		below := note.end
		for below < len(p.lines) && strings.TrimSpace(p.lines[below]) == "" {
			below++
		}
		goesOn := below < len(p.lines) && indentOf(p.lines[below]) >= 2
		if note.text != "" && !goesOn && utf8.RuneCountInString(note.text) <= long && notes[name] == nil {
			notes[name] = note
		}
	}
	return notes
}

// isFootnote tells the first line of a footnote.
func isFootnote(line string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " "), "[^")
	name, _, closed := strings.Cut(rest, "]:")
	return ok && closed && name != "" && !strings.ContainsAny(name, " \t[]") && indentOf(line) < 4
}

// isAlone tells whether notes are all the text below a heading.
func (p *page) isAlone(note *footnote) bool {
	above := note.start - 1
	for above >= 0 && (strings.TrimSpace(p.lines[above]) == "" || isFootnote(p.lines[above])) {
		above--
	}
	below := note.end
	for below < len(p.lines) && (strings.TrimSpace(p.lines[below]) == "" || isFootnote(p.lines[below])) {
		below++
	}
	return p.isOnly(above, below)
}
