package eval

import (
	"context"
	"strings"

	"firstline/eval/chat"
)

// Select gives the names, as SET/DIALOG, of those results of a run that want holds for, in the order
// of the run.
func (r *Report) Select(want func(*Result) bool) ([]string, error) {
	var names []string
	for result, err := range r.Dialogs() {
		if err != nil {
			return nil, err
		}
		if want(result) {
			names = append(names, result.Name())
		}
	}
	return names, nil
}

// Affected gives the names, as SET/DIALOG, of the dialogs that may come out otherwise than in an
// earlier run: what the model is given in one of their turns has changed (a layer, or what is
// found), their script has, or they had no outcome then. No model is asked. Of an operator that is no [Finder]
// all dialogs are.
func Affected(ctx context.Context, ops map[string]Operator, sets []*Set, o Options, earlier *Report) ([]string, error) {
	before := map[string]*Result{}
	for result, err := range earlier.Dialogs() {
		if err != nil {
			return nil, err
		}
		before[result.Name()] = result
	}
	var names []string
	for _, p := range o.cast(ops, sets) {
		name := p.set.Name + "/" + p.dialog.ID
		result := before[name]
		same := result != nil && result.Outcome != Errored && result.Script == p.dialog.Hash() &&
			result.Operator == p.name && result.Model == o.Models[p.name]
		if same {
			given, err := p.givenAgain(ctx, result.Messages)
			if err != nil {
				return nil, err
			}
			same = given == result.Given
		}
		if !same {
			names = append(names, name)
		}
	}
	return names, nil
}

// givenAgain is the hash of all that the model would be given now, were the dialog to go as it went.
func (p part) givenAgain(ctx context.Context, messages []Message) (string, error) {
	finder, ok := p.operator.(Finder)
	if !ok {
		return "", nil
	}
	now := p.dialog.At.in(p.options.at(p.name))
	var prompts []string
	var talk []chat.Message
	for _, m := range messages {
		if m.Role == chat.Operator {
			given, err := finder.Given(ctx, talk, now)
			if err != nil {
				return "", err
			}
			prompts = append(prompts, given)
		}
		talk = append(talk, chat.Message{Role: m.Role, Text: m.Text, Action: m.Action, Reason: m.Reason})
	}
	return Hash(strings.Join(prompts, "")), nil
}
