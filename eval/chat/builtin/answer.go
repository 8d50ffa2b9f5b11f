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
// two different answers are equally near it asks back, once.
func (m *Model) answers(c conversation) (chat.Reply, bool) {
	var reply chat.Reply
	var quotes []string
	for _, f := range c.wanted {
		if !f.Confident {
			continue
		}
		if first, second, equal := rivals(f); equal && c.last.Reason != chat.Ambiguous {
			question := strings.NewReplacer("{first}", label(first), "{second}", label(second)).Replace(c.say.Ambiguous)
			return chat.Reply{Text: question, Action: chat.Clarify, Reason: chat.Ambiguous}, true
		}
		hit := f.Hits[0]
		if slices.Contains(reply.Entries, hit.Entry.ID) {
			continue
		}
		said := quote(hit)
		quotes = append(quotes, said)
		reply.Entries = append(reply.Entries, hit.Entry.ID)
		for _, code := range hit.Entry.Code {
			if strings.Contains(said, strings.TrimRight(code.Text, "\n")) {
				reply.Code = append(reply.Code, code)
			}
		}
		reply.Images = append(reply.Images, hit.Entry.Images...)
	}
	reply.Text = strings.Join(quotes, "\n\n")
	reply.Action = chat.Answer
	return reply, len(quotes) > 0
}

// quote is what an entry says to a customer.
func quote(h kb.Hit) string {
	body := h.Entry.Body
	if utf8.RuneCountInString(body) > quoteWhole {
		body = h.Passage.Text
	}
	if h.Entry.Kind == kb.Item || body == "" {
		return strings.TrimSpace(h.Entry.Title + "\n" + body)
	}
	return body
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
