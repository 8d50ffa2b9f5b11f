package standin

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// Request is what the server was asked, whatever the protocol.
type Request struct {
	Number   int // from 1
	Header   http.Header
	Body     []byte
	Model    string
	Messages []Message
	Tools    []string // the names of those that the model may call
	Stream   bool     // whether it is to be answered bit by bit

	ctx      context.Context //nolint:containedctx // it is that of one request, as in http.Request
	protocol protocol
}

// Message is one of a request: its text, whatever else it holds.
type Message struct {
	Role string
	Text string
}

// Last is the text of the last message.
func (r *Request) Last() string {
	if len(r.Messages) == 0 {
		return ""
	}
	return r.Messages[len(r.Messages)-1].Text
}

// read reads a request by the protocol of its path.
func read(r *http.Request) (*Request, error) {
	request := &Request{Header: r.Header, ctx: r.Context()}
	switch {
	case strings.HasSuffix(r.URL.Path, "/chat/completions"):
		request.protocol = openAI{}
	case strings.HasSuffix(r.URL.Path, "/messages"):
		request.protocol = anthropic{}
	default:
		return nil, fmt.Errorf("%s: %w", r.URL.Path, errUnknown)
	}
	var err error
	if request.Body, err = io.ReadAll(r.Body); err != nil {
		return nil, err
	}
	var written struct {
		Model    string
		System   text
		Messages []struct {
			Role    string
			Content text
		}
		Tools []struct {
			Name     string
			Function struct{ Name string }
		}
		Stream bool
	}
	if err := json.Unmarshal(request.Body, &written); err != nil {
		return nil, err
	}
	request.Model, request.Stream = written.Model, written.Stream
	if written.System != "" {
		request.Messages = append(request.Messages, Message{"system", string(written.System)})
	}
	for _, message := range written.Messages {
		request.Messages = append(request.Messages, Message{message.Role, string(message.Content)})
	}
	for _, tool := range written.Tools {
		request.Tools = append(request.Tools, tool.Name+tool.Function.Name) // one of the two is empty
	}
	return request, nil
}

// text is a text as the protocols have it: as it is, or as a list of parts.
type text string

// UnmarshalJSON joins the parts of a list; null is no text.
func (t *text) UnmarshalJSON(data []byte) error {
	var parts []struct{ Text string }
	if json.Unmarshal(data, &parts) != nil {
		return json.Unmarshal(data, (*string)(t))
	}
	for _, part := range parts {
		*t += text(part.Text)
	}
	return nil
}
