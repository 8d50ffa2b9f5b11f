package prompt

import (
	"fmt"
	"strings"
	"testing"
)

// The time that orders take grows with their number: each is held against those that share words with it.
func BenchmarkLintOrders(b *testing.B) {
	var said strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&said, "Say word%d of thing%d to customer%d.\n\n", i, i/3, i/7)
	}
	layers := []Layer{File("operator", "o.md", []byte(said.String()))}
	for b.Loop() {
		if found := lintOrders(layers); len(found) > 0 {
			b.Fatal(found[0])
		}
	}
}
