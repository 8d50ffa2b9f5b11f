// Package openai is a client of models that are reached by the OpenAI chat completions protocol:
// those of OpenAI, and of the many servers, local ones too, that speak it. It sends the prompt and
// the dialog, without streaming and without tools, and takes what the model writes as an answer.
//
// # What is sent
//
// POST base_url/chat/completions with the model's name and messages: the assembled prompt, the
// found entries in it, is one system message; each turn is one user or assistant message, the
// bubbles of a turn joined by a newline. The key travels in the header Authorization, and without
// a key there is no such header.
//
// Nothing is sent anywhere else. The environment is not looked at: neither OPENAI_API_KEY and its
// like, nor HTTP_PROXY. A redirect is not followed. Nothing is told of the machine.
//
// # What goes wrong
//
// A connection that fails or breaks off and the statuses 408, 409, 429 and from 500 are tried
// again, up to [Retries] times, after 0.5, 1 and 2 seconds or as long as the server asks for. An
// error has a method Reason() string, for the outcome error of a dialog:
//
//	unreachable  no connection, or one that broke off
//	auth         401 or 403
//	rate_limit   429
//	model        any other status than 200 to 299
//	reply        an answer without a reply: no chat completion, empty, withheld, or over 4 MiB
//
// An error of the context is given as it is.
package openai

import (
	"time"

	sdk "github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"

	"firstline/kb/endpoint"
)

// Retries is how often a request that failed is sent again.
const Retries = 3

// Config says which model is asked, and where.
type Config struct {
	BaseURL string // absolute, http or https, up to where /chat/completions follows
	Model   string // as the server calls it
	Key     string // white space around it does not count; empty: none is sent
	// MaxWait is the longest wait before a request is sent again; a server that asks for a longer
	// one is not asked again. 0: 8 seconds, or 2 minutes where the server asks for them.
	MaxWait time.Duration
}

// Client asks one model. It keeps nothing between replies, and may serve several dialogs at once.
type Client struct {
	completions sdk.ChatCompletionService
	model       string
	endpoint    *endpoint.Endpoint
}

// New makes a client. The network is not touched.
func New(c Config) (*Client, error) {
	at, err := endpoint.New(c.BaseURL, c.Key)
	if err != nil {
		return nil, err
	}
	options := []option.RequestOption{
		option.WithBaseURL(at.URL()),
		option.WithHTTPClient(endpoint.NewHTTPClient()),
		option.WithMiddleware(exchange),
		option.WithHeader("User-Agent", "firstline"),
		option.WithMaxRetries(Retries),
	}
	if key := at.Key(); key != "" {
		options = append(options, option.WithAPIKey(key))
	}
	if c.MaxWait > 0 {
		options = append(options, option.WithMaxRetryDelay(c.MaxWait))
	}
	// The service is made without sdk.NewClient, which reads the environment.
	completions := sdk.NewChatCompletionService(options...)
	return &Client{completions: completions, model: c.Model, endpoint: at}, nil
}
