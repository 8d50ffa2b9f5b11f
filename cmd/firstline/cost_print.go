package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"firstline/cmd/firstline/internal/ui"
)

// printBill prints a line a figure, with how it was had.
func (a *app) printBill(b *bill) {
	c, all := b.account, grouped(strconv.Itoa(b.month.Dialogs))
	without := grouped(strconv.Itoa(b.month.WithoutHuman))
	table := ui.Table{Header: []string{"", " figure", "how it was had"}}
	line := func(name, figure, how string) { table.Rows = append(table.Rows, []string{name, figure, how}) }

	line("a dialog with people", b.money(c.PersonDialog), fmt.Sprintf("%s ÷ (%d dialogs a day × %d days)",
		b.money(&b.people.Salary), b.people.DialogsADay, b.people.Days))
	line("dialogs without a human", without, b.howWithout())
	line("their share", times(c.Share, 100, "%"), without+" of "+all)
	line("saved work", b.whole(c.Saved), without+" × "+b.money(c.PersonDialog))
	if c.Hours != nil {
		line("hours of it", times(c.Hours, 1, "h"), fmt.Sprintf("%s × %s min ÷ 60", without, b.people.MinutesADialog))
	}
	line("the operator", b.money(c.Price), b.howPrice())
	if c.Price != nil {
		line("saved work ÷ the operator", times(c.Ratio, 1, "times"), b.whole(c.Saved)+" ÷ "+b.money(c.Price))
		line("a dialog with the operator", b.money(c.Dialog), b.money(c.Price)+" ÷ "+all)
		line("one without a human", b.money(c.Resolved), b.money(c.Price)+" ÷ "+without)
	}
	a.styles().Print(a.out, table)
}

// howWithout says where the number of dialogs without a human is from.
func (b *bill) howWithout() string {
	if b.given.Month.WithoutHuman != nil {
		return "as given"
	}
	rate := b.run.Total.ResolutionRate
	return fmt.Sprintf("%s × %d ÷ %d, the resolution rate of %s", grouped(strconv.Itoa(b.month.Dialogs)), rate.K, rate.N, b.runName)
}

// howPrice says where the operator's price is from.
func (b *bill) howPrice() string {
	switch {
	case b.operator.Fee != nil:
		return "as given, a month"
	case b.operator.ADialog != nil:
		return fmt.Sprintf("%s × %s of tokens a dialog, as in %s", grouped(strconv.Itoa(b.month.Dialogs)), b.money(b.operator.ADialog), b.runName)
	case b.run != nil:
		return "not known: what the tokens of " + b.runName + " cost is not; give --fee"
	default:
		return "not known: give --fee, or a RUN of a model whose price is configured"
	}
}

// money prints an amount: whole, with two places, or what is less than that with six.
func (b *bill) money(d *decimal.Decimal) string {
	if d == nil {
		return "–"
	}
	places := int32(2)
	switch hundredth := decimal.New(1, -2); {
	case d.IsInteger():
		places = 0
	case d.LessThan(hundredth):
		places = 6
	}
	return strings.TrimSpace(grouped(d.StringFixed(places)) + " " + b.people.Currency)
}

// whole prints an amount without its small coins.
func (b *bill) whole(d *decimal.Decimal) string {
	if d == nil {
		return "–"
	}
	return b.money(new(d.Round(0)))
}

// times prints so many times a figure, with one place and a unit.
func times(d *decimal.Decimal, n int64, unit string) string {
	if d == nil {
		return "–"
	}
	return grouped(d.Mul(decimal.NewFromInt(n)).StringFixed(1)) + " " + unit
}

// grouped sets the thousands of a decimal number apart: 56948.75 becomes 56,948.75.
func grouped(number string) string {
	whole, rest, decimals := strings.Cut(number, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if decimals {
		return whole + "." + rest
	}
	return whole
}

// costReport is an account as it is printed in JSON. Amounts are decimal numbers in text; what is
// divided has six places, a dialog with people two.
type costReport struct {
	Schema   string             `json:"schema"`
	Currency string             `json:"currency"` // empty: not said
	Month    costReportMonth    `json:"month"`
	People   costReportPeople   `json:"people"`
	Operator costReportOperator `json:"operator"`
	Saved    *string            `json:"saved" jsonschema:"nullable"` // work of people
	Ratio    *float64           `json:"ratio" jsonschema:"nullable"` // saved ÷ the operator's price
	Hours    *float64           `json:"hours" jsonschema:"nullable"` // of work saved; null where minutes are not known
}

type costReportMonth struct {
	Dialogs      int      `json:"dialogs"`
	WithoutHuman int      `json:"without_human"`
	Share        *float64 `json:"share" jsonschema:"nullable"`
}

type costReportPeople struct {
	Salary      string  `json:"salary"`
	DialogsADay int     `json:"dialogs_a_day"`
	Days        int     `json:"days"`
	Minutes     *string `json:"minutes" jsonschema:"nullable"`
	Dialog      *string `json:"dialog" jsonschema:"nullable"`
}

type costReportOperator struct {
	Price    *string `json:"price" jsonschema:"nullable"` // of the month
	Dialog   *string `json:"dialog" jsonschema:"nullable"`
	Resolved *string `json:"resolved" jsonschema:"nullable"` // a dialog without a human
}

// costSchema names the format of a [costReport].
const costSchema = "firstline.cost/v1"

func (b *bill) report() costReport {
	c := b.account
	r := costReport{
		Schema: costSchema, Currency: c.Currency,
		Month:    costReportMonth{b.month.Dialogs, b.month.WithoutHuman, float(c.Share)},
		People:   costReportPeople{b.people.Salary.String(), b.people.DialogsADay, b.people.Days, nil, exact(c.PersonDialog)},
		Operator: costReportOperator{exact(c.Price), exact(c.Dialog), exact(c.Resolved)},
		Saved:    exact(c.Saved), Ratio: float(c.Ratio), Hours: float(c.Hours),
	}
	if c.Hours != nil {
		r.People.Minutes = exact(&b.people.MinutesADialog)
	}
	return r
}

func exact(d *decimal.Decimal) *string {
	if d == nil {
		return nil
	}
	return new(d.String())
}

func float(d *decimal.Decimal) *float64 {
	if d == nil {
		return nil
	}
	return new(d.InexactFloat64())
}
