package openai_test

import (
	"context"
	"net/http"
	"testing"

	"firstline/eval/chat/openai"
	"firstline/kb/endpoint"
	"firstline/kb/endpoint/endpointtest"
)

// TestContract holds the client to the contract of endpoints, for answers in one piece and in a stream.
func TestContract(t *testing.T) {
	for _, stream := range []bool{false, true} {
		c := endpointtest.Client{
			Ask: func(ctx context.Context, address, key string) error {
				c, err := openai.New(openai.Config{BaseURL: address, Model: "some-model", Key: key, Stream: stream})
				if err == nil {
					_, err = c.Complete(ctx, asking("Сколько стоит Pro?"))
				}
				return err
			},
			Answer: endpointtest.Say(http.StatusOK, nil, said("990 ₽")),
			Paths: map[string]string{
				"":              "/chat/completions",
				"/":             "/chat/completions",
				"/v1":           "/v1/chat/completions",
				"/v1/":          "/v1/chat/completions",
				"/api/openai":   "/api/openai/chat/completions",
				"/a%20b/v1beta": "/a%20b/v1beta/chat/completions",
			},
			KeyHeader: "Authorization", KeyPrefix: "Bearer ",
			Begins: []string{`{"choi`}, Longest: endpoint.LongestAnswer,
		}
		if stream {
			c.Answer = endpointtest.Say(http.StatusOK, map[string]string{"Content-Type": "text/event-stream"}, events("stop", `{"content":"990 ₽"}`))
			c.Begins, c.Longest = []string{events("", `{"content":"990"}`)}, 0
		}
		t.Run(map[bool]string{false: "whole", true: "stream"}[stream], c.Test)
	}
}
