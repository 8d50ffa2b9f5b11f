package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"firstline/cmd/firstline/internal/firstlinetest"

	"firstline/eval"
	"firstline/eval/chat/standin"
)

// TestServerActs holds that a language model acts alike by every protocol, whole and bit by bit, whether its
// server takes tools or not, and that what breaks off or refuses for a while makes no difference.
func TestServerActs(t *testing.T) {
	const said = "Зову коллегу."
	calls := standin.Call("handoff", `{"reason": "asked_for_human", "text": "`+said+`"}`)
	writes := standin.Answer("[[handoff: asked_for_human]]\n" + said)
	for name, script := range map[string]standin.Script{
		"calls":             standin.Always(calls),
		"writes":            standin.Always(writes),
		"takes no tools":    standin.Always(standin.WithoutTools(writes)),
		"cut, then calls":   standin.InTurn(standin.Cut(said), calls),
		"half, then calls":  standin.InTurn(standin.Passed(said), calls),
		"limit, then calls": standin.InTurn(standin.Limit(time.Second), calls),
		"fault, then calls": standin.InTurn(standin.Refuse(500, "overloaded"), calls),
	} {
		for _, api := range []string{"openai", "anthropic"} {
			for _, stream := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%s/stream %v", name, api, stream), func(t *testing.T) {
					t.Parallel()
					server, err := standin.Start("", script)
					if err != nil {
						t.Fatal(err)
					}
					defer server.Die()
					dir := firstlinetest.Modelled(t, server.URL())
					firstlinetest.Edit(t, filepath.Join(dir, "firstline.yaml"), func(text string) string {
						return strings.Replace(text, "{api: openai", fmt.Sprintf("{stream: %v, api: %s", stream, api), 1)
					})
					got := playOne(t, dir, "prices/pro-month-and-year")
					last := got.Messages[len(got.Messages)-1]
					if got.Outcome != eval.HandedOff || got.Reason != "asked_for_human" || last.Text != said {
						t.Errorf("%s %s: %s%s", got.Outcome, got.Reason, last.Text, got.Error)
					}
					for _, r := range server.Asked() {
						if r.Stream != stream {
							t.Errorf("asked for was %s", r.Body)
						}
					}
				})
			}
		}
	}
}

// TestServerBreaks holds how a dialog ends whose answers never come whole, by every protocol.
func TestServerBreaks(t *testing.T) {
	for name, test := range map[string]struct {
		act    standin.Act
		reason string
	}{
		"cut":      {standin.Cut("Тариф Pro стоит 990 ₽ в месяц."), "unreachable"},
		"nonsense": {standin.Nonsense(), "reply"},
		"limit":    {standin.Limit(time.Hour), "rate_limit"},
		"fault":    {standin.Refuse(500, "out of memory"), "model"},
		"no key":   {standin.Refuse(401, "who are you"), "auth"},
	} {
		for _, api := range []string{"openai", "anthropic"} {
			for _, stream := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%s/stream %v", name, api, stream), func(t *testing.T) {
					t.Parallel()
					server, err := standin.Start("", standin.Always(test.act))
					if err != nil {
						t.Fatal(err)
					}
					defer server.Die()
					dir := firstlinetest.Modelled(t, server.URL())
					firstlinetest.Edit(t, filepath.Join(dir, "firstline.yaml"), func(text string) string {
						return strings.Replace(text, "{api: openai", fmt.Sprintf("{stream: %v, api: %s", stream, api), 1)
					})
					got := playOne(t, dir, "prices/pro-month-and-year")
					if got.Outcome != eval.Errored || got.Reason != test.reason || !strings.HasPrefix(got.Error, server.Host()+": ") {
						t.Errorf("%s %s: %s", got.Outcome, got.Reason, got.Error)
					}
				})
			}
		}
	}
}

// playOne plays a dialog with the model slow, and gives what it came to.
func playOne(t *testing.T, dir, dialog string) eval.Result {
	t.Helper()
	ran := call(t, dir, "eval", "--model", "slow", dialog, "--format", "json")
	var result struct{ Dialogs []eval.Result }
	if err := json.Unmarshal([]byte(ran.out), &result); err != nil || len(result.Dialogs) != 1 {
		t.Fatalf("%v\n%s%s", err, ran.out, ran.err)
	}
	return result.Dialogs[0]
}
