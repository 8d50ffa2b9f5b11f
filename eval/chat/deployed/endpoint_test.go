package deployed_test

import (
	"context"
	"net/http"
	"testing"

	"firstline/eval/chat/deployed"
	"firstline/kb/endpoint"
	"firstline/kb/endpoint/endpointtest"
)

// TestServerContract holds the client of a served operator to the contract of endpoints.
func TestServerContract(t *testing.T) {
	endpointtest.Client{
		Ask: func(ctx context.Context, address, key string) error {
			served, err := deployed.HTTP(deployed.ServerConfig{URL: address, Key: key})
			if err == nil {
				_, err = served.Reply(ctx, asked("?"))
			}
			return err
		},
		Answer:    endpointtest.Say(http.StatusOK, nil, `{"text":"ok"}`),
		Paths:     map[string]string{"/": "/", "/reply": "/reply", "/reply/": "/reply/", "/a%20b?project=7": "/a%20b?project=7"},
		KeyHeader: "Authorization", KeyPrefix: "Bearer ",
		Begins: []string{`{"text":`}, Longest: endpoint.LongestAnswer,
	}.Test(t)
}
