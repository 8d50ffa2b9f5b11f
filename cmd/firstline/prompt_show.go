package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/operator"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/prompt"
)

type promptShowOptions struct {
	operator string
	model    string
	question string
	annotate bool
}

func newPromptShow(a *app) *cobra.Command {
	var o promptShowOptions
	cmd := &cobra.Command{
		Use:   "show",
		Short: "the assembled prompt of an operator, with tokens and origins",
		Long: `Shows the prompt that a model is given: the base layer, the company's, the operator's, with --for the
entries found for a question, and the lines that close it; and besides, of a language model, the mark by
which a leak is known and what it is told out of hours. Tokens are counted as the operator's model counts
them where that is known (gpt-4o, gpt-4.1, gpt-4 and others of OpenAI), else in o200k_base. No model is
asked, and no key is needed.

Over the budget of the operator or of its model (budget: 3000, in tokens, in firstline.yaml) the least
relevant entry is left out first, never a part of one, and it is told which.

Exit status: 0 done · 2 configuration or command line wrong, or the layers alone are over the budget.`,
		Example: "  firstline prompt show --operator igor\n  firstline prompt show --for \"как поставить виджет\" --annotate",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.runPromptShow(cmd, o) },
	}
	cmd.Flags().StringVar(&o.operator, "operator", "", "whose prompt (default: the first of firstline.yaml)")
	cmd.Flags().StringVar(&o.model, "model", "", "as for this model (default: the operator's)")
	cmd.Flags().StringVar(&o.question, "for", "", "with what is found for this `QUESTION`")
	cmd.Flags().BoolVar(&o.annotate, "annotate", false, "before each line, the file and line that it comes from")
	a.completeOperator(cmd)
	a.completeModel(cmd)
	a.bindOverrides(cmd)
	return cmd
}

// promptReport is the result of prompt show, as it is printed in JSON.
type promptReport struct {
	Operator  string        `json:"operator"`
	Model     string        `json:"model"`
	Tokenizer string        `json:"tokenizer"`     // that tokens are counted with
	Own       bool          `json:"own_tokenizer"` // whether it is the model's own
	Budget    int           `json:"budget,omitempty"`
	Tokens    int           `json:"tokens"`
	Layers    []promptLayer `json:"layers"`
	// Besides are the lines that a language model is sent at the end of the layer of acting: the mark by which a leak
	// is known, and that nobody is there, out of hours. They count in no layer, and in Tokens neither.
	Besides       []string    `json:"besides,omitempty"`
	BesidesTokens int         `json:"besides_tokens,omitempty"`
	Dropped       []hitReport `json:"dropped"` // that the budget left no room for, best first
	Text          string      `json:"text"`

	lines [][]prompt.Line // of the layers
	model string          // as its server calls it; empty: the built-in one
	// droppedEntries are the ids of those that were left out, each once.
	droppedEntries []string
}

type promptLayer struct {
	Name   string `json:"name"`
	Source kb.Pos `json:"source"`
	Tokens int    `json:"tokens"`
	Text   string `json:"text"`
}

func (a *app) runPromptShow(cmd *cobra.Command, o promptShowOptions) error {
	w, err := a.openSearched()
	if err != nil {
		return err
	}
	configured, err := w.Operator(o.operator)
	if err != nil {
		return err
	}
	configured.Model.Text = cmp.Or(o.model, configured.Model.Text)
	model, err := w.Model(configured.Model.Text)
	if err != nil {
		return err
	}
	if err := w.refreshOrKeep(cmd.Context()); err != nil {
		return err
	}
	request, err := w.assemble(cmd.Context(), o.question, configured)
	if err != nil {
		return err
	}
	shown := newPromptReport(configured.Name, model, request.Prompt)
	if model.Language() {
		company, err := w.Company()
		if err != nil {
			return err
		}
		shown.Besides = llm.Besides(w.acting(model, company), request)
		shown.BesidesTokens = prompt.TokensOf(shown.model, strings.Join(shown.Besides, "\n"))
	}
	shown.Budget = w.Budget(configured, model).N
	if a.json() {
		return writeJSON(a.out, shown)
	}
	printPrompt(a.out, a.styles(), shown, o.annotate)
	return nil
}

// assemble makes the request of an operator with its prompt, and with what is found for a question if there is one.
func (w *workspace) assemble(ctx context.Context, question string, o project.Operator) (chat.Request, error) {
	config, _, err := w.operatorConfig(o)
	if err != nil {
		return chat.Request{}, err
	}
	var messages []chat.Message
	if strings.TrimSpace(question) != "" {
		messages = append(messages, chat.Message{Role: chat.User, Text: question})
	}
	now, err := w.app.now()
	if err != nil {
		return chat.Request{}, err
	}
	return operator.New(config).Request(ctx, messages, now)
}

func newPromptReport(operator string, m project.Model, p *prompt.Prompt) promptReport {
	r := promptReport{Operator: operator, Model: m.Name, Text: p.Text(), Dropped: newHitReports(p.Dropped)}
	r.model, r.droppedEntries = m.Model.Text, entryIDs(p.Dropped)
	r.Tokenizer, r.Own = prompt.Tokenizer(r.model)
	for _, layer := range p.Layers {
		r.Layers = append(r.Layers, promptLayer{
			Name: layer.Name, Source: layer.Source, Text: layer.Text(), Tokens: prompt.TokensOf(r.model, layer.Text()),
		})
		r.lines = append(r.lines, layer.Lines)
	}
	r.Tokens = prompt.TokensOf(r.model, r.Text)
	return r
}

// printPrompt prints a prompt layer by layer; annotated, each line behind the place that it comes from.
func printPrompt(w io.Writer, styles ui.Styles, r promptReport, annotated bool) {
	widest := 0
	for _, lines := range r.lines {
		for _, line := range lines {
			widest = max(widest, len([]rune(line.Pos.String())))
		}
	}
	for i, layer := range r.Layers {
		if len(r.lines[i]) == 0 {
			continue
		}
		fmt.Fprintln(w, styles.Dim.Render(fmt.Sprintf("── %s · %s · %s", layer.Name, layer.Source, report.Many(layer.Tokens, "token"))))
		for _, line := range r.lines[i] {
			if annotated {
				fmt.Fprint(w, styles.Dim.Render(fmt.Sprintf("%-*s", widest, line.Pos)), " ")
			}
			fmt.Fprintln(w, line.Text)
		}
		fmt.Fprintln(w)
	}
	if len(r.Besides) > 0 {
		fmt.Fprintln(w, styles.Dim.Render(fmt.Sprintf("── besides, at the end of acting · %s more", report.Many(r.BesidesTokens, "token"))))
		fmt.Fprintf(w, "%s\n\n", strings.Join(r.Besides, "\n"))
	}
	fmt.Fprintf(w, "%s of %s in all%s\n", report.Many(r.Tokens, "token"), r.Tokenizer, r.counting())
	if r.Budget > 0 {
		fmt.Fprintf(w, "the budget is %s\n", report.Many(r.Budget, "token"))
	}
	for _, id := range r.droppedEntries {
		fmt.Fprintf(w, "left out for the budget: %s\n", id)
	}
}

// counting says whose tokens those are.
func (r promptReport) counting() string {
	switch {
	case r.model == "":
		return ""
	case r.Own:
		return ", as " + r.model + " counts them"
	}
	return "; how " + r.model + " counts is not known"
}
