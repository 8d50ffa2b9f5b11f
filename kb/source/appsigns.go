package source

import (
	"strings"

	"firstline/kb/text"
)

// looksLikeApp: most list items name an element or where it is, some both, and the page is made of
// lists. Items that only hold others say nothing. Under the title of an app a few elements among
// names of screens, some inside others, are enough.
func (p *page) looksLikeApp() bool {
	var c itemCount
	for _, b := range p.blocks {
		for line := b.start; line < b.end && b.level == 0; line++ {
			indent, item, ok := cutItem(p.lines[line])
			switch {
			case (!ok || p.inFence(line) || tellsToDo(item)) && strings.TrimSpace(p.lines[line]) != "":
				c.others++
			case ok:
				c.add(item, p.holdsItems(line, indent))
			}
		}
	}
	if c.items < 3 || c.elements < 2 || c.elements*2 < c.signs || c.items <= c.others {
		return false
	}
	return c.signs > c.silent || c.holders >= 2 && c.named == c.items && p.isTitledApp()
}

// isTitledApp: the page has one heading, the title of an app.
func (p *page) isTitledApp() bool {
	title := p.soleTitle()
	return title >= 0 && titlesApp(p.blocks[title].title)
}

// itemCount counts the items of lists, and the lines that are none.
type itemCount struct {
	items    int
	signs    int // they name an element or say where it is
	elements int // they name one
	silent   int // they do neither, and hold no others
	holders  int // they hold others
	named    int // they are called as screens are
	others   int
}

func (c *itemCount) add(item string, holdsItems bool) {
	item, _ = cutPictures(item)
	item, _ = cutAnchor(item)
	if item == "" {
		return // a picture of what it stands below
	}
	c.items++
	p := newPlace(item)
	isElement := p.Element != "" || isElementName(p.name)
	if holdsItems {
		c.holders++
	}
	if isScreenName(p.name) && !endsSentence(p.name) {
		c.named++
	}
	if isElement {
		c.elements++
	}
	switch {
	case isElement, !p.isBare():
		c.signs++
	case !holdsItems:
		c.silent++
	}
}

// isBare tells a place of which nothing but the name is known.
func (p *place) isBare() bool { return p.Element == "" && p.Side == "" && p.Colour == "" }

// isElementName tells a name that begins or ends with the word for an element: Кнопка «Меню».
func isElementName(name string) bool {
	const most = 4
	words := strings.Fields(name)
	return len(words) > 1 && len(words) <= most && (elementOf(words[0]) != "" || elementOf(words[len(words)-1]) != "")
}

// holdsItems tells whether an item has others indented below it.
func (p *page) holdsItems(line, indent int) bool {
	if line+1 >= len(p.lines) {
		return false
	}
	below, _, ok := cutItem(p.lines[line+1])
	return ok && below > indent
}

// tellsToDo tells a step of an instruction from a place: Откройте меню.
func tellsToDo(item string) bool {
	words := strings.Fields(item)
	return len(words) > 1 && isScreenVerb(text.Fold(words[0])) && newPlace(item).isBare()
}
