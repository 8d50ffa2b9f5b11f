package recording

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"firstline/eval/chat/llm"
)

// request is all that a model was sent, and how.
type request struct {
	Parameters map[string]string `json:"parameters,omitempty"`
	llm.Request
}

// newRequest gives the one form of a request: what is empty is never nil.
func newRequest(r llm.Request, parameters map[string]string) request {
	r.System = append([]llm.Part{}, r.System...)
	r.Messages = append([]llm.Message{}, r.Messages...)
	return request{parameters, r}
}

// key is the same for requests that are the same.
func (r request) key() [sha256.Size]byte { return sha256.Sum256(marshal(r)) }

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
