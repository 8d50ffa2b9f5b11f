package export

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// chatwoot reads messages, as the API lists those of a conversation, or conversations with their last ones
// (payload), and as webhooks tell of each (message_created). Other webhooks, activities and private messages are
// left out. Since a log goes on, messages are added to what is known of a conversation.
func chatwoot() Format {
	return Format{
		Name:  "chatwoot",
		lists: []string{"payload", "data"},
		recognise: func(s shape) bool {
			return s.has("event", "message_type") || s.has("event", "messages.message_type") ||
				s.has("payload.message_type", "payload.conversation_id") || s.has("message_type", "conversation_id") ||
				s.has("data.payload.messages.message_type") || s.has("payload.messages.message_type")
		},
		read: readChatwoot,
	}
}

type chatwootMessage struct {
	Event          string              `json:"event"`
	Content        string              `json:"content"`
	Type           scalar              `json:"message_type"` // incoming, outgoing, activity, template; or 0 to 3
	Private        bool                `json:"private"`
	ConversationID scalar              `json:"conversation_id"`
	CreatedAt      scalar              `json:"created_at"`
	Sender         lax[chatwootSender] `json:"sender"`
	SenderType     string              `json:"sender_type"`
	Conversation   lax[struct {
		ID      scalar            `json:"id"`
		Channel string            `json:"channel"`
		Labels  []string          `json:"labels"`
		Meta    lax[chatwootMeta] `json:"meta"`
	}] `json:"conversation"`
	Attachments lax[[]struct {
		Type string `json:"file_type"`
	}] `json:"attachments"`
	Attributes lax[struct {
		Values lax[struct {
			Survey struct {
				Rating int `json:"rating"`
			} `json:"csat_survey_response"`
		}] `json:"submitted_values"`
	}] `json:"content_attributes"`
}

// chatwootConversation is a conversation as its webhooks and its list have it.
type chatwootConversation struct {
	Event    string            `json:"event"`
	ID       scalar            `json:"id"`
	Channel  string            `json:"channel"`
	Labels   lax[[]string]     `json:"labels"`
	Messages []json.RawMessage `json:"messages"`
	Meta     lax[chatwootMeta] `json:"meta"`
}

type chatwootSender struct {
	ID    scalar `json:"id"`
	Name  string `json:"name"`
	Type  string `json:"type"`
	Email string `json:"email"`
	Phone scalar `json:"phone_number"`
}

// contacts are what is known of a customer.
func (s chatwootSender) contacts() []string { return []string{s.Name, s.Email, string(s.Phone)} }

// chatwootMeta is what is known of a conversation; its sender is the customer.
type chatwootMeta struct {
	Sender lax[chatwootSender] `json:"sender"`
}

func readChatwoot(r *reading, record []byte) error {
	var c chatwootConversation
	if json.Unmarshal(record, &c) == nil && c.Messages != nil {
		if c.Event != "" {
			return nil // each of its messages has an event of its own
		}
		for _, message := range c.Messages {
			if err := r.chatwootMessage(message, c); err != nil {
				return err
			}
		}
		return nil
	}
	return r.chatwootMessage(record, chatwootConversation{})
}

// chatwootMessage reads a message, in a conversation of which more may be known.
func (r *reading) chatwootMessage(record []byte, c chatwootConversation) error {
	var m chatwootMessage
	if err := json.Unmarshal(record, &m); err != nil {
		return r.skip("not a message of Chatwoot: %s", plainJSON(err))
	}
	told := m.Conversation.v
	id := cmp.Or(c.ID, m.ConversationID, told.ID)
	role, said := r.chatwootRole(&m)
	switch {
	case m.Event != "" && m.Event != "message_created", m.Private, m.Type == "activity", m.Type == "2":
		return nil // an event, or not for the customer's eyes
	case !said:
		return r.skip("message_type is %q, which is not known", m.Type)
	}
	d := &dialog.Dialog{Channel: chatwootChannel(cmp.Or(c.Channel, told.Channel)), Tags: append(slices.Clip(c.Labels.v), told.Labels...)}
	if score := m.Attributes.v.Values.v.Survey.Rating; score >= 1 && score <= 5 {
		d.Rating = score
	}
	message := dialog.Message{Role: role, At: moment(m.CreatedAt, r.Zone), Text: tidy(m.Content)}
	customer := append(c.Meta.v.Sender.v.contacts(), told.Meta.v.Sender.v.contacts()...)
	if role == chat.User {
		customer = append(customer, m.Sender.v.contacts()...)
	} else {
		message.Author = m.Sender.v.Name
	}
	for _, a := range m.Attachments.v {
		message.Attachments = append(message.Attachments, cmp.Or(a.Type, "file"))
	}
	d.Messages = []dialog.Message{message}
	return r.piece(dialog.Event, string(id), d, customer...)
}

// chatwootRole tells who speaks: bots and templates are no people.
func (r *reading) chatwootRole(m *chatwootMessage) (role chat.Role, said bool) {
	sender := m.Sender.v
	switch m.Type {
	case "incoming", "0":
		return chat.User, true
	case "template", "3":
		return chat.Operator, true
	case "outgoing", "1":
		kind := strings.ToLower(cmp.Or(sender.Type, m.SenderType))
		return r.authors.company(kind != "user", string(sender.ID), sender.Name), true
	}
	return "", false
}

// chatwootChannel writes Channel::WebWidget as site, and Channel::Telegram as telegram.
func chatwootChannel(s string) string {
	name := strings.ToLower(strings.TrimPrefix(s, "Channel::"))
	if name == "webwidget" {
		return "site"
	}
	return name
}
