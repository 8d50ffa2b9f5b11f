package standin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// reply is what is said: a text, or the call of a tool.
type reply struct {
	text            string
	tool, arguments string
}

// protocol is how replies are written.
type protocol interface {
	whole(r reply) any       // a body
	events(r reply) []event  // of a stream
	failure(said string) any // the body of an answer that is no success
}

// event is one of a stream. One without a name is only its data.
type event struct {
	name string
	data any // a json.RawMessage as it is
}

// How much is said of a reply.
const (
	half  = false
	whole = true
)

// say writes a reply, in the way in which it was asked for.
func (r *Request) say(w http.ResponseWriter, said reply, all bool) {
	var body []byte
	w.Header().Set("Content-Type", "application/json")
	if r.Stream {
		w.Header().Set("Content-Type", "text/event-stream")
		body = stream(r.protocol.events(said))
	} else {
		body = encode(r.protocol.whole(said))
	}
	if !all {
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		body = body[:len(body)/2]
	}
	for event := range bytes.SplitAfterSeq(body, []byte("\n\n")) {
		_, _ = w.Write(event) // who has gone does not read it
		if r.Stream || !all {
			_ = http.NewResponseController(w).Flush()
		}
	}
	if !all {
		panic(http.ErrAbortHandler) // which is how net/http is told to break off
	}
}

// stream writes events as they are sent.
func stream(events []event) []byte {
	var b bytes.Buffer
	for _, e := range events {
		if e.name != "" {
			fmt.Fprintf(&b, "event: %s\n", e.name)
		}
		fmt.Fprintf(&b, "data: %s\n\n", encode(e.data))
	}
	return b.Bytes()
}

// encode is JSON; what is written here can be.
func encode(v any) []byte {
	if raw, ok := v.(json.RawMessage); ok {
		return raw
	}
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return data
}

// pieces are what is sent of a text at a time: a word with the space behind it.
func pieces(text string) []string { return strings.SplitAfter(text, " ") }

// object is one of JSON.
type object = map[string]any
