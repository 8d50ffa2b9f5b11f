package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// pageMost is how many characters a page may have: a comment on GitHub takes 65,536.
	pageMost = 60_000
	// pageFixed is how many of them are kept for what is always said: headings and sums.
	pageFixed = 6_000
	// rowsMost is how many rows a table may have, and how many dialogs are told of.
	rowsMost = 50
	// namesMost is how many names are listed within a line.
	namesMost = 10
)

// page is Markdown in the making. What it has no room for is counted, and the count printed.
type page struct {
	Run
	b    strings.Builder
	size int // characters
}

// printf adds what is always said, and is short.
func (p *page) printf(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	p.size += utf8.RuneCountInString(s)
	p.b.WriteString(s)
}

// add adds what may be left out, and says whether there was room for it.
func (p *page) add(s string) bool {
	if p.size+utf8.RuneCountInString(s) > pageMost-pageFixed {
		return false
	}
	p.printf("%s", s)
	return true
}

// table prints the first of n rows; rows are things. Columns whose header begins with a space are
// set to the right, as figures are.
func (p *page) table(header []string, n int, thing string, row func(int) []string) {
	if n == 0 {
		return
	}
	p.printf("\n| %s |\n|", strings.Join(header, " | "))
	for _, h := range header {
		if strings.HasPrefix(h, " ") {
			p.printf("---:|")
		} else {
			p.printf("---|")
		}
	}
	p.printf("\n")
	shown := 0
	for shown < min(n, rowsMost) && p.add("| "+strings.Join(row(shown), " | ")+" |\n") {
		shown++
	}
	p.leftOut(n-shown, thing)
}

func (p *page) leftOut(n int, thing string) {
	if n > 0 {
		p.printf("\n%s more left out.\n", Many(n, thing))
	}
}

// names prints a line of names under what they are; none without any.
func (p *page) names(what string, names []string) {
	if len(names) == 0 {
		return
	}
	p.printf("\n%s: ", what)
	shown := 0
	for shown < min(len(names), namesMost) {
		name := quoted(names[shown])
		if shown > 0 {
			name = ", " + name
		}
		if !p.add(name) {
			break
		}
		shown++
	}
	if more := len(names) - shown; more > 0 {
		p.printf(" and %d more", more)
	}
	p.printf("\n")
}

// quoted prints a text that is not ours: a name, a path, what was said. It stands on one line, in
// code and with its marks as entities, so that it stays what it is in text, in a table and in HTML.
// GitHub and GitLab look for mentions and references in text, and not in code.
func quoted(s string) string {
	const most = 300
	runes := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " "))
	if len(runes) == 0 {
		return "nothing"
	}
	if len(runes) > most {
		runes = append(runes[:most-1:most-1], '…')
	}
	var b strings.Builder
	b.WriteString("<code>")
	for i, r := range runes {
		switch {
		case unicode.IsControl(r):
			b.WriteRune('\uFFFD')
		case strings.ContainsRune("\\`*[]<>&|~@$", r), r == '_' && !withinWord(runes, i):
			fmt.Fprintf(&b, "&#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteString("</code>")
	return strings.NewReplacer("://", "&#58;//", "www.", "www&#46;").Replace(b.String()) // these begin links
}

// withinWord tells whether a rune has a word on either side: an underscore there means nothing.
func withinWord(runes []rune, i int) bool {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return i > 0 && i+1 < len(runes) && inWord(runes[i-1]) && inWord(runes[i+1])
}
