package anthropic

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	sdk "github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/option"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/kb/endpoint"
)

// Complete asks the model what follows the messages.
func (c *Client) Complete(ctx context.Context, r llm.Request) (llm.Response, error) {
	ask := c.whole
	if c.config.Stream {
		ask = c.streamed
	}
	message, err := ask(ctx, c.params(r))
	switch {
	case err != nil && ctx.Err() != nil:
		return llm.Response{}, ctx.Err()
	case err != nil && len(r.Tools) > 0 && llm.RefusesTools(err):
		return llm.Response{}, fmt.Errorf("%w: %w", llm.ErrNoTools, err)
	case err != nil:
		return llm.Response{}, err
	}
	return c.response(r, message)
}

// whole asks for the answer in one piece.
func (c *Client) whole(ctx context.Context, p sdk.MessageNewParams) (*sdk.Message, error) {
	var body []byte
	var response *http.Response
	_, err := c.messages.New(ctx, p, option.WithResponseInto(&response), option.WithResponseBodyInto(&body))
	if err := c.failed(response, err); err != nil {
		return nil, err
	}
	return c.message(body)
}

// message reads an answer that comes in one piece.
func (c *Client) message(body []byte) (*sdk.Message, error) {
	var message sdk.Message
	switch err := json.Unmarshal(body, &message); {
	case endpoint.CutOff(body, err):
		return nil, c.endpoint.Unreachable(io.ErrUnexpectedEOF)
	case err != nil || !message.JSON.Content.Valid():
		return nil, c.endpoint.Errorf(endpoint.ReasonReply, "the answer is no message: %s", endpoint.Complaint(body))
	}
	return &message, nil
}

// streamed asks for the answer bit by bit, and puts it together. Who listens is told what there is of its text.
func (c *Client) streamed(ctx context.Context, p sdk.MessageNewParams) (*sdk.Message, error) {
	var response *http.Response
	stream := c.messages.NewStreaming(ctx, p, option.WithResponseInto(&response))
	defer func() { _ = stream.Close() }() // it was only read
	if err := c.failed(response, stream.Err()); err != nil {
		return nil, err
	}
	if kind := contentType(response); kind == "application/json" || kind == "text/html" { // a server that has no streams
		body, err := io.ReadAll(response.Body)
		if err != nil {
			return nil, c.endpoint.Unreachable(err)
		}
		return c.message(body)
	}
	hear := chat.ListenerOf(ctx)
	var message sdk.Message
	for stream.Next() {
		event := stream.Current()
		if err := message.Accumulate(event); err != nil {
			return nil, c.endpoint.Errorf(endpoint.ReasonReply, "the stream is no message: %v", err)
		}
		if hear != nil {
			hear(textOf(&message))
		}
		if event.Type == "message_stop" {
			return &message, nil
		}
	}
	return nil, c.brokenOff(response, stream.Err())
}

func contentType(response *http.Response) string {
	kind, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	return kind
}

// failed tells what is wrong with an exchange, of which no more is known than its response and error.
func (c *Client) failed(response *http.Response, err error) error {
	switch {
	case response != nil && response.StatusCode/100 != 2:
		return c.endpoint.Refused(response)
	case err != nil:
		return c.endpoint.Unreachable(err)
	}
	return nil
}

// brokenOff tells why a stream ended before its message did.
func (c *Client) brokenOff(response *http.Response, err error) error {
	told, isTold := errors.AsType[*sdk.Error](err)
	_, isSyntax := errors.AsType[*json.SyntaxError](err)
	switch {
	case isTold:
		return c.endpoint.Refused(&http.Response{
			StatusCode: statusOf(told.Type()),
			Header:     response.Header,
			Body:       io.NopCloser(strings.NewReader(told.RawJSON())),
		})
	case isSyntax:
		return c.endpoint.Errorf(endpoint.ReasonReply, "the stream is no message: %v", err)
	case err == nil:
		err = io.ErrUnexpectedEOF
	}
	return c.failed(response, err)
}

// statusOf is the status that the protocol has for an error: platform.claude.com/docs/en/api/errors.
func statusOf(t sdk.ErrorType) int {
	switch t {
	case sdk.ErrorTypeInvalidRequestError:
		return http.StatusBadRequest
	case sdk.ErrorTypeAuthenticationError:
		return http.StatusUnauthorized
	case sdk.ErrorTypeBillingError:
		return http.StatusPaymentRequired
	case sdk.ErrorTypePermissionError:
		return http.StatusForbidden
	case sdk.ErrorTypeNotFoundError:
		return http.StatusNotFound
	case sdk.ErrorTypeRateLimitError:
		return http.StatusTooManyRequests
	case sdk.ErrorTypeTimeoutError:
		return http.StatusGatewayTimeout
	case sdk.ErrorTypeOverloadedError:
		const overloaded = 529
		return overloaded
	default:
		return http.StatusInternalServerError
	}
}
