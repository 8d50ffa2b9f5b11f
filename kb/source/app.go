package source

import (
	"strings"

	"firstline/kb"
)

// place is one element of an app with those inside it, before it becomes an entry.
type place struct {
	name      string
	kb.Place  // without its order
	about     string
	also      []string
	images    []kb.Image
	id        string
	anchor    string
	line, end int
	inside    []*place
	passed    bool // nothing is known of it but that a way leads over it
}

// addPlaces makes an entry of every place of a tree: the whole way to it in names, the same way
// in words where more than names is known, and what the author says about it.
func (b *builder) addPlaces(places []*place, above []*place, language string) {
	for i, p := range places {
		way := append(append([]*place(nil), above...), p)
		at := p.Place
		at.Order = i + 1
		d := draft{id: p.id, anchor: p.anchor, Entry: kb.Entry{
			Kind: kb.Screen, Title: p.name, Also: p.also, Body: wayTo(way, language),
			Path: names(above), Place: &at, Images: p.images, Language: language,
			Source: kb.Pos{Line: p.line, EndLine: p.end},
		}}
		if p.about != "" {
			d.Body += "\n\n" + p.about
		}
		b.add(d)
		b.addPlaces(p.inside, way, language)
	}
}

func names(places []*place) []string {
	var all []string
	for _, p := range places {
		all = append(all, p.name)
	}
	return all
}

// wayTo gives the way in one line of names, and in a second one of words unless names are all
// that is known.
func wayTo(way []*place, language string) string {
	body := strings.Join(names(way), " › ")
	known := false
	steps := make([]string, len(way))
	for i, p := range way {
		known = known || p.Element != "" || p.Side != "" || p.Colour != ""
		steps[i] = p.inWords(language)
	}
	if known {
		body += "\n" + strings.Join(steps, " → ")
	}
	return body
}

// inWords says what a place is and where: вкладка «Каналы связи» (сверху, синяя).
func (p *place) inWords(language string) string {
	words := "«" + p.name + "»"
	if language == "en" {
		words = "“" + p.name + "”"
	}
	if name := ElementName(p.Element, language); name != "" {
		words = name + " " + words
	}
	var where []string
	for _, part := range []string{p.Side, p.Colour} {
		if part != "" {
			where = append(where, part)
		}
	}
	if len(where) > 0 {
		words += " (" + strings.Join(where, ", ") + ")"
	}
	return words
}

// languageOf tells the language of a tree where the file does not: that of its names.
func languageOf(f *file, places []*place) string {
	if l := f.language(); l != "" {
		return l
	}
	if anyName(places, func(name string) bool { return strings.ContainsFunc(name, isCyrillic) }) {
		return "ru"
	}
	return "en"
}

func isCyrillic(r rune) bool { return 'А' <= r && r <= 'я' || r == 'ё' || r == 'Ё' }

func anyName(places []*place, is func(string) bool) bool {
	for _, p := range places {
		if is(p.name) || is(p.about) || anyName(p.inside, is) {
			return true
		}
	}
	return false
}
