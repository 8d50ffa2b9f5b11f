package report

import (
	"strings"

	"firstline/eval"
)

// htmlComparison shows this run (B) beside the baseline (A).
type htmlComparison struct {
	Verdict     eval.Judgement
	Word        string
	Says        string // the verdict in a sentence
	A, B        string // the names of the runs
	Rows        []htmlPairedRow
	Detectable  string
	Chart       []htmlDots
	Sets        []htmlPairedRow
	Better      []htmlFlip
	Worse       []htmlFlip
	Differences []string
	Unmatched   []htmlUnmatched
}

// htmlPairedRow is a figure of both runs.
type htmlPairedRow struct {
	Name, Filter, A, B, Difference, Interval, P, Holm string
	Class                                             string // better or worse, where it is no noise
}

// htmlFlip is a dialog that passed in one of the runs.
type htmlFlip struct {
	Set, ID, Anchor string
	A, B            htmlSide
}

type htmlSide struct {
	Outcome     eval.Outcome
	Name        string // of the outcome
	Verdict     string // yes or no
	VerdictName string
	Talk        htmlTalk
	Gone        bool
}

// htmlUnmatched are dialogs that could not be compared, for one reason.
type htmlUnmatched struct {
	Why   string
	Count string
	Names []string
}

func (p *htmlPage) comparison() *htmlComparison {
	c := p.run.Comparison
	if c == nil {
		return nil
	}
	view := &htmlComparison{
		Verdict: c.Verdict, Word: p.Name("verdict", string(c.Verdict)), Says: p.says(c),
		A: c.A.Name, B: c.B.Name,
		Rows: []htmlPairedRow{
			p.paired(p.T("Passed"), c.PassRate),
			p.paired(p.T("Resolution rate"), c.ResolutionRate),
			p.pairedTurns(c.Turns),
		},
		Detectable: p.T("The suite is too small to show any difference."),
	}
	if c.Detectable != nil {
		view.Detectable = p.T("The smallest difference that this suite could have shown: %s", p.Number(100**c.Detectable, 1)+fixed+p.T("pp"))
	}
	for _, s := range c.Sets {
		row := p.paired(s.Set, s.Paired)
		row.Filter, row.Holm, row.Class = setFilter(s.Set), p.P(s.Holm), class(s.Holm, s.Difference)
		view.Sets = append(view.Sets, row)
		view.Chart = append(view.Chart, p.dots(s.Set, setFilter(s.Set), s.B, &s.A))
	}
	for _, f := range c.Flipped {
		one := htmlFlip{Set: f.Set, ID: f.ID, Anchor: anchor(f.Set + "/" + f.ID), A: p.side(f.A), B: p.side(f.B)}
		if f.B != nil && f.B.Passed {
			view.Better = append(view.Better, one)
		} else {
			view.Worse = append(view.Worse, one)
		}
	}
	for _, line := range c.Differences {
		view.Differences = append(view.Differences, p.difference(line))
	}
	view.Unmatched = p.unmatched(c)
	return view
}

// says gives the verdict in a sentence.
func (p *htmlPage) says(c *eval.Comparison) string {
	switch {
	case c.Pairs == 0:
		return p.T("The two runs have no dialog in common.")
	case c.Verdict == eval.NoWorse && len(c.Flipped) == 0:
		return p.T("Not one dialog changed.")
	case c.Verdict == eval.NoWorse:
		return p.T("The pass rate is not more than %s worse, even at the low end of the interval.", p.Number(100*c.Margin, 1)+fixed+p.T("pp"))
	}
	return p.Name("because", string(c.Verdict))
}

func (p *htmlPage) paired(name string, rate eval.Paired) htmlPairedRow {
	return htmlPairedRow{
		Name: name, A: p.Share(rate.A.Value), B: p.Share(rate.B.Value),
		Difference: p.Points(rate.Difference), Interval: p.PointsInterval(rate.Low, rate.High), P: p.P(rate.P),
		Class: class(rate.P, rate.Difference),
	}
}

// pairedTurns is better where there are fewer of them.
func (p *htmlPage) pairedTurns(t eval.PairedTurns) htmlPairedRow {
	return htmlPairedRow{
		Name: p.T("Turns until resolved"), A: p.Figure(t.A, 2), B: p.Figure(t.B, 2),
		Difference: withSign(t.Difference, p.Number(t.Difference, 2)), Interval: nothing, P: p.P(t.P),
		Class: class(t.P, -t.Difference),
	}
}

// class tells a difference from noise.
func class(chance, difference float64) string {
	const alpha = 0.05
	switch {
	case chance >= alpha:
		return ""
	case difference > 0:
		return "better"
	default:
		return "worse"
	}
}

func (p *htmlPage) side(r *eval.Result) htmlSide {
	if r == nil {
		return htmlSide{Gone: true}
	}
	verdict, name := p.verdict(r.Outcome, r.Passed)
	return htmlSide{Outcome: r.Outcome, Name: p.Name("outcome", string(r.Outcome)), Verdict: verdict, VerdictName: name, Talk: p.talk(r)}
}

// difference puts a line of [eval.Fingerprint.Differences] into the words of the page; one of another
// form stays as it is.
func (p *htmlPage) difference(line string) string {
	for _, change := range []string{"added", "removed", "changed"} {
		what, ends := strings.CutSuffix(line, ": "+change)
		if !ends {
			continue
		}
		for _, kind := range []string{"layer", "source", "parameters of", "question set", "synonyms"} {
			if name, begins := strings.CutPrefix(what, kind); begins {
				return p.Name("differs", kind) + name + ": " + p.Name("change", change)
			}
		}
	}
	name, models, found := strings.Cut(line, ": model ")
	a, b, then := strings.Cut(models, ", then ")
	if found && then {
		return p.T("%s: model %s, then %s", name, a, b)
	}
	versions, found := strings.CutPrefix(line, "firstline: ")
	a, b, then = strings.Cut(versions, ", then ")
	if found && then {
		return p.T("firstline: %s, then %s", a, b)
	}
	return line
}

// unmatched groups the dialogs that could not be compared, and those whose script has changed.
func (p *htmlPage) unmatched(c *eval.Comparison) []htmlUnmatched {
	byRun := map[string][]string{}
	for _, u := range c.Unmatched {
		byRun["only in "+u.In] = append(byRun["only in "+u.In], u.Set+"/"+u.ID)
	}
	for _, u := range c.Errors {
		byRun["error in "+u.In] = append(byRun["error in "+u.In], u.Set+"/"+u.ID)
	}
	byRun["rewritten"] = c.Rewritten
	var all []htmlUnmatched
	for _, why := range []string{"only in a", "only in b", "error in a", "error in b", "error in both", "rewritten"} {
		if names := byRun[why]; len(names) > 0 {
			all = append(all, htmlUnmatched{p.Name("unmatched", why), p.N(len(names), "%s dialog/%s dialogs"), names})
		}
	}
	return all
}
