// Package anthropic is a client of language models that are reached by the Messages protocol of
// Anthropic: those of Anthropic, and of the gateways that speak it.
//
// # What is sent
//
// POST base_url/v1/messages with the model's name, the system parts, the messages and the tools. The
// system parts are one text in two blocks: what is the same in every request, up to the part knowledge,
// is marked to be kept in the server's cache, which costs less where it is asked for again. What follows
// each other of one side is one message, the results of tools among the user's. The protocol has no
// message of nothing but white space and none of the assistant's at the beginning: in the place of such
// a one, and before it, goes "…".
//
// The key travels in the header X-Api-Key, and without a key there is no such header. Nothing is sent
// anywhere else, as package endpoint has it: no variable of the environment is looked at, and nothing is
// told of the machine.
//
// # What comes back
//
// The texts of the answer, one after the other, and the calls; what the model thought before is left
// out. Tokens are the server's counts, those that were read from the cache or written to it among the
// input; those that it does not give are counted from the texts in o200k_base.
//
// # What goes wrong
//
// Nothing is sent twice. An error has a reason of package endpoint: an error within a stream that of the
// status which the protocol has for it, an answer that breaks off unreachable, and an answer that the
// model refuses to give, that is empty, over 4 MiB or no message reply; so is one that max_tokens cuts off
// in the middle of a call, while a text that it cuts off is given as it is.
package anthropic

import (
	"cmp"
	"strings"
	"time"

	sdk "github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/option"

	"firstline/kb/endpoint"
)

// DefaultMaxTokens is how long an answer may be where the configuration does not say: the protocol
// asks for a number.
const DefaultMaxTokens = 4096

// Config says which model is asked, where and how.
type Config struct {
	BaseURL     string // absolute, http or https, up to where /v1/messages follows; /v1 may stand at its end
	Model       string // as the server calls it
	Key         string // white space around it does not count; empty: none is sent
	MaxTokens   int    // of an answer; 0: DefaultMaxTokens
	Temperature *float64
	TopP        *float64
	Stream      bool // have the answer sent bit by bit
}

// Client asks one model. It keeps nothing between requests, and may be called from several goroutines.
type Client struct {
	messages sdk.MessageService
	config   Config
	endpoint *endpoint.Endpoint
}

// New makes a client. The network is not touched.
func New(c Config) (*Client, error) {
	at, err := endpoint.New(c.BaseURL, c.Key)
	if err != nil {
		return nil, err
	}
	c.MaxTokens = cmp.Or(c.MaxTokens, DefaultMaxTokens)
	options := []option.RequestOption{
		option.WithBaseURL(strings.TrimSuffix(at.URL(), "/v1")),
		option.WithHTTPClient(endpoint.NewHTTPClient(endpoint.LongestAnswer)),
		option.WithHeader("User-Agent", "firstline"),
		option.WithMaxRetries(0),
		// The limit of time is the caller's. The library wants one of its own, or refuses long answers.
		option.WithRequestTimeout(time.Hour),
		option.WithoutOpenTelemetry(),
		option.WithOpenTelemetryPropagation(false),
	}
	if key := at.Key(); key != "" {
		options = append(options, option.WithAPIKey(key))
	}
	// The service is made without sdk.NewClient, which reads the environment.
	return &Client{sdk.NewMessageService(options...), c, at}, nil
}
