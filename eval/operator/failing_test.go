package operator_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"firstline/eval/chat"
	"firstline/eval/operator"
	"firstline/kb/store"
)

// failing is a search that fails.
type failing struct{ err error }

func (f failing) Search(context.Context, store.Query) (store.Result, error) {
	return store.Result{}, f.err
}

// reasoned is an error with a reason of its own.
type reasoned string

func (r reasoned) Error() string  { return "away" }
func (r reasoned) Reason() string { return string(r) }

// TestSearchFails holds whose fault a search is that fails: the engine's, also where its embedding model is
// away, and the recordings' where a vector is not in them.
func TestSearchFails(t *testing.T) {
	for err, want := range map[error]string{
		reasoned(""):                   "engine",
		reasoned("unreachable"):        "engine",
		reasoned(chat.ReasonRecording): "recording",
		context.DeadlineExceeded:       "engine",
	} {
		o := operator.New(operator.Config{Search: failing{err}, Model: &echo{}})
		_, got := o.Reply(t.Context(), []chat.Message{user("Сколько стоит Pro?")}, time.Time{})
		var failed interface{ Reason() string }
		if !errors.Is(got, err) || !errors.As(got, &failed) || failed.Reason() != want {
			t.Errorf("%v: %v, want the reason %s", err, got, want)
		}
	}
}
