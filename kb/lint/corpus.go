package lint

import (
	"math"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// corpus is a knowledge base as the rules read it: each text is cut and stemmed once.
type corpus struct {
	Knowledge
	raw     *raw
	entries []*entry
	ids     map[string]*entry
	sources map[string]*kb.Source
	seen    map[string]int // stem → how many entries have it
	related text.Related
}

// entry is an entry with what several rules ask of it.
type entry struct {
	*kb.Entry
	source *kb.Source
	title  []string // stems of the title
	over   []string // stems of all that stands over the body: title, other wordings, path
	said   []said
	stems  map[string]bool // of all of it
}

// said is one sentence of an entry, one item of a list, or one cell of a table.
type said struct {
	text  string
	about string // what it stands under: the row and the header of a cell, the line that leads a list in
	line  int    // of the body, from 0
	read  bool
	known []text.Fact // once they are asked for
}

// facts gives those of a sentence, which several rules ask for.
func (s *said) facts() []text.Fact {
	if !s.read {
		s.known, s.read = text.Facts(unmarked(s.text)), true
	}
	return s.known
}

// spelled tells whether a sentence may have a number in words: a span of time or an amount.
func (s *said) spelled() bool { return spelling().MatchString(s.text) }

var spelling = text.Pattern(`дней|дня|день|сут|недел|месяц|лет|год|час|рубл|процент|day|week|month|year|hour|dollar|pound|percent|fortnight`)

func newCorpus(k Knowledge) *corpus {
	c := &corpus{Knowledge: k, raw: newRaw(k.Files), ids: map[string]*entry{}, sources: map[string]*kb.Source{}, seen: map[string]int{}, related: relatedStems()}
	for _, s := range k.Sources {
		c.sources[s.Path] = s
		for i := range s.Entries {
			c.add(newEntry(&s.Entries[i], s))
		}
	}
	return c
}

func (c *corpus) add(e *entry) {
	c.entries = append(c.entries, e)
	c.ids[e.ID] = e
	for stem := range e.stems {
		c.seen[stem]++
	}
}

func newEntry(e *kb.Entry, s *kb.Source) *entry {
	w := &entry{Entry: e, source: s, title: stems(e.Title), said: sayings(e.Body), stems: map[string]bool{}}
	for _, part := range slices.Concat([]string{e.Title}, e.Also, e.Path) {
		w.over = appendNew(w.over, stems(part)...)
	}
	for _, stem := range slices.Concat(w.over, stems(e.Body)) {
		w.stems[stem] = true
	}
	return w
}

// weight is how much a stem tells: much where few entries have it. A small knowledge base is weighed as
// one of 200 entries, so that a rule finds in it what it finds in a large one.
func (c *corpus) weight(stem string) float64 {
	const least = 200
	return math.Log(1 + float64(max(least, len(c.entries))+1)/float64(c.seen[stem]+1))
}

// together tells whether one operator is told what both sources say.
func (c *corpus) together(a, b string) bool {
	if a == b || len(c.Served) == 0 {
		return true
	}
	return slices.ContainsFunc(c.Served, func(paths []string) bool { return slices.Contains(paths, a) && slices.Contains(paths, b) })
}

// sayings cuts a body into what it says, without its blocks of code.
func sayings(body string) []said {
	if body == "" {
		return nil
	}
	lines := strings.Split(body, "\n")
	fences := kb.Fences(lines)
	var all []said
	var header []string
	lead := ""
	for i := 0; i < len(lines); i++ {
		if len(fences) > 0 && fences[0].Start == i {
			i, fences = fences[0].End, fences[1:]
			continue
		}
		line := strings.TrimSpace(lines[i])
		cells := row(line)
		switch {
		case line == "":
			header = nil
		case cells != nil && header == nil:
			header = cells
		case cells != nil:
			all = append(all, rowSaid(cells, header, i)...)
		default:
			about := ""
			if isItem(line) {
				about, line = lead, line[strings.IndexByte(line, ' '):]
			} else {
				line = strings.TrimLeft(line, "#> ")
				lead = line
			}
			for _, sentence := range kb.Sentences(line) {
				all = append(all, said{text: sentence, about: about, line: i})
			}
		}
	}
	return all
}

// row gives the cells of a line of a table; nil where it is none.
func row(line string) []string {
	if !strings.HasPrefix(line, "|") || strings.Count(line, "|") < 3 {
		return nil
	}
	cells := strings.Split(strings.Trim(line, "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// cellMark parts, in what a cell stands under, its row from its header.
const cellMark = " · "

// inTable tells the cell of a table from a sentence.
func (s *said) inTable() bool { return strings.Contains(s.about, cellMark) }

// rowSaid gives the cells of a row, each under its header and behind the row's first cell.
func rowSaid(cells, header []string, line int) []said {
	if strings.Trim(strings.Join(cells, ""), "-: ") == "" {
		return nil
	}
	var all []said
	for i, cell := range cells {
		about := ""
		if i > 0 {
			about = cells[0]
			if i < len(header) {
				about += cellMark + header[i]
			}
		}
		if cell != "" {
			all = append(all, said{text: cell, about: about, line: line})
		}
	}
	return all
}

func isItem(line string) bool {
	mark := strings.TrimLeft(line, "0123456789")
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "• ") ||
		len(mark) < len(line) && (strings.HasPrefix(mark, ". ") || strings.HasPrefix(mark, ") "))
}
