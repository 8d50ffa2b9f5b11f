package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/chat"
	"firstline/eval/report"
	"firstline/kb"
)

type askOptions struct {
	operator string
	model    string
}

func newAsk(a *app) *cobra.Command {
	var o askOptions
	cmd := &cobra.Command{
		Use:   "ask QUESTION",
		Short: "one answer, with what was found and why it acted so",
		Long: `Puts one question to an operator as a customer would, now, and shows the reply, what it
does and why, how sure the search was, and what it had found. The rules that a reason goes by (P1, P2 …) are
those of the policy, prompt/policy.en.md. Outside of the company's hours it also says what a handoff would have been
within them.

Exit status: 0 done · 2 configuration or command line wrong · 3 the model failed.`,
		Example: "  firstline ask \"сколько стоит Pro?\"\n  firstline ask --operator anton \"где мой заказ\"",
		Args:    oneQuestion,
		RunE:    func(cmd *cobra.Command, args []string) error { return a.runAsk(cmd, args[0], o) },
	}
	cmd.Flags().StringVar(&o.operator, "operator", "", "who is asked (default: the first of firstline.yaml)")
	cmd.Flags().StringVar(&o.model, "model", "", "use this model (default: the operator's)")
	a.completeOperator(cmd)
	a.completeModel(cmd)
	a.bindOverrides(cmd)
	a.bindDebug(cmd)
	return cmd
}

// oneQuestion refuses a question that the shell took for several words.
func oneQuestion(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usageError("give one question, in quotes")
	}
	return nil
}

func (a *app) runAsk(cmd *cobra.Command, question string, o askOptions) error {
	if strings.TrimSpace(question) == "" {
		return usageError("the question is empty")
	}
	now, err := a.now()
	if err != nil {
		return err
	}
	w, err := a.openSearched()
	if err != nil {
		return err
	}
	configured, err := w.Operator(o.operator)
	if err != nil {
		return err
	}
	configured.Model.Text = cmp.Or(o.model, configured.Model.Text)
	if err := w.refreshOrKeep(cmd.Context()); err != nil {
		return err
	}
	defer w.close()
	answering, err := w.respondent(configured)
	if err != nil {
		return err
	}
	asked, err := answering.ask(cmd.Context(), []chat.Message{{Role: chat.User, Text: question}}, now)
	if err != nil {
		return err
	}
	w.noteDropped(configured, asked.Dropped)
	if a.json() {
		return writeJSON(a.out, asked)
	}
	a.printAsk(asked)
	return nil
}

// noteDropped says which entries the budget of an operator leaves no room for.
func (w *workspace) noteDropped(o project.Operator, dropped []kb.Hit) {
	model, err := w.Model(o.Model.Text)
	if err != nil {
		return // it has answered
	}
	budget := w.Budget(o, model)
	for _, id := range entryIDs(dropped) {
		w.app.note("%s: left out for the budget of %s: %s", budget.Pos, report.Many(budget.N, "token"), id)
	}
}

func (a *app) printAsk(r askReport) {
	fmt.Fprintf(a.out, "%s\n\n", r.Text)
	printDeed(a.out, a.styles(), r)
	for _, hit := range r.Found {
		named := ""
		if hit.Why.Exact > 0 {
			named = ", named in the question"
		}
		fmt.Fprintf(a.out, "  found %.3f %s%s\n", hit.Score, hit.Entry, named)
	}
}

// printDeed prints what a reply does beside what it says: why, on what it rests, and what is wrong with it.
func printDeed(w io.Writer, styles ui.Styles, r askReport) {
	fmt.Fprintf(w, "%s  %s\n", styles.Title.Render(deed(r.Action, r.Reason)), styles.Dim.Render(r.Operator))
	if r.Why != "" {
		fmt.Fprintf(w, "  why: %s\n", r.Why)
	}
	for _, id := range r.Entries {
		fmt.Fprintf(w, "  rests on %s\n", id)
	}
	if r.Contact != "" {
		fmt.Fprintf(w, "  lead, to be reached at %s\n", r.Contact)
	}
	for _, image := range r.Images {
		fmt.Fprintf(w, "  shows %s\n", image.Src)
	}
	if len(r.Ungrounded) > 0 {
		fmt.Fprintf(w, "  %s %s\n", styles.Bad.Render("ungrounded"), strings.Join(r.Ungrounded, ", "))
	}
	for _, fault := range r.Faults {
		fmt.Fprintf(w, "  %s %s wanted: %s, got: %s\n", styles.Bad.Render("fault"), fault.Check, oneLine(fault.Want), oneLine(fault.Got))
	}
	for _, s := range r.Searched {
		question := ""
		if len(r.Searched) > 1 {
			question = ": " + oneLine(s.Question)
		}
		fmt.Fprintf(w, "  confidence %.2f, %s%s\n", s.Confidence, sure(styles, s.Confident), question)
	}
}

// deed is an action with its reason, as they are written in question sets.
func deed(action chat.Action, reason chat.Reason) string {
	if reason == "" {
		return string(action)
	}
	return string(action) + ", " + string(reason)
}
