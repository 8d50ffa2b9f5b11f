package main

import (
	"errors"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
)

func newCost(a *app) *cobra.Command {
	var given project.Cost
	cmd := &cobra.Command{
		Use:   "cost [RUN]",
		Short: "what a month of dialogs costs with people, and with the operator",
		Long: `Tells for a month of dialogs what the work costs that people no longer do, how many times the
operator's price that is, and what a dialog costs with each. Each figure says how it was had.

Salary, fee and the rest stand under cost: in firstline.yaml, or are given by flags, which go before
it; no project is needed then. Where it is not said how many of the month's dialogs end without a
human, RUN tells it (a stored run: its path, its id, or last) by its resolution rate. Where there is no
fee, the operator costs the tokens that a dialog took in RUN, at the prices of its model.

A dialog with people costs the salary ÷ (dialogs a day × days), rounded to two places.

Exit status: 0 done · 2 a figure is missing or wrong, the currencies differ, or there is no such run.`,
		Example: `  firstline cost --salary 62858 --dialogs-a-day 200 --days 20 --dialogs 4899 --without-human 3625 --fee 13000 --currency RUB
  firstline cost last --dialogs 5000`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.runCost(args, given) },

		ValidArgsFunction: a.completeWith(runNames),
	}
	flags := cmd.Flags()
	flags.Func("salary", "`AMOUNT` that one person is paid a month", into(&given.People.Salary))
	flags.Func("dialogs-a-day", "`NUMBER` of dialogs that one person takes a day", into(&given.People.DialogsADay))
	flags.Func("days", "`NUMBER` of days that one person works a month", into(&given.People.Days))
	flags.Func("minutes", "`NUMBER` of minutes that a person works on a dialog", into(&given.People.Minutes))
	flags.Func("fee", "`AMOUNT` that the operator costs a month", into(&given.Operator.Fee))
	flags.Func("dialogs", "`NUMBER` of dialogs a month", into(&given.Month.Dialogs))
	flags.Func("without-human", "`NUMBER` of them that end without a human", into(&given.Month.WithoutHuman))
	flags.Func("currency", "`CODE` of the currency of salary and fee, as RUB", into(&given.Currency))
	return cmd
}

// into makes the reader of a flag; what is not said stays nil.
func into[T any, P interface {
	*T
	Set(s string) error
}](to **T) func(string) error {
	return func(s string) error {
		*to = new(T)
		return P(*to).Set(s)
	}
}

func (a *app) runCost(names []string, given project.Cost) error {
	p, err := a.open()
	if errors.Is(err, project.ErrNone) && a.dir == "" {
		p, err = nil, nil // flags may say all there is to say
	}
	if err != nil {
		return err
	}
	if p != nil {
		given = given.Or(p.Config.Cost)
	}
	bill := &bill{given: given}
	if len(names) > 0 {
		bill.runName = names[0]
		if bill.run, err = costRun(p, names[0]); err != nil {
			return err
		}
	}
	if err := bill.make(); err != nil {
		return err
	}
	if bill.run != nil && given.Month.WithoutHuman != nil && given.Operator.Fee != nil {
		a.note("%s is not looked at: the fee, and how many dialogs end without a human, are given", bill.runName)
	}
	if a.json() {
		return writeJSON(a.out, bill.report())
	}
	a.printBill(bill)
	return nil
}

// costRun opens a run, outside of a project by its path.
func costRun(p *project.Project, name string) (*eval.Report, error) {
	if p == nil {
		return eval.Runs{}.Open(name)
	}
	return storedRun(p, name)
}
