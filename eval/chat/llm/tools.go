package llm

import (
	"encoding/json"
	"slices"
	"strings"

	"firstline/eval/chat"
)

// The tools, and the markers of those who have none, by their names. The actions are called as they are.
const (
	lead   = chat.Lead
	search = "search"
)

// arguments are what a call may hold, of all tools.
type arguments struct {
	Reason   chat.Reason `json:"reason"`
	Text     string      `json:"text"`
	Contact  string      `json:"contact"`
	Question string      `json:"question"`
}

// tools are those that a model is offered.
func (m *Model) tools(r chat.Request) []Tool {
	if m.offersSearch(r) {
		return m.searching()
	}
	return m.acts()
}

// toolsOf makes the tools for a language, with that of searching or without.
func toolsOf(language string, searching bool) []Tool {
	said := func(ru, en string) string { return pick(language, sayings{ru, en}) }
	text := property{Type: "string", Description: said("что прочтёт клиент", "what the customer reads")}
	all := []Tool{
		action(chat.Clarify, said("Переспросить клиента.", "Ask the customer back."), text),
		action(chat.Decline, said("Вежливо отказать, никого не зовя.", "Turn the customer away politely, calling nobody."), text),
		action(chat.Handoff, said("Позвать человека.", "Call a human."), text),
		tool(lead, said("Отметить, что клиент хочет купить и оставил контакт.", "Note that the customer wants to buy and has left a contact."),
			object{"contact": {Type: "string", Description: said("телефон, почта или другой контакт, как его написал клиент", "the phone number, e-mail or other contact, as the customer wrote it")}}),
	}
	if searching {
		all = append(all, tool(search, said("Ещё раз поискать в знаниях.", "Look into the knowledge once more."),
			object{"question": {Type: "string", Description: said("что искать", "what to look for")}}))
	}
	return all
}

// property is a field of a tool's arguments, in JSON Schema.
type property struct {
	Type        string   `json:"type"`
	Description string   `json:"description,omitempty"`
	Enum        []string `json:"enum,omitempty"`
}

// object is the fields of a tool's arguments, all of them needed.
type object map[string]property

func action(a chat.Action, description string, text property) Tool {
	reason := property{Type: "string"}
	for _, r := range chat.ReasonsOf(a) {
		reason.Enum = append(reason.Enum, string(r))
	}
	return tool(string(a), description, object{"reason": reason, "text": text})
}

func tool(name, description string, fields object) Tool {
	var required []string
	for field := range fields {
		required = append(required, field)
	}
	slices.Sort(required)
	parameters, err := json.Marshal(map[string]any{
		"type": "object", "properties": fields, "required": required, "additionalProperties": false,
	})
	if err != nil {
		panic(err) // of texts alone
	}
	return Tool{Name: name, Description: description, Parameters: parameters}
}

// asAction gives the action of a name, whatever its case.
func asAction(name string) (chat.Action, bool) {
	a := chat.Action(strings.ToLower(strings.TrimSpace(name)))
	return a, slices.Contains(chat.Actions(), a)
}
