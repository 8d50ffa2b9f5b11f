package eval

import (
	"os"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEveryRuleIsDocumented holds the table of doc.go to the rules that there are.
func TestEveryRuleIsDocumented(t *testing.T) {
	find := func(file, pattern string) (codes []string) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(data), -1) {
			codes = append(codes, match[1])
		}
		return codes
	}
	rules := find("lint.go", `= "(EV\d+)"`)
	if diff := cmp.Diff(rules, find("doc.go", `(?m)^//\t(EV\d+)  (?:error  |warning)  \S`)); diff != "" || len(rules) == 0 {
		t.Error(diff)
	}
}
