package report

import (
	"io"

	"firstline/eval/dialog/measure"
	"firstline/eval/report/frame"
)

// Dialogs prints what sample dialogs come to as one page like that of [HTML]: for the head of support, who
// sends it on, and the editor of the knowledge base, who reads what nothing answers. Its language is ru or en,
// also where another one is given.
func Dialogs(w io.Writer, s *measure.Statistics, language string) error {
	p, err := newDialogsPage(s, language)
	if err != nil {
		return err
	}
	templates, err := frame.Templates(htmlFiles, "html", p.Words)
	if err != nil {
		return err
	}
	return frame.Write(w, func(w io.Writer) error { return templates.ExecuteTemplate(w, "statistics", p) })
}

// dialogsPage is what the templates show of sample dialogs.
type dialogsPage struct {
	htmlWords
	frame.Frame
	statistics *measure.Statistics
	longest    float64 // turns, at the right end of every chart of them
	Headline   htmlHeadline
	Cards      []htmlCard
	Change     *dialogsChange
	Claims     []dialogsClaim
	Parts      []dialogsParts
	Topics     dialogsTopics
	Unanswered dialogsTopics
	Handovers  []dialogsHandover
	HowTo      []htmlTerm
}

func newDialogsPage(s *measure.Statistics, language string) (*dialogsPage, error) {
	p := &dialogsPage{htmlWords: newWords(language), statistics: s, longest: longestTurns(s)}
	var err error
	if p.Frame, err = frame.New(htmlFiles, "html/page.css", ""); err != nil {
		return nil, err
	}
	p.Title = p.T("What the dialogs with customers say")
	p.Facts = p.about()
	p.Main, p.ToMain = "topics", p.T("To the topics")
	p.Headline, p.Cards = p.headline(), p.cards()
	p.Change, p.Claims = p.change(), p.claims()
	p.Parts = p.parts()
	p.Topics, p.Unanswered = p.topics(measure.ByEntry), p.topics(measure.ByCluster)
	p.Handovers = p.handovers()
	p.HowTo = p.howToDialogs()
	return p, nil
}

func (p *dialogsPage) about() []string {
	s := p.statistics
	lines := []string{p.N(s.Total.Dialogs, "%s dialog/%s dialogs")}
	if n := len(s.Months); n > 0 {
		lines = append(lines, s.Months[0].Month+dash+s.Months[n-1].Month)
	}
	if s.Undated > 0 {
		lines = append(lines, p.N(s.Undated, "%s of them undated/%s of them undated"))
	}
	return lines
}

func (p *dialogsPage) headline() htmlHeadline {
	rate := p.statistics.Total.ResolutionRate
	h := htmlHeadline{Figure: p.Share(rate.Value), Under: []string{p.T("no dialogs")}, Plot: p.dots(p.T("Resolution rate"), "", rate, nil)}
	if rate.Value != nil {
		h.Under = []string{
			p.T("95%% interval %s", p.Interval(rate)),
			p.N(rate.N, "%[2]s of %[1]s dialog/%[2]s of %[1]s dialogs", p.Int(rate.K)),
		}
	}
	return h
}

func (p *dialogsPage) cards() []htmlCard {
	t := p.statistics.Total
	all := []htmlCard{
		{Name: p.T("Confirmed by the customer"), Figure: p.Share(t.ConfirmedRate.Value), Lines: []string{
			p.T("interval %s", p.Interval(t.ConfirmedRate)), p.T("%s of %s", p.Int(t.Confirmed), p.Int(t.Dialogs)),
			p.T("assumed: %s, doubtful of these: %s", p.Int(t.Assumed), p.Int(t.Doubtful)),
		}},
		{Name: p.T("Turns without a human"), Figure: p.Figure(t.Turns.Mean, 2), Lines: []string{
			p.T("median %s", p.Figure(t.Turns.Median, 1)), p.T("90%% of dialogs: up to %s", p.Figure(t.Turns.P90, 0)),
		}},
		{Name: p.T("Handed to a human"), Figure: p.Int(t.Handoffs), Lines: []string{p.T("%s of %s", p.Int(t.Handoffs), p.Int(t.Dialogs))}},
		{Name: p.T("Asked for a human"), Figure: p.Int(t.AskedForHuman.N), Lines: []string{
			p.T("ended without one: %s", p.Int(t.AskedForHuman.Kept)),
			p.T("that is %s, interval %s", p.Share(t.AskedForHuman.KeptRate.Value), p.Interval(t.AskedForHuman.KeptRate)),
		}},
	}
	if t.Rating.N > 0 {
		all = append(all, htmlCard{Name: p.T("Rating"), Figure: p.Figure(t.Rating.Mean, 2), Lines: []string{p.N(t.Rating.N, "by %s customer/by %s customers")}})
	}
	return all
}
