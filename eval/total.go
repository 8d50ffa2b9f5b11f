package eval

import (
	"firstline/eval/chat"
	"firstline/eval/stats"
)

// Totals is what a set's dialogs came to, or those of all sets. It is the SET of the stored
// results. Every rate leaves out the dialogs that ended by an error.
type Totals struct {
	Set              string           `json:"set"` // empty for the total of all sets
	Dialogs          int              `json:"dialogs"`
	N                int              `json:"n"` // Dialogs without Errors
	Errors           int              `json:"errors"`
	Outcomes         map[Outcome]int  `json:"outcomes"` // every outcome, also those that did not occur
	Reasons          map[string]int   `json:"reasons"`  // of dialogs, errors included
	Passed           int              `json:"passed"`
	Resolved         int              `json:"resolved"`
	Contained        int              `json:"contained"`
	PassRate         Rate             `json:"pass_rate"`         // passed ÷ n
	ResolutionRate   Rate             `json:"resolution_rate"`   // ended without a human and passed ÷ n
	ContainmentRate  Rate             `json:"containment_rate"`  // ended without a human ÷ n
	FalseContainment int              `json:"false_containment"` // contained, and not passed
	Handoffs         Handoffs         `json:"handoffs"`
	AskedForHuman    AskedForHuman    `json:"asked_for_human"`
	Ungrounded       int              `json:"ungrounded"` // replies with facts that stand nowhere: see [Message]
	Turns            Turns            `json:"turns"`
	Repeated         *Repeated        `json:"repeated,omitempty"` // nil where no dialog was played more than once
	Tokens           chat.TokenCounts `json:"tokens"`
	Cost             *Cost            `json:"cost" jsonschema:"nullable"` // nil unless every dialog's is known, in one currency
	Timing           Timing           `json:"timing"`
}

// Rate is k of n with its 95 % Wilson interval. Value is nil where n is 0.
type Rate struct {
	K     int      `json:"k"`
	N     int      `json:"n"`
	Value *float64 `json:"value" jsonschema:"nullable"`
	Low   float64  `json:"low"`
	High  float64  `json:"high"`
}

// Handoffs counts calls for a human. One is missed where the script expects it and the dialog
// came to no other outcome that it expects.
type Handoffs struct {
	Right    int `json:"right"`
	Unneeded int `json:"unneeded"`
	Missed   int `json:"missed"`
}

// AskedForHuman counts the dialogs in which the customer asked for a human, as the operator's
// replies tell, and those of them that were resolved after a clarifying question.
type AskedForHuman struct {
	N    int `json:"n"`
	Kept int `json:"kept"`
}

// Turns are taken over the dialogs that passed with outcome resolved; nil where there is none. Low and
// High are the 95 % interval of the mean, nil where there is only one.
type Turns struct {
	Mean   *float64 `json:"mean" jsonschema:"nullable"`
	Median *float64 `json:"median" jsonschema:"nullable"`
	P90    *float64 `json:"p90" jsonschema:"nullable"`
	Low    *float64 `json:"low" jsonschema:"nullable"`
	High   *float64 `json:"high" jsonschema:"nullable"`
}

// totals counts the results of one set, or of all.
func totals(set string, results []*Result) Totals {
	t := Totals{Set: set, Outcomes: map[Outcome]int{}, Reasons: map[string]int{}}
	for _, o := range Outcomes() {
		t.Outcomes[o] = 0
	}
	var turns []int
	var replies []float64
	for _, r := range results {
		t.count(r)
		replies = append(replies, r.Timing.Replies...)
		if r.Passed && r.Outcome == Resolved {
			turns = append(turns, r.Turns)
		}
	}
	t.N = t.Dialogs - t.Errors
	t.PassRate = NewRate(t.Passed, t.N)
	t.ResolutionRate = NewRate(t.Resolved, t.N)
	t.ContainmentRate = NewRate(t.Contained, t.N)
	t.Turns = NewTurns(turns)
	if low, high, ok := stats.MeanInterval(turns); ok {
		t.Turns.Low, t.Turns.High = &low, &high
	}
	t.Timing.Latency = latency(replies)
	t.Repeated = repeated(results)
	t.Cost = sumCost(results)
	return t
}

// latency is that of replies which took so many seconds.
func latency(replies []float64) *Latency {
	mean, ok := stats.Mean(replies)
	if !ok {
		return nil
	}
	median, _ := stats.Median(replies)
	p90, _ := stats.Percentile(replies, 90)
	return &Latency{mean, median, p90}
}

func (t *Totals) count(r *Result) {
	t.Dialogs++
	t.Outcomes[r.Outcome]++
	if r.Reason != "" {
		t.Reasons[r.Reason]++
	}
	t.Tokens.Input += r.Tokens.Input
	t.Tokens.Output += r.Tokens.Output
	t.Timing.Seconds += r.Timing.Seconds
	if r.Outcome == Errored {
		t.Errors++
		return
	}
	contained := r.Outcome != HandedOff
	t.Passed += one(r.Passed)
	t.Contained += one(contained)
	t.Resolved += one(contained && r.Passed)
	t.FalseContainment += one(contained && !r.Passed)
	t.Handoffs.count(r)
	for _, m := range r.Messages {
		t.Ungrounded += one(len(m.Ungrounded) > 0)
	}
	asked, clarified := r.askedForHuman()
	t.AskedForHuman.N += one(asked)
	t.AskedForHuman.Kept += one(clarified && r.Outcome == Resolved)
}

func (h *Handoffs) count(r *Result) {
	expected, wanted := false, false
	for _, o := range r.Expect {
		expected = expected || o == r.Outcome
		wanted = wanted || o == HandedOff
	}
	h.Right += one(r.Outcome == HandedOff && wanted)
	h.Unneeded += one(r.Outcome == HandedOff && !wanted)
	h.Missed += one(r.Outcome != HandedOff && wanted && !expected)
}

// askedForHuman tells whether a reply took the customer to ask for a human, and whether one asked
// back because of it.
func (r *Result) askedForHuman() (asked, clarified bool) {
	for _, m := range r.Messages {
		if m.Reason == chat.AskedForHuman {
			asked = asked || m.Action == chat.Clarify || m.Action == chat.Handoff
			clarified = clarified || m.Action == chat.Clarify
		}
	}
	return asked, clarified
}

// NewRate is the rate of k in n.
func NewRate(k, n int) Rate {
	r := Rate{K: k, N: n}
	r.Low, r.High = stats.Wilson(k, n)
	if n > 0 {
		value := float64(k) / float64(n)
		r.Value = &value
	}
	return r
}

// NewTurns gives the figures of the turns of dialogs, without an interval; null where there are none.
func NewTurns(turns []int) Turns {
	return Turns{
		Mean:   Measured(stats.Mean(turns)),
		Median: Measured(stats.Median(turns)),
		P90:    Measured(stats.Percentile(turns, 90)),
	}
}

// Measured gives a figure as JSON has it: null where there was nothing to measure.
func Measured(value float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	return &value
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
