package openai

import (
	"bytes"
	"encoding/json"

	"firstline/eval/chat/llm"
)

// params is the request as the protocol has it. It is encoded once and here: the library's own types take
// several times as long for the same bytes.
type params struct {
	Messages            []said         `json:"messages"`
	Model               string         `json:"model"`
	Temperature         *float64       `json:"temperature,omitempty"`
	TopP                *float64       `json:"top_p,omitempty"`
	Seed                *int64         `json:"seed,omitempty"`
	MaxTokens           int            `json:"max_tokens,omitempty"`
	MaxCompletionTokens int            `json:"max_completion_tokens,omitempty"`
	Tools               []tool         `json:"tools,omitempty"`
	Stream              bool           `json:"stream,omitempty"`
	StreamOptions       *streamOptions `json:"stream_options,omitempty"`
}

type said struct {
	Role      string     `json:"role"`
	Content   *string    `json:"content,omitempty"`
	ToolCalls []toolCall `json:"tool_calls,omitempty"`
	Of        string     `json:"tool_call_id,omitempty"`
}

type tool struct {
	Type     string     `json:"type"`
	Function definition `json:"function"`
}

type definition struct {
	Name        string          `json:"name"`
	Description string          `json:"description"`
	Parameters  json.RawMessage `json:"parameters"`
}

type streamOptions struct {
	IncludeUsage bool `json:"include_usage"`
}

// body encodes a request.
func (c *Client) body(r llm.Request) ([]byte, error) {
	p := params{
		Model: c.config.Model, Messages: messages(r),
		Temperature: c.config.Temperature, TopP: c.config.TopP, Seed: c.config.Seed,
		MaxTokens: c.config.MaxTokens, MaxCompletionTokens: c.config.MaxCompletionTokens, Stream: c.config.Stream,
	}
	if p.Stream {
		p.StreamOptions = &streamOptions{IncludeUsage: true}
	}
	for _, t := range r.Tools {
		p.Tools = append(p.Tools, tool{"function", definition{t.Name, t.Description, t.Parameters}})
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(p)
	return b.Bytes(), err
}

// messages gives the system message and then the others.
func messages(r llm.Request) []said {
	all := []said{}
	add := func(role, text string) *said {
		text = llm.Valid(text)
		all = append(all, said{Role: role, Content: &text})
		return &all[len(all)-1]
	}
	if text := r.SystemText(); text != "" {
		add("system", text)
	}
	for _, m := range r.Messages {
		added := add(string(m.Role), m.Text)
		added.Of = m.Of
		for _, call := range m.Calls {
			added.ToolCalls = append(added.ToolCalls, toolCall{call.ID, "function", function{call.Name, call.Arguments}})
		}
		if m.Text == "" && len(m.Calls) > 0 {
			added.Content = nil
		}
	}
	return all
}
