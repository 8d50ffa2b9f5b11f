package project

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCost(t *testing.T) {
	c, err := readConfig([]byte(`cost:
  people: {salary: 62858, dialogs_a_day: 200, days: 20, minutes: 4.5}
  operator: {fee: 13000}
  month: {dialogs: 4899, without_human: 3625}
  currency: RUB
`))
	if err != nil {
		t.Fatal(err)
	}
	got := []any{
		c.Cost.People.Salary.String(), c.Cost.People.DialogsADay.N, c.Cost.People.Days.N, c.Cost.People.Minutes.String(),
		c.Cost.Operator.Fee.String(), c.Cost.Month.Dialogs.N, c.Cost.Month.WithoutHuman.N, *c.Cost.Currency,
	}
	if diff := cmp.Diff([]any{"62858", 200, 20, "4.5", "13000", 4899, 3625, Currency("RUB")}, got); diff != "" {
		t.Error(diff)
	}
	if c.Cost.Month.WithoutHuman.Pos.Line != 4 {
		t.Errorf("got %v", c.Cost.Month.WithoutHuman.Pos)
	}
}

func TestCostNotSaid(t *testing.T) {
	c, err := readConfig([]byte("cost: {people: {salary: }, month: {dialogs: 10}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Cost.People.Salary != nil || c.Cost.Operator.Fee != nil || c.Cost.Currency != nil || c.Cost.Month.Dialogs.N != 10 {
		t.Errorf("got %+v", c.Cost)
	}
}

// Every mistake is told, each at its line.
func TestCostMistakes(t *testing.T) {
	for _, test := range []struct {
		config string
		want   []string
	}{
		{
			`cost:
  people:
    salary: 62 858
    dialogs_a_day: many
    days: -20
    minutes: 1e9
  operator: {fe: 13000, fee: -1}
  month: {dialogs: [10]}
  currency: rub
`,
			[]string{
				"firstline.yaml:3: cost.people.salary: an amount is written as 62858 or 0.40",
				"firstline.yaml:4: cost.people.dialogs_a_day: a number of things is written as 200",
				"firstline.yaml:5: cost.people.days: a number of things cannot be below zero",
				"firstline.yaml:6: cost.people.minutes: an amount is written as 62858 or 0.40",
				"firstline.yaml:7: unknown key \"fe\"",
				"firstline.yaml:7: cost.operator.fee: an amount is written as 62858 or 0.40",
				"firstline.yaml:8: cost.month.dialogs must be text, not a list",
				"firstline.yaml:9: cost.currency: a currency is written as RUB or USD",
			},
		},
		{
			"cost:\n  people: {dialogs_a_day: 0,\n    days: 0}\n  month: {dialogs: 10,\n    without_human: 11}\n",
			[]string{
				"firstline.yaml:2: cost.people.dialogs_a_day must be above zero",
				"firstline.yaml:3: cost.people.days must be above zero",
				"firstline.yaml:5: cost.month.without_human is 11, of 10 dialogs",
			},
		},
	} {
		_, err := readConfig([]byte(test.config))
		var got []string
		for _, err := range Split(err) {
			got = append(got, err.Error())
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestCostOr(t *testing.T) {
	flags := Cost{Month: CostMonth{Dialogs: &Count{N: 1}}}
	configured := Cost{Month: CostMonth{Dialogs: &Count{N: 2}, WithoutHuman: &Count{N: 3}}, Currency: new(Currency("RUB"))}
	got := flags.Or(configured)
	if got.Month.Dialogs.N != 1 || got.Month.WithoutHuman.N != 3 || *got.Currency != "RUB" || got.People.Salary != nil {
		t.Errorf("got %+v", got)
	}
}

func TestAmount(t *testing.T) {
	for _, good := range []string{"0", "62858", "0.40", "7.", ".5", "012"} {
		if err := new(Amount).Set(good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, wrong := range []string{"", ".", "-1", "+1", "1e9999999999", "62,858", "0x10", "1.2.3", "₽", strings.Repeat("9", 31)} {
		if err := new(Amount).Set(wrong); err == nil {
			t.Errorf("%s: no error", wrong)
		}
	}
}
