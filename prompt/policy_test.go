package prompt

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	ruleHead = regexp.MustCompile(`(?m)^\*\*(P\d+)\. [^*]+\*\*`)
	ruleMark = regexp.MustCompile(`<!-- ((?:P\d+ ?)+)-->$`)
	code     = regexp.MustCompile("`([a-z_]+)`")
)

// rule is one numbered rule of a policy.
type rule struct{ id, text string }

func policy(t *testing.T, language string) []rule {
	t.Helper()
	data, err := os.ReadFile("policy." + language + ".md")
	if err != nil {
		t.Fatal(err)
	}
	heads := ruleHead.FindAllStringSubmatchIndex(string(data), -1)
	var rules []rule
	for i, head := range heads {
		end := len(data)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		rules = append(rules, rule{string(data[head[2]:head[3]]), string(data[head[0]:end])})
	}
	return rules
}

func ids(rules []rule) []string {
	var all []string
	for _, r := range rules {
		all = append(all, r.id)
	}
	return all
}

// The two policies are one document: the same rules in the same order, with the same actions and
// reasons, each with an example.
func TestPoliciesAgree(t *testing.T) {
	ru, en := policy(t, "ru"), policy(t, "en")
	if diff := cmp.Diff(ids(ru), ids(en)); diff != "" {
		t.Fatalf("rules of policy.ru.md (-) and policy.en.md (+):\n%s", diff)
	}
	known := []string{
		"answer", "clarify", "decline", "handoff", "off_topic", "spam", "attack", "wrong_address", "secret",
		"asked_for_human", "not_known", "out_of_hours", "ambiguous",
	}
	used := map[string]bool{}
	for i := range ru {
		lead := map[string][]string{}
		for language, r := range map[string]rule{"Действие: ": ru[i], "Action: ": en[i]} {
			_, after, ok := strings.Cut(r.text, "\n"+language)
			if !ok {
				t.Fatalf("%s: no line %q", r.id, language)
			}
			action, example, _ := strings.Cut(after, "\n")
			if strings.Count(example, "> — ") < 2 {
				t.Errorf("%s: wants an example of what the customer writes and what the operator does", r.id)
			}
			for _, word := range code.FindAllStringSubmatch(action, -1) {
				if !slices.Contains(known, word[1]) {
					t.Errorf("%s: %s is neither an action nor a reason", r.id, word[1])
				}
				used[word[1]] = true
				lead[language] = append(lead[language], word[1])
			}
		}
		if diff := cmp.Diff(lead["Действие: "], lead["Action: "]); diff != "" {
			t.Errorf("%s leads to different actions in Russian (-) and English (+):\n%s", ru[i].id, diff)
		}
	}
	for _, word := range known {
		if !used[word] {
			t.Errorf("no rule leads to %s", word)
		}
	}
}

// Every rule has its lines in every built-in base layer, no line names a rule that is not there,
// and the layer stays within its tokens.
func TestBaseCarriesPolicy(t *testing.T) {
	files, err := baseFiles.ReadDir("base")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(file.Name(), func(t *testing.T) {
			language, _, _ := strings.Cut(file.Name(), ".")
			data, err := baseFiles.ReadFile("base/" + file.Name())
			if err != nil {
				t.Fatal(err)
			}
			rules := ids(policy(t, language))
			carried := map[string]bool{}
			for i, line := range fileLines(data) {
				mark := ruleMark.FindStringSubmatch(line)
				if strings.HasPrefix(line, "- ") && mark == nil {
					t.Errorf("line %d names no rule: %s", i+1, line)
				}
				if mark == nil {
					continue
				}
				for id := range strings.FieldsSeq(mark[1]) {
					carried[id] = true
					if !slices.Contains(rules, id) {
						t.Errorf("line %d names rule %s, which the policy does not have", i+1, id)
					}
				}
			}
			for _, id := range rules {
				if !carried[id] {
					t.Errorf("no line carries rule %s", id)
				}
			}
			text := File(base, file.Name(), data).Text()
			if n := Tokens(text); n >= 1200 {
				t.Errorf("%d tokens, want under 1200", n)
			}
			if strings.Contains(text, "<!--") {
				t.Errorf("a comment is left in the prompt")
			}
		})
	}
}

// What closes a prompt names the rules of the policy that it says once more, the same in both languages,
// and is short: every reply pays for it.
func TestClosingCarriesPolicy(t *testing.T) {
	want := []string{"P1", "P3", "P4", "P16", "P23"}
	for _, language := range []string{"ru", "en"} {
		data, err := closingFiles.ReadFile("closing/" + language + ".md")
		if err != nil {
			t.Fatal(err)
		}
		var carried []string
		for _, line := range fileLines(data) {
			if mark := ruleMark.FindStringSubmatch(line); mark != nil {
				carried = append(carried, strings.Fields(mark[1])...)
			}
		}
		if diff := cmp.Diff(want, carried); diff != "" {
			t.Errorf("%s: %s", language, diff)
		}
		last, err := closingLayer(language)
		if n := Tokens(last.Text()); err != nil || n > 90 {
			t.Errorf("%s: %d tokens, want 90 at most; %v", language, n, err)
		}
	}
}
