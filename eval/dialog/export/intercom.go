package export

import (
	"cmp"
	"encoding/json"
	"slices"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// intercom reads conversations as its API gives them: one, a list, or a line each. The body of the source is
// the first message; those of the parts follow. Notes, assignments and other events are left out.
func intercom() Format {
	return Format{
		Name:  "intercom",
		lists: []string{"conversations", "data", "item"},
		recognise: func(s shape) bool {
			for _, path := range []string{"", "conversations.", "data.item."} {
				if s.has(path+"source", path+"conversation_parts") {
					return true
				}
			}
			return s.says("type", "conversation.list")
		},
		read: readIntercom,
	}
}

type intercomConversation struct {
	ID        scalar `json:"id"`
	CreatedAt scalar `json:"created_at"`
	Source    struct {
		Type    string `json:"type"`
		Subject string `json:"subject"`
		intercomPart
	} `json:"source"`
	Parts struct {
		Parts []intercomPart `json:"conversation_parts"`
	} `json:"conversation_parts"`
	Rating lax[struct {
		Rating int `json:"rating"`
	}] `json:"conversation_rating"`
	Tags lax[struct {
		Tags []struct {
			Name string `json:"name"`
		} `json:"tags"`
	}] `json:"tags"`
}

type intercomPart struct {
	PartType  string `json:"part_type"`
	Body      string `json:"body"`
	CreatedAt scalar `json:"created_at"`
	Author    struct {
		Type  string `json:"type"`
		ID    scalar `json:"id"`
		Name  string `json:"name"`
		Email string `json:"email"`
	} `json:"author"`
	Attachments lax[[]struct {
		Name string `json:"name"`
	}] `json:"attachments"`
}

func readIntercom(r *reading, record []byte) error {
	var c intercomConversation
	if err := json.Unmarshal(record, &c); err != nil {
		return r.skip("not a conversation of Intercom: %s", plainJSON(err))
	}
	d := &dialog.Dialog{Started: moment(c.CreatedAt, r.Zone), Channel: intercomChannel(c.Source.Type)}
	if score := c.Rating.v.Rating; score >= 1 && score <= 5 {
		d.Rating = score
	}
	for _, tag := range c.Tags.v.Tags {
		d.Tags = append(d.Tags, tag.Name)
	}
	source := c.Source.intercomPart
	source.CreatedAt = c.CreatedAt
	first := r.intercomMessage(source)
	if subject, _ := htmlText(c.Source.Subject); subject != "" && first.Text != subject {
		first.Text = tidy(subject + "\n" + first.Text)
	}
	d.Messages = append(d.Messages, first)
	var customer []string
	for _, part := range append([]intercomPart{source}, c.Parts.Parts...) {
		if part.customer() {
			customer = append(customer, part.Author.Name, part.Author.Email)
		}
	}
	for _, part := range c.Parts.Parts {
		if part.isSaid() {
			d.Messages = append(d.Messages, r.intercomMessage(part))
		}
	}
	return r.piece(dialog.Whole, string(c.ID), d, customer...)
}

// isSaid tells what the customer sees from what only the staff does. What a customer writes is said whatever
// it does to the conversation: an answer to a closed one is a part of type open.
func (p intercomPart) isSaid() bool {
	if p.customer() {
		return true
	}
	return slices.Contains([]string{"comment", "open", "close", "quick_reply"}, p.PartType)
}

func (p intercomPart) customer() bool {
	return slices.Contains([]string{"user", "lead", "contact"}, p.Author.Type)
}

func (r *reading) intercomMessage(p intercomPart) dialog.Message {
	m := dialog.Message{Role: chat.User, At: moment(p.CreatedAt, r.Zone)}
	if !p.customer() {
		m.Role = r.authors.company(p.Author.Type == "bot", string(p.Author.ID), p.Author.Name)
		m.Author = p.Author.Name
	}
	m.Text, m.Attachments = htmlText(p.Body)
	for _, a := range p.Attachments.v {
		m.Attachments = append(m.Attachments, cmp.Or(a.Name, "file"))
	}
	return m
}

func intercomChannel(sourceType string) string {
	if sourceType == "conversation" {
		return "site"
	}
	return sourceType
}
