package openai

import (
	"io"
	"maps"
	"mime"
	"net/http"
	"strings"

	"github.com/openai/openai-go/v3/option"
)

// maxAnswer is how much of an answer is read, in bytes.
const maxAnswer = 4 << 20

// exchange sends one request; of the answer one byte more than maxAnswer can be read. The headers in which
// the library describes the machine are left out.
func exchange(request *http.Request, next option.MiddlewareNext) (*http.Response, error) {
	maps.DeleteFunc(request.Header, func(name string, _ []string) bool {
		return strings.HasPrefix(name, "X-Stainless-")
	})
	response, err := next(request)
	if err == nil {
		response.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(response.Body, maxAnswer+1), response.Body}
	}
	return response, err
}

// isStream tells whether an answer comes piece by piece.
func isStream(response *http.Response) bool {
	kind, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	return kind == "text/event-stream"
}
