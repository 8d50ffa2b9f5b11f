package openai_test

import (
	"slices"
	"testing"

	"firstline/eval/chat"
	"firstline/eval/chat/openai"
	"firstline/kb/endpoint/endpointtest"
)

// TestListener holds that who listens is told the whole of what there is, each time that there is more.
func TestListener(t *testing.T) {
	s := endpointtest.Serve(t, endpointtest.Say(
		200,
		map[string]string{"Content-Type": "text/event-stream"},
		events("stop", `{"role":"assistant","content":""}`, `{"content":"Pro стоит "}`, `{"content":"990 ₽."}`),
	))
	c, err := openai.New(openai.Config{BaseURL: s.URL, Model: "some-model", Key: key, Stream: true})
	if err != nil {
		t.Fatal(err)
	}
	var heard []string
	ctx := chat.WithListener(t.Context(), func(soFar string) { heard = append(heard, soFar) })
	if _, err := c.Complete(ctx, asking("?")); err != nil {
		t.Fatal(err)
	}
	if want := []string{"", "Pro стоит ", "Pro стоит 990 ₽."}; !slices.Equal(slices.Compact(heard), want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
}
