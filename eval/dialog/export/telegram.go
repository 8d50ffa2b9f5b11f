package export

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// telegram reads result.json of Telegram Desktop: one chat, or all of an account (chats.list, left_chats.list).
// A chat goes on for years: where the customer writes after a day of silence a new dialog begins, and its id
// ends with that of its first message. Service messages are left out. What one's own side is the export does not tell: it is Options.Ours.
func telegram() Format {
	return Format{
		Name: "telegram",
		recognise: func(s shape) bool {
			return s.has("personal_information") || s.has("chats.list") || s.says("type", telegramChats()...) && s.has("messages")
		},
		document: readTelegram,
	}
}

// telegramChats are the types of chats in which customers write. Channels and saved messages are none.
func telegramChats() []string {
	return []string{"personal_chat", "bot_chat", "private_group", "private_supergroup", "public_supergroup"}
}

// A dialog ends after silence, or where it becomes too long for one.
const (
	telegramSilence  = 24 * time.Hour
	telegramMessages = 2000
)

type telegramMessage struct {
	ID     scalar       `json:"id"`
	Type   string       `json:"type"`
	Date   string       `json:"date"`
	Unix   scalar       `json:"date_unixtime"`
	From   scalar       `json:"from"`
	FromID scalar       `json:"from_id"`
	Text   telegramText `json:"text"`

	Photo    string          `json:"photo"`
	File     string          `json:"file"`
	FileName string          `json:"file_name"`
	Media    string          `json:"media_type"`
	Sticker  string          `json:"sticker_emoji"`
	Contact  json.RawMessage `json:"contact_information"`
	Location json.RawMessage `json:"location_information"`
	Poll     json.RawMessage `json:"poll"`
}

// telegramText is a text, or a list of texts and of marked pieces of text.
type telegramText string

// UnmarshalJSON reads either form.
func (t *telegramText) UnmarshalJSON(data []byte) error {
	var plain string
	if json.Unmarshal(data, &plain) == nil {
		*t = telegramText(plain)
		return nil
	}
	var pieces []json.RawMessage
	if err := json.Unmarshal(data, &pieces); err != nil {
		return err
	}
	var b strings.Builder
	for _, piece := range pieces {
		var marked struct{ Text, Href string }
		if json.Unmarshal(piece, &plain) == nil {
			b.WriteString(plain)
		} else if json.Unmarshal(piece, &marked) == nil {
			b.WriteString(marked.Text)
			if marked.Href != "" && marked.Href != marked.Text {
				b.WriteString(" (" + marked.Href + ")")
			}
		}
	}
	*t = telegramText(b.String())
	return nil
}

// at is when a message was sent. Date is the local time of the computer that exported, and Unix the same
// moment: their difference is the zone.
func (m *telegramMessage) at(zone *time.Location) time.Time {
	local, err := time.Parse("2006-01-02T15:04:05", m.Date)
	t, ok := unix(string(m.Unix))
	switch {
	case !ok:
		return moment(scalar(m.Date), zone)
	case err != nil:
		return t.In(zone)
	}
	const quarter, most = 15 * time.Minute, 14 * time.Hour
	offset := local.Sub(t).Round(quarter)
	if offset.Abs() > most {
		return t.In(zone)
	}
	return t.In(time.FixedZone("", int(offset/time.Second)))
}

// attachments notes what is sent beside the text. Of a contact or a place no more is kept.
func (m *telegramMessage) attachments() []string {
	var notes []string
	add := func(there bool, note string) {
		if there {
			notes = append(notes, note)
		}
	}
	add(m.Photo != "", "photo")
	add(m.Media == "sticker", strings.TrimSpace("sticker "+m.Sticker))
	add(m.Media != "sticker" && (m.File != "" || m.Media != ""), cmp.Or(m.FileName, strings.ReplaceAll(m.Media, "_", " "), "file"))
	add(len(m.Contact) > 0, "contact")
	add(len(m.Location) > 0, "location")
	add(len(m.Poll) > 0, "poll")
	return notes
}

// telegramChat is a chat that is being read, and the dialog in it that goes on.
type telegramChat struct {
	r     *reading
	id    string
	open  *dialog.Dialog
	first scalar   // the id of its first message
	size  int      // of its texts, in bytes
	names []string // of those in it who are not the company's
	last  time.Time
}

// message reads one message.
func (c *telegramChat) message(record []byte) error {
	var m telegramMessage
	if err := json.Unmarshal(record, &m); err != nil {
		return c.r.skip("not a message of Telegram: %s", plainJSON(err))
	}
	switch m.Type {
	case "message":
	case "service", "unsupported":
		return nil
	default:
		return c.r.skip("type is %q, which is not known", m.Type)
	}
	if m.ID == "" || m.FromID == "" && m.From == "" {
		return c.r.skip("the message has no id, or nobody has written it")
	}
	if botCommand(string(m.Text)) && len(m.attachments()) == 0 {
		return nil
	}
	said := dialog.Message{Role: chat.User, Text: strings.TrimSpace(string(m.Text)), At: m.at(c.r.Zone), Attachments: m.attachments()}
	if names := telegramNames(&m); c.r.authors.isOurs(names...) {
		said.Role, said.Author = c.r.authors.company(false, names...), string(m.From)
	}
	again := said.Role == chat.User && said.At.Sub(c.last) > telegramSilence
	if c.open != nil && (again || len(c.open.Messages) >= telegramMessages || c.size > MaxRecord/4) {
		if err := c.close(); err != nil {
			return err
		}
	}
	if c.open == nil {
		c.open, c.first, c.size, c.names = &dialog.Dialog{Channel: "telegram", Pos: c.r.pos}, m.ID, 0, nil
	}
	if name := string(m.From); said.Role == chat.User && !slices.Contains(c.names, name) {
		c.names = append(c.names, name)
	}
	c.open.Messages = append(c.open.Messages, said)
	c.size += len(said.Text)
	c.last = said.At
	return nil
}

// botCommand tells whether a text is nothing but a command to a bot, as /start, which no one has said. A link to
// the bot puts a word of its own behind that one.
func botCommand(s string) bool {
	name, ok := strings.CutPrefix(strings.TrimSpace(s), "/")
	if rest, start := strings.CutPrefix(name, "start "); start && !strings.Contains(rest, " ") {
		name = "start"
	}
	name, _, _ = strings.Cut(name, "@") // of which bot
	return ok && name != "" && strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// close ends the dialog that goes on.
func (c *telegramChat) close() error {
	if c.open == nil {
		return nil
	}
	d, here := c.open, c.r.pos
	c.open = nil
	c.r.pos = d.Pos
	err := c.r.piece(dialog.Whole, c.id+"-"+string(c.first), d, c.names...)
	c.r.pos = here
	return err
}

// telegramNames are the names by which an author may be configured: user123, 123, and what is shown.
func telegramNames(m *telegramMessage) []string {
	id := string(m.FromID)
	number := strings.TrimLeft(id, "abcdefghijklmnopqrstuvwxyz")
	if number == id && id != "" { // as old exports have it
		id = "user" + number
	}
	return []string{id, number, string(m.From)}
}
