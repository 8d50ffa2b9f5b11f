package anthropic_test

import (
	"context"
	"testing"

	"firstline/eval/chat/anthropic"
	"firstline/kb/endpoint"
	"firstline/kb/endpoint/endpointtest"
)

// TestContract holds the client to the contract of endpoints, for answers in one piece and in a stream.
func TestContract(t *testing.T) {
	for _, streams := range []bool{false, true} {
		c := endpointtest.Client{
			Ask: func(ctx context.Context, address, key string) error {
				c, err := anthropic.New(anthropic.Config{BaseURL: address, Model: "some-model", Key: key, Stream: streams})
				if err == nil {
					_, err = c.Complete(ctx, user("Сколько стоит Pro?"))
				}
				return err
			},
			Answer: said("end_turn", text("990 ₽")),
			Paths: map[string]string{
				"":               "/v1/messages",
				"/":              "/v1/messages",
				"/v1":            "/v1/messages",
				"/v1/":           "/v1/messages",
				"/a%20b/claude/": "/a%20b/claude/v1/messages",
			},
			KeyHeader: "X-Api-Key", Headers: []string{"Anthropic-Version"},
			Begins: []string{`{"content":[`}, Longest: endpoint.LongestAnswer,
		}
		if streams {
			c.Answer, c.Begins, c.Longest = stream(streamed...), []string{stream(streamed[:5]...).Body}, 0
		}
		t.Run(map[bool]string{false: "whole", true: "stream"}[streams], c.Test)
	}
}
