package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/prompt"
)

type promptOptions struct {
	operator string
	question string
	annotate bool
}

func newPrompt(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "prompt",
		Short: "what an operator is told, layer by layer",
		Args:  knownCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newPromptShow(a))
	return cmd
}

func newPromptShow(a *app) *cobra.Command {
	var o promptOptions
	cmd := &cobra.Command{
		Use:   "show",
		Short: "the assembled prompt of an operator, with tokens and origins",
		Long: `Shows the prompt that a model is given: the base layer, the company's, the operator's,
and, with --for, the entries found for a question. Tokens are those of o200k_base.

Exit status: 0 done · 2 configuration or command line wrong.`,
		Example: "  firstline prompt show --operator igor\n  firstline prompt show --for \"как поставить виджет\" --annotate",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.runPromptShow(cmd, o) },
	}
	cmd.Flags().StringVar(&o.operator, "operator", "", "whose prompt (default: the first of firstline.yaml)")
	cmd.Flags().StringVar(&o.question, "for", "", "with what is found for this `QUESTION`")
	cmd.Flags().BoolVar(&o.annotate, "annotate", false, "before each line, the file and line that it comes from")
	a.completeOperator(cmd)
	return cmd
}

// promptReport is the result of prompt show, as it is printed in JSON.
type promptReport struct {
	Operator string        `json:"operator"`
	Tokens   int           `json:"tokens"`
	Layers   []promptLayer `json:"layers"`
	Text     string        `json:"text"`
}

type promptLayer struct {
	Name   string `json:"name"`
	Source kb.Pos `json:"source"`
	Tokens int    `json:"tokens"`
	Text   string `json:"text"`
}

func (a *app) runPromptShow(cmd *cobra.Command, o promptOptions) error {
	w, err := a.openSearched()
	if err != nil {
		return err
	}
	configured, err := w.Operator(o.operator)
	if err != nil {
		return err
	}
	assembled, err := w.assemble(cmd, o.question, configured.Name)
	if err != nil {
		return err
	}
	if o.annotate && !a.json() {
		a.printAnnotated(assembled)
		return nil
	}
	report := newPromptReport(configured.Name, assembled)
	if a.json() {
		return writeJSON(a.out, report)
	}
	styles := a.styles()
	for _, layer := range report.Layers {
		fmt.Fprintf(a.out, "%s\n%s\n\n", styles.Dim.Render(fmt.Sprintf("── %s · %s · %d tokens", layer.Name, layer.Source, layer.Tokens)),
			strings.TrimRight(layer.Text, "\n"))
	}
	fmt.Fprintf(a.out, "%d tokens in all\n", report.Tokens)
	return nil
}

// assemble makes the prompt of an operator, with what is found for a question if there is one.
func (w *workspace) assemble(cmd *cobra.Command, question, name string) (*prompt.Prompt, error) {
	configured, err := w.Operator(name)
	if err != nil {
		return nil, err
	}
	if err := w.refreshOrKeep(cmd.Context()); err != nil {
		return nil, err
	}
	operator, _, err := w.operator(configured)
	if err != nil {
		return nil, err
	}
	var messages []chat.Message
	if strings.TrimSpace(question) != "" {
		messages = append(messages, chat.Message{Role: chat.User, Text: question})
	}
	now, err := w.app.now()
	if err != nil {
		return nil, err
	}
	request, err := operator.Request(cmd.Context(), messages, now)
	return request.Prompt, err
}

func newPromptReport(operator string, p *prompt.Prompt) promptReport {
	report := promptReport{Operator: operator, Text: p.Text()}
	for _, layer := range p.Layers {
		report.Layers = append(report.Layers, promptLayer{
			Name: layer.Name, Source: layer.Source, Text: layer.Text(), Tokens: prompt.Tokens(layer.Text()),
		})
	}
	report.Tokens = prompt.Tokens(report.Text)
	return report
}

// printAnnotated prints each line behind the place that it comes from.
func (a *app) printAnnotated(p *prompt.Prompt) {
	styles := a.styles()
	widest := 0
	for _, layer := range p.Layers {
		for _, line := range layer.Lines {
			widest = max(widest, len([]rune(line.Pos.String())))
		}
	}
	for _, layer := range p.Layers {
		for _, line := range layer.Lines {
			fmt.Fprintf(a.out, "%s %s\n", styles.Dim.Render(fmt.Sprintf("%-*s", widest, line.Pos)), line.Text)
		}
	}
}
