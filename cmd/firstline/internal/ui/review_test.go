package ui

import (
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/google/go-cmp/cmp"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/dialog/replay"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// reviewed is a replay of three dialogs: one left its course, one falls short of a human, one has changed and is
// long and wide.
func reviewed() *replay.Report {
	answer := func(text string) replay.Answer {
		return replay.Answer{Text: text, Action: chat.Answer, Entries: []string{"kb/prices.csv#pro"}}
	}
	price := &replay.Dialog{
		ID: "tg-101", Channel: "telegram", Topic: "kb/prices.csv#pro", Then: replay.Then{Outcome: eval.Resolved, Turns: 4},
		Course: replay.Course{Outcome: eval.Resolved, Turns: 4, Diverged: &replay.Divergence{Turn: 1, Why: replay.WhyTold, Quote: "9 900 ₽"}},
		Replies: []replay.Reply{
			{
				Turn: 1, Asked: []string{"Здравствуйте!", "Сколько стоит Pro?"}, Then: &replay.Recorded{By: chat.Operator, Text: "Тариф Pro стоит 990 ₽ в месяц."},
				Now: &replay.Now{Answer: answer("Pro: 990 ₽ в месяц, 9 900 ₽ за год."), Diverged: &replay.Divergence{Turn: 1, Why: replay.WhyTold, Quote: "9 900 ₽"}},
			},
			{Turn: 2, Asked: []string{"А за год?"}, Now: &replay.Now{Answer: answer("9 900 ₽.")}},
		},
	}
	refund := &replay.Dialog{
		ID: "vk-2", Channel: "vk", Topic: "kb/faq.md#vozvrat", Then: replay.Then{Outcome: eval.HandedOff, Turns: 2},
		Course: replay.Course{Outcome: eval.HandedOff, Reason: "not_known", Turns: 2},
		Replies: []replay.Reply{{
			Turn: 1, Asked: []string{"Верните деньги"}, Then: &replay.Recorded{By: chat.Human, Text: "Вернём за 7 дней, не позже."},
			Now: &replay.Now{
				Answer: replay.Answer{Text: "Вернём за 10 дней.", Action: chat.Handoff, Reason: chat.NotKnown}, Cause: eval.Knowledge,
				Agreement: &replay.Agreement{With: chat.Human, Facts: 1, Missing: []replay.Missing{{Kind: "term", Text: "7 дней", Today: "10 дней", Cause: eval.Knowledge}}},
			},
		}},
	}
	long := &replay.Dialog{ID: "сайт-3", Then: replay.Then{Outcome: eval.Resolved, Turns: 60}, Course: replay.Course{Outcome: eval.Resolved, Turns: 60}}
	for i := range 30 {
		long.Replies = append(long.Replies, replay.Reply{
			Turn: i + 1, Asked: []string{"価格はいくらですか 👍 " + strconv.Itoa(i)}, Then: &replay.Recorded{By: chat.Operator, Text: "```\n" + strings.Repeat("x", 300) + "\n```"},
			Now: &replay.Now{Answer: answer(strings.Repeat("слово ", 40)), Changed: []string{"text"}, Last: &replay.Answer{Text: "прежде"}},
		})
	}
	return replay.NewReport([]*replay.Dialog{price, refund, long}, []replay.Side{{Operator: "igor", Model: "builtin"}}, 3)
}

// keys presses them one after another; a word of several letters is typed, unless it is the name of a key.
func (r review) keysPressed(keys ...string) review {
	named := map[string]tea.KeyType{"enter": tea.KeyEnter, "esc": tea.KeyEsc, "down": tea.KeyDown, "up": tea.KeyUp, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "right": tea.KeyRight, "left": tea.KeyLeft, "ctrl+c": tea.KeyCtrlC}
	for _, key := range keys {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}
		if kind, ok := named[key]; ok {
			msg = tea.KeyMsg{Type: kind}
		}
		model, _ := r.Update(msg)
		r = model.(review)
	}
	return r
}

func sized(r review, width, height int) review {
	model, _ := r.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return model.(review)
}

func opened(t *testing.T, width, height int) review {
	t.Helper()
	give := func(d *replay.Dialog, reply int, o *replay.Opinion) error {
		d.Replies[reply].Now.Verdict = o
		return nil
	}
	return sized(newReview(New(io.Discard, false), ReviewOptions{Report: reviewed(), Now: "igor", Give: give}), width, height)
}

// TestReviewView holds what is seen on terminals of several sizes.
func TestReviewView(t *testing.T) {
	for name, r := range map[string]review{
		"first-80x24":     opened(t, 80, 24),
		"judged-80x24":    opened(t, 80, 24).keysPressed("n", "w", "e", "обещали 7 дней", "enter"),
		"note-80x24":      opened(t, 80, 24).keysPressed("n", "w", "e", "обеща"),
		"long-80x24":      opened(t, 80, 24).keysPressed("n", "n", "down", "down"),
		"narrow-40x30":    opened(t, 40, 30).keysPressed("n"),
		"wide-200x50":     opened(t, 200, 50),
		"filtered-80x24":  opened(t, 80, 24).keysPressed("t", "vozvrat", "enter", "c", "c"),
		"filtered-all":    opened(t, 80, 24).keysPressed("c", "o"),
		"help-80x24":      opened(t, 80, 24).keysPressed("?"),
		"tiny-5x3":        opened(t, 5, 3),
		"resized-from-40": sized(opened(t, 40, 30).keysPressed("n"), 100, 24),
	} {
		golden := filepath.Join("testdata", "review", name+".txt")
		got := r.View() + "\n"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r", ""), got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestReviewFits holds that at whatever size no line is wider than the terminal, and none is below it.
func TestReviewFits(t *testing.T) {
	for _, width := range []int{1, 2, 7, 20, 71, 72, 80, 133} {
		for _, height := range []int{1, 4, 5, 24} {
			r := opened(t, width, height)
			for _, key := range []string{"down", "pgdown", "n", "b", "n", "down", "pgdown", "pgdown", "up", "e", "a", "enter", "?", "?", "t", "нет", "enter"} {
				r = r.keysPressed(key)
				view := r.View()
				if lines := lipgloss.Height(view); lines > max(height, 5) {
					t.Fatalf("%d×%d after %s: %d lines\n%s", width, height, key, lines, view)
				}
				if widest := lipgloss.Width(view); widest > width && width >= 20 {
					t.Fatalf("%d×%d after %s: %d columns\n%s", width, height, key, widest, view)
				}
			}
		}
	}
}

// TestReviewKeys holds where keys lead, in the Russian layout too, and what is kept.
func TestReviewKeys(t *testing.T) {
	type place struct {
		dialog string
		reply  int
	}
	for _, c := range []struct {
		keys []string
		want place
	}{
		{[]string{"n"}, place{"vk-2", 0}},
		{[]string{"т", "right", "right"}, place{"сайт-3", 0}},
		{[]string{"down", "down", "down"}, place{"tg-101", 1}},
		{[]string{"о", "n", "p"}, place{"tg-101", 0}},
		{[]string{"j", "up", "left"}, place{"tg-101", 0}},
		{[]string{"o", "o"}, place{"", 0}},               // declined: none
		{[]string{"o", "o", "o"}, place{"vk-2", 0}},      // handed off
		{[]string{"щ", "щ", "щ", "x"}, place{"vk-2", 0}}, // and all again: the dialog stays
		{[]string{"c"}, place{"сайт-3", 0}},              // changed
		{[]string{"с", "с"}, place{"vk-2", 0}},           // short of people
		{[]string{"b", "c", "c", "c", "c"}, place{"tg-101", 0}},
		{[]string{"/", "ВОЗВРАТ", "enter"}, place{"vk-2", 0}},
		{[]string{"/", "доставка", "enter"}, place{"", 0}},
		{[]string{"/", "VOZ", "enter"}, place{"vk-2", 0}},
		{[]string{"/", "voz", "esc"}, place{"tg-101", 0}},
	} {
		r := opened(t, 80, 24).keysPressed(c.keys...)
		got := place{reply: r.reply}
		if d := r.dialog(); d != nil {
			got.dialog = d.ID
		}
		if got != c.want {
			t.Errorf("%v: %v, want %v", c.keys, got, c.want)
		}
	}
	r := opened(t, 80, 24).keysPressed("и", "у", "короче", "enter", "down", "s", "w", "n", "b", "u")
	dialogs := r.options.Report.Dialogs
	if diff := cmp.Diff(&replay.Opinion{Verdict: replay.Better, Note: "короче"}, dialogs[0].Replies[0].Now.Verdict); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(&replay.Opinion{Verdict: replay.Worse}, dialogs[0].Replies[1].Now.Verdict); diff != "" {
		t.Error(diff)
	}
	if got := dialogs[1].Replies[0].Now.Verdict; got != nil {
		t.Errorf("taken back: %v", got)
	}
}

// TestReviewEnds holds how one leaves, and that a verdict that could not be kept is told.
func TestReviewEnds(t *testing.T) {
	for key, interrupted := range map[string]bool{"q": false, "й": false, "esc": false, "ctrl+c": true} {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}
		switch key {
		case "esc":
			msg = tea.KeyMsg{Type: tea.KeyEsc}
		case "ctrl+c":
			msg = tea.KeyMsg{Type: tea.KeyCtrlC}
		}
		model, cmd := opened(t, 80, 24).Update(msg)
		if cmd == nil || cmd() != tea.Quit() || model.(review).interrupted != interrupted {
			t.Errorf("%s does not end so", key)
		}
	}
	r := opened(t, 80, 24)
	r.options.Give = func(*replay.Dialog, int, *replay.Opinion) error { return errors.New("disk full") }
	if view := r.keysPressed("b").View(); !strings.Contains(view, "not kept: disk full") {
		t.Error(view)
	}
}
