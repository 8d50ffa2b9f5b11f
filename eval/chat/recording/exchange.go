package recording

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"

	"firstline/eval/chat/llm"
)

// request is all that a model was sent, and how.
type request struct {
	Parameters map[string]string
	llm.Request
}

// newRequest gives the one form of a request: what is empty is never nil, and a text is always UTF-8.
func newRequest(r llm.Request, parameters map[string]string) request {
	r.System = append([]llm.Part{}, r.System...)
	for i, part := range r.System {
		r.System[i].Text = llm.Valid(part.Text)
	}
	r.Messages = append([]llm.Message{}, r.Messages...)
	r.Tools = append([]llm.Tool{}, r.Tools...)
	if parameters == nil {
		parameters = map[string]string{}
	}
	return request{parameters, r}
}

// key is the same for requests that are the same. The layers, which are long, are not made JSON of.
func (r request) key() (sum [sha256.Size]byte) {
	h := sha256.New()
	for _, part := range r.System {
		fmt.Fprintf(h, "%q %d ", part.Name, len(part.Text))
		_, _ = io.WriteString(h, part.Text) // a hash takes everything
	}
	h.Write(marshal(map[string]any{"messages": r.Messages, "tools": r.Tools, "parameters": r.Parameters}))
	h.Sum(sum[:0])
	return sum
}

// exchange is a request and what came back.
type exchange struct {
	request request
	key     [sha256.Size]byte
	reply   json.RawMessage
	asked   int // how often it was replayed or made in this run
}

// said is the reply as the model reads it in the next request.
func (e *exchange) said() llm.Message {
	m := llm.Message{Role: llm.Assistant}
	_ = json.Unmarshal(e.reply, &m) // a reply of another form says nothing that is kept
	return llm.Message{Role: llm.Assistant, Text: m.Text, Calls: m.Calls}
}

// marshal gives JSON of values that always have one.
func marshal(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("recording: %T: %v", v, err))
	}
	return data
}
