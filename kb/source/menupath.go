package source

import (
	"strings"
	"unicode"

	"firstline/kb/text"
)

// The signs that stand for all others in the text of a step.
const (
	arrow = '→'
	mark0 = '\u0001' // where a marked text begins: bold, italic, code, quotes, a link
	mark1 = '\u0002' // where it ends
)

// mayHoldArrow tells at a glance the many texts without arrows.
func mayHoldArrow(text string) bool {
	return strings.ContainsAny(text, "→⇒➔➜›>") || strings.Contains(text, "&rarr;") || strings.Contains(text, "&gt;")
}

// plainArrows writes a text with one sign for every kind of arrow, and two for every kind of mark.
func plainArrows(text string) string {
	text = strings.Map(noSigns, text)
	text = strings.NewReplacer("&rarr;", "→", "&gt;", ">", "&nbsp;", " ", "\u00a0", " ", "<br>", ". ", "<br/>", ". ", "<br />", ". ").Replace(text)
	text = strings.NewReplacer("<b>", "**", "</b>", "**", "<strong>", "**", "</strong>", "**", "<em>", "**", "</em>", "**", "<kbd>", "`", "</kbd>", "`").Replace(text)
	text = strings.NewReplacer("-->", " → ", "->", "→", "=>", "→", "⇒", "→", "➔", "→", "➜", "→", "›", "→", " > ", " → ").Replace(stripTags(text))
	return plainMarks(text)
}

func noSigns(r rune) rune {
	if r == mark0 || r == mark1 {
		return ' '
	}
	return r
}

// plainMarks writes both ends of every kind of mark alike. Marks that look the same at both ends
// open and close in turn.
func plainMarks(line string) string {
	var b strings.Builder
	open := map[string]bool{}
	for i := 0; i < len(line); {
		rest := line[i:]
		if length := linkTail(rest); length > 0 {
			b.WriteRune(mark1)
			i += length
			continue
		}
		found := false
		for _, m := range []string{"***", "**", "__", "*", "`", `"`} {
			if strings.HasPrefix(rest, m) {
				sign := mark0
				if open[m] {
					sign = mark1
				}
				open[m] = !open[m]
				b.WriteRune(sign)
				i, found = i+len(m), true
				break
			}
		}
		if found {
			continue
		}
		switch r := []rune(rest[:min(len(rest), 4)])[0]; r {
		case '«', '“', '„', '[':
			b.WriteRune(mark0)
			i += len(string(r))
		case '»', '”', ']':
			b.WriteRune(mark1)
			i += len(string(r))
		case '_':
			i += plainUnderscore(&b, line, i)
		default:
			length := len(string(r))
			if r == unicode.ReplacementChar {
				length = 1
			}
			b.WriteString(rest[:length])
			i += length
		}
	}
	return b.String()
}

// linkTail is the length of the end of a link, ](address).
func linkTail(s string) int {
	if !strings.HasPrefix(s, "](") {
		return 0
	}
	end := strings.IndexByte(s, ')')
	return end + 1
}

// plainUnderscore writes a _ that marks italic type; one inside a word is a letter.
func plainUnderscore(b *strings.Builder, line string, i int) int {
	before := i == 0 || strings.ContainsAny(line[i-1:i], " ([|*")
	after := i+1 == len(line) || strings.ContainsAny(line[i+1:i+2], " .,;:)!?|*")
	switch {
	case before && !after:
		b.WriteRune(mark0)
	case after && !before:
		b.WriteRune(mark1)
	default:
		b.WriteByte('_')
	}
	return 1
}

// menus finds the ways through menus in a step.
func (s *step) menus() []menu {
	pieces := strings.Split(s.plain, string(arrow))
	var all []menu
	at := 0
	for i := 0; i+1 < len(pieces); {
		start := at + len(pieces[i])
		first, ok := lastName(pieces[i])
		at += len(pieces[i]) + len(string(arrow))
		i++
		if !ok {
			continue
		}
		found := menu{start: start - 1}
		found.take(first.text)
		marked := first.marked
		for {
			if next, ok := wholeName(pieces[i]); ok && i+1 < len(pieces) {
				found.take(next)
				at += len(pieces[i]) + len(string(arrow))
				i++
				continue
			}
			break
		}
		last, ok := firstName(pieces[i])
		if !ok {
			continue
		}
		found.take(last.text)
		found.describe(pieces[i])
		found.end = at
		sentence := s.sentence(found.start, at)
		if len(found.names) > 1 && len(found.names) <= longWay && (marked && last.marked && !isRoute(sentence) || isAboutScreen(sentence)) {
			all = append(all, found)
		}
	}
	return all
}

// take adds a name to a way. “Разработчикам, вкладка «Готовые сценарии»” is two.
func (m *menu) take(name string) {
	before, after, two := strings.Cut(name, ", ")
	if words := strings.Fields(after); two && len(words) > 1 && elementOf(words[0]) != "" {
		m.names = append(m.names, before)
		m.Element, name = elementOf(words[0]), strings.Join(words[1:], " ")
	} else {
		m.Element = ""
	}
	m.names = append(m.names, strings.TrimSpace(noMarks(name)))
}

// describe reads what the text says of the last name, in brackets right behind it: **Добавить** (синяя
// кнопка справа).
func (m *menu) describe(piece string) {
	_, behind, _ := strings.Cut(noMarks(piece), m.names[len(m.names)-1])
	inner, ok := strings.CutPrefix(strings.TrimSpace(behind), "(")
	if inner, _, closed := strings.Cut(inner, ")"); ok && closed {
		p := place{Place: m.Place}
		if _, known := p.describe(inner); known {
			m.Place = p.Place
		}
	}
}

// noMarks takes the signs of marks out of a text.
func noMarks(text string) string {
	return strings.Map(func(r rune) rune {
		if r == mark0 || r == mark1 {
			return -1
		}
		return r
	}, text)
}

// sentence gives the sentence around a way, without its marks.
func (s *step) sentence(start, end int) string {
	line := strings.ReplaceAll(s.plain, "\n", " ")
	from, until := 0, len(line)
	if at := strings.LastIndex(line[:start], ". "); at >= 0 {
		from = at + 2
	}
	if at := strings.Index(line[end:], ". "); at >= 0 {
		until = end + at
	}
	return text.Fold(strings.Map(func(r rune) rune {
		if r == mark0 || r == mark1 || r == arrow {
			return ' '
		}
		return r
	}, line[from:until]))
}

// wayNames gives the names of a way through menus, where a text is one.
func wayNames(words string) []string {
	if !mayHoldArrow(words) {
		return nil
	}
	var names []string
	for piece := range strings.SplitSeq(plainArrows(words), string(arrow)) {
		name, ok := wholeName(piece)
		if !ok {
			return nil
		}
		names = append(names, name)
	}
	return names
}
