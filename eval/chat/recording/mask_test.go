package recording_test

import (
	"regexp"
	"strings"
	"testing"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/recording"
)

// TestMask holds that neither a key nor what is personal is written anywhere, and that a request which
// holds them is replayed all the same.
func TestMask(t *testing.T) {
	const key, phone, escaped = "sk-secret", "+7 900 123-45-67", `\u0418\u0432\u0430\u043d`
	options := recording.Options{
		Keys:     []string{"", " " + key + "\n", key[:4]},
		Personal: []*regexp.Regexp{regexp.MustCompile(`\+7[\d -]{10,}`), regexp.MustCompile(`Иван\p{L}*`), regexp.MustCompile(`\b1234567\b`)},
	}
	response := llm.Response{
		Text:   "Ивану перезвонят по " + phone + ".",
		Calls:  []llm.Call{{ID: "1", Name: "lead", Arguments: `{"name": "` + escaped + `", "phone": "` + phone + `", "number": 1234567, "1234567": [true]}`}, {Arguments: "Иван, " + key}, {Arguments: `{"` + escaped + `": 1}`}},
		Tokens: chat.TokenCounts{Input: 1234567},
	}
	play := func(model llm.Client) llm.Response {
		r := request("Это Иван, " + phone)
		r.System[2].Text += " Ключ: " + key + ", звонит Иванов."
		first := complete(t, model, "a/b", 1, r)
		r.Messages = append(r.Messages, llm.Message{Role: llm.Assistant, Text: first.Text, Calls: first.Calls}, llm.Message{Role: llm.User, Text: "Жду. " + phone})
		return complete(t, model, "a/b", 1, r)
	}
	dir := t.TempDir()
	options.Mode = recording.Write
	b := recording.Open(dir, options)
	model := recording.Client(b, mini, map[string]string{"header": key}, &fake{answer: func(llm.Request) (llm.Response, error) { return response, nil }})
	const masked = "[personal] перезвонят по [personal]."
	if got := play(model); got.Text != masked {
		t.Errorf("the dialog goes on with %q", got.Text)
	}
	for name, text := range files(t, dir) {
		for _, secret := range []string{key, key[4:], phone, "Иван", `u0418`, `"1234567"`, "number\\\": 1234567"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %s:\n%s", name, secret, text)
			}
		}
	}
	options.Mode = recording.Only
	b = recording.Open(dir, options)
	got := play(recording.Client(b, mini, map[string]string{"header": key}, deaf{t}))
	if got.Text != masked || got.Tokens != response.Tokens || !strings.Contains(got.Calls[0].Arguments, `"name":"[personal]"`) {
		t.Errorf("%+v", got)
	}
}

// TestMaskReply holds the same of an operator that is asked as a whole.
func TestMaskReply(t *testing.T) {
	dir := t.TempDir()
	personal := []*regexp.Regexp{regexp.MustCompile(`Иван`), regexp.MustCompile(`\d{4}`)}
	b := recording.Open(dir, recording.Options{Mode: recording.Write, Personal: personal})
	inner := &whole{chat.Reply{Text: "Привет, Иван", Contact: "Иван 1234", Faults: []chat.Fault{{Got: "Иван"}}, Tokens: chat.TokenCounts{Input: 1234}}}
	asked := chat.Request{Messages: []chat.Message{{Role: chat.User, Text: "Я Иван"}}}
	if _, err := recording.Model(b, mini, inner).Reply(scene(t, "a/b", 1), asked); err != nil {
		t.Fatal(err)
	}
	b = recording.Open(dir, recording.Options{Mode: recording.Only, Personal: personal})
	got, err := recording.Model(b, mini, nil).Reply(scene(t, "a/b", 1), asked)
	if err != nil || got.Contact != "[personal] [personal: not given]" || got.Faults[0].Got != "[personal]" || got.Tokens.Input != 1234 {
		t.Errorf("%+v, %v", got, err)
	}
	if text := files(t, dir)["igor/mini/a/b.yaml"]; strings.Contains(text, "Иван") {
		t.Error(text)
	}
}

// TestMaskInvented holds that what a model was not given stands out in its reply, in the run that records as in one that
// replays, and that a phone number is known in whatever way it is written.
func TestMaskInvented(t *testing.T) {
	dir := t.TempDir()
	options := recording.Options{Mode: recording.Write, Personal: []*regexp.Regexp{regexp.MustCompile(`(?:\+7|8)[ \d()-]{9,}\d`), regexp.MustCompile(`\S+@\S+\w`)}}
	said := llm.Response{Text: "Перезвоним на +7 900 123-45-67 или 8 495 000-00-00, письмо — на Ivan@example.org, копия на petr@example.org."}
	const want = "Перезвоним на [personal] или [personal: not given], письмо — на [personal], копия на [personal: not given]."
	asked := request("Мой номер 8 (900) 123 45 67, почта ivan@example.org")
	write := recording.Client(recording.Open(dir, options), mini, nil, &fake{answer: func(llm.Request) (llm.Response, error) { return said, nil }})
	if got := complete(t, write, "a/b", 1, asked); got.Text != want {
		t.Errorf("recorded: %s", got.Text)
	}
	options.Mode = recording.Only
	if got := complete(t, recording.Client(recording.Open(dir, options), mini, nil, deaf{t}), "a/b", 1, asked); got.Text != want {
		t.Errorf("replayed: %s", got.Text)
	}
}

func TestCheckPersonal(t *testing.T) {
	for expression, good := range map[string]bool{`\d{4}`: true, `\d*`: false, `personal`: false, `\S+`: false, `^$`: false, `^Иван$`: true} {
		if err := recording.CheckPersonal(regexp.MustCompile(expression)); (err == nil) != good {
			t.Errorf("%s: %v", expression, err)
		}
	}
}

// TestMaskShort holds that a word which is given where no key is wanted is not taken for one.
func TestMaskShort(t *testing.T) {
	dir := t.TempDir()
	model := recording.Client(recording.Open(dir, recording.Options{Mode: recording.Write, Keys: []string{"о"}}), mini, nil, &fake{})
	complete(t, model, "a/b", 1, request("Сколько стоит доставка?"))
	if text := files(t, dir)["igor/mini/a/b.yaml"]; !strings.Contains(text, "Сколько стоит доставка?") {
		t.Error(text)
	}
}
