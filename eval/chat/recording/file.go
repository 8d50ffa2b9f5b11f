package recording

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"firstline/eval/chat/llm"
	"firstline/kb"
	"firstline/kb/yaml"
)

// file is a page as it is written.
type file struct {
	Dialog    string    `json:"dialog"`
	Exchanges []written `json:"exchanges"`
}

// written is an exchange without what it has in common with the one before it.
type written struct {
	Prompt    *prompt         `json:"prompt,omitempty"`    // nil: that of the exchange before
	Knowledge []string        `json:"knowledge,omitempty"` // its entries, as knowledge-HASH
	Kept      int             `json:"kept,omitempty"`      // messages of the exchange before, with its reply
	Messages  []llm.Message   `json:"messages"`            // those that follow
	Reply     json.RawMessage `json:"reply"`
}

// prompt is what changes least in a request.
type prompt struct {
	System     []string          `json:"system,omitempty"` // a part each: its name and its hash, or below, or empty
	Tools      string            `json:"tools,omitempty"`  // a hash
	Parameters map[string]string `json:"parameters,omitempty"`
}

const (
	knowledge = "knowledge" // the part whose entries are kept one by one
	below     = "below"     // in place of the hash of that part
	empty     = "empty"     // in place of the hash of a part without text
	tools     = "tools"
)

// encode writes exchanges.
func (p *parts) encode(dialog string, exchanges []*exchange) ([]byte, error) {
	f := file{Dialog: dialog, Exchanges: make([]written, len(exchanges))}
	before := &prompt{}
	var heard []llm.Message // in the exchange before, with its reply
	for i, e := range exchanges {
		w := written{Messages: e.request.Messages, Reply: e.reply}
		told, err := p.prompt(e.request, &w)
		if err != nil {
			return nil, err
		}
		if !same(before, told) {
			w.Prompt, before = told, told
		}
		for len(w.Messages) > 0 && w.Kept < len(heard) && same(heard[w.Kept], w.Messages[0]) {
			w.Kept, w.Messages = w.Kept+1, w.Messages[1:]
		}
		heard = append(append([]llm.Message{}, e.request.Messages...), e.said())
		f.Exchanges[i] = w
	}
	return yaml.FromJSON(marshal(f))
}

// prompt keeps what is long in the prompt of a request.
func (p *parts) prompt(r request, w *written) (*prompt, error) {
	told := &prompt{Parameters: r.Parameters}
	for _, part := range r.System {
		sum := empty
		var err error
		switch {
		case part.Text == "":
		case part.Name == knowledge && w.Knowledge == nil:
			sum = below
			for _, entry := range entries(part.Text) {
				kept, err := p.put(knowledge, entry)
				if err != nil {
					return nil, err
				}
				w.Knowledge = append(w.Knowledge, knowledge+"-"+kept)
			}
		default:
			if sum, err = p.put(part.Name, part.Text); err != nil {
				return nil, err
			}
		}
		told.System = append(told.System, part.Name+" "+sum)
	}
	if len(r.Tools) == 0 {
		return told, nil
	}
	text, err := json.MarshalIndent(r.Tools, "", "  ")
	if err != nil {
		return nil, err
	}
	told.Tools, err = p.put(tools, string(text))
	return told, err
}

// entries cuts the text of the knowledge before each entry. Joined by newlines they are the text again.
func entries(text string) []string {
	const heading = "\n## "
	var all []string
	for {
		at := strings.Index(text, heading)
		if at < 0 {
			return append(all, text)
		}
		all, text = append(all, text[:at]), text[at+1:]
	}
}

func same(a, b any) bool { return bytes.Equal(marshal(a), marshal(b)) }

// decode reads exchanges, and the dialog that they are of.
func (p *parts) decode(name string, data []byte) (dialog string, exchanges []*exchange, err error) {
	node, err := yaml.Parse(name, data)
	if err != nil {
		return "", nil, err
	}
	var f file
	d := json.NewDecoder(bytes.NewReader(node.JSON()))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return "", nil, kb.Errorf(kb.Pos{Path: name}, "this is no recording: %v", err)
	}
	before := &prompt{}
	var heard []llm.Message
	for i, w := range f.Exchanges {
		if w.Prompt != nil {
			before = w.Prompt
		}
		if w.Kept < 0 || w.Kept > len(heard) {
			return "", nil, kb.Errorf(kb.Pos{Path: name}, "exchange %d keeps %d messages of %d", i+1, w.Kept, len(heard))
		}
		r, err := p.request(before, w.Knowledge)
		if err != nil {
			return "", nil, kb.Errorf(kb.Pos{Path: name}, "%v", err)
		}
		r.Messages = append(heard[:w.Kept:w.Kept], w.Messages...)
		e := &exchange{request: newRequest(r.Request, r.Parameters), reply: w.Reply}
		e.key = e.request.key()
		exchanges = append(exchanges, e)
		heard = append(append([]llm.Message{}, r.Messages...), e.said())
	}
	return f.Dialog, exchanges, nil
}

// request puts together what was sent, without its messages.
func (p *parts) request(told *prompt, entries []string) (request, error) {
	r := request{Parameters: told.Parameters}
	for _, written := range told.System {
		at := strings.LastIndexByte(written, ' ')
		if at < 0 {
			return r, fmt.Errorf("%q is no part of a prompt", written)
		}
		part := llm.Part{Name: written[:at]}
		var err error
		switch sum := written[at+1:]; sum {
		case empty:
		case below:
			part.Text, err = p.join(entries)
		default:
			part.Text, err = p.get(part.Name, sum)
		}
		if err != nil {
			return r, err
		}
		r.System = append(r.System, part)
	}
	if told.Tools == "" {
		return r, nil
	}
	text, err := p.get(tools, told.Tools)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal([]byte(text), &r.Tools); err != nil {
		return r, errors.New("the tools are not readable")
	}
	return r, nil
}

func (p *parts) join(entries []string) (string, error) {
	texts := make([]string, len(entries))
	for i, entry := range entries {
		text, err := p.get(knowledge, strings.TrimPrefix(entry, knowledge+"-"))
		if err != nil {
			return "", err
		}
		texts[i] = text
	}
	return strings.Join(texts, "\n"), nil
}
