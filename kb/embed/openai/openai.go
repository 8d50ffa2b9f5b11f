// Package openai has texts turned into vectors by a model that is reached by the embeddings
// protocol of OpenAI: at OpenAI, in regional clouds, and at the many servers, local ones too, that
// speak it.
//
// # What is sent
//
// POST base_url/embeddings with the model's name and up to 32 texts, which is what
// text-embeddings-inference takes unless told otherwise. Others take fewer: DashScope 10, Yandex
// one. A request that is refused with 400, 413 or 422, or as too large, is halved until it is
// taken, and from then on no request is larger. So is one that takes longer than the time limit at
// a server that has answered before: it is not dead but slow.
//
// The key travels in the header Authorization, and without a key there is no such header. Nothing
// is sent anywhere else, as package endpoint has it.
//
// # What goes wrong
//
// A connection that breaks off and the statuses 408, 429 and from 500 are tried again, as
// [endpoint.Policy] has it: three times, after some 0.5, 1 and 2 seconds or as long as the server asks for. All else is
// told at once: an address where nobody answers, a wrong key, an unknown model. An error is one line that begins with the host, and has
// a method Reason() string with one of the reasons of package endpoint. An error of the context is
// given as it is.
package openai

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"firstline/kb/endpoint"
)

// most is how many texts are sent in one request.
const most = 32

// Config says which model is asked, and where.
type Config struct {
	BaseURL    string // absolute, http or https, up to where /embeddings follows
	Model      string // as the server calls it
	Key        string // white space around it does not count; empty: none is sent
	Dimensions int    // numbers in a vector, where the model can be told; 0: it is not told
	// MaxWait is the longest wait before a request is sent again; a server that asks for a longer
	// one is not asked again. 0: 8 seconds, or a minute where the server asks for it.
	MaxWait time.Duration
	Timeout time.Duration // for one request; 0: 30 seconds
}

// Embedder asks one model. It may be used by several callers at once.
type Embedder struct {
	config   Config
	endpoint *endpoint.Endpoint
	http     *http.Client
	size     atomic.Int64 // of a request, in texts
	answered atomic.Bool
}

// New makes an embedder. The network is not touched.
func New(c Config) (*Embedder, error) {
	at, err := endpoint.New(c.BaseURL, c.Key)
	if err != nil {
		return nil, err
	}
	c.Timeout = cmp.Or(c.Timeout, 30*time.Second)
	e := &Embedder{config: c, endpoint: at, http: endpoint.NewHTTPClient(longestAnswer)}
	e.size.Store(most)
	return e, nil
}

// Name is the name under which an index remembers these vectors: openai:MODEL, or openai:MODEL@256
// where that many dimensions are asked for. Where the model is served makes no difference.
func (e *Embedder) Name() string {
	name := "openai:" + e.config.Model
	if e.config.Dimensions > 0 {
		name = fmt.Sprintf("%s@%d", name, e.config.Dimensions)
	}
	return name
}

// Embed gives a vector for each text, in order, all of one length and of finite numbers, as the
// model has made them: not scaled. Servers refuse a text of nothing but space, and one that is
// longer than the model reads; the error then quotes its beginning.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	vectors, size := make([][]float32, 0, len(texts)), int(e.size.Load())
	for len(vectors) < len(texts) {
		rest := texts[len(vectors):]
		n := min(len(rest), size)
		some, err := e.embed(ctx, rest[:n])
		switch _, tooLarge := errors.AsType[*tooLargeError](err); {
		case tooLarge && n > 1:
			size = n / 2
			continue
		case tooLarge:
			return nil, fmt.Errorf("%w; the text begins %.40q", err, strings.TrimSpace(rest[0]))
		case err != nil:
			return nil, err
		}
		e.fits(size)
		vectors = append(vectors, some...)
		if first, last := len(vectors[0]), len(some[0]); first != last {
			return nil, e.endpoint.Errorf(endpoint.ReasonReply, "the embeddings are of %d numbers and of %d", first, last)
		}
	}
	return vectors, nil
}

// fits remembers how many texts a request may hold, where it is less than was thought.
func (e *Embedder) fits(size int) {
	for known := e.size.Load(); int64(size) < known && !e.size.CompareAndSwap(known, int64(size)); known = e.size.Load() {
	}
}

// embed sends one request.
func (e *Embedder) embed(ctx context.Context, texts []string) ([][]float32, error) {
	body, err := json.Marshal(request{e.config.Model, texts, "float", e.config.Dimensions})
	if err != nil {
		return nil, err
	}
	answer, err := e.ask(ctx, body)
	if err != nil {
		return nil, err
	}
	return e.read(answer, len(texts))
}

// request is what is asked.
type request struct {
	Model      string   `json:"model"`
	Input      []string `json:"input"`
	Format     string   `json:"encoding_format"`
	Dimensions int      `json:"dimensions,omitempty"`
}
