package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"firstline/eval/chat"
	"firstline/kb"
)

// TestWhy holds that every reason is told in words, by a rule that the policy has for it; that a search which is sure
// of an answer is told beside a reply that is none; and the entries between which a customer is asked.
func TestWhy(t *testing.T) {
	policy, err := os.ReadFile("../../prompt/policy.en.md")
	if err != nil {
		t.Fatal(err)
	}
	rules := strings.Split(string(policy), "\n**P")
	for _, reason := range chat.Reasons() {
		for _, action := range chat.Actions()[1:] {
			said := why(chat.Reply{Action: action, Reason: reason})
			rule := regexp.MustCompile(`\(rule P(\d+)\)`).FindStringSubmatch(said)
			if rule == nil {
				t.Errorf("%s, %s: %q names no rule", action, reason, said)
				continue
			}
			for _, r := range rules {
				if strings.HasPrefix(r, rule[1]+".") && !strings.Contains(r, "`"+string(reason)+"`") {
					t.Errorf("%s, %s: P%s has no word of it", action, reason, rule[1])
				}
			}
		}
	}
	hit := kb.Hit{Entry: &kb.Entry{ID: "kb/faq.md#hire"}}
	rival := kb.Hit{Entry: &kb.Entry{ID: "kb/faq.md#loan"}}
	for _, c := range []struct {
		name  string
		reply chat.Reply
		want  string
	}{
		{"an answer", chat.Reply{Action: chat.Answer}, ""},
		{
			"sure of an answer",
			chat.Reply{Action: chat.Decline, Reason: chat.Spam, Searched: []chat.Found{{Confident: true, Hits: []kb.Hit{hit}}}},
			"it is taken for advertising, or to mean nothing (rule P21), although the search takes kb/faq.md#hire for an answer",
		},
		{
			"not sure",
			chat.Reply{Action: chat.Handoff, Reason: chat.NotKnown, Found: []kb.Hit{hit}, Searched: []chat.Found{{Hits: []kb.Hit{hit}}}},
			"it is taken to have no answer in the knowledge (rule P4): the search takes nothing that it found for an answer",
		},
		{
			"two are near",
			chat.Reply{Action: chat.Clarify, Reason: chat.Ambiguous, Searched: []chat.Found{{Confident: true, Hits: []kb.Hit{hit}, Rival: &rival}}},
			"it may be about more than one thing (rule P5): kb/faq.md#hire and kb/faq.md#loan come equally near, and do not say the same",
		},
		{
			"at night, of a model that does not tell",
			chat.Reply{Action: chat.Handoff, Reason: chat.OutOfHours},
			"a human is called, and nobody is there at this hour (rule P17)",
		},
	} {
		if got := why(c.reply); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
