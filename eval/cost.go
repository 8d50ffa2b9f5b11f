package eval

import (
	"firstline/eval/chat"

	"github.com/shopspring/decimal"
)

// Price is what a model's tokens cost, per million of them.
type Price struct {
	Input, Output decimal.Decimal
	Currency      string // ISO 4217
}

// Cost is an amount of money. Amount is an exact decimal number in text, not rounded.
type Cost struct {
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
}

// cost is what the tokens cost with that model, nil where its price is not known.
func (o Options) cost(model string, tokens chat.TokenCounts) *Cost {
	price, known := o.Prices[model]
	if !known {
		return nil
	}
	return price.Of(tokens)
}

// Of is what tokens cost at the price.
func (p Price) Of(tokens chat.TokenCounts) *Cost {
	const perMillion = -6
	amount := p.Input.Mul(decimal.NewFromInt(int64(tokens.Input))).
		Add(p.Output.Mul(decimal.NewFromInt(int64(tokens.Output)))).
		Shift(perMillion)
	return &Cost{Amount: amount.String(), Currency: p.Currency}
}

// sumCost adds what dialogs cost.
func sumCost(results []*Result) *Cost {
	costs := make([]*Cost, len(results))
	for i, r := range results {
		costs[i] = r.Cost
	}
	return SumCosts(costs)
}

// SumCosts adds what dialogs cost. It is nil where one has no cost, or the currencies differ: a part is never
// given as the whole.
func SumCosts(costs []*Cost) *Cost {
	var sum decimal.Decimal
	for i, c := range costs {
		if c == nil || c.Currency != costs[max(i-1, 0)].Currency {
			return nil
		}
		amount, err := decimal.NewFromString(c.Amount)
		if err != nil {
			return nil
		}
		sum = sum.Add(amount)
	}
	if len(costs) == 0 {
		return nil
	}
	return &Cost{Amount: sum.String(), Currency: costs[0].Currency}
}
