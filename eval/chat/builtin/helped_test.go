package builtin

import (
	"os"
	"strings"
	"testing"
)

// TestHelpedOrNot holds of the last turns in testdata/helped.txt which of them say that an answer helped.
func TestHelpedOrNot(t *testing.T) {
	l, err := NewListener()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/helped.txt")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	for line := range strings.Lines(string(data)) {
		mark, turn, _ := strings.Cut(strings.TrimSpace(line), " ")
		if mark != "+" && mark != "-" {
			continue
		}
		told[mark]++
		if got := l.Helped(turn); got != (mark == "+") {
			t.Errorf("%s:%v, not %s", turn, got, mark)
		}
	}
	if told["+"] < 60 || told["-"] < 60 {
		t.Errorf("read %d that helped and %d that did not", told["+"], told["-"])
	}
}
