package export

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"

	"firstline/eval/dialog"
	"firstline/kb"
)

// Account is someone who writes in an export that does not tell the company's side.
type Account struct {
	ID, Name string
	Messages int
	Chats    int // in which it writes
}

// Accounts lists who writes in an export of Telegram: those in most chats first, as the company's are.
func Accounts(name string, in io.Reader) ([]Account, error) {
	found := map[string]*Account{}
	r := &reading{pos: kb.Pos{Path: name}, yield: func(dialog.Piece, error) bool { return true }}
	err := walkTelegram(r, in, func(string) telegramSink { return &accountCount{found: found, here: map[string]bool{}} })
	var all []Account
	for _, a := range found {
		all = append(all, *a)
	}
	slices.SortFunc(all, func(a, b Account) int {
		return cmp.Or(cmp.Compare(b.Chats, a.Chats), cmp.Compare(b.Messages, a.Messages), cmp.Compare(a.ID, b.ID))
	})
	return all, err
}

// accountCount counts the authors of a chat.
type accountCount struct {
	found map[string]*Account
	here  map[string]bool
}

func (c *accountCount) message(record []byte) error {
	var m telegramMessage
	readable := json.Unmarshal(record, &m) == nil // what is not is told of when it is read
	id := string(cmp.Or(m.FromID, m.From))
	if !readable || m.Type != "message" || id == "" {
		return nil
	}
	a := c.found[id]
	if a == nil {
		a = &Account{ID: id, Name: string(m.From)}
		c.found[id] = a
	}
	a.Messages++
	if !c.here[id] {
		c.here[id] = true
		a.Chats++
	}
	return nil
}

func (c *accountCount) close() error { return nil }
