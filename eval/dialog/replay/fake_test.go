package replay

import (
	"context"
	"strings"
	"testing"
	"time"

	"firstline/eval/chat"
	"firstline/eval/chat/builtin"
	"firstline/eval/dialog"
	"firstline/kb"
)

// scripted replies to the customer's last message as a table says, and knows a few entries. It keeps what it was
// asked.
type scripted struct {
	replies map[string]chat.Reply
	nearest map[string]string // a part of an answer → its entry
	err     error
	asked   [][]chat.Message
	at      []time.Time
}

func (s *scripted) Reply(_ context.Context, messages []chat.Message, now time.Time) (chat.Reply, error) {
	s.asked, s.at = append(s.asked, append([]chat.Message{}, messages...)), append(s.at, now)
	said := messages[len(messages)-1].Text
	if reply, ok := s.replies[said]; ok {
		return reply, nil
	}
	return chat.Reply{Text: "Рад помочь!", Action: chat.Answer}, s.err
}

func (s *scripted) Entries() []kb.Entry {
	return []kb.Entry{
		{ID: "kb/prices.csv#pro", Kind: "price", Title: "Pro", Body: "Тариф Pro стоит 990 ₽ в месяц."},
		{ID: "kb/app.yaml#widget", Kind: kb.Screen, Title: "Виджет", Path: []string{"Настройки сайта"}},
	}
}

func (s *scripted) Nearest(_ context.Context, said string) (string, error) {
	for part, entry := range s.nearest {
		if strings.Contains(said, part) {
			return entry, nil
		}
	}
	return "", nil
}

// talk makes a dialog of lines, each with its role before it: "user: Привет", or "user: [photo]" of an attachment.
func talk(id string, lines ...string) *dialog.Dialog {
	d := &dialog.Dialog{ID: id}
	for _, line := range lines {
		role, text, _ := strings.Cut(line, ": ")
		m := dialog.Message{Role: chat.Role(role), Text: text}
		if strings.HasPrefix(text, "[") {
			m.Text, m.Attachments = "", []string{strings.Trim(text, "[]")}
		}
		d.Messages = append(d.Messages, m)
	}
	return d
}

// replayed is a dialog put to one operator.
func replayed(t *testing.T, op *scripted, d *dialog.Dialog) *Dialog {
	t.Helper()
	results, err := Run(t.Context(), []*dialog.Dialog{d}, []Side{{Operator: "igor", Model: "fake", Asked: op, Company: "Звоните: +7 495 000-41-70"}}, Options{Concurrency: 1})
	if err != nil {
		t.Fatal(err)
	}
	for played := range results {
		return played
	}
	t.Fatal("nothing was replayed")
	return nil
}

// listening is a player that hears customers, and knows what scripted does.
func listening(tb testing.TB) *player {
	tb.Helper()
	listener, err := builtin.NewListener()
	if err != nil {
		tb.Fatal(err)
	}
	return newPlayer(Side{Asked: &scripted{}}, Options{}, listener)
}
