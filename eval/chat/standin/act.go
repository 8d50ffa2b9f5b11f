package standin

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync/atomic"
	"time"
)

// Script says what is done with a request. It may be called by several requests at once.
type Script func(r *Request) Act

// Act is what is done with a request.
type Act func(w http.ResponseWriter, r *Request)

// Always does the same with every request.
func Always(act Act) Script { return func(*Request) Act { return act } }

// InTurn does one thing after another, from the request on that it first sees, and the last for ever.
func InTurn(acts ...Act) Script {
	var next atomic.Int64
	return func(*Request) Act { return acts[min(int(next.Add(1)), len(acts))-1] }
}

// What every answer is said to have taken.
const (
	InputTokens  = 100
	OutputTokens = 10
)

// Answer says a text.
func Answer(text string) Act {
	return func(w http.ResponseWriter, r *Request) { r.say(w, reply{text: text}, whole) }
}

// Call calls a tool; arguments are JSON, or what a model takes for it where the protocol lets it.
func Call(tool, arguments string) Act {
	return func(w http.ResponseWriter, r *Request) { r.say(w, reply{tool: tool, arguments: arguments}, whole) }
}

// Cut says the first half of a text, and breaks off.
func Cut(text string) Act {
	return func(w http.ResponseWriter, r *Request) { r.say(w, reply{text: text}, half) }
}

// Passed says the first half of a text as if it were the whole answer, as a gateway does whose own server broke off.
func Passed(text string) Act {
	return func(w http.ResponseWriter, r *Request) {
		answer := httptest.NewRecorder()
		r.say(answer, reply{text: text}, whole)
		w.Header().Set("Content-Type", answer.Header().Get("Content-Type"))
		_, _ = w.Write(answer.Body.Bytes()[:answer.Body.Len()/2])
	}
}

// Nonsense is a success, whole or of one event, that is no JSON.
func Nonsense() Act {
	return func(w http.ResponseWriter, r *Request) {
		const nonsense = `{"choices":[{mess`
		if r.Stream {
			w.Header().Set("Content-Type", "text/event-stream")
			fmt.Fprintf(w, "event: message_start\ndata: %s\n\n", nonsense)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, nonsense)
	}
}

// Refuse gives a status that is no success, with a message.
func Refuse(status int, message string) Act {
	return func(w http.ResponseWriter, r *Request) { r.refuse(w, status, message) }
}

// Limit says that it is asked too much, and to wait: whole seconds; 0: it does not say how long.
func Limit(wait time.Duration) Act {
	return func(w http.ResponseWriter, r *Request) {
		if wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(wait.Seconds())))
		}
		r.refuse(w, http.StatusTooManyRequests, "slow down")
	}
}

// WithoutTools refuses what comes with tools, as Ollama does of models that were not taught to call
// them, and does with the rest what it is told.
func WithoutTools(act Act) Act {
	return func(w http.ResponseWriter, r *Request) {
		if len(r.Tools) > 0 {
			r.refuse(w, http.StatusBadRequest, r.Model+" does not support tools")
			return
		}
		act(w, r)
	}
}

// Hang does nothing until the client goes, or the server dies.
func Hang() Act {
	return func(_ http.ResponseWriter, r *Request) { <-r.ctx.Done() }
}

// After takes some time before it acts.
func After(wait time.Duration, act Act) Act {
	return func(w http.ResponseWriter, r *Request) {
		select {
		case <-time.After(wait):
			act(w, r)
		case <-r.ctx.Done():
		}
	}
}

// refuse writes an answer that is no success.
func (r *Request) refuse(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(r.protocol.failure(message)) // who has gone does not read it
}
