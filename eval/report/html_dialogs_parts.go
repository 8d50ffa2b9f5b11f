package report

import (
	"cmp"
	"slices"

	"firstline/eval/dialog/measure"
)

// dialogsParts are the dialogs by month, channel, operator or version.
type dialogsParts struct {
	Name  string // month, channel …
	Title string
	Rates []htmlDots
	Turns []htmlBars
	Rows  []dialogsRow
}

// dialogsRow is all figures of a part, or of a topic.
type dialogsRow struct {
	Name, Entry, Dialogs, Resolution, Interval, Confirmed, Doubtful, Handoffs, Asked, Kept, Mean, P90 string
	Examples                                                                                          []measure.Example
}

func (p *dialogsPage) parts() []dialogsParts {
	s := p.statistics
	var shown []dialogsParts
	for _, by := range []struct {
		name, title string
		parts       []measure.Part
		of          func(measure.Part) string
	}{
		{"month", p.T("By month"), s.Months, func(m measure.Part) string { return m.Month }},
		{"channel", p.T("By channel"), s.Channels, func(m measure.Part) string { return m.Channel }},
		{"operator", p.T("By operator"), s.Operators, func(m measure.Part) string { return m.Operator }},
		{"version", p.T("By version"), s.Versions, func(m measure.Part) string { return m.Version }},
	} {
		if len(by.parts) < 2 {
			continue // it is all of them
		}
		view := dialogsParts{Name: by.name, Title: by.title}
		for _, m := range by.parts {
			name := cmp.Or(by.of(m), p.T("not said"))
			view.Rates = append(view.Rates, p.dots(name, "", m.ResolutionRate, nil))
			view.Turns = append(view.Turns, p.turns(name, "", m.Turns.Turns, p.longest))
			view.Rows = append(view.Rows, p.row(name, m))
		}
		shown = append(shown, view)
	}
	return shown
}

// longestTurns is what the right end of every chart of turns stands for.
func longestTurns(s *measure.Statistics) float64 {
	longest := 0.0
	for _, m := range slices.Concat(s.Months, s.Channels, s.Operators, s.Versions) {
		if m.Turns.P90 != nil {
			longest = max(longest, *m.Turns.P90, *m.Turns.Mean)
		}
	}
	return longest
}

func (p *dialogsPage) row(name string, m measure.Part) dialogsRow {
	return dialogsRow{
		Name: name, Dialogs: p.Int(m.Dialogs), Resolution: p.Share(m.ResolutionRate.Value), Interval: p.Interval(m.ResolutionRate),
		Confirmed: p.Share(m.ConfirmedRate.Value), Doubtful: p.Int(m.Doubtful), Handoffs: p.Int(m.Handoffs),
		Asked: p.Int(m.AskedForHuman.N), Kept: p.Int(m.AskedForHuman.Kept), Mean: p.Figure(m.Turns.Mean, 2), P90: p.Figure(m.Turns.P90, 0),
	}
}

// dialogsTopics are topics of one kind, the largest first.
type dialogsTopics struct {
	Rows []dialogsRow
	More string   // how many are not shown
	Left []string // what is in none
}

// mostTopics is how many topics of a kind the page shows.
const mostTopics = 60

func (p *dialogsPage) topics(kind measure.TopicKind) dialogsTopics {
	var view dialogsTopics
	left := 0
	for _, t := range p.statistics.Topics {
		switch {
		case t.Kind == measure.Rest && kind == measure.ByCluster:
			view.Left = append(view.Left, p.N(t.Dialogs, "rest"))
		case t.Kind == measure.Nothing && kind == measure.ByCluster:
			view.Left = append(view.Left, p.N(t.Dialogs, "none"))
		case t.Kind != kind:
		case len(view.Rows) == mostTopics:
			left++
		default:
			row := p.row(t.Name, t.Part)
			row.Entry, row.Examples = t.Entry, t.Examples
			view.Rows = append(view.Rows, row)
		}
	}
	if left > 0 {
		view.More = p.N(left, "%s more/%s more")
	}
	return view
}

// dialogsHandover is what was asked before a human came.
type dialogsHandover struct {
	Name, N, Asked string
	Examples       []measure.Example
}

func (p *dialogsPage) handovers() []dialogsHandover {
	var all []dialogsHandover
	for i, h := range p.statistics.Handoffs {
		if i == mostTopics {
			break
		}
		name := h.Name
		switch h.Kind {
		case measure.Rest:
			name = p.T("something else that no entry answers")
		case measure.Nothing:
			name = p.T("no question")
		case measure.ByEntry, measure.ByCluster:
		}
		all = append(all, dialogsHandover{name, p.Int(h.N), p.Int(h.Asked), h.Examples})
	}
	return all
}
