package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"firstline/kb/text"
	"firstline/kb/yaml"
)

// TestEvalDialogs plays each script again on paper, with the replies that the results hold.
func TestEvalDialogs(t *testing.T) {
	r := evaluated(t, done, func(string) {})
	played := map[string]*script{}
	for _, s := range scripts(t) {
		played[s.set+"/"+s.id] = s
	}
	if len(played) != len(r.Dialogs) {
		t.Errorf("%d dialogs are written, %d are reported", len(played), len(r.Dialogs))
	}
	for _, d := range r.Dialogs {
		s, ok := played[d.Set+"/"+d.ID]
		if !ok {
			t.Errorf("%s/%s is reported twice, or is not written", d.Set, d.ID)
			continue
		}
		delete(played, d.Set+"/"+d.ID)
		want := s.play(t, d.Messages)
		var metAt []int
		for _, need := range d.Needs {
			turn := 0
			if need.MetAt != nil {
				turn = *need.MetAt
			}
			metAt = append(metAt, turn)
		}
		got := course{turns: d.Turns, metAt: metAt, outcome: d.Outcome, reason: d.Reason, passed: d.Passed, expect: d.Expect}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(course{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s:%d %s (-messages +reported):\n%s", d.Source.Path, d.Source.Line, d.ID, diff)
		}
		if d.Passed != (len(d.Failed) == 0) {
			t.Errorf("%s/%s: passed is %v with %d failed checks", d.Set, d.ID, d.Passed, len(d.Failed))
		}
	}
}

// script is a dialog as its author wrote it.
type script struct {
	set, id string
	lines   [][]string   // the customer's, each of one message or more
	needs   []*yaml.Node // maps from checks to what they want
	turns   []*yaml.Node // for each line, the checks of the reply to it; nil: none
	always  []*yaml.Node
	expect  []string
}

// scripts reads the question sets of the sample company.
func scripts(t *testing.T) []*script {
	t.Helper()
	names, err := filepath.Glob("../../testdata/vestochka/eval/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []*script
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		set, err := yaml.Parse(filepath.Base(name), data)
		if err != nil {
			t.Fatal(err)
		}
		for _, dialog := range set.Get("dialogs").Items() {
			s := &script{set: set.Get("set").Text(), id: dialog.Get("id").Text(), expect: []string{"resolved"}}
			s.read(dialog)
			if always := set.Get("always"); always != nil {
				s.always = append(s.always, always)
			}
			all = append(all, s)
		}
	}
	return all
}

func (s *script) read(dialog *yaml.Node) {
	for _, pair := range dialog.Pairs() {
		switch pair.Key.Text() {
		case "id", "about", "at":
		case "user":
			for _, line := range values(pair.Value) {
				s.lines = append(s.lines, []string{line})
			}
		case "turns":
			for _, turn := range pair.Value.Items() {
				s.lines = append(s.lines, values(turn.Get("user")))
				s.turns = append(s.turns, turn.Get("operator"))
			}
		case "needs":
			s.needs = append(s.needs, pair.Value.Items()...)
		case "expect":
			s.expect = values(pair.Value)
		case "always":
			s.always = append(s.always, pair.Value)
		default: // the short form: a check beside the line, which is one more need
			if !slices.Contains(s.needs, dialog) {
				s.needs = append(s.needs, dialog)
			}
		}
	}
}

func values(n *yaml.Node) []string {
	if n.Kind() != yaml.List {
		return []string{n.Text()}
	}
	var all []string
	for _, item := range n.Items() {
		all = append(all, item.Text())
	}
	return all
}

// course is what a dialog comes to.
type course struct {
	turns   int
	metAt   []int // for each need, 0: never
	outcome string
	reason  string
	passed  bool
	expect  []string
}

// play follows the rule by which dialogs end through the messages, and complains where they go on
// after the end, stop before it, or say what the script does not.
func (s *script) play(t *testing.T, messages []messageJSON) course {
	t.Helper()
	c := course{metAt: make([]int, len(s.needs)), expect: s.expect}
	held := true
	replies := 0
	var line []string
	for i, m := range messages {
		if i == 0 || messages[i-1].Role != m.Role {
			c.turns++
		}
		if m.Role == "user" {
			line = append(line, m.Text)
			continue
		}
		if c.outcome != "" || replies >= len(s.lines) || !slices.Equal(line, s.lines[replies]) {
			t.Errorf("%s/%s: the customer's turn %d is %q, after %q; the script says %q", s.set, s.id, c.turns, line, c.outcome, s.lines)
			return c
		}
		for k, need := range s.needs {
			if c.metAt[k] == 0 && holdAll(t, need, m) {
				c.metAt[k] = c.turns
			}
		}
		if len(s.turns) > 0 && s.turns[replies] != nil {
			held = held && holdAll(t, s.turns[replies], m)
		}
		for _, always := range s.always {
			held = held && holdAll(t, always, m)
		}
		replies++
		line = nil
		c.outcome = s.outcome(c, m, replies)
		c.reason = m.Reason
		if c.outcome == "resolved" {
			c.reason = ""
		}
	}
	if c.outcome == "" || line != nil {
		t.Errorf("%s/%s: the messages stop before the dialog ends", s.set, s.id)
	}
	for _, left := range s.turns[min(replies, len(s.turns)):] {
		held = held && left == nil
	}
	c.passed = held && slices.Contains(s.expect, c.outcome)
	return c
}

// outcome is the outcome after a reply, empty where the dialog goes on.
func (s *script) outcome(c course, m messageJSON, replies int) string {
	switch {
	case len(s.needs) > 0 && !slices.Contains(c.metAt, 0):
		return "resolved"
	case m.Action == "handoff":
		return "handed_off"
	case replies < len(s.lines):
		return ""
	case len(s.needs) > 0:
		return "unresolved"
	}
	return map[string]string{"answer": "resolved", "decline": "declined", "clarify": "unresolved"}[m.Action]
}

// holdAll tells whether every check of a map holds for a reply.
func holdAll(t *testing.T, checks *yaml.Node, m messageJSON) bool {
	t.Helper()
	for _, pair := range checks.Pairs() {
		if !holds(t, pair.Key.Text(), values(pair.Value), m) {
			return false
		}
	}
	return true
}

func holds(t *testing.T, check string, wants []string, m messageJSON) bool {
	t.Helper()
	all := func(hold func(want string) bool) bool {
		return !slices.ContainsFunc(wants, func(want string) bool { return !hold(want) })
	}
	says := func(want string) bool { return text.Read(m.Text).Says(want) }
	switch check {
	case "id", "about", "at", "user", "expect", "needs", "always": // beside a check in the short form
		return true
	case "says":
		return all(says)
	case "says_any":
		return slices.ContainsFunc(wants, says)
	case "never_says":
		return !slices.ContainsFunc(wants, says)
	case "matches":
		return all(func(want string) bool { return regexp.MustCompile(want).MatchString(m.Text) })
	case "cites":
		return all(func(want string) bool {
			return slices.ContainsFunc(m.Entries, func(id string) bool {
				file, _, _ := strings.Cut(id, "#")
				return id == want || file == want
			})
		})
	case "code":
		want := strings.TrimSuffix(wants[0], "\n")
		for _, given := range m.Code {
			if strings.TrimSuffix(given.Text, "\n") != want {
				return false
			}
		}
		return len(m.Code) > 0
	case "image":
		return all(func(want string) bool {
			for _, given := range m.Images {
				if given.Src == want {
					return true
				}
			}
			return false
		})
	case "signal":
		return all(func(want string) bool { return slices.Contains(m.Signals, want) })
	case "action":
		return m.Action == wants[0]
	case "reason":
		return m.Reason == wants[0]
	case "max_chars":
		limit, err := strconv.Atoi(wants[0])
		return err == nil && utf8.RuneCountInString(m.Text) <= limit
	case "language":
		spoken := text.Language(m.Text)
		return spoken == wants[0] || spoken == ""
	case "grounded":
		return len(m.Ungrounded) == 0
	}
	t.Errorf("the script has a check that this test does not know: %s", check)
	return false
}
