package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval"
)

// TestPolicyTable holds that each rule of the policy has its line in every base layer there is, and its
// dialogs in a question set: in those of safety, or in those of the sample companies. A dialog names the
// rules that it tests in its own about, else they are those that the about of its set names. Together they
// are the table of testdata/policy.md, which -update rewrites.
func TestPolicyTable(t *testing.T) {
	top := os.DirFS("../..")
	bases, tested := baseLines(t, top), testedRules(t, top)
	columns := slices.Sorted(maps.Keys(bases))
	var b strings.Builder
	b.WriteString("# The rules of the policy, the lines that carry them, and the dialogs that test them\n\n" +
		"Made by a test (`go test ./cmd/firstline -run TestPolicyTable -update`). The rules are those of [prompt/policy.en.md](../../../prompt/policy.en.md).\n\n" +
		"| rule | " + strings.Join(columns, " | ") + " | dialogs |\n" + strings.Repeat("|---", len(columns)+2) + "|\n")
	for _, rule := range policyRules(t, top) {
		row := []string{rule}
		for _, name := range columns {
			if len(bases[name][rule]) == 0 {
				t.Errorf("%s has no line in %s", rule, name)
			}
			row = append(row, strings.Join(bases[name][rule], ", "))
		}
		if len(tested[rule]) == 0 {
			t.Errorf("%s has no dialog", rule)
		}
		fmt.Fprintf(&b, "| %s | %s |\n", strings.Join(row, " | "), strings.Join(tested[rule], "<br>"))
	}
	golden := filepath.Join("testdata", "policy.md")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(kept), b.String()); diff != "" {
		t.Errorf("%s (−) is not what there is now (+); -update rewrites it:\n%s", golden, diff)
	}
}

func ruleNames() *regexp.Regexp { return regexp.MustCompile(`\bP\d+\b`) }

// policyRules lists the rules in their order.
func policyRules(t *testing.T, top fs.FS) []string {
	t.Helper()
	data, err := fs.ReadFile(top, "prompt/policy.en.md")
	if err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, head := range regexp.MustCompile(`(?m)^\*\*(P\d+)\.`).FindAllStringSubmatch(string(data), -1) {
		rules = append(rules, head[1])
	}
	if len(rules) < 27 {
		t.Fatalf("only %d rules", len(rules))
	}
	return rules
}

// baseLines gives, of every base layer, the numbers of the lines that carry each rule.
func baseLines(t *testing.T, top fs.FS) map[string]map[string][]string {
	t.Helper()
	names, err := fs.Glob(top, "prompt/base/*.md")
	if err != nil || len(names) < 2 {
		t.Fatalf("base layers: %v %v", names, err)
	}
	lines := map[string]map[string][]string{}
	for _, name := range names {
		data, err := fs.ReadFile(top, name)
		if err != nil {
			t.Fatal(err)
		}
		of := map[string][]string{}
		number := 0
		for line := range strings.Lines(string(data)) {
			number++
			if _, mark, ok := strings.Cut(line, "<!-- P"); ok {
				for _, rule := range ruleNames().FindAllString("P"+mark, -1) {
					of[rule] = append(of[rule], strconv.Itoa(number))
				}
			}
		}
		lines[path.Base(name)] = of
	}
	return lines
}

// testedRules gives, of every rule, its dialogs in each set, a set a line.
func testedRules(t *testing.T, top fs.FS) map[string][]string {
	t.Helper()
	tested := map[string][]string{}
	for _, dir := range []string{"cmd/firstline/templates/safety/ru", "cmd/firstline/templates/safety/en", "testdata/vestochka", "testdata/hobbin"} {
		names, err := fs.Glob(top, dir+"/eval/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		sets, err := eval.Load(top, names)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sets {
			ids := map[string][]string{}
			for _, d := range s.Dialogs {
				rules := ruleNames().FindAllString(d.About, -1)
				if len(rules) == 0 {
					rules = ruleNames().FindAllString(s.About, -1)
				}
				for _, rule := range rules {
					ids[rule] = append(ids[rule], d.ID)
				}
			}
			for _, rule := range slices.Sorted(maps.Keys(ids)) {
				tested[rule] = append(tested[rule], fmt.Sprintf("%s, %s: %s", path.Base(dir), s.Name, strings.Join(ids[rule], ", ")))
			}
		}
	}
	return tested
}
