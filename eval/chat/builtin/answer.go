package builtin

import (
	"slices"
	"strings"
	"unicode/utf8"

	"firstline/eval/chat"
	"firstline/kb"
)

// quoteWhole is the length, in characters, up to which an entry is quoted whole; of a longer one
// the customer gets the passage that was found.
const quoteWhole = 1200

// answers quotes the best entry for each question of the turn that the knowledge can answer. Where
// two different answers are equally near it asks back, once, unless the company layer settles it; no customer can
// choose between two of one name. It does not say again what a customer was told before who asks for something else.
func (m *Model) answers(c conversation) (chat.Reply, bool) {
	var best []kb.Hit
	if c.exhausted {
		return m.notKnown(c), true
	}
	for _, f := range c.wanted {
		if !f.Confident {
			continue
		}
		if f.Rival != nil && label(f.Hits[0]) != label(*f.Rival) && c.last.Reason != chat.Ambiguous {
			if reply, ok := m.contacts(c); ok {
				return reply, true
			}
			question := strings.NewReplacer("{first}", c.inner(label(f.Hits[0])), "{second}", c.inner(label(*f.Rival))).Replace(c.say.Ambiguous)
			return chat.Reply{Text: question, Action: chat.Clarify, Reason: chat.Ambiguous}, true
		}
		if !slices.ContainsFunc(best, func(h kb.Hit) bool { return h.Entry.ID == f.Hits[0].Entry.ID }) {
			best = append(best, f.Hits[0])
		}
	}
	reply := m.quoting(best, c.turn)
	if c.rest && len(best) == 1 && reply.Text != "" {
		reply.Text += "\n\n" + c.say.Rest + " " + c.say.HumanCanCome
	}
	return reply, reply.Text != ""
}

// quoting answers with the text, the pictures and the needed code of entries, and nothing else.
func (m *Model) quoting(hits []kb.Hit, question string) chat.Reply {
	reply := chat.Reply{Action: chat.Answer}
	var quotes []string
	for _, hit := range hits {
		said := chat.NeededCode(m.quote(hit), question)
		quotes = append(quotes, said)
		reply.Entries = append(reply.Entries, hit.Entry.ID)
		reply.Images = append(reply.Images, hit.Entry.Images...)
		for _, code := range hit.Entry.Code {
			if strings.Contains(said, strings.TrimRight(code.Text, "\n")) {
				reply.Code = append(reply.Code, code)
			}
		}
	}
	reply.Text = strings.Join(quotes, "\n\n")
	return reply
}

// quote is what an entry says to a customer, without the orders that somebody may have put into it, and without what
// is only of use beside the other files of the knowledge.
func (m *Model) quote(h kb.Hit) string {
	said := chat.WithoutPictures(m.facts(written(h)), func(string) {})
	return chat.WithoutFileLinks(said)
}

func written(h kb.Hit) string {
	body := h.Entry.Body
	switch {
	case h.Entry.Kind == kb.Item:
		return offer(h.Entry)
	case utf8.RuneCountInString(body) > quoteWhole:
		return h.Passage.Text
	case body == "":
		return h.Entry.Title
	}
	return body
}

// inner gives a name as it stands between quotation marks: with the other ones within.
func (c conversation) inner(name string) string {
	if strings.Contains(c.say.Ambiguous, "«") {
		return strings.NewReplacer("«", "„", "»", "“").Replace(name)
	}
	return strings.ReplaceAll(name, `"`, "'")
}

// label names an entry in a question: with its path where it has one.
func label(h kb.Hit) string {
	if h.Entry.Kind == kb.Screen {
		return strings.Join(append(slices.Clone(h.Entry.Path), h.Entry.Title), " › ")
	}
	return strings.TrimRight(h.Entry.Title, "?. ")
}

func newestFirst(s []string) []string {
	s = slices.Clone(s)
	slices.Reverse(s)
	return s
}
