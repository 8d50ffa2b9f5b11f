package endpoint

import (
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"strings"
	"time"
)

// LongestAnswer is how long an answer may be, in bytes, where its client knows of no longer ones.
const LongestAnswer = 4 << 20

// NewHTTPClient makes a client that goes to the address that it is given and to no other: through
// no proxy, and after no redirect. A connection has 10 seconds to come about. Of an answer so many bytes are
// read: a longer one ends with an error that [Endpoint.Unreachable] knows, and one with a status that is no
// success is cut. What libraries tell of the machine is left out of the headers.
func NewHTTPClient(longest int64) *http.Client {
	const (
		patience    = 10 * time.Second
		connections = 64 // kept open: as many requests as may well run at once
	)
	return &http.Client{
		Transport: &transport{
			Transport: &http.Transport{
				DialContext:         (&net.Dialer{Timeout: patience}).DialContext,
				TLSHandshakeTimeout: patience,
				ForceAttemptHTTP2:   true,
				MaxIdleConnsPerHost: connections,
				IdleConnTimeout:     time.Minute,
			},
			longest: longest,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// transport sends requests that tell nothing of the machine, and limits their answers.
type transport struct {
	*http.Transport
	longest int64
}

// RoundTrip is of [http.RoundTripper].
func (t *transport) RoundTrip(request *http.Request) (*http.Response, error) {
	sent := *request
	sent.Header = request.Header.Clone()
	maps.DeleteFunc(sent.Header, func(name string, _ []string) bool {
		return strings.HasPrefix(name, "X-Stainless-") // of the libraries of OpenAI and Anthropic
	})
	response, err := t.Transport.RoundTrip(&sent)
	if err != nil {
		return nil, err
	}
	body := &limited{ReadCloser: response.Body, left: t.longest}
	if response.StatusCode/100 == 2 {
		body.after = &tooLongError{t.longest}
	} else {
		body.after = io.EOF
	}
	response.Body = body
	return response, nil
}

// limited is a body that ends with an error of its own after so many bytes.
type limited struct {
	io.ReadCloser
	left  int64
	after error
}

// Read is of [io.Reader].
func (l *limited) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p[:min(int64(len(p)), l.left+1)])
	if int64(n) > l.left {
		n, err = int(l.left), l.after
	}
	l.left -= int64(n)
	return n, err
}

// tooLongError says that an answer is longer than so many bytes.
type tooLongError struct{ longest int64 }

func (e *tooLongError) Error() string {
	return fmt.Sprintf("the answer is longer than %d MiB", e.longest>>20)
}
