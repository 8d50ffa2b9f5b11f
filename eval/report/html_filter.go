package report

import "firstline/eval"

// htmlFilter is the form that chooses dialogs. Its values are those of the dialogs' data attributes.
type htmlFilter struct {
	Sets, Outcomes, Verdicts, Causes []htmlOption
	Any                              bool   // whether there is a dialog at all
	Shown                            string // forms of «so many of so many are shown», which the script fills in
}

type htmlOption struct {
	Value, Name string
	Count       int
}

// counted puts the count of each option after its name.
func (p *htmlPage) counted(all []htmlOption) {
	for i := range all {
		all[i].Name += " (" + p.Int(all[i].Count) + ")"
	}
}

// The values of the verdict on a dialog.
const (
	verdictYes   = "yes"
	verdictNo    = "no"
	verdictError = "error"
	verdictFlaky = "flaky"
)

func (p *htmlPage) filter() htmlFilter {
	t := p.run.Total
	f := htmlFilter{Any: t.Dialogs > 0, Shown: p.T("shown")}
	for _, s := range p.run.Sets {
		f.Sets = append(f.Sets, htmlOption{s.Set, s.Set, s.Dialogs})
	}
	for _, o := range eval.Outcomes() {
		f.Outcomes = append(f.Outcomes, htmlOption{string(o), p.Name("outcome", string(o)), t.Outcomes[o]})
	}
	f.Verdicts = []htmlOption{
		{verdictYes, p.T("passed"), t.Passed},
		{verdictNo, p.T("did not pass"), t.N - t.Passed},
		{verdictError, p.T("error"), t.Errors},
	}
	if t.Repeated != nil {
		f.Verdicts = append(f.Verdicts, htmlOption{verdictFlaky, p.T("unstable"), len(t.Repeated.Flaky)})
	}
	f.Causes = p.causes()
	for _, all := range [][]htmlOption{f.Sets, f.Outcomes, f.Verdicts, f.Causes} {
		p.counted(all)
	}
	return f
}
