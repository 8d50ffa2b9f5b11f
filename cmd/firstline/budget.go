package main

import (
	"cmp"
	"errors"
	"time"

	"github.com/shopspring/decimal"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
)

// limit is the time that the run may take; 0: any.
func (t *trial) limit() time.Duration { return cmp.Or(t.maxTime, t.Config.Run.MaxTime) }

// budget is what the run may cost.
func (t *trial) budget() project.Budget {
	if t.maxCost.Currency != "" {
		return t.maxCost
	}
	return t.Config.Run.MaxCost
}

// errTime ends a run whose time is up.
var errTime = errors.New("the time is up")

// spending adds up what a run costs. Its dialogs end one at a time.
type spending struct {
	budget project.Budget
	sum    decimal.Decimal
	enough chan struct{} // closed once the budget is spent
}

func (s *spending) add(c *eval.Cost) {
	if c == nil || s.spent() {
		return
	}
	amount, err := decimal.NewFromString(c.Amount)
	if err != nil {
		return // a cost is always a number
	}
	if s.sum = s.sum.Add(amount); s.spent() {
		close(s.enough)
	}
}

func (s *spending) spent() bool {
	return s.budget.Currency != "" && s.sum.GreaterThanOrEqual(s.budget.Amount)
}
