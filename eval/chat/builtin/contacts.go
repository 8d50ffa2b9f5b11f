package builtin

import (
	"slices"
	"strings"

	"firstline/eval/chat"
)

// contacts answers from the company layer who asks how to reach the company, where it is or when it is open.
func (m *Model) contacts(c conversation) (chat.Reply, bool) {
	company := m.config.Company
	for _, asked := range []struct {
		of    []intent
		fact  string
		reply string
	}{
		{[]intent{mail, phone}, company.Contacts, c.say.Contacts},
		{[]intent{address}, company.Address, c.say.Address},
		{[]intent{open}, company.Hours, c.say.Open},
	} {
		if strings.TrimSpace(asked.fact) != "" && slices.ContainsFunc(asked.of, c.has) {
			return chat.Reply{Text: m.fill(c, asked.reply), Action: chat.Answer}, true
		}
	}
	return chat.Reply{}, false
}
