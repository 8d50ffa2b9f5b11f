package anthropic

import (
	"cmp"
	"strings"

	sdk "github.com/anthropics/anthropic-sdk-go"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/kb/endpoint"
)

// response takes from a message what the model says and calls.
func (c *Client) response(asked llm.Request, message *sdk.Message) (llm.Response, error) {
	given := llm.Response{Text: textOf(message), Cut: message.StopReason == sdk.StopReasonMaxTokens}
	var last string // the type of the last block
	for _, block := range message.Content {
		last = block.Type
		if block.Type == "tool_use" {
			given.Calls = append(given.Calls, llm.Call{ID: block.ID, Name: block.Name, Arguments: string(block.Input)})
		}
	}
	switch {
	case message.StopReason == sdk.StopReasonRefusal:
		why := cmp.Or(message.StopDetails.Explanation, string(message.StopDetails.Category), given.Text)
		return llm.Response{}, c.endpoint.Errorf(endpoint.ReasonReply, "the model refused: %s", cmp.Or(why, "it does not say why"))
	case message.StopReason == sdk.StopReasonMaxTokens && last == "tool_use":
		return llm.Response{}, c.endpoint.Errorf(endpoint.ReasonReply, "the reply was cut off in a call of %s after max_tokens, %d",
			given.Calls[len(given.Calls)-1].Name, c.config.MaxTokens)
	case strings.TrimSpace(given.Text) == "" && len(given.Calls) == 0:
		return llm.Response{}, c.endpoint.Errorf(endpoint.ReasonReply, "the reply is empty (stop_reason %q)", message.StopReason)
	}
	given.Tokens = llm.Counted(tokens(message.Usage), asked, given)
	return given, nil
}

// textOf joins the texts of a message.
func textOf(message *sdk.Message) string {
	var text strings.Builder
	for _, block := range message.Content {
		if block.Type == "text" {
			text.WriteString(block.Text)
		}
	}
	return text.String()
}

// tokens are the server's counts: what it has read from its cache, and put there, it has read.
func tokens(u sdk.Usage) chat.TokenCounts {
	return chat.TokenCounts{
		Input:  int(u.InputTokens + u.CacheReadInputTokens + u.CacheCreationInputTokens),
		Output: int(u.OutputTokens),
	}
}
