package anthropic_test

import (
	"slices"
	"testing"

	"firstline/eval/chat"
	"firstline/eval/chat/anthropic"
	"firstline/kb/endpoint/endpointtest"
)

// TestListener holds that who listens is told the whole of what there is, each time that there is more.
func TestListener(t *testing.T) {
	s := endpointtest.Serve(t, stream(streamed...))
	var heard []string
	ctx := chat.WithListener(t.Context(), func(soFar string) { heard = append(heard, soFar) })
	if _, err := client(t, anthropic.Config{BaseURL: s.URL, Stream: true}).Complete(ctx, user("Цена?")); err != nil {
		t.Fatal(err)
	}
	if want := []string{"", "Сейчас ", "Сейчас посмотрю."}; !slices.Equal(slices.Compact(heard), want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
}
