package openai

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/openai/openai-go/v3/option"

	"firstline/eval/chat"
	"firstline/kb/endpoint"
	"firstline/prompt"
)

// Reply asks the model. What it writes is an answer, word for word: such a model cannot say what
// else a reply would be, nor which entries it rests on. The token counts are the server's; those
// that it does not give are counted from the texts in o200k_base, which is near to what another
// model would count and does not hold what the protocol itself takes.
func (c *Client) Reply(ctx context.Context, r chat.Request) (chat.Reply, error) {
	asked := messages(r)
	var body []byte
	var response *http.Response
	_, err := c.completions.New(ctx, params(c.model, asked),
		option.WithResponseInto(&response), option.WithResponseBodyInto(&body))
	switch {
	case err != nil && ctx.Err() != nil:
		return chat.Reply{}, ctx.Err()
	case response != nil && response.StatusCode/100 != 2:
		return chat.Reply{}, c.endpoint.Refused(response)
	case err != nil:
		return chat.Reply{}, c.endpoint.Unreachable(err)
	}
	text, usage, err := c.read(body)
	if err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{Text: text, Action: chat.Answer, Tokens: usage.tokens(asked, text)}, nil
}

// completion is what counts of an answer. The library's own type makes a text of whatever it
// finds, a list or an object too.
type completion struct {
	Choices []struct {
		FinishReason string `json:"finish_reason"`
		Message      struct {
			Content string `json:"content"`
			Refusal string `json:"refusal"`
		} `json:"message"`
	} `json:"choices"`
	Usage usage `json:"usage"`
}

type usage struct {
	Input  int `json:"prompt_tokens"`
	Output int `json:"completion_tokens"`
}

// read gives the model's text, which is not empty, from the body of an answer.
func (c *Client) read(body []byte) (string, usage, error) {
	if len(body) > maxAnswer {
		return "", usage{}, c.endpoint.Errorf(endpoint.ReasonReply, "the answer is longer than %d MiB", maxAnswer>>20)
	}
	var answer completion
	if err := json.Unmarshal(body, &answer); err != nil {
		return "", usage{}, c.endpoint.Errorf(endpoint.ReasonReply, "the answer is no chat completion: %s", body)
	}
	if len(answer.Choices) == 0 {
		return "", usage{}, c.endpoint.Errorf(endpoint.ReasonReply, "the answer holds no choices: %s", endpoint.Complaint(body))
	}
	choice := answer.Choices[0]
	switch text := choice.Message.Content; {
	case choice.FinishReason == "content_filter":
		return "", usage{}, c.endpoint.Errorf(endpoint.ReasonReply, "a content filter withheld the reply")
	case choice.Message.Refusal != "":
		return "", usage{}, c.endpoint.Errorf(endpoint.ReasonReply, "the model refused: %s", choice.Message.Refusal)
	case strings.TrimSpace(text) == "":
		return "", usage{}, c.endpoint.Errorf(endpoint.ReasonReply, "the reply is empty (finish_reason %q)", choice.FinishReason)
	default:
		return text, answer.Usage, nil
	}
}

// tokens are the server's counts, and where it gives none those of the texts.
func (u usage) tokens(asked []said, answer string) chat.TokenCounts {
	counts := chat.TokenCounts{Input: u.Input, Output: u.Output}
	if counts.Input <= 0 {
		counts.Input = 0
		for _, message := range asked {
			counts.Input += prompt.Tokens(message.text)
		}
	}
	if counts.Output <= 0 {
		counts.Output = prompt.Tokens(answer)
	}
	return counts
}
