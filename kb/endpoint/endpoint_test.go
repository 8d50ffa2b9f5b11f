package endpoint_test

import (
	"strings"
	"testing"

	"firstline/kb/endpoint"
)

func TestNew(t *testing.T) {
	e, err := endpoint.New("http://localhost:11434/v1/", " sk-12345\n")
	if err != nil || e.URL() != "http://localhost:11434/v1" || e.Key() != "sk-12345" {
		t.Errorf("%+v, %v", e, err)
	}
	for _, base := range []string{"", "localhost:11434/v1", "/v1", "ftp://example.org", "http://", "http://a b", "http://me:secret@example.org"} {
		if _, err := endpoint.New(base, ""); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", base, err)
		}
	}
	for _, key := range []string{"sk 1", "sk-12345\nX-Other: 1", "ключ"} {
		if _, err := endpoint.New("http://example.org", key); err == nil || strings.Contains(err.Error(), key) {
			t.Errorf("%q: %v", key, err)
		}
	}
}

// TestErrorf holds that whatever a server says becomes one line of the host, without the key.
func TestErrorf(t *testing.T) {
	e, err := endpoint.New("https://models.example.org/v1", "sk-12345")
	if err != nil {
		t.Fatal(err)
	}
	for said, want := range map[string]string{
		"no\n\tsuch \x1b[2Jmodel":   "no such [2Jmodel",
		"the key sk-12345 is wrong": "the key *** is wrong",
		strings.Repeat("ё", 201):    strings.Repeat("ё", 200) + "…",
	} {
		if got := e.Errorf(endpoint.ReasonModel, "%s", said).Error(); got != "models.example.org: "+want {
			t.Errorf("%q: %q", said, got)
		}
	}
}

func TestComplaint(t *testing.T) {
	for body, want := range map[string]string{
		`{"error":{"message":"no such model","code":404}}`: "no such model",
		`{"error":"no such model"}`:                        "no such model",
		`{"object":"error","message":"слишком длинно"}`:    "слишком длинно",
		`{"detail":[{"msg":"field required"}]}`:            `[{"msg":"field required"}]`,
		`{"error":null,"code":5}`:                          `{"error":null,"code":5}`,
		`"overloaded"`:                                     "overloaded",
		`<h1>Bad gateway</h1>`:                             "<h1>Bad gateway</h1>",
		``:                                                 "",
	} {
		if got := endpoint.Complaint([]byte(body)); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}
