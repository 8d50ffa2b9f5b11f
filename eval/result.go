package eval

import (
	"time"

	"firstline/eval/chat"
	"firstline/kb"
)

// Result is what one dialog came to. It is the DIALOG of the stored results.
type Result struct {
	Set      string    `json:"set"`
	ID       string    `json:"id"`
	Place    int       `json:"place"` // among the dialogs of its set's file, from 1
	Operator string    `json:"operator"`
	Model    string    `json:"model"`
	Source   kb.Pos    `json:"source"`
	Expect   []Outcome `json:"expect"`
	Outcome  Outcome   `json:"outcome"`
	// Reason is the last reply's where the dialog was declined, handed off or left unresolved,
	// and an [ErrorReason] where it ended by an error.
	Reason   string    `json:"reason"`
	Error    string    `json:"error,omitempty"` // what the model, the engine or the time limit said
	Passed   bool      `json:"passed"`
	Draft    bool      `json:"draft,omitempty"` // it never gates, and is kept apart: see [Drafts]
	Turns    int       `json:"turns"`           // of both sides: one question and one answer are 2
	Needs    []Met     `json:"needs"`
	Messages []Message `json:"messages"`
	// NotReached holds the script's lines that a handoff left unsaid.
	NotReached []kb.Pos      `json:"not_reached,omitempty"`
	Failed     []FailedCheck `json:"failed"`
	// Repeat is there for a dialog that is played several times. All above is then of the first of
	// its tries that came out as the dialog did.
	Repeat *Repeat          `json:"repeat,omitempty"`
	Script string           `json:"script"`                     // a hash of what the script asks: see [Dialog.Hash]
	Given  string           `json:"given"`                      // a hash of all that the model was given, in every turn
	Tokens chat.TokenCounts `json:"tokens"`                     // of all tries
	Cost   *Cost            `json:"cost" jsonschema:"nullable"` // nil where no price is known
	Timing Timing           `json:"timing"`
}

// Name is how a dialog is called on the command line.
func (r *Result) Name() string { return r.Set + "/" + r.ID }

// Met says in which turn of the dialog a need was met; nil: in none.
type Met struct {
	MetAt *int `json:"met_at" jsonschema:"nullable"`
}

// Message is one bubble of a dialog. All but Role and Text is the operator's, whose lists are never
// nil.
type Message struct {
	Role    chat.Role   `json:"role"`
	Text    string      `json:"text"`
	Action  chat.Action `json:"action,omitempty"`
	Reason  chat.Reason `json:"reason,omitempty"`
	Signals []string    `json:"signals,omitzero"`
	Contact string      `json:"contact,omitempty"` // that the customer left with a lead
	Entries []string    `json:"entries,omitzero"`  // ids of the entries cited
	Found   []Found     `json:"found,omitzero"`
	Images  []kb.Image  `json:"images,omitzero"`
	Code    []kb.Code   `json:"code,omitzero"`
	// Ungrounded holds the facts of Text, as written, that no cited entry has, nor the company layer.
	Ungrounded []string `json:"ungrounded,omitzero"`
}

// Found is a passage that the model was given: its entry's id and the search's score.
type Found struct {
	Entry string  `json:"entry"`
	Score float64 `json:"score"`
}

// FailedCheck is a check that did not hold, with whose it is to mend.
type FailedCheck struct {
	Check string `json:"check"` // its key in the script
	Want  string `json:"want"`
	Got   string `json:"got"`
	Cause Cause  `json:"cause"`
	// Evidence is there where the check asks for a fact that the knowledge may hold.
	Evidence *Evidence `json:"evidence,omitempty"`
	Turn     int       `json:"turn,omitempty"` // of the reply that was checked
	Source   kb.Pos    `json:"source"`
}

// Evidence is the entry that speaks for a cause: the one that holds the fact or, where none does,
// the one that was found first. Rank counts from 1 among all that the search finds for the turn;
// 0: not found.
type Evidence struct {
	Entry  string `json:"entry"`
	Holds  bool   `json:"holds"` // whether it says what the check asks for
	Rank   int    `json:"rank"`
	Source kb.Pos `json:"source"`
}

// Timing holds all that a clock says: two runs are identical when they are equal without it.
// Seconds of a set or a total are the sum of its dialogs'.
type Timing struct {
	Started time.Time `json:"started,omitzero"`
	Seconds float64   `json:"seconds"`
	Replies []float64 `json:"replies,omitempty"` // of a dialog: the seconds that each reply took, in all tries
	Latency *Latency  `json:"latency,omitempty"` // of a set or a total; nil where there was no reply
}

// Latency is what replies took, in seconds: from the customer's line to the reply, with the search, and with
// the waits where a server of models takes no more.
type Latency struct {
	Mean   float64 `json:"mean"`
	Median float64 `json:"median"`
	P90    float64 `json:"p90"`
}

// turnsOf counts the runs of messages by the same side.
func turnsOf(messages []Message) int {
	n := 0
	for i, m := range messages {
		if i == 0 || messages[i-1].Role != m.Role {
			n++
		}
	}
	return n
}
