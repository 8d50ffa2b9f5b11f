package builtin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// wantsHuman tells whether a customer asks for a member of the staff, as such or by name.
func (m *Model) wantsHuman(said string, h heard) bool { return m.means(human, h) || m.asksByName(said) }

// asksByName tells whether a text asks for somebody by name («соедините с Анной», "speak to hannah"): it wants to
// reach what is written like a name, or is one in the company's layer and its knowledge.
func (m *Model) asksByName(said string) bool {
	for _, sentence := range sentences(said) {
		words := text.Words(sentence)
		for i, w := range words {
			before := sentence[words[max(0, i-nameGap)].Start:w.Start]
			if text.Stop(w.Text) || !m.hears(m.hear(before), func(v *voice) []phrase { return v.Reaches }) {
				continue
			}
			if isName(sentence[w.Start:w.End]) || m.names(w.Text) {
				return true
			}
		}
	}
	return false
}

// nameGap is how many words before a name may ask for it.
const nameGap = 4

// isName tells whether a word within a sentence is written like the name of a person.
func isName(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && utf8.RuneCountInString(word) > 2 && !text.Stop(text.Fold(word)) &&
		!strings.ContainsFunc(word[size:], func(r rune) bool { return !unicode.IsLower(r) })
}

// names tells whether a word is a name to the company: its layer or its knowledge writes it so, and never otherwise.
func (m *Model) names(word string) bool {
	d := m.config.Company.Details
	named, otherwise := false, false
	look := func(said string) {
		for _, sentence := range sentences(mailAddress().ReplaceAllString(said, "")) {
			for i, w := range text.Words(sentence) {
				if text.Stem(w.Text) == text.Stem(word) {
					name := isName(sentence[w.Start:w.End])
					named, otherwise = named || name && i > 0, otherwise || !name
				}
			}
		}
	}
	for _, said := range []string{m.config.Company.Contacts, d.Goods, d.Delivery, d.Payment, d.Returns, d.Other} {
		look(said)
	}
	for _, e := range m.config.Entries {
		look(e.Title)
		look(e.Body)
	}
	return named && !otherwise
}

// ownName is the name that the operator's layer gives it; empty where it gives none.
func (c conversation) ownName(m *Model) string {
	if c.Prompt == nil {
		return ""
	}
	for _, layer := range c.Prompt.Layers {
		if layer.Name != "operator" {
			continue
		}
		for _, sentence := range sentences(layer.Text()) {
			words := text.Words(sentence)
			for i, w := range words {
				name := sentence[w.Start:w.End]
				if i == 0 || i > nameGap || !isName(name) {
					continue
				}
				if m.hears(m.hear(sentence[:w.Start]), func(v *voice) []phrase { return v.Called }) {
					return name
				}
			}
		}
	}
	return ""
}
