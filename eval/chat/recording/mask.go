package recording

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/kb/endpoint"
)

// Placeholder stands where something personal stood. It says nothing of it, so that nobody can guess and
// try. In a reply it is something that the model was given; what it made up is [chat.Invented].
const Placeholder = "[personal]"

// ErrPlaceholder says of a regular expression that it matches what its matches become, or nothing at all.
var ErrPlaceholder = errors.New("it matches an empty text, or a placeholder: " + Placeholder + ", " + chat.Invented)

// CheckPersonal tells whether an expression can mark what is personal: what it leaves it must not match
// again.
func CheckPersonal(expression *regexp.Regexp) error {
	if expression.MatchString("") || expression.MatchString(Placeholder) || expression.MatchString(chat.Invented) {
		return ErrPlaceholder
	}
	return nil
}

// keyMask stands where a key stood.
const keyMask = "***"

// mask takes from texts what must not reach the disk.
type mask struct {
	keys     *strings.Replacer
	personal []*regexp.Regexp
	parts    *sync.Map               // of a prompt, as they were → as they are: they come again and again
	given    func(found string) bool // whether a model was given what it says; nil: it was
}

func newMask(keys []string, personal []*regexp.Regexp) *mask {
	m := &mask{personal: personal, parts: &sync.Map{}}
	// The longest first: a key may begin as another does.
	keys = slices.SortedFunc(slices.Values(keys), func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, key := range keys {
		if endpoint.Secret(key) {
			pairs = append(pairs, strings.TrimSpace(key), keyMask)
		}
	}
	if pairs != nil {
		m.keys = strings.NewReplacer(pairs...)
	}
	return m
}

// personalMarks is the same for masks that take the same for personal; empty where nothing is.
func (m *mask) personalMarks() string {
	var marks []string
	for _, expression := range m.personal {
		marks = append(marks, expression.String())
	}
	return strings.Join(marks, "\n")
}

func (m *mask) text(s string) string {
	if m.keys != nil {
		s = m.keys.Replace(s)
	}
	for _, expression := range m.personal {
		s = expression.ReplaceAllStringFunc(s, func(found string) string {
			if m.given != nil && !m.given(found) {
				return chat.Invented
			}
			return Placeholder
		})
	}
	return s
}

// ofReply is the mask for the reply to a request, before that is masked. A phone number may be written in
// another way than in the request; a name, which is declined, is never taken for invented.
func (m *mask) ofReply(r request) *mask {
	all := sync.OnceValue(func() string {
		said := make([]string, 0, len(r.System)+len(r.Messages))
		for _, part := range r.System {
			said = append(said, part.Text)
		}
		for _, message := range r.Messages {
			said = append(said, message.Text)
		}
		return strings.Join(said, "\n")
	})
	told := sync.OnceValue(func() string { return only(all(), letterOrDigit) })
	digits := sync.OnceValue(func() string { return only(all(), unicode.IsDigit) })
	ofReply := *m
	ofReply.given = func(found string) bool {
		const national = 10 // digits of a phone number, without the country
		number := only(found, unicode.IsDigit)
		switch {
		case number == "" && !strings.Contains(found, "@"):
			return true
		case len(number) >= national && strings.Contains(digits(), number[len(number)-national:]):
			return true
		}
		return strings.Contains(told(), only(found, letterOrDigit))
	}
	return &ofReply
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// only gives the characters of a text that are of a kind, in small letters.
func only(s string, kind func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if kind(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func (m *mask) request(r request) request {
	parameters := make(map[string]string, len(r.Parameters))
	for name, value := range r.Parameters {
		parameters[name] = m.text(value)
	}
	r.Parameters, r.System, r.Messages = parameters, slices.Clone(r.System), slices.Clone(r.Messages)
	for i, part := range r.System {
		masked, known := m.parts.Load(part.Text)
		if !known {
			masked = m.text(part.Text)
			m.parts.Store(part.Text, masked)
		}
		r.System[i].Text, _ = masked.(string)
	}
	for i, message := range r.Messages {
		r.Messages[i].Text, r.Messages[i].Calls = m.text(message.Text), m.calls(message.Calls)
	}
	return r
}

func (m *mask) response(r llm.Response) llm.Response {
	r.Text, r.Calls = m.text(r.Text), m.calls(r.Calls)
	return r
}

// reply masks every text of a reply, wherever it stands.
func (m *mask) reply(r chat.Reply) chat.Reply {
	masked := chat.Reply{}
	if err := json.Unmarshal(m.json(marshal(r), false), &masked); err != nil {
		return chat.Reply{} // a text that is masked remains one
	}
	return masked
}

// calls masks the arguments of calls, in which a text may be written with escapes, and what is personal as
// a number.
func (m *mask) calls(calls []llm.Call) []llm.Call {
	masked := slices.Clone(calls)
	for i, call := range calls {
		if json.Valid([]byte(call.Arguments)) {
			call.Arguments = string(m.json([]byte(call.Arguments), true))
		}
		masked[i].Arguments = m.text(call.Arguments)
	}
	return masked
}

// json masks the texts in a JSON value, and its numbers where they may be personal. What holds nothing to mask
// stays as it is written.
func (m *mask) json(data []byte, numbers bool) []byte {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return data
	}
	changed := false
	text := func(s string) string {
		masked := m.text(s)
		changed = changed || masked != s
		return masked
	}
	var walk func(any) any
	walk = func(v any) any {
		switch v := v.(type) {
		case string:
			return text(v)
		case json.Number:
			if masked := text(v.String()); numbers && masked != v.String() {
				return masked
			}
			return v
		case []any:
			for i := range v {
				v[i] = walk(v[i])
			}
		case map[string]any:
			masked := make(map[string]any, len(v))
			for key, value := range v {
				masked[text(key)] = walk(value)
			}
			return masked
		}
		return v
	}
	if v = walk(v); !changed {
		return data
	}
	return marshal(v)
}
