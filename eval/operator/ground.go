package operator

import (
	"slices"
	"strings"
	"sync"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/text"
	"firstline/prompt"
)

// companyLayer is the layer whose facts an operator may tell; those of the others are its own.
const companyLayer = "company"

// layerText gives the text of the layers of a name; empty where there is none.
func layerText(layers []prompt.Layer, name string) string {
	var said []string
	for _, l := range layers {
		if l.Name == name {
			said = append(said, l.Text())
		}
	}
	return strings.Join(said, "\n")
}

// ungrounded gives the facts of a reply, as it writes them and each once, that no entry which it cites
// holds, nor the company layer. A customer's own contact may be repeated. Where a reply asks back, the
// entries between which it asks need not be cited. What a recording says is invented is such a fact.
func (o *Operator) ungrounded(reply chat.Reply, r chat.Request) []string {
	var loose []string
	if strings.Contains(reply.Text, chat.Invented) {
		loose = append(loose, chat.Invented)
	}
	facts := text.Facts(reply.Text)
	if len(facts) == 0 {
		return loose
	}
	grounds := []*text.Ground{o.company}
	for _, id := range reply.Entries {
		if ground := o.grounds[id]; ground != nil {
			grounds = append(grounds, ground())
		}
	}
	if reply.Action == chat.Clarify {
		for _, hit := range hits(r.Found) {
			if hit.Entry != nil {
				grounds = append(grounds, text.NewGround(hit.Entry.Title, strings.Join(hit.Entry.Path, "\n")))
			}
		}
	}
	customer := sync.OnceValue(func() *text.Ground { return text.NewGround(saidByCustomer(r.Messages)...) })
	for _, f := range facts {
		if f.StandsIn(grounds...) || f.Contact() && f.StandsIn(customer()) || slices.Contains(loose, f.Text) {
			continue
		}
		loose = append(loose, f.Text)
	}
	return loose
}

// groundsOf reads what each entry says, by its id, when it is first cited.
func groundsOf(entries []kb.Entry) map[string]func() *text.Ground {
	grounds := make(map[string]func() *text.Ground, len(entries))
	for i := range entries {
		grounds[entries[i].ID] = sync.OnceValue(func() *text.Ground { return text.NewGround(Said(&entries[i])...) })
	}
	return grounds
}

// Said gives all that an entry says to a reader, prices as the list writes them and with their
// currencies.
func Said(e *kb.Entry) []string {
	said := append(slices.Clone(e.Path), e.Title, e.Body)
	for _, p := range e.Prices {
		said = append(said, p.Label+": "+p.Text)
		for _, amount := range []string{p.Amount, p.Max, p.Old} {
			if amount != "" {
				said = append(said, amount+" "+p.Currency)
			}
		}
	}
	for _, code := range e.Code {
		said = append(said, code.Text)
	}
	return said
}

func saidByCustomer(messages []chat.Message) []string {
	var said []string
	for _, m := range messages {
		if m.Role == chat.User {
			said = append(said, m.Text)
		}
	}
	return said
}
