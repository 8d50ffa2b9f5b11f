package endpoint

import (
	"cmp"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
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
type failedError struct {
	reason, message string
	again           bool          // whether another try can help
	after           time.Duration // what the server asks to wait before it; 0: it asks for nothing
	limited         bool
}

func (e *failedError) Error() string { return e.message }

// Reason is that of the outcome error, as package eval reports it.
func (e *failedError) Reason() string { return e.reason }

// Retry tells whether the same request can succeed when it is sent again, and how long the server
// asks to wait before that; 0: it does not say.
func (e *failedError) Retry() (after time.Duration, ok bool) { return e.after, e.again }

// Limited tells whether the server says that it is asked for too much: 429, 503 and, of Anthropic,
// 529.
func (e *failedError) Limited() bool { return e.limited }

// Errorf says in one line what went wrong at the host, for good. The key is masked, since servers
// quote it.
func (e *Endpoint) Errorf(reason, format string, args ...any) error {
	return e.failed(reason, format, args...)
}

func (e *Endpoint) failed(reason, format string, args ...any) *failedError {
	message := fmt.Sprintf(format, args...)
	if Secret(e.key) {
		message = strings.ReplaceAll(message, e.key, "***")
	}
	return &failedError{reason: reason, message: e.host + ": " + oneLine(message)}
}

// Unreachable says of a request that err is all that came of it. Another try can help where there was
// a connection, which broke off; not where there was none. An answer that is too long to be read is another
// failure: [ReasonReply].
func (e *Endpoint) Unreachable(err error) error {
	if tooLong, ok := errors.AsType[*tooLongError](err); ok {
		return e.failed(ReasonReply, "%v", tooLong)
	}
	if failed, ok := errors.AsType[*url.Error](err); ok {
		err = failed.Err // without the address, of which the host is named already
	}
	failed := e.failed(ReasonUnreachable, "no answer: %v", err)
	failed.again = brokeOff(err)
	return failed
}

// CutOff tells whether JSON that could not be read, err, ends in the middle, which is an answer that broke off: gateways
// pass such on as if it were whole.
func CutOff(body []byte, err error) bool {
	syntax, ok := errors.AsType[*json.SyntaxError](err)
	return ok && len(body) > 0 && syntax.Error() == "unexpected end of JSON input"
}

// brokeOff tells the end of a connection from one that did not come about. What is not known is taken
// for an end: of HTTP/2, net/http does not tell by a type.
func brokeOff(err error) bool {
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return false
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return false
	}
	if _, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return false
	}
	op, ok := errors.AsType[*net.OpError](err)
	return !ok || op.Op == "read" || op.Op == "write"
}

// Refused says of an answer with a status that is no success what the server has against it. It
// reads the body. Another try can help with 408, 429 and from 500.
func (e *Endpoint) Refused(response *http.Response) error {
	failed := e.refused(response)
	switch status := response.StatusCode; {
	case status == http.StatusTooManyRequests, status == http.StatusServiceUnavailable, status == overloaded:
		failed.again, failed.limited = true, true
	case status == http.StatusRequestTimeout, status >= http.StatusInternalServerError:
		failed.again = true
	}
	if failed.again {
		failed.after = retryAfter(response.Header)
	}
	return failed
}

// overloaded is a status of Anthropic's own.
const overloaded = 529

func (e *Endpoint) refused(response *http.Response) *failedError {
	reason := ReasonModel
	switch response.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden:
		reason = ReasonAuth
	case http.StatusTooManyRequests:
		reason = ReasonRateLimit
	}
	status := strings.TrimSpace(fmt.Sprintf("%d %s", response.StatusCode, http.StatusText(response.StatusCode)))
	if target, err := response.Location(); err == nil && response.StatusCode/100 == 3 {
		return e.failed(reason, "%s to %s://%s%s, which is not followed", status, target.Scheme, target.Host, target.Path)
	}
	body, err := io.ReadAll(response.Body)
	if why := Complaint(body); err == nil && why != "" {
		status += ": " + why
	}
	return e.failed(reason, "%s", status)
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
