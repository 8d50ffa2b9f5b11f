package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/ui"
)

type chatOptions struct {
	redaction
	operator string
	model    string
}

func newChat(a *app) *cobra.Command {
	var o chatOptions
	cmd := &cobra.Command{
		Use:   "chat",
		Short: "a conversation with an operator, with what was found and why it acted so",
		Long: `Holds a conversation with an operator as a customer would, now. On a terminal what is said
stands on the left, and beside it what the last reply rests on: its action and why, the entries
found with their scores and places, tokens and time. A model with stream: true is read while it
writes. Elsewhere each line of the input is a message, and is printed with its reply as that comes.

` + chatCommands + `
A line that begins with a blank is said to the operator, whatever it begins with.

Exit status: 0 done · 2 configuration or command line wrong · 3 the model failed, where the input
is no terminal; on one it is told, and the conversation goes on · 130 interrupted.`,
		Example: "  firstline chat\n  firstline chat --operator anton --model mini\n  firstline chat < customer.txt",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.runChat(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.operator, "operator", "", "who is talked to (default: the first of firstline.yaml)")
	cmd.Flags().StringVar(&o.model, "model", "", "use this model (default: the operator's)")
	o.bind(cmd, "saves what was said as it stands", "what is saved is kept as it was said")
	a.completeOperator(cmd)
	a.completeModel(cmd)
	a.bindOverrides(cmd)
	a.bindDebug(cmd)
	return cmd
}

func (a *app) runChat(ctx context.Context, o chatOptions) error {
	clock, err := a.ticking()
	if err != nil {
		return err
	}
	w, err := a.openSearched()
	if err != nil {
		return err
	}
	defer w.close()
	t := &talk{w: w, model: o.model, redaction: o.redaction, clock: clock}
	if err := t.turnTo(o.operator); err != nil {
		return err
	}
	if err := w.refreshOrKeep(ctx); err != nil {
		return err
	}
	if err := t.turnTo(o.operator); err != nil { // which knows the index as it is now
		return err
	}
	if a.seen() && a.typing != nil && a.typing() && !a.json() {
		return ui.Converse(ctx, a.in, a.screen, a.styles(), t, t.greeting())
	}
	return a.converse(ctx, t)
}

// maxSaid is how long a line of the input may be, in bytes.
const maxSaid = 1 << 20

// converse holds a conversation line by line.
func (a *app) converse(ctx context.Context, t *talk) error {
	read := linesOf(ctx, a.in)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case line, open := <-read:
			if !open {
				return nil
			}
			if line.err != nil {
				return line.err
			}
			if !a.json() {
				fmt.Fprintf(a.out, "> %s\n\n", oneLine(ui.Plain(line.text)))
			}
			said, err := t.answer(ctx, line.text)
			if err == nil {
				err = a.printReply(said)
			}
			if err != nil || said.end {
				return err
			}
		}
	}
}

// saidLine is a line of the input that is not blank, or why there are no more.
type saidLine struct {
	text string
	err  error
}

// linesOf gives the lines of an input until it or ctx ends: who waits for a person can be interrupted.
func linesOf(ctx context.Context, in io.Reader) <-chan saidLine {
	read := make(chan saidLine)
	give := func(l saidLine) bool {
		select {
		case read <- l:
			return l.err == nil
		case <-ctx.Done():
			return false
		}
	}
	go func() {
		defer close(read)
		scanner := bufio.NewScanner(in)
		scanner.Buffer(nil, maxSaid)
		number := 0
		for scanner.Scan() {
			number++
			text := scanner.Text()
			switch {
			case strings.TrimSpace(text) == "":
			case !utf8.ValidString(text):
				give(saidLine{err: usageError("line %d of the input is not UTF-8", number)})
				return
			case !give(saidLine{text: text}):
				return
			}
		}
		if err := scanner.Err(); err != nil {
			give(saidLine{err: usageError("line %d of the input cannot be read: %v", number+1, err)})
		}
	}()
	return read
}
