package deployed_test

import (
	"strings"
	"testing"

	"firstline/eval/chat/deployed"
	"firstline/kb/endpoint/endpointtest"
)

const key = "sk-test-0123456789"

// TestServerFailures holds what is said of each failure, and that nothing is sent twice.
func TestServerFailures(t *testing.T) {
	for _, test := range []struct {
		name         string
		status       int
		header       map[string]string
		body         string
		reason, want string
	}{
		{"a wrong key, quoted", 401, nil, `{"error":"bad key ` + key + `"}`, "auth", "401 Unauthorized: bad key ***"},
		{"a limit", 429, map[string]string{"Retry-After": "5"}, `{"error":{"message":"slow down"}}`, "rate_limit", "429 Too Many Requests: slow down"},
		{"no such path", 404, nil, "404 page not found\n", "model", "404 Not Found: 404 page not found"},
		{"a redirect", 302, map[string]string{"Location": "https://example.org/login?key=" + key}, "", "model", "302 Found to https://example.org/login, which is not followed"},
		{"10 MB of an error", 500, nil, strings.Repeat("x", 10<<20), "model", "500 Internal Server Error: " + strings.Repeat("x", 200-len("500 Internal Server Error: ")) + "…"},
		{"a cut body", 200, map[string]string{"Content-Length": "1000"}, `{"text":`, "unreachable", "no answer: unexpected EOF"},
		{"10 MB", 200, nil, `{"text":"` + strings.Repeat("x", 10<<20) + `"}`, "reply", "the answer is longer than 4 MiB"},
		{"a page", 200, map[string]string{"Content-Type": "text/html"}, "<html>\nВойдите</html>", "reply", "the answer is no JSON object: <html> Войдите</html>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := endpointtest.Serve(t, endpointtest.Say(test.status, test.header, test.body))
			served, err := deployed.HTTP(deployed.ServerConfig{URL: s.URL, Key: key})
			if err != nil {
				t.Fatal(err)
			}
			_, err = served.Reply(t.Context(), asked("?"))
			if want := s.Host() + ": " + test.want; err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
			if got := endpointtest.ReasonOf(err); got != test.reason || len(s.Requests) != 1 {
				t.Errorf("reason %s, want %s, after %d requests", got, test.reason, len(s.Requests))
			}
		})
	}
}
