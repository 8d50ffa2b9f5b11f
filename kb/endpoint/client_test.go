package endpoint_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"firstline/kb/endpoint"
)

// TestLongest holds where an answer ends that is longer than is read, and what is said of it.
func TestLongest(t *testing.T) {
	for _, test := range []struct {
		status, length int
		read           int
		want           string // of the error; empty: there is none
	}{
		{200, 0, 0, ""},
		{200, 1 << 20, 1 << 20, ""},
		{200, 1<<20 + 1, 1 << 20, "models.example.org: the answer is longer than 1 MiB"},
		{204, 0, 0, ""},
		{400, 1 << 20, 1 << 20, ""},
		{400, 3 << 20, 1 << 20, ""},
	} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(test.status)
			io.WriteString(w, strings.Repeat("x", test.length))
		}))
		response, err := endpoint.NewHTTPClient(1 << 20).Get(s.URL)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		s.Close()
		said := ""
		if err != nil {
			said = at(t).Unreachable(err).Error()
		}
		if len(body) != test.read || said != test.want {
			t.Errorf("%d, %d bytes: %d are read, %q", test.status, test.length, len(body), said)
		}
	}
}

// TestDiscreet holds that what a library tells of the machine is not sent, and that its request stays as it is.
func TestDiscreet(t *testing.T) {
	var sent http.Header
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { sent = r.Header }))
	defer s.Close()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header = http.Header{"X-Stainless-Os": {"Linux"}, "X-Api-Key": {"sk-1"}}
	response, err := endpoint.NewHTTPClient(endpoint.LongestAnswer).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if sent["X-Stainless-Os"] != nil || sent.Get("X-Api-Key") != "sk-1" || len(request.Header) != 2 {
		t.Errorf("sent was %v of %v", sent, request.Header)
	}
}
