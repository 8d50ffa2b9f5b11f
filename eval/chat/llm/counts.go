package llm

import (
	"strings"

	"firstline/eval/chat"
	"firstline/prompt"
)

// Counted gives the token counts of a server. Those that it does not give are counted from the texts in
// o200k_base, which is near to what another model would count and does not hold what the protocol itself
// takes.
func Counted(given chat.TokenCounts, asked Request, answer Response) chat.TokenCounts {
	if given.Input <= 0 {
		given.Input = prompt.Tokens(asked.SystemText())
		for _, message := range asked.Messages {
			given.Input += prompt.Tokens(message.Text)
		}
	}
	if given.Output <= 0 {
		given.Output = prompt.Tokens(answer.Text)
		for _, call := range answer.Calls {
			given.Output += prompt.Tokens(call.Arguments)
		}
	}
	return given
}

// RefusesTools tells whether what a server has against a request with tools is that it, or the model, does
// not take them. There is no code for that: servers say so in words of their own.
func RefusesTools(complaint error) bool {
	said := strings.ToLower(complaint.Error())
	if !strings.Contains(said, "tool") && !strings.Contains(said, "function call") {
		return false
	}
	for _, words := range []string{"support", "not permitted", "not allowed", "not available", "unknown", "unrecognized", "unexpected", "requires"} {
		if strings.Contains(said, words) {
			return true
		}
	}
	return false
}
