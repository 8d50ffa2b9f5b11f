package openai_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"firstline/kb/embed/openai"
	"firstline/kb/endpoint/endpointtest"
)

// TestContract holds the client to the contract of endpoints.
func TestContract(t *testing.T) {
	endpointtest.Client{
		Ask: func(ctx context.Context, address, key string) error {
			e, err := openai.New(openai.Config{BaseURL: address, Model: "some-model", Key: key, MaxWait: time.Millisecond})
			if err == nil {
				_, err = e.Embed(ctx, texts(1))
			}
			return err
		},
		Answer: endpointtest.Say(http.StatusOK, nil, one),
		Paths: map[string]string{
			"":            "/embeddings",
			"/":           "/embeddings",
			"/v1":         "/v1/embeddings",
			"/v1/":        "/v1/embeddings",
			"/a%20b/beta": "/a%20b/beta/embeddings",
		},
		KeyHeader: "Authorization", KeyPrefix: "Bearer ",
		Begins: []string{`{"da`}, Longest: 16 << 20,
	}.Test(t)
}
