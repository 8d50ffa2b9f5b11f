package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/chat"
	"firstline/eval/report"
)

// saidReport is a reply of a conversation as it is printed in JSON, a line each.
type saidReport struct {
	askReport
	Timing saidTiming `json:"timing"`
}

type saidTiming struct {
	Seconds float64 `json:"seconds"`
}

// printReply prints what a line came to, where the output is no terminal or a result of another kind.
func (a *app) printReply(said answered) error {
	switch {
	case said.reply == nil && a.json():
		a.note("%s", said.note)
	case said.reply == nil:
		fmt.Fprintf(a.out, "%s\n\n", said.note)
	case a.json():
		return writeJSONL(a.out, saidReport{*said.reply, saidTiming{said.seconds}})
	default:
		fmt.Fprintf(a.out, "%s\n\n", said.reply.Text)
		printDeed(a.out, a.styles(), *said.reply)
		fmt.Fprintf(a.out, "  %s\n\n", spentOn(said))
	}
	return nil
}

// spentOn says what a reply took. The built-in model takes no tokens.
func spentOn(said answered) string {
	tokens := said.reply.Tokens
	if tokens == (chat.TokenCounts{}) {
		return fmt.Sprintf("%.2f s", said.seconds)
	}
	return fmt.Sprintf("%s in, %s out, %.2f s", report.Many(tokens.Input, "token"), report.Many(tokens.Output, "token"), said.seconds)
}

// besideOf is what a terminal shows beside a reply.
func besideOf(said answered) string {
	var b strings.Builder
	printDeed(&b, ui.New(&b, false), *said.reply)
	fmt.Fprintf(&b, "\n%s\n", spentOn(said))
	if len(said.reply.Found) > 0 {
		b.WriteString("\nfound\n")
	}
	for _, hit := range said.reply.Found {
		fmt.Fprintf(&b, "  %.3f  %s\n         %s\n", hit.Score, hit.Title, hit.Source)
	}
	return b.String()
}

// why says what was found for the last message, and how each score comes about.
func (t *talk) why() answered {
	if t.last == nil {
		return answered{note: nothingSaid}
	}
	var b strings.Builder
	printDeed(&b, ui.New(&b, false), *t.last.reply)
	for _, hit := range t.last.reply.Found {
		fmt.Fprintf(&b, "\n%d. %s  %s  %s  %.3f\n", hit.Rank, hit.Title, hit.Entry, hit.Source, hit.Score)
		printWhy(&b, hit.Why)
		fmt.Fprintln(&b, ui.Indent(hit.Text, 3))
	}
	if len(t.last.reply.Found) == 0 {
		b.WriteString("\nnothing was found\n")
	}
	return answered{note: strings.TrimRight(b.String(), "\n")}
}

const nothingSaid = "nothing has been said yet"

// prompt shows what the model was given for the last message.
func (t *talk) prompt(ctx context.Context) (answered, error) {
	if t.last == nil {
		return answered{note: nothingSaid}, nil
	}
	model, err := t.w.Model(t.configured.Model.Text)
	if err != nil {
		return answered{}, err
	}
	request, err := t.operator.Request(ctx, t.messages[:len(t.messages)-1], t.said[len(t.said)-2].At)
	if err != nil {
		return answered{}, err
	}
	shown := newPromptReport(t.configured.Name, model, request.Prompt)
	shown.Budget = t.w.Budget(t.configured, model).N
	var b strings.Builder
	printPrompt(&b, ui.New(io.Discard, false), shown, false)
	return answered{note: strings.TrimRight(b.String(), "\n")}, nil
}
