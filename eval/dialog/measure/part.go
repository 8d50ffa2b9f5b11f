package measure

import (
	"firstline/eval"
	"firstline/eval/stats"
)

// Part is what some of the dialogs come to: those of a month, a channel and so on, or all. Only what it is a
// part by has a name; the name is empty, and left out in JSON, for dialogs that do not say.
type Part struct {
	Month    string `json:"month,omitempty"` // 2026-03, in the dialogs' own zone
	Channel  string `json:"channel,omitempty"`
	Operator string `json:"operator,omitempty"`
	Version  string `json:"version,omitempty"`

	Dialogs        int           `json:"dialogs"`
	ResolutionRate eval.Rate     `json:"resolution_rate"` // no human took part ÷ dialogs
	Confirmed      int           `json:"confirmed"`       // of those without a human: the customer said that it helped
	Assumed        int           `json:"assumed"`         // nothing was said of it
	Doubtful       int           `json:"doubtful"`        // of the assumed: the end speaks against it
	ConfirmedRate  eval.Rate     `json:"confirmed_rate"`  // confirmed ÷ dialogs
	Handoffs       int           `json:"handoffs"`        // a human took part
	AskedForHuman  AskedForHuman `json:"asked_for_human"`
	Turns          Turns         `json:"turns"`
	Rating         Rating        `json:"rating"`
}

// AskedForHuman counts the dialogs in which the customer asked for a human, and those of them that no human
// took part in.
type AskedForHuman struct {
	N        int       `json:"n"`
	Kept     int       `json:"kept"`
	KeptRate eval.Rate `json:"kept_rate"` // kept ÷ n
}

// Turns are those of both sides, over the N dialogs that no human took part in. The interval of the mean is that of
// [stats.PositiveInterval].
type Turns struct {
	N int `json:"n"`
	eval.Turns
}

// Rating is the mean of what N customers gave, from 1 to 5; nil where none did.
type Rating struct {
	N    int      `json:"n"`
	Mean *float64 `json:"mean" jsonschema:"nullable"`
}

// partOf counts dialogs.
func partOf(dialogs []seen) Part {
	p := Part{Dialogs: len(dialogs)}
	contained := 0
	var ratings []int
	for _, d := range dialogs {
		contained += one(d.contained)
		p.Confirmed += one(d.confirmed)
		p.Doubtful += one(d.doubtful)
		p.AskedForHuman.N += one(d.asked)
		p.AskedForHuman.Kept += one(d.asked && d.contained)
		if d.Rating > 0 {
			ratings = append(ratings, d.Rating)
		}
	}
	p.Assumed, p.Handoffs = contained-p.Confirmed, p.Dialogs-contained
	p.ResolutionRate = eval.NewRate(contained, p.Dialogs)
	p.ConfirmedRate = eval.NewRate(p.Confirmed, p.Dialogs)
	p.AskedForHuman.KeptRate = eval.NewRate(p.AskedForHuman.Kept, p.AskedForHuman.N)
	p.Turns = turnsOf(containedTurns(dialogs))
	p.Rating = Rating{len(ratings), eval.Measured(stats.Mean(ratings))}
	return p
}

// containedTurns lists the turns of the dialogs that no human took part in.
func containedTurns(dialogs []seen) []int {
	var turns []int
	for _, d := range dialogs {
		if d.contained {
			turns = append(turns, d.turns)
		}
	}
	return turns
}

func turnsOf(turns []int) Turns {
	t := Turns{len(turns), eval.NewTurns(turns)}
	if low, high, ok := stats.PositiveInterval(turns); ok {
		t.Low, t.High = &low, &high
	}
	return t
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
