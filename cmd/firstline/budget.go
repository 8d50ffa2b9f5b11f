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

// errDead ends a run whose model is dead.
var errDead = errors.New("the model is dead")

// deadModel watches for a model that cannot be had: each further dialog would wait out its retries for
// nothing.
type deadModel struct {
	row  int // dialogs that ended so, one after another
	said string
}

// enoughErrors is how many dialogs in a row end a run.
const enoughErrors = 10

// add counts a dialog, and tells whether the model is dead.
func (d *deadModel) add(r eval.Result) bool {
	if r.Outcome != eval.Errored || r.Reason != "unreachable" && r.Reason != "auth" {
		d.row = 0
		return false
	}
	d.row++
	d.said = r.Error
	return d.row >= enoughErrors
}
