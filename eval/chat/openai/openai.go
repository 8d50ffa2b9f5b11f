// Package openai is a client of language models that are reached by the OpenAI chat completions protocol:
// those of OpenAI, and of the many servers, local ones too, that speak it.
//
// # What is sent
//
// POST base_url/chat/completions with the model's name, its parameters as far as they are set, and
// messages: one system message, then the dialog, then what tools were called and what they came to. Tools
// are functions. The key travels in the header Authorization, and without a key there is no such header.
// With Stream the answer is asked for as a stream, with its token counts at the end; a server that does not
// know streams answers whole, which is taken too.
//
// Nothing is sent anywhere else. The environment is not looked at: neither OPENAI_API_KEY and its
// like, nor HTTP_PROXY. A redirect is not followed. Nothing is told of the machine.
//
// # What goes wrong
//
// Nothing is tried again: package pace decides that. An error has a method Reason() string, for the outcome
// error of a dialog:
//
//	unreachable  no connection, or one that broke off
//	auth         401 or 403
//	rate_limit   429
//	model        any other status than 200 to 299
//	reply        an answer without a reply: no chat completion, empty, withheld, or over 4 MiB
//
// A status 400, 404, 422 or 501 whose complaint is about tools is [llm.ErrNoTools]. An error of the context
// is given as it is.
package openai

import (
	"context"

	sdk "github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"

	"firstline/kb/endpoint"
)

// Config says which model is asked, where, and how. A parameter that is nil or 0 is not sent.
type Config struct {
	BaseURL             string // absolute, http or https, up to where /chat/completions follows
	Model               string // as the server calls it
	Key                 string // white space around it does not count; empty: none is sent
	Temperature, TopP   *float64
	Seed                *int64
	MaxTokens           int // of a reply, as older servers call it
	MaxCompletionTokens int // the same, as newer ones do
	Stream              bool
}

// Client asks one model. It keeps nothing between replies, and may serve several dialogs at once.
type Client struct {
	post     func(ctx context.Context, path string, params, answer any, options ...option.RequestOption) error
	config   Config
	endpoint *endpoint.Endpoint
}

// New makes a client. The network is not touched.
func New(c Config) (*Client, error) {
	at, err := endpoint.New(c.BaseURL, c.Key)
	if err != nil {
		return nil, err
	}
	options := []option.RequestOption{
		option.WithBaseURL(at.URL()),
		option.WithHTTPClient(endpoint.NewHTTPClient(endpoint.LongestAnswer)),
		option.WithHeader("User-Agent", "firstline"),
		option.WithMaxRetries(0),
	}
	if key := at.Key(); key != "" {
		options = append(options, option.WithAPIKey(key))
	}
	// It is made without sdk.NewClient, which reads the environment.
	client := sdk.Client{Options: options}
	return &Client{client.Post, c, at}, nil
}
