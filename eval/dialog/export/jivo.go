package export

import (
	"encoding/json"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// jivo reads the webhooks that are sent when a chat is over (chat_finished), a line or a file each. Webhooks of
// other events are left out. An agent's id is a number in the messages and a string among the agents: both
// are read as text.
//
// An agent's message that has no agent's id was written by a machine.
func jivo() Format {
	return Format{
		Name:      "jivo",
		recognise: func(s shape) bool { return s.has("event_name") && (s.has("chat.messages") || s.has("visitor")) },
		read:      readJivo,
	}
}

type jivoChat struct {
	Event  string `json:"event_name"`
	ChatID scalar `json:"chat_id"`
	Agents []struct {
		ID   scalar `json:"id"`
		Name string `json:"name"`
	} `json:"agents"`
	Visitor lax[jivoVisitor] `json:"visitor"`
	Chat    struct {
		Messages []struct {
			Type      string `json:"type"`
			Message   string `json:"message"`
			Timestamp scalar `json:"timestamp"`
			AgentID   scalar `json:"agent_id"`
		} `json:"messages"`
		Rate scalar `json:"rate"`
	} `json:"chat"`
	Tags lax[[]struct {
		Title string `json:"title"`
	}] `json:"tags"`
}

// jivoVisitor is who writes to the company.
type jivoVisitor struct {
	Name  scalar `json:"name"`
	Email scalar `json:"email"`
	Phone scalar `json:"phone"`
}

func (v jivoVisitor) contacts() []string {
	return []string{string(v.Name), string(v.Email), string(v.Phone)}
}

func readJivo(r *reading, record []byte) error {
	var c jivoChat
	if err := json.Unmarshal(record, &c); err != nil {
		return r.skip("not a webhook of Jivo: %s", plainJSON(err))
	}
	if c.Event != "chat_finished" {
		if c.Event == "" {
			return r.skip("no event_name: not a webhook of Jivo")
		}
		return nil // the same chat is told of when it is over
	}
	d := &dialog.Dialog{Rating: goodOrBad(string(c.Chat.Rate))}
	for _, tag := range c.Tags.v {
		d.Tags = append(d.Tags, tag.Title)
	}
	names := map[scalar]string{}
	for _, a := range c.Agents {
		names[a.ID] = a.Name
	}
	for _, said := range c.Chat.Messages {
		m := dialog.Message{Text: tidy(said.Message), At: moment(said.Timestamp, r.Zone)}
		switch said.Type {
		case "visitor":
			m.Role = chat.User
		case "agent":
			m.Author = names[said.AgentID]
			m.Role = r.authors.company(said.AgentID == "", string(said.AgentID), m.Author)
		default:
			continue // of the system
		}
		d.Messages = append(d.Messages, m)
	}
	return r.piece(dialog.Whole, string(c.ChatID), d, c.Visitor.v.contacts()...)
}
