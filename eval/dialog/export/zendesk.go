package export

import (
	"cmp"
	"encoding/json"
	"strings"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// zendesk reads tickets with their comments: a ticket a line, as the account's export in JSON has them, or
// pages of tickets. Comments that are not public are left out. The customer is the requester, and whoever the
// export calls an end user. A ticket without comments is left out: who has answered it is not known.
func zendesk() Format {
	return Format{
		Name:  "zendesk",
		lists: []string{"tickets"},
		recognise: func(s shape) bool {
			return s.has("requester_id", "comments") || s.has("tickets.requester_id") || s.has("comments.public", "subject")
		},
		read: readZendesk,
	}
}

// zendeskHint says where the comments of tickets are, which lists of tickets (/api/v2/tickets.json) leave out.
const zendeskHint = "export tickets with their comments: in the Admin Center, the account's data export as JSON"

type zendeskTicket struct {
	ID         scalar `json:"id"`
	CreatedAt  scalar `json:"created_at"`
	Requester  scalar `json:"requester_id"`
	Subject    string `json:"subject"`
	RawSubject string `json:"raw_subject"`
	Via        struct {
		Channel scalar `json:"channel"`
		Source  lax[struct {
			From zendeskUser `json:"from"`
		}] `json:"source"`
	} `json:"via"`
	Tags         lax[[]string] `json:"tags"`
	Satisfaction lax[struct {
		Score string `json:"score"`
	}] `json:"satisfaction_rating"`
	RequesterIs zendeskUser      `json:"requester"`
	Assignee    zendeskUser      `json:"assignee"`
	Submitter   zendeskUser      `json:"submitter"`
	Comments    []zendeskComment `json:"comments"`
}

type zendeskUser struct {
	ID   scalar `json:"id"`
	Name string `json:"name"`
	Role string `json:"role"`

	Email   string `json:"email"`
	Address string `json:"address"` // of mail, of who wrote a ticket
	Phone   scalar `json:"phone"`
}

// contacts are what is known of a customer.
func (u zendeskUser) contacts() []string {
	return []string{u.Name, u.Email, u.Address, string(u.Phone)}
}

type zendeskComment struct {
	AuthorID    scalar      `json:"author_id"`
	Author      zendeskUser `json:"author"`
	Body        string      `json:"body"`
	PlainBody   string      `json:"plain_body"`
	HTMLBody    string      `json:"html_body"`
	Public      *bool       `json:"public"`
	CreatedAt   scalar      `json:"created_at"`
	Attachments lax[[]struct {
		Name string `json:"file_name"`
	}] `json:"attachments"`
}

func readZendesk(r *reading, record []byte) error {
	var t zendeskTicket
	if err := json.Unmarshal(record, &t); err != nil {
		return r.skip("not a ticket of Zendesk: %s", plainJSON(err))
	}
	if len(t.Comments) == 0 {
		return r.skipHinting(zendeskHint, "the ticket has no comments")
	}
	d := &dialog.Dialog{Started: moment(t.CreatedAt, r.Zone), Channel: zendeskChannel(t.Via.Channel), Tags: t.Tags.v, Rating: goodOrBad(t.Satisfaction.v.Score)}
	customer := append(t.RequesterIs.contacts(), t.Via.Source.v.From.contacts()...)
	for _, c := range t.Comments {
		if t.wrote(c) {
			customer = append(customer, c.Author.contacts()...)
		}
		if c.Public == nil || *c.Public {
			d.Messages = append(d.Messages, r.zendeskMessage(&t, c))
		}
	}
	return r.piece(dialog.Whole, string(t.ID), d, customer...)
}

func (r *reading) zendeskMessage(t *zendeskTicket, c zendeskComment) dialog.Message {
	m := dialog.Message{Role: chat.User, At: moment(c.CreatedAt, r.Zone), Text: cmp.Or(c.Body, c.PlainBody)}
	if m.Text == "" {
		m.Text, _ = htmlText(c.HTMLBody)
	}
	m.Text = tidy(m.Text)
	if author := t.author(c); !t.wrote(c) {
		m.Role, m.Author = r.authors.company(false, string(author.ID), author.Name), author.Name
	}
	for _, a := range c.Attachments.v {
		m.Attachments = append(m.Attachments, cmp.Or(a.Name, "file"))
	}
	return m
}

// author is who wrote a comment, as the ticket knows them.
func (t *zendeskTicket) author(c zendeskComment) zendeskUser {
	author := c.Author
	author.ID = cmp.Or(c.AuthorID, author.ID)
	for _, u := range []zendeskUser{t.RequesterIs, t.Assignee, t.Submitter} {
		if u.ID == author.ID && u.ID != "" {
			author.Name, author.Role = cmp.Or(author.Name, u.Name), cmp.Or(author.Role, u.Role)
		}
	}
	return author
}

// wrote tells whether the customer wrote a comment.
func (t *zendeskTicket) wrote(c zendeskComment) bool {
	author := t.author(c)
	return author.Role == "end-user" || author.Role == "" && author.ID == cmp.Or(t.Requester, t.RequesterIs.ID)
}

// zendeskChannel is a channel by its name. Some exports have numbers there, which say nothing.
func zendeskChannel(s scalar) string { return strings.TrimRight(string(s), "0123456789") }

// goodOrBad is the number of a rating that has no scale.
func goodOrBad(score string) int {
	switch score {
	case "good", "positive", "1":
		return 5
	case "bad", "negative", "0":
		return 1
	}
	return 0
}
