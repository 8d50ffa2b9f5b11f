package eval

import (
	"testing"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/text"

	"github.com/google/go-cmp/cmp"
)

func TestChecks(t *testing.T) {
	snippet := "<script>\n  go();\n</script>\n"
	reply := newSaid(chat.Reply{
		Text: "Тариф Pro стоит 990 ₽ в месяц, возврата нет. Ещё вопросы?", Action: chat.Answer,
		Entries: []string{"VT-PRO", "kb/faq.md#vozvrat"},
		Code:    []kb.Code{{Text: snippet}},
		Images:  []kb.Image{{Src: "kb/screens/pay.png", Alt: "Оплата"}},
		Signals: []string{"lead"},
	}, 0, map[string]kb.Pos{"VT-PRO": {Path: "kb/prices.csv", Line: 4}, "kb/faq.md#vozvrat": {Path: "kb/faq.md", Line: 1}})
	twoBlocks, english, refusal := reply, reply, reply
	twoBlocks.Code = []kb.Code{{Text: snippet}, {Text: "npm i"}}
	english.Text = "Pro is $10 a month, and there is nothing else to pay."
	english.read = text.Read(english.Text)
	bare := newSaid(chat.Reply{Text: "990 ₽"}, 0, nil)
	loose := bare
	loose.Ungrounded = []string{"990 ₽"}
	refusal.Action, refusal.Reason = chat.Decline, chat.OffTopic

	for _, test := range []struct {
		check string
		reply said
		want  bool
	}{
		{"says: 990 рублей", reply, true},
		{"says: ещё", reply, true},
		{"says: возврат", reply, true},
		{"says: 90 ₽", reply, false},
		{"says: [Pro, 991]", reply, false},
		{"says: [Pro, 990]", reply, true},
		{"says: nothing else", english, true},
		{"says_any: [бесплатно, 990]", reply, true},
		{"says_any: [free, ten]", english, false},
		{`matches: '\d+ ₽ в (месяц|год)'`, reply, true},
		{`matches: '^\$'`, english, false},
		{"cites: VT-PRO", reply, true},
		{"cites: kb/prices.csv", reply, true},
		{"cites: kb/faq.md#vozvrat", reply, true},
		{"cites: kb/faq", reply, false},
		{"cites: kb/faq.md", bare, false},
		{"code: \"<script>\\n  go();\\n</script>\"", reply, true},
		{"code: \"<script>\\n go();\\n</script>\"", reply, false},
		{"code: \"<script>\\n  go();\\n</script>\\n\"", twoBlocks, false},
		{"code: npm i", bare, false},
		{"image: kb/screens/pay.png", reply, true},
		{"image: pay.png", reply, false},
		{"signal: lead", reply, true},
		{"signal: lead", bare, false},
		{"action: answer", reply, true},
		{"action: answer", refusal, false},
		{"reason: off_topic", refusal, true},
		{"reason: spam", refusal, false},
		{"never_says: тысяча", reply, true},
		{"never_says: [тысяча, PRO]", reply, false},
		{"max_chars: 57", reply, true},
		{"max_chars: 56", reply, false},
		{"language: ru", reply, true},
		{"language: en", reply, false},
		{"language: en", english, true},
		{"language: en", bare, true},
		{"grounded: true", reply, true},
		{"grounded: true", loose, false},
	} {
		sets := parse(t, "set: s\ndialogs:\n  - id: a\n    turns:\n      - user: hi\n        operator: {"+test.check+"}\n")
		got := true
		for _, c := range sets[0].Dialogs[0].Lines[0].Checks {
			got = got && c.holds(test.reply)
		}
		if got != test.want {
			t.Errorf("%s of %q: %v, want %v", test.check, test.reply.Text, got, test.want)
		}
	}
}

func TestGot(t *testing.T) {
	reply := newSaid(chat.Reply{
		Text: "Привет", Action: chat.Handoff, Reason: chat.NotKnown,
		Entries: []string{"a", "b"}, Code: []kb.Code{{Text: "x"}, {Text: "y"}},
		Images: []kb.Image{{Src: "i.png"}}, Signals: []string{"lead", "hot"}, Ungrounded: []string{"1 ₽", "3 дня"},
	}, 0, nil)
	got := map[string]string{}
	for _, name := range replyChecks() {
		got[name] = Check{Name: name}.got(reply)
	}
	want := map[string]string{
		says: "Привет", saysAny: "Привет", matches: "Привет", neverSays: "Привет",
		cites: "a, b", code: "x\ny", image: "i.png", signal: "lead, hot",
		action: "handoff", reason: "not_known", maxChars: "6", language: "ru", grounded: "1 ₽, 3 дня",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
