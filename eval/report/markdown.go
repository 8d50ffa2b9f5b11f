package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"firstline/eval"
)

// Markdown prints a summary of the run for a merge request: the comparison, the thresholds, the
// figures of each set, whose it is to mend, and the first dialogs that did not pass. It is at most
// 60,000 characters long, and says what it leaves out.
func Markdown(w io.Writer, r Run) error {
	odd, err := r.oddDialogs()
	if err != nil {
		return err
	}
	p := &page{Run: r}
	p.headline()
	p.part()
	if r.Comparison != nil {
		p.comparison()
	}
	p.thresholds()
	p.sets()
	p.mend()
	p.flaky(odd)
	p.retrieval()
	p.coverage()
	p.notPassed(odd)
	p.drafts()
	_, err = io.WriteString(w, p.b.String())
	return err
}

func (p *page) headline() {
	missed := 0
	for _, v := range p.Thresholds {
		if !v.OK {
			missed++
		}
	}
	var wrong []string
	if p.Standing() == eval.NotTrusted {
		wrong = append(wrong, Many(p.Total.Errors, "dialog")+" ended by an error")
	}
	if missed > 0 {
		wrong = append(wrong, fmt.Sprintf("%d of %s missed", missed, Many(len(p.Thresholds), "threshold")))
	}
	if failed := p.Total.N - p.Total.Passed; failed > 0 && len(p.Thresholds) == 0 {
		wrong = append(wrong, fmt.Sprintf("%d of %s did not pass", failed, Many(p.Total.Dialogs, "dialog")))
	}
	switch {
	case len(wrong) > 0:
		p.printf("## firstline: ✗ %s\n", strings.Join(wrong, ", "))
	case len(p.Thresholds) > 0:
		p.printf("## firstline: ✓ no threshold missed\n")
	default:
		p.printf("## firstline: ✓ %d of %s passed\n", p.Total.Passed, Many(p.Total.Dialogs, "dialog"))
	}
	p.printf("\nResolution rate **%s** (95 %% interval %s), pass rate **%s** (%s), turns **%s** on average.\n",
		Percent(p.Total.ResolutionRate.Value), Interval(p.Total.ResolutionRate),
		Percent(p.Total.PassRate.Value), Interval(p.Total.PassRate), Decimals(p.Total.Turns.Mean, 2))
	if p.Total.Errors > 0 {
		p.printf("\n**%s ended by an error** of a model, an engine or a time limit, and counted in no rate.\n", Many(p.Total.Errors, "dialog"))
	}
}

// part says that the figures are not those of the whole suite, where they are not.
func (p *page) part() {
	if p.Unfinished > 0 {
		p.printf("\n> **Interrupted:** %s not played. All figures are those of a part.\n", Many(p.Unfinished, "dialog"))
	}
	if p.Shard != "" {
		p.printf("\n> **Shard %s:** all figures are those of a part of the dialogs.\n", quoted(p.Shard))
	}
	p.names("> **Only these were asked for**, all figures are theirs", p.Selection)
}

func (p *page) thresholds() {
	if len(p.Thresholds) == 0 {
		return
	}
	p.printf("\n### Thresholds\n")
	missedFirst := slices.Clone(p.Thresholds)
	slices.SortStableFunc(missedFirst, func(a, b eval.Verdict) int { return cmp.Compare(rank(a), rank(b)) })
	p.table([]string{"", "threshold", "actual"}, len(missedFirst), "threshold", func(i int) []string {
		v := missedFirst[i]
		return []string{[]string{"✗", "–", "✓"}[rank(v)], quoted(v.Threshold), Found(v)}
	})
}

// rank of a threshold is 0 where it is missed, 2 where it holds, and 1 where it cannot be told yet.
func rank(v eval.Verdict) int {
	switch {
	case !v.OK:
		return 0
	case v.Note != "":
		return 1
	}
	return 2
}

func (p *page) sets() {
	p.printf("\n### Question sets\n")
	header := []string{
		"set", " dialogs", " errors", " resolution rate", " 95 % interval", " contained", " falsely",
		" pass rate", " turns, mean", " p90",
	}
	all := append([]eval.Totals{p.Total}, p.Sets...)
	p.table(header, len(all), "set", func(i int) []string {
		t, name := all[i], "**all**"
		if i > 0 {
			name = quoted(t.Set)
		}
		return []string{
			name, strconv.Itoa(t.Dialogs), strconv.Itoa(t.Errors),
			Percent(t.ResolutionRate.Value), Interval(t.ResolutionRate),
			Percent(t.ContainmentRate.Value), strconv.Itoa(t.FalseContainment),
			Percent(t.PassRate.Value), Decimals(t.Turns.Mean, 2), Decimals(t.Turns.P90, 0),
		}
	})
}

func (p *page) mend() {
	if len(p.Mend) == 0 {
		return
	}
	p.printf("\n### Whose it is to mend\n")
	p.table([]string{" dialogs", "cause", "whose it is", "the first of them"}, len(p.Mend), "task", func(i int) []string {
		m := p.Mend[i]
		task := m.Task
		if task.Path != "" {
			task.Path = quoted(p.path(task.Path))
		}
		task.Operator = quoted(task.Operator)
		first := "–"
		if len(m.Dialogs) > 0 {
			first = quoted(m.Dialogs[0])
		}
		return []string{strconv.Itoa(len(m.Dialogs)), string(m.Cause), Mender(task), first}
	})
}

func (p *page) retrieval() {
	r := p.Retrieval
	if r == nil {
		return
	}
	p.printf("\n### Search\n\nOver %s: R@1 %s, R@5 %s, MRR@10 %s, AUROC %s, FPR@95 %s.\n", Many(r.N, "question"),
		Percent(r.R1), Percent(r.R5), Decimals(r.MRR10, 2), Decimals(r.AUROC, 2), Percent(r.FPR95))
}

func (p *page) coverage() {
	c := p.Coverage
	if c == nil {
		return
	}
	p.printf("\n### Coverage of the knowledge base\n")
	files := append([]eval.FileCoverage{{CoverCounts: c.CoverCounts}}, c.Files...)
	p.table([]string{"file", " entries", " found", " cited", " confirmed"}, len(files), "file", func(i int) []string {
		f, name := files[i], "**all**"
		if i > 0 {
			name = quoted(p.path(f.Path))
		}
		return []string{name, strconv.Itoa(f.Entries), strconv.Itoa(f.Found), strconv.Itoa(f.Cited), strconv.Itoa(f.Confirmed)}
	})
}
