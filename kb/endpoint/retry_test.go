package endpoint_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"firstline/kb/endpoint"
)

// retry is what an error says of another try: no, yes, or after how long.
func retry(err error) string {
	var failed interface {
		Retry() (after time.Duration, ok bool)
		Limited() bool
	}
	if !errors.As(err, &failed) {
		return "nothing"
	}
	said := "no"
	if after, ok := failed.Retry(); ok {
		said = "after " + after.String()
	}
	if failed.Limited() {
		said += ", limited"
	}
	return said
}

func at(t *testing.T) *endpoint.Endpoint {
	t.Helper()
	e, err := endpoint.New("https://models.example.org/v1", "")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// refused is what is said of an answer with that status and those headers, as name and value in turn.
func refused(t *testing.T, status int, headers ...string) error {
	t.Helper()
	r := &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(""))}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return at(t).Refused(r)
}

func TestRefusedAgain(t *testing.T) {
	const now, later = "Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2015 07:28:30 GMT"
	for _, test := range []struct {
		status  int
		headers []string
		want    string
	}{
		{301, nil, "no"},
		{400, []string{"Retry-After", "1"}, "no"},
		{401, nil, "no"},
		{404, nil, "no"},
		{408, nil, "after 0s"},
		{409, nil, "no"},
		{429, nil, "after 0s, limited"},
		{429, []string{"Retry-After", "7"}, "after 7s, limited"},
		{429, []string{"Retry-After", "-7"}, "after 0s, limited"},
		{429, []string{"Retry-After", "soon"}, "after 0s, limited"},
		{429, []string{"Retry-After", later, "Date", now}, "after 30s, limited"},
		{429, []string{"Retry-After", now, "Date", later}, "after 0s, limited"},
		{429, []string{"Retry-After", later}, "after 0s, limited"}, // nobody knows the server's time
		{500, []string{"Retry-After", "2"}, "after 2s"},
		{502, nil, "after 0s"},
		{503, nil, "after 0s, limited"},
		{529, nil, "after 0s, limited"},
	} {
		if got := retry(refused(t, test.status, test.headers...)); got != test.want {
			t.Errorf("%d %q: %s, want %s", test.status, test.headers, got, test.want)
		}
	}
}

func TestUnreachableAgain(t *testing.T) {
	for name, test := range map[string]struct {
		err  error
		want string
	}{
		"refused":       {&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, "no"},
		"unknown host":  {&net.OpError{Op: "dial", Err: &net.DNSError{IsNotFound: true}}, "no"},
		"no way in":     {context.DeadlineExceeded, "no"},
		"another's":     {&tls.CertificateVerificationError{Err: errors.New("unknown")}, "no"},
		"no TLS":        {tls.RecordHeaderError{Msg: "first record does not look like a TLS handshake"}, "no"},
		"TLS refused":   {&net.OpError{Op: "remote error", Err: errors.New("handshake failure")}, "no"},
		"reset":         {&net.OpError{Op: "read", Err: syscall.ECONNRESET}, "after 0s"},
		"closed":        {io.EOF, "after 0s"},
		"cut":           {io.ErrUnexpectedEOF, "after 0s"},
		"HTTP/2 is off": {errors.New("http2: server sent GOAWAY and closed the connection"), "after 0s"},
	} {
		if got := retry(at(t).Unreachable(&url.Error{Op: "Post", URL: "https://models.example.org", Err: test.err})); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

// tried tells how often a policy tries what always gives an error, and how long it takes over it.
func tried(t *testing.T, p endpoint.Policy, failed error) (tries int, took time.Duration, err error) {
	t.Helper()
	started := time.Now() //nolint:forbidigo // the time of a bubble
	err = p.Do(t.Context(), func() error {
		tries++
		return failed
	})
	return tries, time.Since(started), err
}

func TestPolicy(t *testing.T) {
	wrapped := fmt.Errorf("a reply: %w", refused(t, 500))
	for _, test := range []struct {
		name    string
		policy  endpoint.Policy
		failed  error
		tries   int
		atLeast time.Duration
		atMost  time.Duration
	}{
		{"for good", endpoint.Policy{}, refused(t, 400), 1, 0, 0},
		{"of another kind", endpoint.Policy{}, io.EOF, 1, 0, 0},
		{"a fault", endpoint.Policy{}, wrapped, 4, 1750 * time.Millisecond, 5250 * time.Millisecond},
		{"as it asks", endpoint.Policy{}, refused(t, 429, "Retry-After", "20"), 4, time.Minute, time.Minute},
		{"too long", endpoint.Policy{}, refused(t, 429, "Retry-After", "61"), 1, 0, 0},
		{"longer than said", endpoint.Policy{MaxWait: time.Second}, refused(t, 429, "Retry-After", "2"), 1, 0, 0},
		{"forgiven", endpoint.Policy{Patience: time.Minute, Forgive: func(error) bool { return true }}, refused(t, 429, "Retry-After", "1"), 61, time.Minute, time.Minute},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tries, took, err := tried(t, test.policy, test.failed)
				if tries != test.tries || took < test.atLeast || took > test.atMost || !errors.Is(err, test.failed) {
					t.Errorf("%v after %d tries in %v", err, tries, took)
				}
			})
		})
	}
}

// TestPolicyMends holds that what passes does no harm, and that an ended context is told as it is.
func TestPolicyMends(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tries := 0
		err := endpoint.Policy{}.Do(t.Context(), func() error {
			if tries++; tries <= endpoint.Retries {
				return refused(t, 500)
			}
			return nil
		})
		if err != nil || tries != 1+endpoint.Retries {
			t.Errorf("%v after %d tries", err, tries)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		err = endpoint.Policy{}.Do(ctx, func() error { return refused(t, 429, "Retry-After", "30") })
		if err != context.DeadlineExceeded { //nolint:errorlint // as it is
			t.Errorf("%v", err)
		}
	})
}
