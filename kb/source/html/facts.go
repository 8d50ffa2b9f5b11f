package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fact is what is known of a node before anything is read from it. Pages may be nested as deep as
// the parser allows, so what an element holds is found once, from the inside out.
type fact struct {
	line  int
	holds thing // among the elements inside of it, itself not counted
	heads int   // of accordions inside of it, those that hold another one not counted
}

// thing is a set of kinds of elements.
type thing uint16

const (
	aBlock   thing = 1 << iota
	aHeading       // h1 to h6
	aTitle         // h1
	aTable
	aPicture  // also a line break: what a piece of code does not hold
	aText     // p, ul, ol: what a block of code does not hold
	aTerm     // dt, dd
	aHead     // of an accordion
	aQuestion // structured data
	aMain     // main, article
	aNav
	aForm
	aButton
)

// breaks are the kinds that end the paragraph which they stand in.
const breaks = aBlock | aHeading | aHead | aQuestion

// things tells of what kinds an element is.
func things(n *html.Node) thing {
	var t thing
	set := func(is bool, kind thing) {
		if is {
			t |= kind
		}
	}
	set(isBlock(n), aBlock)
	set(isHeading(n), aHeading)
	set(isHead(n) || n.DataAtom == atom.Summary, aHead)
	set(strings.Contains(attr(n, "itemtype"), "schema.org/Question") || isStructured(n), aQuestion)
	switch n.DataAtom {
	case atom.H1:
		t |= aTitle
	case atom.Table:
		t |= aTable
	case atom.Img, atom.Br:
		t |= aPicture
	case atom.P, atom.Ul, atom.Ol:
		t |= aText
	case atom.Dt, atom.Dd:
		t |= aTerm
	case atom.Main, atom.Article:
		t |= aMain
	case atom.Nav:
		t |= aNav
	case atom.Form:
		t |= aForm
	case atom.Button:
		t |= aButton
	default:
	}
	return t
}

// facts are those of a page, by its nodes.
type facts map[*html.Node]fact

func (f facts) line(n *html.Node) int { return f[n].line }

// add takes what is known of an element that is inside of the one that f is about.
func (f *fact) add(child *html.Node, known fact) {
	is := things(child)
	f.holds |= is | known.holds
	f.heads += known.heads
	if known.heads == 0 && is&aHead != 0 {
		f.heads++
	}
}

// holds tells whether one of the kinds is inside of an element.
func (f facts) holds(n *html.Node, kinds thing) bool { return f[n].holds&kinds != 0 }
