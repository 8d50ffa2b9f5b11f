// Package cost sets what a month of dialogs costs with people against what it costs with an
// operator. Money is decimal throughout and never a float.
package cost

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// People are those who would answer without an operator.
type People struct {
	Salary         decimal.Decimal // of one of them, a month
	DialogsADay    int             // that one of them takes
	Days           int             // that one of them works a month
	MinutesADialog decimal.Decimal // 0: not known
	Currency       string          // ISO 4217; empty: not known
}

// Dialog is what one dialog costs with people: the salary ÷ (dialogs a day × days), rounded to two
// places before anything is multiplied by it, as published prices are. It is nil where they take no
// dialogs.
func (p People) Dialog() *decimal.Decimal {
	return ratio(p.Salary, decimal.NewFromInt(int64(p.DialogsADay)*int64(p.Days)), published)
}

// Operator is what an operator costs: a fee, or as much as each dialog takes of tokens.
type Operator struct {
	Fee      *decimal.Decimal // a month; nil: none is known
	ADialog  *decimal.Decimal // asked where there is no fee; nil: not known
	Currency string
}

// Price is what the operator costs in that month, nil where neither fee nor tokens are known.
func (o Operator) Price(m Month) *decimal.Decimal {
	switch {
	case o.Fee != nil:
		return o.Fee
	case o.ADialog != nil:
		return new(o.ADialog.Mul(decimal.NewFromInt(int64(m.Dialogs))))
	}
	return nil
}

// Month is the work of a month.
type Month struct {
	Dialogs      int
	WithoutHuman int // of them, those that ended without a human
}

// Account is what a month comes to. What cannot be told is nil.
type Account struct {
	Currency     string
	PersonDialog *decimal.Decimal // a dialog with people; see [People.Dialog]
	Share        *decimal.Decimal // without a human ÷ dialogs, from 0 to 1
	Saved        *decimal.Decimal // work of people: without a human × PersonDialog
	Price        *decimal.Decimal // of the operator
	Ratio        *decimal.Decimal // Saved ÷ Price
	Dialog       *decimal.Decimal // Price ÷ dialogs
	Resolved     *decimal.Decimal // Price ÷ without a human
	Hours        *decimal.Decimal // of work saved: without a human × minutes ÷ 60
}

// How many decimal places a quotient is rounded to: what people are paid for a dialog, other money,
// and what is no money. Saved and the price of tokens are exact.
const (
	published = 2
	money     = 6
	number    = 16
)

// Of makes the account of a month. Amounts in different currencies, counts below zero and more
// dialogs without a human than there were are errors.
func Of(p People, o Operator, m Month) (Account, error) {
	switch {
	case p.DialogsADay < 0, p.Days < 0, m.WithoutHuman < 0, m.WithoutHuman > m.Dialogs:
		return Account{}, fmt.Errorf("%d of %d dialogs without a human, with people who take %d a day on %d days, cannot be",
			m.WithoutHuman, m.Dialogs, p.DialogsADay, p.Days)
	case o.Price(m) != nil && p.Currency != o.Currency:
		return Account{}, fmt.Errorf("people are paid in %s and the operator in %s: they cannot be compared", named(p.Currency), named(o.Currency))
	}
	dialogs, without := decimal.NewFromInt(int64(m.Dialogs)), decimal.NewFromInt(int64(m.WithoutHuman))
	a := Account{
		Currency: p.Currency, PersonDialog: p.Dialog(), Price: o.Price(m),
		Share: ratio(without, dialogs, number),
	}
	if a.PersonDialog != nil {
		a.Saved = new(a.PersonDialog.Mul(without))
	}
	if a.Price != nil {
		a.Dialog, a.Resolved = ratio(*a.Price, dialogs, money), ratio(*a.Price, without, money)
	}
	if a.Price != nil && a.Saved != nil {
		a.Ratio = ratio(*a.Saved, *a.Price, number)
	}
	if p.MinutesADialog.IsPositive() {
		a.Hours = ratio(p.MinutesADialog.Mul(without), decimal.NewFromInt(60), number)
	}
	return a, nil
}

func ratio(a, b decimal.Decimal, places int32) *decimal.Decimal {
	if b.IsZero() {
		return nil
	}
	return new(a.DivRound(b, places))
}

func named(currency string) string {
	if currency == "" {
		return "an unknown currency"
	}
	return currency
}
