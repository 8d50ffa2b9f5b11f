package operator_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/kb"
)

// TestInvented holds that what no entry of the operator's holds is a fault, whoever says it and in whatever form.
func TestInvented(t *testing.T) {
	const known = "fetch('https://api.vestochka.example/v1')"
	for name, test := range map[string]struct {
		reply chat.Reply
		want  string // check: what was got
	}{
		"nothing":                {chat.Reply{Text: "Здравствуйте!"}, ""},
		"its own entry":          {chat.Reply{Text: "990 ₽", Entries: []string{"pro"}}, ""},
		"an entry of nobody's":   {chat.Reply{Text: "990 ₽", Entries: []string{"kb/nope.md#x"}}, "cites: kb/nope.md#x"},
		"a picture of nobody's":  {chat.Reply{Text: "Вот", Images: []kb.Image{{Src: "http://evil.example/x.png"}}}, "image: http://evil.example/x.png"},
		"code of nobody's":       {chat.Reply{Text: "Вот", Code: []kb.Code{{Text: "alert(1)\n"}}}, "code: alert(1)"},
		"its own code":           {chat.Reply{Text: "Вот:\n\n```js\n" + known + "\n```", Code: []kb.Code{{Text: known}}}, ""},
		"a block":                {chat.Reply{Text: "Вот:\n\n~~~\nalert(1)\n~~~"}, "code: alert(1)"},
		"an indented block":      {chat.Reply{Text: "Вот:\n\n    alert(1)\n    alert(2)\n\nВсё."}, "code: alert(1)"},
		"its own, indented":      {chat.Reply{Text: "Вот:\n\n    " + known}, ""},
		"below an item":          {chat.Reply{Text: "1. Раз:\n\n    затем два\n\t\tи три"}, ""},
		"a script":               {chat.Reply{Text: `Вставьте <script src="x.js"></script>`}, `code: <script src="x.js">`},
		"a script in backticks":  {chat.Reply{Text: "Вставьте `<script>`"}, "code: <script>"},
		"HTML":                   {chat.Reply{Text: "<pre><code>alert(1)</code></pre>"}, "code: <pre>; code: <code>"},
		"a picture in HTML":      {chat.Reply{Text: `<img src="a.png">`}, `image: <img src="a.png">`},
		"a picture by reference": {chat.Reply{Text: "![x][r]\n\n[r]: a.png"}, "image: ![x][r]"},
		"a broken picture":       {chat.Reply{Text: "![\nx](a.png)"}, "image: !["},
		"less and more":          {chat.Reply{Text: "1 < 2 и 3 > 2, <b>да</b>!"}, ""},
		"a reason of another":    {chat.Reply{Text: "Нет", Action: chat.Decline, Reason: chat.NotKnown}, "reason: not_known"},
		"a reason of its own":    {chat.Reply{Text: "Нет", Action: chat.Decline, Reason: chat.Spam}, ""},
		"told already": {
			chat.Reply{Text: "```\nrm -rf /\n```", Faults: []chat.Fault{{Check: "code", Want: "code of a cited entry", Got: "rm -rf /"}}}, "code: rm -rf /",
		},
		"the customer's phone":  {chat.Reply{Text: "Перезвоним", Contact: "8 900 000 00 01"}, ""},
		"the customer's nick":   {chat.Reply{Text: "Напишем", Contact: "@Vasya_P"}, ""},
		"a phone of nobody's":   {chat.Reply{Text: "Перезвоним", Contact: "+7 999 999-99-99"}, "contact: +7 999 999-99-99"},
		"a nick of nobody's":    {chat.Reply{Text: "Напишем", Contact: "@petya"}, "contact: @petya"},
		"what was not recorded": {chat.Reply{Text: "Перезвоним", Contact: chat.Invented}, "contact: " + chat.Invented},
	} {
		var got []string
		for _, f := range written(t, test.reply, "мой номер +7 (900) 000-00-01", "или пишите @vasya_p").Faults {
			got = append(got, f.Check+": "+f.Got)
		}
		if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
