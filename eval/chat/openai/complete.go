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
)

// Complete asks the model. The token counts are those of [llm.Counted].
func (c *Client) Complete(ctx context.Context, r llm.Request) (llm.Response, error) {
	said, err := c.ask(ctx, r)
	switch {
	case err != nil && ctx.Err() != nil:
		return llm.Response{}, ctx.Err()
	case err != nil:
		return llm.Response{}, err
	}
	response, err := c.response(said)
	response.Tokens = llm.Counted(chat.TokenCounts{Input: said.Usage.Input, Output: said.Usage.Output}, r, response)
	return response, err
}

// ask sends the request and reads the answer, whole or as a stream.
func (c *Client) ask(ctx context.Context, r llm.Request) (completion, error) {
	body, err := c.body(r)
	if err != nil {
		return completion{}, err
	}
	var answer *http.Response
	err = c.post(ctx, "chat/completions", nil, &answer, option.WithRequestBody("application/json", body))
	switch {
	case answer != nil && answer.StatusCode/100 != 2:
		return completion{}, c.refused(answer, r)
	case err != nil:
		return completion{}, c.endpoint.Unreachable(err)
	}
	defer answer.Body.Close() //nolint:errcheck // it is only read
	if isStream(answer) {
		return c.readStream(answer, chat.ListenerOf(ctx))
	}
	return c.readWhole(answer)
}

// refused says what the server has against the request: its tools, where there are some and the complaint
// speaks of them.
func (c *Client) refused(answer *http.Response, r llm.Request) error {
	err := c.endpoint.Refused(answer)
	wrong := []int{http.StatusBadRequest, http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusNotImplemented}
	if len(r.Tools) > 0 && slices.Contains(wrong, answer.StatusCode) && llm.RefusesTools(err) {
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
	response := llm.Response{Text: choice.Message.Content, Cut: choice.FinishReason == "length"}
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
