package cost

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

func amount(s string) *decimal.Decimal { return new(decimal.RequireFromString(s)) }

func people() People {
	return People{Salary: *amount("62858"), DialogsADay: 200, Days: 20, Currency: "RUB"}
}

// shown prints an account, each figure to as many places as people want, nil as –.
func shown(a Account) map[string]string {
	all := map[string]string{}
	for name, f := range map[string]struct {
		value  *decimal.Decimal
		places int32
	}{
		"a dialog with people": {a.PersonDialog, 2}, "share": {a.Share, 3}, "saved": {a.Saved, 0}, "price": {a.Price, 2},
		"ratio": {a.Ratio, 1}, "a dialog": {a.Dialog, 2}, "a resolved one": {a.Resolved, 2}, "hours": {a.Hours, 1},
	} {
		all[name] = "–"
		if f.value != nil {
			all[name] = f.value.StringFixed(f.places)
		}
	}
	return all
}

func TestOf(t *testing.T) {
	minutes := people()
	minutes.MinutesADialog = *amount("4")
	idle := people()
	idle.DialogsADay = 0
	for _, test := range []struct {
		name     string
		people   People
		operator Operator
		month    Month
		want     map[string]string
	}{
		{
			// The case that is published: a support of 4,899 dialogs a month.
			"published", people(),
			Operator{Fee: amount("13000"), Currency: "RUB"},
			Month{4899, 3625},
			map[string]string{
				"a dialog with people": "15.71", "share": "0.740", "saved": "56949", "price": "13000.00", "ratio": "4.4",
				"a dialog": "2.65", "a resolved one": "3.59", "hours": "–",
			},
		},
		{
			"tokens and minutes", minutes,
			Operator{ADialog: amount("0.1234567"), Currency: "RUB"},
			Month{1000, 600},
			map[string]string{
				"a dialog with people": "15.71", "share": "0.600", "saved": "9426", "price": "123.46", "ratio": "76.4",
				"a dialog": "0.12", "a resolved one": "0.21", "hours": "40.0",
			},
		},
		{
			"a fee instead of tokens", people(),
			Operator{Fee: amount("5"), ADialog: amount("7"), Currency: "RUB"},
			Month{10, 5},
			map[string]string{
				"a dialog with people": "15.71", "share": "0.500", "saved": "79", "price": "5.00", "ratio": "15.7",
				"a dialog": "0.50", "a resolved one": "1.00", "hours": "–",
			},
		},
		{
			"no dialogs", minutes,
			Operator{Fee: amount("13000"), Currency: "RUB"},
			Month{},
			map[string]string{
				"a dialog with people": "15.71", "share": "–", "saved": "0", "price": "13000.00", "ratio": "0.0",
				"a dialog": "–", "a resolved one": "–", "hours": "0.0",
			},
		},
		{
			"nothing resolved, free of charge", people(),
			Operator{Fee: amount("0"), Currency: "RUB"},
			Month{10, 0},
			map[string]string{
				"a dialog with people": "15.71", "share": "0.000", "saved": "0", "price": "0.00", "ratio": "–",
				"a dialog": "0.00", "a resolved one": "–", "hours": "–",
			},
		},
		{
			"no price, nobody at work", idle,
			Operator{Currency: "USD"},
			Month{10, 5},
			map[string]string{
				"a dialog with people": "–", "share": "0.500", "saved": "–", "price": "–", "ratio": "–",
				"a dialog": "–", "a resolved one": "–", "hours": "–",
			},
		},
	} {
		a, err := Of(test.people, test.operator, test.month)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if diff := cmp.Diff(test.want, shown(a)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// The price of a dialog is rounded before it is multiplied: 3,625 × 15.7145 would be 56,965.
func TestRoundedFirst(t *testing.T) {
	a, err := Of(people(), Operator{}, Month{4899, 3625})
	if err != nil || a.Saved.String() != "56948.75" {
		t.Errorf("got %v, %v", a.Saved, err)
	}
}

func TestOfRefuses(t *testing.T) {
	rub := Operator{Fee: amount("1"), Currency: "RUB"}
	for _, test := range []struct {
		people   People
		operator Operator
		month    Month
		want     string
	}{
		{people(), Operator{Fee: amount("13000"), Currency: "USD"}, Month{2, 1}, "people are paid in RUB and the operator in USD: they cannot be compared"},
		{People{}, rub, Month{2, 1}, "people are paid in an unknown currency and the operator in RUB: they cannot be compared"},
		{people(), rub, Month{2, 3}, "3 of 2 dialogs without a human, with people who take 200 a day on 20 days, cannot be"},
		{people(), rub, Month{2, -1}, "-1 of 2 dialogs without a human, with people who take 200 a day on 20 days, cannot be"},
		{People{Days: -1, Currency: "RUB"}, rub, Month{2, 1}, "1 of 2 dialogs without a human, with people who take 0 a day on -1 days, cannot be"},
	} {
		if _, err := Of(test.people, test.operator, test.month); err == nil || err.Error() != test.want {
			t.Errorf("got %v, want %s", err, test.want)
		}
	}
}
