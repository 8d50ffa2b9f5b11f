package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/operator"
)

// askReport is the result of ask, as it is printed in JSON.
type askReport struct {
	Operator string `json:"operator"`
	Question string `json:"question"`
	chat.Reply
	Why      string           `json:"why,omitempty"`   // in words, of what is no answer
	Words    []string         `json:"words,omitempty"` // the customer's that the rule goes by
	Searched []searchedReport `json:"searched"`
	Found    []hitReport      `json:"found"`
}

// searchedReport is how sure a search was of what it found.
type searchedReport struct {
	Question   string  `json:"question"`
	ReadAs     string  `json:"read_as"`
	Confidence float64 `json:"confidence"`
	Confident  bool    `json:"confident"`
}

// respondent is an operator that a person puts questions to.
type respondent struct {
	configured project.Operator
	model      project.Model
	operator   *operator.Operator
}

func (w *workspace) respondent(configured project.Operator) (respondent, error) {
	answering, _, err := w.operator(configured)
	if err != nil {
		return respondent{}, err
	}
	model, err := w.Model(configured.Model.Text)
	return respondent{configured, model, answering}, err
}

// ask puts the last turn of a dialog to the operator.
func (r respondent) ask(ctx context.Context, messages []chat.Message, now time.Time) (askReport, error) {
	reply, err := r.operator.Reply(ctx, messages, now)
	if err != nil {
		return askReport{}, r.failed(err)
	}
	asked := askReport{
		Operator: r.configured.Name, Question: messages[len(messages)-1].Text, Reply: reply, Why: why(reply), Words: reply.Words,
		Found: newHitReports(reply.Found),
	}
	for _, f := range reply.Searched {
		asked.Searched = append(asked.Searched, searchedReport{f.Question, f.ReadAs, f.Confidence, f.Confident})
	}
	return asked, nil
}

// failed names the model whose error it is, and what looks into it.
func (r respondent) failed(err error) error {
	if errors.Is(err, context.Canceled) || eval.ReasonOf(err) == "engine" {
		return err
	}
	return errors.Join(fmt.Errorf("model %s: %w", r.model.Name, err), advice("firstline doctor asks each model once, and says what is wrong"))
}

// why says in words why a reply is no answer, with the rule of the policy that it goes by, and what the search has to
// do with it; nothing of an answer.
func why(r chat.Reply) string {
	if r.Action == chat.Answer {
		return ""
	}
	said := ground(r.Action, r.Reason)
	if r.Reason == chat.OutOfHours {
		if r.WithinHours != "" {
			said += "; within hours it is a handoff, " + string(r.WithinHours) + ": " + ground(r.Action, r.WithinHours) + byWords(r.Words)
		}
		return said
	}
	said += byWords(r.Words)
	sure := slices.IndexFunc(r.Searched, func(f chat.Found) bool { return f.Confident && len(f.Hits) > 0 })
	switch {
	case sure >= 0 && r.Action != chat.Clarify:
		said += ", although the search takes " + r.Searched[sure].Hits[0].Entry.ID + " for an answer"
	case r.Reason == chat.NotKnown && len(r.Found) > 0:
		said += ": the search takes nothing that it found for an answer"
	case r.Reason == chat.NotKnown:
		said += ": the search found nothing"
	}
	if r.Reason == chat.Ambiguous {
		said += rivals(r.Searched)
	}
	return said
}

// byWords names the customer's words that a rule goes by.
func byWords(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return ", by the words “" + strings.Join(words, " … ") + "”"
}

// ground is what a reason stands for, and the rule of the policy that it goes by.
func ground(action chat.Action, reason chat.Reason) string {
	switch {
	case reason == chat.OffTopic && action == chat.Handoff:
		return "it is taken to be none of the company's business, which firstline.yaml has people told (rule P18)"
	case reason == chat.AskedForHuman && action == chat.Clarify:
		return "a human is asked for the first time, and asked what for (rule P15)"
	}
	switch reason {
	case chat.OffTopic:
		return "it is taken to be none of the company's business (rule P18)"
	case chat.Spam:
		return "it is taken for advertising, or to mean nothing (rule P21)"
	case chat.Attack:
		return "it is taken for an attempt to have the operator break its rules (rule P22)"
	case chat.Secret:
		return "it is taken to ask for the operator's own workings (rule P23)"
	case chat.WrongAddress:
		return "it is taken to be meant for another company (rule P20)"
	case chat.AskedForHuman:
		return "a human is insisted on (rule P16)"
	case chat.Ambiguous:
		return "it may be about more than one thing (rule P5)"
	case chat.OutOfHours:
		return "a human is called, and nobody is there at this hour (rule P17)"
	case chat.NotKnown:
		return "it is taken to have no answer in the knowledge (rule P4)"
	}
	return "the model gives a reason that there is not: " + strings.ToValidUTF8(string(reason), "?")
}

// rivals names the entries that come equally near, where the search tells of two.
func rivals(searched []chat.Found) string {
	for _, f := range searched {
		if f.Rival != nil && len(f.Hits) > 0 {
			return ": " + f.Hits[0].Entry.ID + " and " + f.Rival.Entry.ID + " come equally near, and do not say the same"
		}
	}
	return ""
}
