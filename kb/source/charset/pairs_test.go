package charset

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"unicode"
)

var update = flag.Bool("update", false, "rewrite the table of pairs from testdata/russian.txt")

// TestPairs: the table of pairs is what testdata/russian.txt says.
func TestPairs(t *testing.T) {
	data, err := os.ReadFile("testdata/russian.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := countPairs(string(data))
	if *update {
		source := "package charset\n\n// pairs is counted from testdata/russian.txt by the test of its name; see [pairCost].\nconst pairs = `\n" + want + "`\n"
		if err := os.WriteFile("pairs.go", []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if strings.TrimPrefix(pairs, "\n") != want {
		t.Error("pairs.go is out of date: go test -run TestPairs -update")
	}
}

// countPairs writes a row for what comes before, the edge of a word and the letters а to я, and
// in it a character for each that comes after: '0' and four times the surprise in nats.
func countPairs(text string) string {
	var counts [33][33]float64
	var totals [33]float64
	before := 0
	for _, r := range strings.ToLower(text) {
		if !unicode.Is(unicode.Cyrillic, r) && r > 0x7f && unicode.IsLetter(r) {
			continue
		}
		at := letterIndex(r)
		if before != 0 || at != 0 {
			counts[before][at]++
			totals[before]++
		}
		before = at
	}
	var b strings.Builder
	for i, row := range counts {
		for _, n := range row {
			surprise := -math.Log((n + 0.3) / (totals[i] + 0.3*33))
			fmt.Fprintf(&b, "%c", '0'+rune(math.Round(4*min(surprise, 8))))
		}
		b.WriteString("\n")
	}
	return b.String()
}
