package openai

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"

	sdk "github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/packages/ssestream"

	"firstline/kb/endpoint"
)

// completion is what counts of an answer. The library's own type makes a text of whatever it
// finds, a list or an object too.
type completion struct {
	Choices []choice `json:"choices"`
	Usage   usage    `json:"usage"`
}

type choice struct {
	FinishReason string  `json:"finish_reason"`
	Message      message `json:"message"`
}

type message struct {
	Content   string     `json:"content"`
	Refusal   string     `json:"refusal"`
	ToolCalls []toolCall `json:"tool_calls"`
}

type toolCall struct {
	ID       string   `json:"id"`
	Type     string   `json:"type"` // function
	Function function `json:"function"`
}

type function struct {
	Name      string `json:"name"`
	Arguments string `json:"arguments"`
}

type usage struct {
	Input  int `json:"prompt_tokens"`
	Output int `json:"completion_tokens"`
}

// isStream tells whether an answer comes piece by piece.
func isStream(response *http.Response) bool {
	kind, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	return kind == "text/event-stream"
}

// readWhole reads an answer that comes in one piece.
func (c *Client) readWhole(answer *http.Response) (said completion, err error) {
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return said, c.endpoint.Unreachable(err)
	}
	switch err := json.Unmarshal(body, &said); {
	case endpoint.CutOff(body, err):
		return said, c.endpoint.Unreachable(io.ErrUnexpectedEOF)
	case err != nil:
		return said, c.endpoint.Errorf(endpoint.ReasonReply, "the answer is no chat completion: %s", body)
	}
	if len(said.Choices) == 0 {
		return said, c.endpoint.Errorf(endpoint.ReasonReply, "the answer holds no choices: %s", endpoint.Complaint(body))
	}
	return said, nil
}

// readStream joins an answer that comes piece by piece, and has hear, if it is not nil, listen. One that ends before it says why it ends has
// broken off.
func (c *Client) readStream(answer *http.Response, hear func(soFar string)) (said completion, err error) {
	pieces := &watched{ReadCloser: answer.Body}
	answer.Body = pieces
	stream := ssestream.NewStream[sdk.ChatCompletionChunk](ssestream.NewDecoder(answer), nil)
	var whole sdk.ChatCompletionAccumulator
	fit := true
	for fit && stream.Next() {
		fit = whole.AddChunk(stream.Current())
		if hear != nil && fit && len(whole.Choices) > 0 {
			hear(whole.Choices[0].Message.Content)
		}
	}
	failed, told := errors.AsType[*ssestream.StreamError](stream.Err())
	switch {
	case pieces.err != nil:
		return said, c.endpoint.Unreachable(pieces.err)
	case told:
		return said, c.endpoint.Refused(&http.Response{
			StatusCode: statusOf(failed.Event.Data), Header: answer.Header, Body: io.NopCloser(bytes.NewReader(failed.Event.Data)),
		})
	case stream.Err() != nil || !fit:
		return said, c.endpoint.Errorf(endpoint.ReasonReply, "a piece of the answer is no chat completion")
	case len(whole.Choices) == 0 || whole.Choices[0].FinishReason == "":
		return said, c.endpoint.Unreachable(io.ErrUnexpectedEOF)
	}
	return completionOf(whole), nil
}

// statusOf is the status of an error that is told in a stream, {"error": {"code": …, "type": …}}: its code, where that
// is a status, as gateways have it, else 500, which another try can mend, unless the type says that the request is wrong.
func statusOf(told []byte) int {
	var event struct {
		Error struct {
			Code json.RawMessage
			Type string
		}
	}
	_ = json.Unmarshal(told, &event) // what is no such object tells nothing
	status, err := strconv.Atoi(strings.Trim(string(event.Error.Code), `"`))
	switch {
	case err == nil && status >= http.StatusBadRequest && http.StatusText(status) != "":
		return status
	case strings.HasPrefix(event.Error.Type, "invalid_request"):
		return http.StatusBadRequest
	case strings.HasPrefix(event.Error.Type, "rate_limit"):
		return http.StatusTooManyRequests
	}
	return http.StatusInternalServerError
}

func completionOf(whole sdk.ChatCompletionAccumulator) completion {
	first := whole.Choices[0]
	joined := choice{FinishReason: first.FinishReason, Message: message{Content: first.Message.Content, Refusal: first.Message.Refusal}}
	for _, call := range first.Message.ToolCalls {
		joined.Message.ToolCalls = append(joined.Message.ToolCalls, toolCall{call.ID, "function", function{call.Function.Name, call.Function.Arguments}})
	}
	return completion{[]choice{joined}, usage{int(whole.Usage.PromptTokens), int(whole.Usage.CompletionTokens)}}
}

// watched keeps the error of a connection that broke off, which the library does not tell from an answer
// that makes no sense.
type watched struct {
	io.ReadCloser
	err error
}

func (w *watched) Read(b []byte) (int, error) {
	n, err := w.ReadCloser.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		w.err = err
	}
	return n, err
}
