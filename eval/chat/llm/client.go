package llm

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"firstline/eval/chat"
	"firstline/prompt"
)

// Valid gives a text as servers take it: what is no UTF-8 becomes U+FFFD.
func Valid(text string) string {
	if utf8.ValidString(text) { // which is far quicker
		return text
	}
	return strings.ToValidUTF8(text, "\uFFFD")
}

// Client asks a language model, by the protocol of its server. It may be called from several goroutines.
type Client interface {
	// Complete gives what follows the messages. An error has a method Reason() string, for the outcome
	// error of a dialog, where more is known than that it failed, or is [ErrNoTools]; that of the context
	// is given as it is.
	Complete(ctx context.Context, r Request) (Response, error)
}

// ErrNoTools says that the server, or the model, does not take tools. The request can be sent without.
var ErrNoTools = errors.New("no tools")

// Request is what a language model is sent once. It marshals to JSON and back without loss.
type Request struct {
	System   []Part    `json:"system"` // one system message
	Messages []Message `json:"messages"`
	Tools    []Tool    `json:"tools,omitempty"`
}

// Part is a piece of the system message: a layer of the prompt, or what the model is told of acting.
type Part struct {
	Name string `json:"name"` // base, company, operator, acting, knowledge, closing
	Text string `json:"text"`
	// Lines are those of the text with their places, for messages; nil where they are not known. No model is sent them.
	Lines []prompt.Line `json:"-"`
}

// SystemText is the system message: the parts that say something, with an empty line between them.
func (r Request) SystemText() string {
	var said []string
	for _, part := range r.System {
		if part.Text != "" {
			said = append(said, part.Text)
		}
	}
	return strings.Join(said, "\n\n")
}

// Role says whose a message is.
type Role string

// The roles of the messages.
const (
	User      Role = "user"
	Assistant Role = "assistant"
	ToolRole  Role = "tool" // what a call came to
)

// Message is one message of a request. The customer's turn is one, as it was written.
type Message struct {
	Role  Role   `json:"role"`
	Text  string `json:"text"`
	Calls []Call `json:"calls,omitempty"` // of an assistant's message
	Of    string `json:"of,omitempty"`    // the ID of the call that a tool's message answers
}

// Tool is a function that a model may call.
type Tool struct {
	Name        string          `json:"name"`
	Description string          `json:"description"`
	Parameters  json.RawMessage `json:"parameters"` // a JSON Schema of an object
}

// Call is a model's call of a tool. Arguments is JSON as the model wrote it, which may not be what the
// tool's schema asks for, nor JSON at all.
type Call struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Arguments string `json:"arguments"`
}

// Response is what a language model gave: a text, calls, or both.
type Response struct {
	Text   string           `json:"text,omitempty"`
	Cut    bool             `json:"cut,omitempty"` // whether a limit of tokens has ended it
	Calls  []Call           `json:"calls,omitempty"`
	Tokens chat.TokenCounts `json:"tokens"`
}
