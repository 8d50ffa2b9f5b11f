package openai

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"strings"

	"github.com/openai/openai-go/v3/option"
)

// maxAnswer is how much of an answer is read, in bytes.
const maxAnswer = 4 << 20

// exchange sends one request and reads the answer to its end, or one byte over maxAnswer. Thus an
// answer that breaks off counts as a failed connection, and is asked for again. The headers in
// which the library describes the machine are left out.
func exchange(request *http.Request, next option.MiddlewareNext) (*http.Response, error) {
	maps.DeleteFunc(request.Header, func(name string, _ []string) bool {
		return strings.HasPrefix(name, "X-Stainless-")
	})
	response, err := next(request)
	if err != nil {
		return response, err
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	_ = response.Body.Close() // it was only read
	if err != nil {
		return nil, err
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, nil
}
