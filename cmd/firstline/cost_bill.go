package main

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/cost"
)

// bill is an account with all that it was made from.
type bill struct {
	given    project.Cost
	run      *eval.Report // nil: none
	runName  string
	people   cost.People
	operator cost.Operator
	month    cost.Month
	account  cost.Account
}

func (b *bill) make() error {
	if err := b.missing(); err != nil {
		return err
	}
	currency := ""
	if b.given.Currency != nil {
		currency = string(*b.given.Currency)
	}
	b.people = cost.People{
		Salary: b.given.People.Salary.Decimal, DialogsADay: b.given.People.DialogsADay.N, Days: b.given.People.Days.N, Currency: currency,
	}
	if minutes := b.given.People.Minutes; minutes != nil {
		b.people.MinutesADialog = minutes.Decimal
	}
	b.month = cost.Month{Dialogs: b.given.Month.Dialogs.N}
	if given := b.given.Month.WithoutHuman; given != nil {
		b.month.WithoutHuman = given.N
	} else {
		b.month.WithoutHuman = share(b.month.Dialogs, b.run.Total.ResolutionRate)
	}
	b.operator = cost.Operator{Currency: currency}
	if fee := b.given.Operator.Fee; fee != nil {
		b.operator.Fee = &fee.Decimal
	} else if err := b.tokens(); err != nil {
		return err
	}
	var err error
	if b.account, err = cost.Of(b.people, b.operator, b.month); err != nil {
		return usageError("%v", err)
	}
	return nil
}

// missing tells all that is not known and has to be.
func (b *bill) missing() error {
	var errs []error
	need := func(known bool, what, flag, key string) {
		if !known {
			errs = append(errs, usageError("%s is not known; give %s, or cost.%s in %s", what, flag, key, project.FileName))
		}
	}
	people, month := b.given.People, b.given.Month
	need(people.Salary != nil, "what one person is paid a month", "--salary", "people.salary")
	need(people.DialogsADay != nil, "how many dialogs one person takes a day", "--dialogs-a-day", "people.dialogs_a_day")
	need(people.Days != nil, "how many days one person works a month", "--days", "people.days")
	need(month.Dialogs != nil, "how many dialogs there are a month", "--dialogs", "month.dialogs")
	if b.run != nil && b.run.Part() != "" {
		errs = append(errs, eval.RunError(b.runName+" is a part of the question sets ("+b.run.Part()+"): it tells nothing of the whole"))
	}
	if b.run == nil {
		need(month.WithoutHuman != nil, "how many of them end without a human", "a RUN, --without-human", "month.without_human")
	} else if month.WithoutHuman == nil && b.run.Total.N == 0 {
		errs = append(errs, eval.RunError(b.runName+" has no dialog with an outcome: it tells no resolution rate"))
	}
	positive := func(n *project.Count, flag string) {
		if n != nil && n.N == 0 {
			errs = append(errs, usageError("--%s must be above zero", flag))
		}
	}
	positive(people.DialogsADay, "dialogs-a-day")
	positive(people.Days, "days")
	return errors.Join(errs...)
}

// share is as many of the month's dialogs as the rate says, to the nearest one.
func share(dialogs int, rate eval.Rate) int { return (2*dialogs*rate.K + rate.N) / (2 * rate.N) }

// tokens takes over from the run what a dialog costs. A dialog that was repeated cost every try.
func (b *bill) tokens() error {
	if b.run == nil || b.run.Total.Cost == nil {
		return nil
	}
	spent, err := decimal.NewFromString(b.run.Total.Cost.Amount)
	if err != nil {
		return fmt.Errorf("%s: the cost of its tokens is %q: %w", b.runName, b.run.Total.Cost.Amount, err)
	}
	played := b.run.Total.Dialogs
	if repeated := b.run.Total.Repeated; repeated != nil {
		played += repeated.Tries - repeated.Dialogs
	}
	if played > 0 {
		b.operator.ADialog, b.operator.Currency = new(spent.DivRound(decimal.NewFromInt(int64(played)), 9)), b.run.Total.Cost.Currency
	}
	return nil
}
