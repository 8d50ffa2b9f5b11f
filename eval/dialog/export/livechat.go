package export

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// livechat reads what list_archives and get_chat give: chats with their users, and threads with their events.
// A thread is a dialog. Messages and files for all are read; system messages, forms and what only agents see
// are left out. People among the agents go by an address of mail, bots by another id; a message of welcome is
// written by nobody, though it bears a name.
func livechat() Format {
	return Format{
		Name:  "livechat",
		lists: []string{"chats"},
		recognise: func(s shape) bool {
			for _, path := range []string{"", "chats."} {
				for _, thread := range []string{"thread", "threads"} {
					if s.has(path+"users", path+thread+".events") {
						return true
					}
				}
			}
			return s.has("found_chats", "chats")
		},
		read: readLiveChat,
	}
}

type livechatChat struct {
	ID    scalar `json:"id"`
	Users []struct {
		ID    scalar `json:"id"`
		Name  string `json:"name"`
		Email string `json:"email"`
		Type  string `json:"type"`
	} `json:"users"`
	Thread  *livechatThread  `json:"thread"`
	Threads []livechatThread `json:"threads"`
}

type livechatThread struct {
	ID         scalar          `json:"id"`
	CreatedAt  scalar          `json:"created_at"`
	Tags       lax[[]string]   `json:"tags"`
	Events     []livechatEvent `json:"events"`
	Properties lax[struct {
		Rating struct {
			Score scalar `json:"score"`
		} `json:"rating"`
		Source struct {
			Type string `json:"type"`
		} `json:"source"`
	}] `json:"properties"`
}

type livechatEvent struct {
	Type       string `json:"type"`
	Text       string `json:"text"`
	Name       string `json:"name"`
	AuthorID   scalar `json:"author_id"`
	CreatedAt  scalar `json:"created_at"`
	Recipients string `json:"recipients"`
	Visibility string `json:"visibility"`
	Properties lax[struct {
		LC2 struct {
			Welcome bool `json:"welcome_message"`
		} `json:"lc2"`
	}] `json:"properties"`
	RichContent []struct {
		Title    string `json:"title"`
		Subtitle string `json:"subtitle"`
	} `json:"elements"`
}

func readLiveChat(r *reading, record []byte) error {
	var c livechatChat
	if err := json.Unmarshal(record, &c); err != nil {
		return r.skip("not a chat of LiveChat: %s", plainJSON(err))
	}
	threads := c.Threads
	if c.Thread != nil {
		threads = append(threads, *c.Thread)
	}
	if len(threads) == 0 {
		return r.skip("the chat has no threads")
	}
	var customer []string
	for _, u := range c.Users {
		if u.Type == "customer" {
			customer = append(customer, u.Name, u.Email)
		}
	}
	for _, t := range threads {
		d := &dialog.Dialog{
			Started: moment(t.CreatedAt, r.Zone), Channel: cmp.Or(t.Properties.v.Source.Type, "site"),
			Tags: t.Tags.v, Rating: goodOrBad(string(t.Properties.v.Rating.Score)),
		}
		for _, e := range t.Events {
			if m, said := r.livechatMessage(&c, e); said {
				d.Messages = append(d.Messages, m)
			}
		}
		if err := r.piece(dialog.Whole, strings.Trim(string(c.ID+"-"+t.ID), "-"), d, slices.Clone(customer)...); err != nil {
			return err
		}
	}
	return nil
}

// livechatMessage reads an event that the customer sees.
func (r *reading) livechatMessage(c *livechatChat, e livechatEvent) (m dialog.Message, said bool) {
	m = dialog.Message{Role: chat.User, Text: tidy(e.Text), At: moment(e.CreatedAt, r.Zone)}
	switch e.Type {
	case "message":
	case "file":
		m.Attachments = []string{cmp.Or(e.Name, "file")}
	case "rich_message":
		for _, element := range e.RichContent {
			m.Text = tidy(m.Text + "\n" + element.Title + "\n" + element.Subtitle)
		}
	default:
		return m, false
	}
	for _, u := range c.Users {
		if u.ID == e.AuthorID && u.Type == "agent" {
			bot := !strings.Contains(string(u.ID), "@")
			m.Role, m.Author = r.authors.company(bot, string(u.ID), u.Name), u.Name
		}
	}
	if e.Properties.v.LC2.Welcome {
		m.Role, m.Author = chat.Operator, ""
	}
	return m, e.Recipients != "agents" && e.Visibility != "agents"
}
