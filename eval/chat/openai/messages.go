package openai

import (
	"strings"

	sdk "github.com/openai/openai-go/v3"

	"firstline/eval/chat"
)

// said is one message as the protocol has it. Staff speak for the company, as the operator does.
type said struct {
	role string
	text string
}

const (
	system    = "system"
	user      = "user"
	assistant = "assistant"
)

// messages gives the prompt and then the dialog, a message for each turn.
func messages(r chat.Request) []said {
	var all []said
	if r.Prompt != nil {
		if text := r.Prompt.Text(); text != "" {
			all = append(all, said{system, text})
		}
	}
	for _, message := range r.Messages {
		role := assistant
		if message.Role == chat.User {
			role = user
		}
		if last := len(all) - 1; last >= 0 && all[last].role == role {
			all[last].text += "\n" + message.Text
		} else {
			all = append(all, said{role, message.Text})
		}
	}
	return all
}

// params is the request that asks the model for what follows the messages.
func params(model string, all []said) sdk.ChatCompletionNewParams {
	p := sdk.ChatCompletionNewParams{Model: model, Messages: []sdk.ChatCompletionMessageParamUnion{}}
	for _, message := range all {
		text := strings.ToValidUTF8(message.text, "\uFFFD")
		switch message.role {
		case system:
			p.Messages = append(p.Messages, sdk.SystemMessage(text))
		case user:
			p.Messages = append(p.Messages, sdk.UserMessage(text))
		default:
			p.Messages = append(p.Messages, sdk.AssistantMessage(text))
		}
	}
	return p
}
