package llm_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/operator"
	"firstline/kb"
	"firstline/prompt"
)

var (
	_ operator.Model    = (*llm.Model)(nil)
	_ operator.Restater = (*llm.Model)(nil)
)

// parrot says one response after the other, and keeps what it was sent.
type parrot struct {
	responses []llm.Response
	errs      []error
	sent      []llm.Request
}

func (p *parrot) Complete(_ context.Context, r llm.Request) (llm.Response, error) {
	at := len(p.sent)
	p.sent = append(p.sent, r)
	if at < len(p.errs) && p.errs[at] != nil {
		return llm.Response{}, p.errs[at]
	}
	response := p.responses[min(at, len(p.responses)-1)]
	response.Tokens = chat.TokenCounts{Input: 10, Output: 1}
	return response, nil
}

func widget() *kb.Entry {
	return &kb.Entry{
		ID: "kb/faq.md#vidzhet", Title: "Как поставить виджет?",
		Body:   "Обычный сайт:\n\n```html\n<script src=\"w.js\"></script>\n```\n\nWordPress:\n\n```php\nadd_action('wp_footer', 'w');\n```",
		Code:   []kb.Code{{Language: "html", Text: "<script src=\"w.js\"></script>\n"}, {Language: "php", Text: "add_action('wp_footer', 'w');\n"}},
		Images: []kb.Image{{Src: "kb/screens/widget.png", Alt: "Настройки"}},
	}
}

func pro() *kb.Entry {
	return &kb.Entry{ID: "kb/prices.csv#pro, год", Title: "Pro", Body: "Цена: 990 ₽"}
}

func request(turn ...string) chat.Request {
	hits := []kb.Hit{{Entry: widget(), Passage: kb.Passage{Entry: widget().ID}}, {Entry: pro(), Passage: kb.Passage{Entry: pro().ID}}}
	assembled, err := prompt.Assemble([]prompt.Layer{prompt.File("base", "base.md", []byte("Отвечай коротко.")), llm.Layer(llm.Config{Language: "ru"})}, hits, prompt.Options{Language: "ru"})
	if err != nil {
		panic(err)
	}
	r := chat.Request{Prompt: assembled, Found: []chat.Found{{Hits: hits}}, Now: time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)}
	for _, text := range turn {
		r.Messages = append(r.Messages, chat.Message{Role: chat.User, Text: text})
	}
	return r
}

func text(s string) llm.Response { return llm.Response{Text: s} }

func call(text, name, arguments string) llm.Response {
	return llm.Response{Text: text, Calls: []llm.Call{{ID: "a", Name: name, Arguments: arguments}}}
}

// TestReply holds what is made of what a model writes, in one response.
func TestReply(t *testing.T) {
	html, php := widget().Code[0], widget().Code[1]
	fault := func(check, want, got string) []chat.Fault { return []chat.Fault{{Check: check, Want: want, Got: got}} }
	for _, test := range []struct {
		name, asked string
		said        llm.Response
		want        chat.Reply
	}{
		{"a plain text", "?", text("Здравствуйте!"), chat.Reply{Text: "Здравствуйте!", Action: chat.Answer}},
		{
			"a citation", "?", text("Pro стоит 990 ₽ [[kb/prices.csv#pro, год]]."),
			chat.Reply{Text: "Pro стоит 990 ₽.", Action: chat.Answer, Entries: []string{"kb/prices.csv#pro, год"}},
		},
		{
			"citations on a line of their own", "?", text("990 ₽\n[[## kb/prices.csv#pro, год]] [[`kb/prices.csv#pro, год`]]\n"),
			chat.Reply{Text: "990 ₽", Action: chat.Answer, Entries: []string{"kb/prices.csv#pro, год"}},
		},
		{
			"an entry that there is not", "?", text("990 ₽ [[kb/faq.md#net]]"),
			chat.Reply{Text: "990 ₽", Action: chat.Answer, Faults: fault("cites", "an entry that the model was given", "kb/faq.md#net")},
		},
		{
			"the code that is asked for", "код для WordPress", text("Вставьте код [[kb/faq.md#vidzhet]]"),
			chat.Reply{
				Text: "Вставьте код\n\n```php\nadd_action('wp_footer', 'w');\n```", Action: chat.Answer,
				Entries: []string{"kb/faq.md#vidzhet"}, Code: []kb.Code{php}, Images: widget().Images,
			},
		},
		{
			"code as the model remembers it", "код", text("Вставьте [[kb/faq.md#vidzhet]]:\n\n~~~\n<SCRIPT  src='w.js'>\n</script>\n~~~\n\nГотово."),
			chat.Reply{
				Text: "Вставьте:\n\n```html\n<script src=\"w.js\"></script>\n```\n\nГотово.", Action: chat.Answer,
				Entries: []string{"kb/faq.md#vidzhet"}, Code: []kb.Code{html}, Images: widget().Images,
			},
		},
		{
			"code of nobody's", "код", text("```\nrm -rf /\n```"),
			chat.Reply{Text: "```\nrm -rf /\n```", Action: chat.Answer, Faults: fault("code", "code of a cited entry", "rm -rf /")},
		},
		{
			"a picture of nobody's", "?", text("Вот: ![](https://example.org/a.png)\n![x](b.png)\nВсё."),
			chat.Reply{Text: "Вот:\nВсё.", Action: chat.Answer, Faults: []chat.Fault{
				{Check: "image", Want: "a picture of a cited entry", Got: "https://example.org/a.png"},
				{Check: "image", Want: "a picture of a cited entry", Got: "b.png"},
			}},
		},
		{
			"markers in code are code", "?", text("```\n[[ -f x ]]\n```"),
			chat.Reply{Text: "```\n[[ -f x ]]\n```", Action: chat.Answer, Faults: fault("code", "code of a cited entry", "[[ -f x ]]")},
		},
		{
			"a call", "?", call("", "handoff", `{"reason":"not_known","text":"Зову коллегу."}`),
			chat.Reply{Text: "Зову коллегу.", Action: chat.Handoff, Reason: chat.NotKnown},
		},
		{
			"a call beside its text", "?", call("Зову коллегу.", "handoff", `{"reason":"not_known","text":""}`),
			chat.Reply{Text: "Зову коллегу.", Action: chat.Handoff, Reason: chat.NotKnown},
		},
		{
			"a marker", "?", text("[[Decline: off_topic]]\nЯ отвечаю только о сервисе."),
			chat.Reply{Text: "Я отвечаю только о сервисе.", Action: chat.Decline, Reason: chat.OffTopic},
		},
		{
			"a reason that there is not", "?", call("", "handoff", `{"reason":"bored","text":"Зову."}`),
			chat.Reply{Text: "Зову.", Action: chat.Handoff, Faults: fault("reason", "not_known | asked_for_human | out_of_hours | off_topic", "bored")},
		},
		{
			"a reason of another action", "?", text("[[clarify: spam]]\nЧто?"),
			chat.Reply{Text: "Что?", Action: chat.Clarify, Reason: chat.Spam, Faults: fault("reason", "ambiguous | asked_for_human", "spam")},
		},
		{
			"two actions", "?", text("[[decline: spam]] [[handoff: not_known]] Нет."),
			chat.Reply{Text: "Нет.", Action: chat.Decline, Reason: chat.Spam, Faults: fault("action", "one action", "decline, handoff")},
		},
		{
			"a marker in emphasis", "?", text("**[[handoff: not_known]]** Зову."),
			chat.Reply{Text: "Зову.", Action: chat.Handoff, Reason: chat.NotKnown},
		},
		{
			"a marker that is cut off", "?", text("[[handoff: not_known\nЗову."),
			chat.Reply{Text: "Зову.", Action: chat.Handoff, Reason: chat.NotKnown},
		},
		{
			"a marker in single brackets", "?", text("*[handoff: not_known]*\n\nЗову."),
			chat.Reply{Text: "Зову.", Action: chat.Handoff, Reason: chat.NotKnown},
		},
		{"brackets of the customer's", "?", text("[Важно: до пятницы]\n[1]: так"), chat.Reply{Text: "[Важно: до пятницы]\n[1]: так", Action: chat.Answer}},
		{
			"a reply that is cut off", "?",
			llm.Response{Text: "обрыв на полу", Cut: true},
			chat.Reply{Text: "обрыв на полу", Action: chat.Answer, Faults: fault("complete", "a reply to its end", "cut off by max_tokens")},
		},
		{
			"a lead", "?", call("Спасибо, менеджер перезвонит.", "lead", `{"contact":"+7 900 000-00-00"}`),
			chat.Reply{Text: "Спасибо, менеджер перезвонит.", Action: chat.Answer, Signals: []string{"lead"}, Contact: "+7 900 000-00-00"},
		},
		{"thoughts", "?", text("<think>\nчеловека? [[handoff: not_known]]\n</think>\n\nДа."), chat.Reply{Text: "Да.", Action: chat.Answer}},
		{"thoughts that a template has begun", "?", text("надо подумать\n</think>\nДа."), chat.Reply{Text: "Да.", Action: chat.Answer}},
		{
			"a call that a server has not read", "?",
			text("Сейчас.\n<tool_call>\n{\"name\": \"handoff\", \"arguments\": {\"reason\": \"not_known\", \"text\": \"Зову.\"}}\n</tool_call>"),
			chat.Reply{Text: "Зову.", Action: chat.Handoff, Reason: chat.NotKnown},
		},
		{
			"two actions as calls", "?",
			llm.Response{Calls: []llm.Call{
				{ID: "a", Name: "handoff", Arguments: `{"reason":"not_known","text":"Зову."}`}, {ID: "b", Name: "decline", Arguments: `{"reason":"spam","text":"Нет."}`},
			}},
			chat.Reply{Text: "Зову.", Action: chat.Handoff, Reason: chat.NotKnown, Faults: fault("action", "one action", "handoff, decline")},
		},
		{
			"a picture of the entry, as it links to it", "?", text("Вот: ![Настройки](screens/widget.png) ![](../kb/screens/widget.png)[![x](screens/widget.png)](screens/widget.png) [[kb/faq.md#vidzhet]]\n\n```php\nadd_action('wp_footer', 'w');\n```"),
			chat.Reply{
				Text: "Вот:\n\n```php\nadd_action('wp_footer', 'w');\n```", Action: chat.Answer,
				Entries: []string{"kb/faq.md#vidzhet"}, Code: []kb.Code{php}, Images: widget().Images,
			},
		},
		{
			"a lead as a marker", "?", text("Спасибо!\n[[lead: ivan@example.org]]"),
			chat.Reply{Text: "Спасибо!", Action: chat.Answer, Signals: []string{"lead"}, Contact: "ivan@example.org"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := &parrot{responses: []llm.Response{test.said}}
			got, err := llm.New(llm.Config{Client: p, Language: "ru"}).Reply(t.Context(), request(test.asked))
			if err != nil {
				t.Fatal(err)
			}
			test.want.Tokens = chat.TokenCounts{Input: 10, Output: 1}
			if diff := cmp.Diff(test.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestCitations holds that an entry is cited in whatever brackets and spelling models have for it.
func TestCitations(t *testing.T) {
	for said, want := range map[string]string{
		"990 ₽ [kb/prices.csv#pro, год].":                          "990 ₽.",
		"990 ₽ 【kb/prices.csv#pro, год】":                           "990 ₽",
		"990 ₽ [[kb/prices.csv#pro, год":                           "990 ₽",
		"990 ₽ [[KB/Prices.csv # pro, год]]":                       "990 ₽",
		"990 ₽ [[#pro, год]]!":                                     "990 ₽!",
		"990 ₽ [[[kb/prices.csv#pro, год]]].":                      "990 ₽.",
		"990 ₽ [[kb/prices.csv#pro, год]](https://evil.example/x)": "990 ₽",
		"990 ₽ [kb/prices.csv#pro, год](https://evil.example/x)":   "990 ₽",
	} {
		p := &parrot{responses: []llm.Response{text(said)}}
		got, err := llm.New(llm.Config{Client: p, Language: "ru"}).Reply(t.Context(), request("?"))
		if err != nil || got.Text != want || len(got.Entries) != 1 || len(got.Faults) > 0 {
			t.Errorf("%s: %q, cites %q, faults %v, %v", said, got.Text, got.Entries, got.Faults, err)
		}
	}
	r := request("?")
	r.Found[0].Hits = append(r.Found[0].Hits, kb.Hit{Entry: &kb.Entry{ID: "KX-1"}})
	for said, want := range map[string]string{
		"Цена [1], как [в договоре](https://a.example/).": "Цена [1], как [в договоре](https://a.example/).",
		"990 ₽ [[KX-1|номер]]":                            "990 ₽",
	} {
		p := &parrot{responses: []llm.Response{text(said)}}
		if got, err := llm.New(llm.Config{Client: p, Language: "ru"}).Reply(t.Context(), r); err != nil || got.Text != want || len(got.Faults) > 0 {
			t.Errorf("%s: %q, faults %v, %v", said, got.Text, got.Faults, err)
		}
	}
}

// TestRequest holds what a model is sent: how to act before the knowledge, and each turn in one message.
func TestRequest(t *testing.T) {
	p := &parrot{responses: []llm.Response{text("Да.")}}
	m := llm.New(llm.Config{Client: p, Language: "ru"})
	r := request("Привет", "есть Pro?")
	r.Canary = "fl-6e21beb4"
	r.Messages = append(r.Messages, chat.Message{Role: chat.Operator, Text: "Есть."}, chat.Message{Role: chat.Human, Text: "Да, есть."}, chat.Message{Role: chat.User, Text: "Сколько?"})
	if _, err := m.Reply(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	sent := p.sent[0]
	var names []string
	for _, part := range sent.System {
		names = append(names, part.Name)
	}
	if diff := cmp.Diff([]string{"base", "acting", "knowledge", "closing"}, names); diff != "" {
		t.Error(diff)
	}
	want := []llm.Message{{Role: llm.User, Text: "Привет\nесть Pro?"}, {Role: llm.Assistant, Text: "Есть.\nДа, есть."}, {Role: llm.User, Text: "Сколько?"}}
	if diff := cmp.Diff(want, sent.Messages); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(sent.SystemText(), "## kb/prices.csv#pro, год") || !strings.Contains(sent.SystemText(), r.Canary) || len(sent.Tools) != 4 {
		t.Errorf("%d tools, %s", len(sent.Tools), sent.SystemText())
	}
}

// TestNoTools holds that a server without tools is told to act by markers, from then on.
func TestNoTools(t *testing.T) {
	p := &parrot{errs: []error{errors.Join(llm.ErrNoTools, errors.New("400"))}, responses: []llm.Response{text("[[handoff: not_known]]\nЗову.")}}
	m := llm.New(llm.Config{Client: p, Language: "ru"})
	for range 2 {
		got, err := m.Reply(t.Context(), request("?"))
		if err != nil || got.Action != chat.Handoff || got.Reason != chat.NotKnown {
			t.Errorf("%+v, %v", got, err)
		}
	}
	if len(p.sent) != 3 || len(p.sent[0].Tools) == 0 || len(p.sent[1].Tools)+len(p.sent[2].Tools) > 0 {
		t.Errorf("sent %+v", p.sent)
	}
	if !strings.Contains(p.sent[1].SystemText(), "[[handoff: not_known]]") {
		t.Error("it was not told of markers")
	}
	always := true
	p = &parrot{errs: []error{llm.ErrNoTools}, responses: []llm.Response{text("ok")}}
	if _, err := llm.New(llm.Config{Client: p, Tools: &always}).Reply(t.Context(), request("?")); !errors.Is(err, llm.ErrNoTools) {
		t.Errorf("with tools: true: %v", err)
	}
}

// TestRounds holds that a model is asked again for what it left out, and not for ever.
func TestRounds(t *testing.T) {
	p := &parrot{responses: []llm.Response{call("", "handoff", `{"reason":"not_known"}`), text("Зову коллегу.")}}
	got, err := llm.New(llm.Config{Client: p, Language: "ru"}).Reply(t.Context(), request("?"))
	want := chat.Reply{Text: "Зову коллегу.", Action: chat.Handoff, Reason: chat.NotKnown, Tokens: chat.TokenCounts{Input: 20, Output: 2}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	last := p.sent[1].Messages
	if len(last) != 3 || last[1].Calls[0].ID != "a" || last[2].Of != "a" {
		t.Errorf("%+v", last)
	}

	// One that calls in vain is told so, and the reply is good when it mends that.
	for name, second := range map[string]llm.Response{
		"mended": call("", "handoff", `{"reason":"not_known","text":"Зову."}`), "not mended": call("Зову.", "refund", `{}`),
	} {
		p := &parrot{responses: []llm.Response{call("Минуту", "handoff", `{"reason"`), second}}
		got, err := llm.New(llm.Config{Client: p, Language: "ru"}).Reply(t.Context(), request("?"))
		if err != nil || got.Text != "Зову." || len(p.sent) != 2 {
			t.Fatalf("%s: %+v, %v after %d", name, got, err, len(p.sent))
		}
		if told := p.sent[1].Messages[2]; told.Of != "a" || !strings.HasPrefix(told.Text, "the arguments are not what the tool takes") {
			t.Errorf("%s: it was told %+v", name, told)
		}
		faults := []chat.Fault{{Check: "call", Want: "a tool that there is, and what it takes", Got: `refund: there is no tool "refund"`}}
		if mended := name == "mended"; mended != (got.Action == chat.Handoff) || mended == cmp.Equal(got.Faults, faults) {
			t.Errorf("%s: %+v", name, got)
		}
	}

	for name, response := range map[string]llm.Response{
		"no text":           call("", "lead", `{"contact":"+7"}`),
		"no JSON":           call("", "handoff", `{"reason"`),
		"no such tool":      call("", "refund", `{}`),
		"nothing but marks": text("[[kb/faq.md#vidzhet]]"),
	} {
		p := &parrot{responses: []llm.Response{response}}
		_, err := llm.New(llm.Config{Client: p, Language: "ru"}).Reply(t.Context(), request("?"))
		var reasoned interface{ Reason() string }
		if name == "nothing but marks" {
			if err != nil {
				t.Errorf("%s: %v", name, err) // its code and pictures are an answer
			}
			continue
		}
		if !errors.As(err, &reasoned) || reasoned.Reason() != "reply" || len(p.sent) > 4 {
			t.Errorf("%s: %v after %d", name, err, len(p.sent))
		}
	}
}

// TestSearch holds that a model may look twice, with tools and without, and cite what it finds.
func TestSearch(t *testing.T) {
	found := &kb.Entry{ID: "kb/faq.md#skidka", Title: "Скидки", Body: "Скидка 10 %."}
	for name, asks := range map[string]llm.Response{
		"tool":   call("Сейчас посмотрю", "search", `{"question":"скидки"}`),
		"marker": text("[[search: скидки]]"),
	} {
		p := &parrot{responses: []llm.Response{asks, text("10 % [[kb/faq.md#skidka]]")}}
		tools := name == "tool"
		r := request("а дешевле?")
		var looked []string
		r.Look = func(_ context.Context, question string) (chat.Found, error) {
			looked = append(looked, question)
			return chat.Found{Hits: []kb.Hit{{Entry: found, Passage: kb.Passage{Entry: found.ID}}}}, nil
		}
		got, err := llm.New(llm.Config{Client: p, Language: "ru", Looks: 1, Tools: &tools}).Reply(t.Context(), r)
		if err != nil || got.Text != "10 %" || len(got.Faults) > 0 || len(got.Entries) != 1 || len(looked) != 1 || looked[0] != "скидки" {
			t.Errorf("%s: %+v, %v, looked for %q", name, got, err, looked)
		}
		second := p.sent[1]
		told := second.SystemText()
		for _, m := range second.Messages {
			told += m.Text
		}
		if !strings.Contains(told, "Скидка 10 %.") {
			t.Errorf("%s: it was not told what was found: %+v", name, second)
		}
	}
}

// TestSearchEnds holds that a model which only searches comes to an end.
func TestSearchEnds(t *testing.T) {
	for name, asks := range map[string]llm.Response{"tool": call("", "search", `{"question":"?"}`), "marker": text("[[search: ?]]")} {
		p := &parrot{responses: []llm.Response{asks}}
		looks := 0
		r := request("?")
		r.Look = func(context.Context, string) (chat.Found, error) { looks++; return chat.Found{}, nil }
		_, err := llm.New(llm.Config{Client: p, Looks: 2}).Reply(t.Context(), r)
		if err == nil || looks != 2 || len(p.sent) > 5 {
			t.Errorf("%s: %v after %d searches and %d requests", name, err, looks, len(p.sent))
		}
	}
	broken := errors.New("disk")
	r := request("?")
	r.Look = func(context.Context, string) (chat.Found, error) { return chat.Found{}, broken }
	if _, err := llm.New(llm.Config{Client: &parrot{responses: []llm.Response{text("[[search: ?]]")}}, Looks: 1}).Reply(t.Context(), r); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

// TestOutOfHours holds that nobody is called at night, whatever the model gives as its reason.
func TestOutOfHours(t *testing.T) {
	hours, ok := prompt.ParseHours("пн–пт 9:00–18:00")
	if !ok {
		t.Fatal("hours")
	}
	p := &parrot{responses: []llm.Response{call("", "handoff", `{"reason":"asked_for_human","text":"Оставьте почту."}`)}}
	m := llm.New(llm.Config{Client: p, Language: "ru", Hours: hours, HoursText: "пн–пт 9:00–18:00"})
	r := request("человека")
	if got, err := m.Reply(t.Context(), r); err != nil || got.Reason != chat.AskedForHuman || strings.Contains(p.sent[0].SystemText(), "нерабочее") {
		t.Errorf("by day: %+v, %v", got, err)
	}
	r.Now = r.Now.Add(12 * time.Hour)
	if got, err := m.Reply(t.Context(), r); err != nil || got.Reason != chat.OutOfHours || got.WithinHours != chat.AskedForHuman || !strings.Contains(p.sent[1].SystemText(), "пн–пт 9:00–18:00") {
		t.Errorf("by night: %+v, %v", got, err)
	}
}

func TestRestate(t *testing.T) {
	p := &parrot{responses: []llm.Response{text(" Сколько стоит Pro\nза год? ")}}
	got, tokens, err := llm.New(llm.Config{Client: p, Language: "ru"}).Restate(t.Context(), request("Сколько стоит Pro?").Messages)
	if err != nil || got != "Сколько стоит Pro за год?" || tokens.Input != 10 {
		t.Errorf("%q, %v, %v", got, tokens, err)
	}
}
