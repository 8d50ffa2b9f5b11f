package openai

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"unicode"
)

// The reasons of an error, as the package comment explains them.
const (
	reasonModel       = "model"
	reasonUnreachable = "unreachable"
	reasonAuth        = "auth"
	reasonRateLimit   = "rate_limit"
	reasonReply       = "reply"
)

// failedError is a reply that did not come.
type failedError struct{ reason, message string }

func (e *failedError) Error() string { return e.message }

// Reason is that of the outcome error, as package eval reports it.
func (e *failedError) Reason() string { return e.reason }

// failure says in one line what went wrong at the host. The key is masked, since servers quote it.
func (c *Client) failure(reason, format string, args ...any) error {
	message := fmt.Sprintf(format, args...)
	if c.key != "" {
		message = strings.ReplaceAll(message, c.key, "***")
	}
	return &failedError{reason, c.host + ": " + oneLine(message)}
}

// unreachable is a request without an answer.
func (c *Client) unreachable(err error) error {
	if failed, ok := errors.AsType[*url.Error](err); ok {
		err = failed.Err // without the address, of which the host is named already
	}
	return c.failure(reasonUnreachable, "no answer: %v", err)
}

// refused is an answer with a status that is no success.
func (c *Client) refused(response *http.Response) error {
	reason := reasonModel
	switch response.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden:
		reason = reasonAuth
	case http.StatusTooManyRequests:
		reason = reasonRateLimit
	}
	status := strings.TrimSpace(fmt.Sprintf("%d %s", response.StatusCode, http.StatusText(response.StatusCode)))
	if target, err := response.Location(); err == nil && response.StatusCode/100 == 3 {
		return c.failure(reason, "%s to %s://%s%s, which is not followed", status, target.Scheme, target.Host, target.Path)
	}
	body, err := io.ReadAll(response.Body)
	if why := complaint(body); err == nil && why != "" {
		status += ": " + why
	}
	return c.failure(reason, "%s", status)
}

// complaint is what a server says is wrong: in {"error": {"message": …}} as OpenAI does, in one of
// error, message and detail as others do, else the body itself.
func complaint(body []byte) string {
	const levels = 3
	for range levels {
		var text string
		if json.Unmarshal(body, &text) == nil {
			return text
		}
		var object struct{ Error, Message, Detail *json.RawMessage }
		if json.Unmarshal(body, &object) != nil {
			break
		}
		inner := cmp.Or(object.Error, object.Message, object.Detail)
		if inner == nil {
			break
		}
		body = *inner
	}
	return string(body)
}

// oneLine puts a text on one line of some 200 characters, whatever it holds.
func oneLine(text string) string {
	const limit = 200
	printable := strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, text)
	line := []rune(strings.Join(strings.Fields(printable), " "))
	if len(line) > limit {
		return string(line[:limit]) + "…"
	}
	return string(line)
}
