package openai

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/openai/openai-go/v3/option"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/kb/endpoint"
	"firstline/prompt"
)

// Complete asks the model. The token counts are the server's; those that it does not give are counted from
// the texts in o200k_base, which is near to what another model would count and does not hold what the
// protocol itself takes.
func (c *Client) Complete(ctx context.Context, r llm.Request) (llm.Response, error) {
	said, err := c.ask(ctx, r)
	switch {
	case err != nil && ctx.Err() != nil:
		return llm.Response{}, ctx.Err()
	case err != nil:
		return llm.Response{}, err
	}
	response, err := c.response(said)
	response.Tokens = said.Usage.tokens(r, response)
	return response, err
}

// ask sends the request and reads the answer, whole or as a stream.
func (c *Client) ask(ctx context.Context, r llm.Request) (completion, error) {
	body, err := c.body(r)
	if err != nil {
		return completion{}, err
	}
	var answer *http.Response
	err = c.sdk.Post(ctx, "chat/completions", nil, &answer, option.WithRequestBody("application/json", body))
	switch {
	case answer != nil && answer.StatusCode/100 != 2:
		return completion{}, c.refused(answer, r)
	case err != nil:
		return completion{}, c.endpoint.Unreachable(err)
	}
	defer answer.Body.Close() //nolint:errcheck // it is only read
	if isStream(answer) {
		return c.readStream(answer)
	}
	return c.readWhole(answer)
}

// refused says what the server has against the request: its tools, where there are some and the complaint
// speaks of them.
func (c *Client) refused(answer *http.Response, r llm.Request) error {
	err := c.endpoint.Refused(answer)
	wrong := []int{http.StatusBadRequest, http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusNotImplemented}
	if len(r.Tools) > 0 && slices.Contains(wrong, answer.StatusCode) && strings.Contains(strings.ToLower(err.Error()), "tool") {
		return errors.Join(llm.ErrNoTools, err)
	}
	return err
}

// response is what the model says in an answer, which is not nothing.
func (c *Client) response(said completion) (llm.Response, error) {
	failed := func(format string, args ...any) (llm.Response, error) {
		return llm.Response{}, c.endpoint.Errorf(endpoint.ReasonReply, format, args...)
	}
	choice := said.Choices[0]
	response := llm.Response{Text: choice.Message.Content}
	for _, call := range choice.Message.ToolCalls {
		response.Calls = append(response.Calls, llm.Call{ID: call.ID, Name: call.Function.Name, Arguments: call.Function.Arguments})
	}
	switch {
	case choice.FinishReason == "content_filter":
		return failed("a content filter withheld the reply")
	case choice.Message.Refusal != "":
		return failed("the model refused: %s", choice.Message.Refusal)
	case strings.TrimSpace(response.Text) == "" && len(response.Calls) == 0:
		return failed("the reply is empty (finish_reason %q)", choice.FinishReason)
	}
	return response, nil
}

// tokens are the server's counts, and where it gives none those of the texts.
func (u usage) tokens(r llm.Request, answer llm.Response) chat.TokenCounts {
	counts := chat.TokenCounts{Input: u.Input, Output: u.Output}
	if counts.Input <= 0 {
		counts.Input = prompt.Tokens(r.SystemText())
		for _, message := range r.Messages {
			counts.Input += prompt.Tokens(message.Text)
		}
	}
	if counts.Output <= 0 {
		counts.Output = prompt.Tokens(answer.Text)
		for _, call := range answer.Calls {
			counts.Output += prompt.Tokens(call.Arguments)
		}
	}
	return counts
}
