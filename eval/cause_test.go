package eval

import (
	"strings"
	"testing"

	"firstline/eval/chat"
	"firstline/kb"
)

func TestCause(t *testing.T) {
	price := kb.Entry{
		ID: "kb/prices.csv#VT-PRO", Title: "Pro", Path: []string{"Тарифы"}, Body: "5 операторов",
		Prices: []kb.Price{{Label: "Цена в месяц, руб.", Amount: "990.00", Text: "990"}},
		Source: kb.Pos{Path: "kb/prices.csv", Line: 4},
	}
	install := kb.Entry{
		ID: "kb/install.md#code", Title: "Install the widget", Body: "Put it before `</body>`.",
		Code:   []kb.Code{{Text: "<script/>\n"}, {Text: "npm i\n"}},
		Images: []kb.Image{{Src: "kb/a.png"}}, Source: kb.Pos{Path: "kb/install.md", Line: 1},
	}
	screen := kb.Entry{
		ID: "kb/app.yaml#channels", Title: "Каналы связи", Path: []string{"Управление"},
		Place: &kb.Place{Side: "слева внизу", Colour: "зелёная"}, Source: kb.Pos{Path: "kb/app.yaml", Line: 7},
	}
	found := func(reply chat.Reply, entries ...kb.Entry) chat.Reply {
		for i := range entries {
			reply.Found = append(reply.Found, kb.Hit{Score: 1, Entry: &entries[i], Passage: kb.Passage{Entry: entries[i].ID}})
		}
		return reply
	}
	for _, test := range []struct {
		name, dialog string
		reply        chat.Reply
		want         Cause
	}{
		{"cites an entry that is not there", "cites: kb/faq.md", answer("да"), Script},
		{"cites an entry of a file that is", "cites: kb/prices.csv#VT-TEAM", answer("да"), Script},
		{"says what nobody wrote", "says: 1 990 ₽", found(answer("да"), price), Knowledge},
		{"matches what nobody wrote", "matches: бесплатно", found(answer("да"), price), Knowledge},
		{"code that nobody wrote", "code: yarn add", found(answer("yes"), install), Knowledge},
		{"a picture that nobody has", "image: kb/b.png", found(answer("yes"), install), Knowledge},
		{"a price that was not found", "says: 990 ₽", found(answer("да"), install), Retrieval},
		{"a file that was not found", "cites: kb/prices.csv", answer("да"), Retrieval},
		{"a place that was not found", "says: зеленая", answer("да"), Retrieval},
		{"the way to a place", "says_any: [Управление › Каналы связи, на небе]", answer("да"), Retrieval},
		{"found, and handed off", "says: 990 ₽", found(handoff("зову"), price), Policy},
		{"found, and declined", "cites: kb/prices.csv", found(decline("нет"), price), Policy},
		{"found, and not said", "says: 990 ₽", found(answer("дорого"), price), Answer},
		{"one of two codes, found", "code: npm i", found(answer("run it"), install), Answer},
		{"a picture, found", "image: kb/a.png", found(answer("look"), install), Answer},
		{"a signal is nobody's knowledge", "signal: lead", answer("да"), Answer},
		{"action alone", "turn: {action: handoff}", found(answer("да"), price), Policy},
		{"reason alone", "turn: {reason: spam}", answer("да"), Policy},
		{"a text beside a right action", "turn: {action: decline, says: 990}", found(decline("нет"), price), Answer},
		{"a text beside a wrong action", "turn: {says: 990, action: handoff}", found(answer("нет"), price), Policy},
		{"too long", "turn: {max_chars: 1}", answer("да"), Answer},
		{"says what it must not", "turn: {never_says: да}", answer("да"), Answer},
		{"the wrong language", "turn: {language: en}", answer("Да, конечно"), Answer},
		{"the outcome", "expect: handed_off", answer("да"), Policy},
	} {
		t.Run(test.name, func(t *testing.T) {
			dialog := "id: a\n    user: q\n    " + test.dialog
			if checks, byTurns := strings.CutPrefix(test.dialog, "turn: "); byTurns {
				dialog = "id: a\n    turns:\n      - user: q\n        operator: " + checks
			}
			op := &fake{replies: map[string]chat.Reply{"q": test.reply}, entries: []kb.Entry{price, install, screen}}
			r := play(t, op, "set: s\ndialogs:\n  - "+dialog+"\n")
			if len(r.Failed) == 0 || r.Failed[0].Cause != test.want {
				t.Errorf("got %+v, want %s", r.Failed, test.want)
			}
		})
	}
}

func TestRetrievalLooksAtEveryTurn(t *testing.T) {
	price := kb.Entry{ID: "p", Title: "Pro", Body: "990 ₽"}
	early := answer("Какой тариф?")
	early.Found = []kb.Hit{{Passage: kb.Passage{Entry: "p"}}}
	op := &fake{replies: map[string]chat.Reply{"цена": early, "Pro": answer("не помню")}, entries: []kb.Entry{price}}
	r := play(t, op, `{set: s, dialogs: [{id: a, user: [цена, Pro], says: 990}]}`)
	if len(r.Failed) != 1 || r.Failed[0].Cause != Answer {
		t.Errorf("the model had the price since the first turn: %+v", r.Failed)
	}
}
