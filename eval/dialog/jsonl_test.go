package dialog

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRead holds that a line that is no dialog is told with its number and loses none of the others.
func TestRead(t *testing.T) {
	const good = `{"id":"a","started":"2026-03-01T10:00:00+03:00","messages":[{"role":"user","text":"Есть ли <скидка>?"},{"role":"human","text":"Да"}]}`
	file := "\ufeff" + strings.Join([]string{good, "", "no", `{"id":"b","messages":[]}`, `{"id":"c","messages":[{"role":"bot","text":"x"}]}`, `{"id":"d","mesages":[]}`, `{"id":"e","messages":[{"role":"user","text":"x","action":"handoff"}]}`, good}, "\n")
	var got []string
	for d, err := range Read("dialogs/a.jsonl", strings.NewReader(file)) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		var line bytes.Buffer
		if err := Write(&line, d); err != nil {
			t.Fatal(err)
		}
		got = append(got, strings.TrimSpace(line.String()))
	}
	want := []string{
		good,
		"dialogs/a.jsonl:3: not a dialog: invalid character 'o' in literal null (expecting 'u')",
		"dialogs/a.jsonl:4: not a dialog: it has no messages",
		`dialogs/a.jsonl:5: not a dialog: the role of message 1 is "bot", not user, operator or human`,
		`dialogs/a.jsonl:6: not a dialog: json: unknown field "mesages"`,
		`dialogs/a.jsonl:7: not a dialog: the action of message 1 is "handoff", not answer, clarify, decline or handoff of an operator`,
		good,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestContained holds that a human who wrote, was called, or is called by a reply took part.
func TestContained(t *testing.T) {
	for _, c := range []struct {
		d    Dialog
		want bool
	}{
		{Dialog{Messages: []Message{{Role: "user"}, {Role: "operator", Action: "decline", Reason: "spam"}}}, true},
		{Dialog{Messages: []Message{{Role: "user"}, {Role: "human"}}}, false},
		{Dialog{Messages: []Message{{Role: "user"}, {Role: "operator", Action: "handoff"}, {Role: "user"}}}, false},
		{Dialog{HandedOff: true, Messages: []Message{{Role: "user"}}}, false},
	} {
		if got := c.d.Contained(); got != c.want {
			t.Errorf("%+v: %t", c.d, got)
		}
	}
}

// TestTurns holds that messages in a row by one side are one turn, and that an AI operator and a human who
// follow one another are one side.
func TestTurns(t *testing.T) {
	d := &Dialog{Messages: []Message{
		{Role: "user", Text: "1"},
		{Role: "user", Text: "2"},
		{Role: "operator", Text: "3"},
		{Role: "human", Text: "4"},
		{Role: "user", Text: "5"},
	}}
	var got []int
	for _, turn := range d.Turns() {
		got = append(got, len(turn.Messages))
	}
	if diff := cmp.Diff([]int{2, 2, 1}, got); diff != "" || d.Contained() {
		t.Error(diff, d.Contained())
	}
}
