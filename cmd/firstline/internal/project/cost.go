package project

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"firstline/kb"
	"firstline/kb/yaml"
)

// Cost is what is known of the money. What is nil is not said.
type Cost struct {
	People   CostPeople   `yaml:"people"`
	Operator CostOperator `yaml:"operator"`
	Month    CostMonth    `yaml:"month"`
	Currency *Currency    `yaml:"currency"` // of salary and fee
}

// CostPeople are those who would answer without an operator.
type CostPeople struct {
	Salary      *Amount `yaml:"salary"` // of one of them, a month
	DialogsADay *Count  `yaml:"dialogs_a_day"`
	Days        *Count  `yaml:"days"`    // of work a month
	Minutes     *Amount `yaml:"minutes"` // of work a dialog
}

// CostOperator is what the operator costs a month.
type CostOperator struct {
	Fee *Amount `yaml:"fee"`
}

// CostMonth is the work of a month.
type CostMonth struct {
	Dialogs      *Count `yaml:"dialogs"`
	WithoutHuman *Count `yaml:"without_human"`
}

// DecodeYAML reads the key. Figures are held against each other once each of them can be read.
func (c *Cost) DecodeYAML(n *yaml.Node) error {
	type plain Cost
	if err := n.Decode((*plain)(c)); err != nil {
		return err
	}
	var mistakes Mistakes
	if perDay := c.People.DialogsADay; perDay != nil && perDay.N == 0 {
		mistakes.Add(kb.Errorf(perDay.Pos, "cost.people.dialogs_a_day must be above zero"))
	}
	if days := c.People.Days; days != nil && days.N == 0 {
		mistakes.Add(kb.Errorf(days.Pos, "cost.people.days must be above zero"))
	}
	if all, part := c.Month.Dialogs, c.Month.WithoutHuman; all != nil && part != nil && part.N > all.N {
		mistakes.Add(kb.Errorf(part.Pos, "cost.month.without_human is %d, of %d dialogs", part.N, all.N))
	}
	return mistakes.Err()
}

// Or fills in from another what is not said here.
func (c Cost) Or(other Cost) Cost {
	return Cost{
		People: CostPeople{
			Salary:      cmp.Or(c.People.Salary, other.People.Salary),
			DialogsADay: cmp.Or(c.People.DialogsADay, other.People.DialogsADay),
			Days:        cmp.Or(c.People.Days, other.People.Days),
			Minutes:     cmp.Or(c.People.Minutes, other.People.Minutes),
		},
		Operator: CostOperator{Fee: cmp.Or(c.Operator.Fee, other.Operator.Fee)},
		Month: CostMonth{
			Dialogs:      cmp.Or(c.Month.Dialogs, other.Month.Dialogs),
			WithoutHuman: cmp.Or(c.Month.WithoutHuman, other.Month.WithoutHuman),
		},
		Currency: cmp.Or(c.Currency, other.Currency),
	}
}

// Amount is a number that is not below zero, with or without decimals: of money, of minutes.
type Amount struct{ decimal.Decimal }

// Set reads an amount as people write it in a configuration: digits with a decimal point.
func (a *Amount) Set(s string) error {
	const most = 30 // digits
	value, err := decimal.NewFromString(s)
	if err != nil || strings.Trim(s, "0123456789.") != "" || len(s) > most {
		return errors.New("an amount is written as 62858 or 0.40")
	}
	a.Decimal = value
	return nil
}

// DecodeYAML reads a scalar.
func (a *Amount) DecodeYAML(n *yaml.Node) error { return scalar(n, a.Set) }

// Count is a whole number that is not below zero, and knows its line.
type Count struct {
	N   int
	Pos kb.Pos
}

// Set reads a whole number.
func (c *Count) Set(s string) error {
	n, err := strconv.Atoi(s)
	switch {
	case err == nil && n < 0:
		return errors.New("a number of things cannot be below zero")
	case err != nil || n > 1<<30:
		return errors.New("a number of things is written as 200")
	}
	c.N = n
	return nil
}

// DecodeYAML reads a scalar.
func (c *Count) DecodeYAML(n *yaml.Node) error {
	c.Pos = n.Pos()
	return scalar(n, c.Set)
}

// Currency is a code of ISO 4217.
type Currency string

// Set reads a code of three letters.
func (c *Currency) Set(s string) error {
	if len(s) != 3 || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return errors.New("a currency is written as RUB or USD")
	}
	*c = Currency(s)
	return nil
}

// DecodeYAML reads a scalar.
func (c *Currency) DecodeYAML(n *yaml.Node) error { return scalar(n, c.Set) }

// scalar reads the text of a node.
func scalar(n *yaml.Node, set func(string) error) error {
	var s string
	if err := n.Decode(&s); err != nil {
		return err
	}
	return set(s)
}
