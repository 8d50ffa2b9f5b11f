package export

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// jivoBot reads a log of events of the Bot API, of many chats in turn. What people say after INVITE_AGENT is
// not in it, and so the dialog is marked as handed off; AGENT_UNAVAILABLE says that nobody came. CHAT_CLOSED
// and CLIENT_INFO, which holds fields of contact, add nothing. Since a log goes on, messages are added to what
// is known of a chat.
func jivoBot() Format {
	return Format{
		Name: "jivo-bot",
		recognise: func(s shape) bool {
			return s.says("event", jivoEvents()...) && (s.has("chat_id") || s.has("client_id"))
		},
		read: readJivoBot,
	}
}

func jivoEvents() []string {
	return []string{"CLIENT_MESSAGE", "BOT_MESSAGE", "INVITE_AGENT", "AGENT_UNAVAILABLE", "AGENT_JOINED", "CHAT_CLOSED", "CLIENT_INFO", "RATE_MESSAGE"}
}

type jivoEvent struct {
	Event    string           `json:"event"`
	ChatID   scalar           `json:"chat_id"`
	ClientID scalar           `json:"client_id"`
	Sender   lax[jivoVisitor] `json:"sender"`
	Message  struct {
		Type      string `json:"type"`
		Text      string `json:"text"`
		Content   string `json:"content"` // of type MARKDOWN
		Title     string `json:"title"`   // of type BUTTONS
		FileName  string `json:"file_name"`
		Timestamp scalar `json:"timestamp"`
	} `json:"message"`
	Channel struct {
		Type string `json:"type"`
	} `json:"channel"`
}

func readJivoBot(r *reading, record []byte) error {
	var e jivoEvent
	if err := json.Unmarshal(record, &e); err != nil {
		return r.skip("not an event of the Bot API of Jivo: %s", plainJSON(err))
	}
	id := string(cmp.Or(e.ChatID, e.ClientID))
	d := &dialog.Dialog{Channel: jivoChannel(e.Channel.Type)}
	message := func(role chat.Role) error {
		m := dialog.Message{Role: role, At: moment(e.Message.Timestamp, r.Zone), Text: tidy(cmp.Or(e.Message.Text, e.Message.Content, e.Message.Title))}
		if kind := strings.ToLower(e.Message.Type); !slices.Contains([]string{"", "text", "markdown", "buttons"}, kind) {
			m.Attachments = []string{cmp.Or(e.Message.FileName, kind)}
		}
		d.Messages = []dialog.Message{m}
		if role == chat.User {
			return r.piece(dialog.Event, id, d, e.Sender.v.contacts()...)
		}
		return r.piece(dialog.Event, id, d)
	}
	switch e.Event {
	case "CLIENT_MESSAGE":
		return message(chat.User)
	case "BOT_MESSAGE":
		return message(chat.Operator)
	case "INVITE_AGENT":
		return r.called(id, true)
	case "AGENT_UNAVAILABLE":
		return r.called(id, false)
	case "AGENT_JOINED", "CHAT_CLOSED", "CLIENT_INFO", "RATE_MESSAGE":
		return nil
	}
	return r.skip("event is %q, which is not known", e.Event)
}

// jivoChannel writes widget as site, and tg as telegram.
func jivoChannel(s string) string {
	switch s {
	case "widget":
		return "site"
	case "tg":
		return "telegram"
	}
	return s
}
