package endpoint

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

// The reasons of an error, which its method Reason() string gives.
const (
	ReasonModel       = "model"       // a status that is no success, and none of those below
	ReasonUnreachable = "unreachable" // no connection, or one that broke off
	ReasonAuth        = "auth"        // 401 or 403
	ReasonRateLimit   = "rate_limit"  // 429
	ReasonReply       = "reply"       // an answer that does not hold what was asked for
)

// failedError is an answer that did not come, or is not what was asked for.
type failedError struct{ reason, message string }

func (e *failedError) Error() string { return e.message }

// Reason is that of the outcome error, as package eval reports it.
func (e *failedError) Reason() string { return e.reason }

// Errorf says in one line what went wrong at the host. The key is masked, since servers quote it.
func (e *Endpoint) Errorf(reason, format string, args ...any) error {
	message := fmt.Sprintf(format, args...)
	if e.key != "" {
		message = strings.ReplaceAll(message, e.key, "***")
	}
	return &failedError{reason, e.host + ": " + oneLine(message)}
}

// Unreachable says of a request that err is all that came of it.
func (e *Endpoint) Unreachable(err error) error {
	if failed, ok := errors.AsType[*url.Error](err); ok {
		err = failed.Err // without the address, of which the host is named already
	}
	return e.Errorf(ReasonUnreachable, "no answer: %v", err)
}

// Refused says of an answer with a status that is no success what the server has against it. It
// reads the body.
func (e *Endpoint) Refused(response *http.Response) error {
	reason := ReasonModel
	switch response.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden:
		reason = ReasonAuth
	case http.StatusTooManyRequests:
		reason = ReasonRateLimit
	}
	status := strings.TrimSpace(fmt.Sprintf("%d %s", response.StatusCode, http.StatusText(response.StatusCode)))
	if target, err := response.Location(); err == nil && response.StatusCode/100 == 3 {
		return e.Errorf(reason, "%s to %s://%s%s, which is not followed", status, target.Scheme, target.Host, target.Path)
	}
	body, err := io.ReadAll(response.Body)
	if why := Complaint(body); err == nil && why != "" {
		status += ": " + why
	}
	return e.Errorf(reason, "%s", status)
}

// Complaint is what a server says is wrong: in {"error": {"message": …}} as OpenAI does, in one of
// error, message and detail as others do, else the body itself.
func Complaint(body []byte) string {
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
