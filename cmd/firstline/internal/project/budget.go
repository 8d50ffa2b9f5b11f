package project

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"firstline/eval"
	"firstline/kb/yaml"
)

// Budget is what a run may cost. The zero value is no limit.
type Budget struct {
	Amount   decimal.Decimal
	Currency string
}

// Set reads a budget, as 5 USD; empty is none.
func (b *Budget) Set(s string) error {
	if s == "" {
		return nil
	}
	var amount Amount
	var currency Currency
	number, code, _ := strings.Cut(s, " ")
	if err := errors.Join(amount.Set(number), currency.Set(strings.TrimSpace(code))); err != nil {
		return fmt.Errorf("max_cost is written as 5 USD, not %q", s)
	}
	if amount.IsZero() {
		return errors.New("max_cost is more than 0: nothing could be played")
	}
	b.Amount, b.Currency = amount.Decimal, string(currency)
	return nil
}

// DecodeYAML reads a scalar.
func (b *Budget) DecodeYAML(n *yaml.Node) error { return scalar(n, b.Set) }

// String is the form that Set reads.
func (b Budget) String() string {
	if b.Currency == "" {
		return ""
	}
	return b.Amount.String() + " " + b.Currency
}

// Price gives what tokens of the model cost, for a run under the budget: a price that is not known, or
// is in another currency, is an error. The built-in model is free.
func (b Budget) Price(m Model) (*eval.Price, error) {
	switch {
	case m.Price != nil && b.Currency != "" && m.Price.Currency != b.Currency:
		return nil, fmt.Errorf("the budget is in %s, and the price of model %s in %s", b.Currency, m.Name, m.Price.Currency)
	case m.Price != nil:
		return (*eval.Price)(m.Price), nil
	case b.Currency != "" && m.Name != BuiltinModel:
		return nil, fmt.Errorf("max_cost needs the price of model %s", m.Name)
	}
	return nil, nil
}
