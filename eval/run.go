package eval

import (
	"context"
	"iter"
	"sync"
	"time"

	"firstline/eval/chat"
	"firstline/kb"
)

// Operator is an operator under test. It may serve several dialogs at once.
type Operator interface {
	// Reply answers the last turn of messages, written at the time now. An error with a method
	// Reason() string gives the reason of the outcome error; without one it is [ErrorModel].
	Reply(ctx context.Context, messages []chat.Message, now time.Time) (chat.Reply, error)
	// Entries gives the entries of the operator's sources.
	Entries() []kb.Entry
}

// Finder is an [Operator] that tells what it finds, so that a failed check can be explained.
type Finder interface {
	// Find gives the k best hits on the last turn of messages.
	Find(ctx context.Context, messages []chat.Message, k int) ([]kb.Hit, error)
	// Given is the hash, as in [chat.Reply], of all that the model would be given for that turn.
	Given(ctx context.Context, messages []chat.Message, now time.Time) (string, error)
}

// Options steer a run. The zero value runs, untimed and without limits.
type Options struct {
	Operator    string // the one for sets that name none; empty: the only one there is
	Concurrency int    // dialogs at once; 0: two for each processor
	// At gives the time at which an operator's dialogs take place where the script has none: a
	// time within the company's hours, in the company's zone, in which times without a zone are
	// read. nil: the Clock's time.
	At            func(operator string) time.Time
	TurnTimeout   time.Duration     // for one reply; 0: none
	DialogTimeout time.Duration     // for one playing of a dialog; 0: none
	Repeats       Repeats           // of dialogs that say nothing of it, nor does their set
	Models        map[string]string // operator → the name of its model
	Prices        map[string]Price  // model → what its tokens cost
	Clock         func() time.Time  // nil: nothing is timed
	// Done holds results of an earlier, interrupted run by the dialog's name as SET/DIALOG: they are
	// yielded in their place, and their dialogs are not played again.
	Done map[string]Result
	// Enough, once it is closed, keeps further dialogs from being begun; those that go on come to their
	// end. nil: nothing does.
	Enough <-chan struct{}
	// Dead gives the error of every further reply where the model of that name is known to give none; nil
	// where it may be asked. nil: every model may.
	Dead func(model string) error
	// Ended is called with each result that was played, as its dialog ends,
	// in the order of ending, and never twice at once. nil: nobody is told.
	Ended func(Result)
}

// Run plays every dialog of the sets, several at once and each one's turns in order, and yields
// the results in the order of the scripts. A dialog that ctx interrupts has no result; those that
// ended before are still yielded. Leaving the loop stops the run.
func Run(ctx context.Context, ops map[string]Operator, sets []*Set, o Options) iter.Seq[Result] {
	parts := o.cast(ops, sets)
	var telling sync.Mutex
	return InOrder(ctx, len(parts), o.Concurrency, o.Enough, func(ctx context.Context, i int) (Result, bool) {
		if result, done := o.Done[parts[i].set.Name+"/"+parts[i].dialog.ID]; done {
			return result, true
		}
		result, ok := parts[i].play(ctx)
		if ok {
			o.tell(&telling, result)
		}
		return result, ok
	})
}

func (o Options) tell(telling *sync.Mutex, result Result) {
	if o.Ended == nil {
		return
	}
	telling.Lock()
	defer telling.Unlock()
	o.Ended(result)
}

func (o Options) now() time.Time {
	if o.Clock == nil {
		return time.Time{}
	}
	return o.Clock()
}

func (o Options) at(operator string) time.Time {
	if o.At == nil {
		return o.now()
	}
	return o.At(operator)
}

// cast gives every dialog its operator, in the order of the scripts.
func (o Options) cast(ops map[string]Operator, sets []*Set) []part {
	standard := o.Operator
	if standard == "" && len(ops) == 1 {
		for name := range ops {
			standard = name
		}
	}
	stages := map[string]*stage{}
	var parts []part
	for _, s := range sets {
		name := s.Operator
		if name == "" {
			name = standard
		}
		if stages[name] == nil {
			stages[name] = o.stage(name, ops[name])
		}
		for _, d := range s.Dialogs {
			parts = append(parts, part{stage: stages[name], set: s, dialog: d})
		}
	}
	return parts
}
