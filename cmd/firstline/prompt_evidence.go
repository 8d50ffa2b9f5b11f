package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/report"
	"firstline/kb"
)

// evidence is a stored run that a promotion rests on, cut down to the question sets that a promotion is about.
type evidence struct {
	id string
	*eval.Report
}

// compare finds the runs that the promotion rests on, and compares them.
func (p *promotion) compare() error {
	after, err := p.latest(p.candidate, nil)
	before, beforeErr := p.latest(p.current, after.Report)
	if err := errors.Join(err, beforeErr); err != nil {
		return err
	}
	p.ran = [2]evidence{before, after}
	c, err := eval.Compare(before.Report, after.Report, eval.Margin)
	if err != nil {
		return err
	}
	c.A.Name, c.B.Name = p.current.Name, p.candidate.Name
	if len(c.Unmatched)+len(c.Rewritten) > 0 { // the scripts are the same, and so must the dialogs be
		return fmt.Errorf("runs %s and %s do not have the same dialogs", before.id, after.id)
	}
	p.comparison = c
	return nil
}

// latest opens the latest run of an operator as it is now; played in the same things as another run,
// where that is given. Where there is none, the error says in what the nearest is another.
func (p *promotion) latest(o project.Operator, like *eval.Report) (evidence, error) {
	now, err := p.now(o)
	if err != nil {
		return evidence{}, err
	}
	ids, err := p.Runs().IDs()
	if err != nil {
		return evidence{}, err
	}
	var nearest []string
	why := ""
	for _, id := range slices.Backward(ids) {
		run, err := p.Runs().Open(id)
		if err != nil || run.Shard != "" || run.Operator != o.Name && (run.Operator != "" || o.Name != p.current.Name) {
			continue // one that cannot be read speaks for nobody
		}
		differ := stale(run, o.Name, now)
		if len(differ) == 0 && like != nil {
			differ = apart(run.Fingerprint, like.Fingerprint, o.Name, p.candidate.Name)
		}
		if len(differ) == 0 {
			part, err := run.Only(p.setNames())
			if err != nil || part.Total.Errors == 0 {
				return evidence{id, part}, err
			}
			differ = []string{report.Many(part.Total.Errors, "dialog") + " ended by an error"}
		}
		if nearest == nil || len(differ) < len(nearest) {
			nearest, why = differ, "; of the nearest, "+id+": "+strings.Join(differ, "; ")
		}
	}
	mistake := kb.Errorf(o.Pos, "there is no stored run of operator %s as it is now over %s%s", o.Name, strings.Join(p.setNames(), ", "), why)
	mistake.Hint = "firstline eval " + p.chosen() + "--operator " + shellWord(o.Name)
	return evidence{}, mistake
}

// setNames lists the sets that are put to the current operator.
func (p *promotion) setNames() []string {
	var names []string
	for _, s := range p.sets {
		names = append(names, s.Name)
	}
	return names
}

// chosen is how the command line of eval names those sets: not at all where they are all there are.
func (p *promotion) chosen() string {
	if len(p.sets) == len(p.all) {
		return ""
	}
	var chosen []string
	for _, name := range p.setNames() {
		chosen = append(chosen, shellWord(name))
	}
	return strings.Join(chosen, " ") + " "
}

// now is what a run of an operator would be made of now, as far as no knowledge is read.
func (p *promotion) now(o project.Operator) (eval.Fingerprint, error) {
	company, err := p.Company()
	if err != nil {
		return eval.Fingerprint{}, err
	}
	layers, err := p.Layers(o, company)
	if err != nil {
		return eval.Fingerprint{}, err
	}
	model, err := p.Model(o.Model.Text)
	return eval.Fingerprint{
		Layers: layerHashes(o.Name, layers), Models: map[string]string{o.Name: modelName(model)}, Scripts: eval.Scripts(p.sets),
	}, err
}

// stale says in what a run of an operator is not of today: its layers, its model, its scripts.
func stale(run *eval.Report, operator string, now eval.Fingerprint) []string {
	then := eval.Fingerprint{
		Layers: map[string]string{}, Models: map[string]string{operator: run.Fingerprint.Models[operator]}, Scripts: map[string]string{},
	}
	for path, hash := range run.Fingerprint.Layers {
		if strings.HasPrefix(path, operator+": ") {
			then.Layers[path] = hash
		}
	}
	for name := range now.Scripts {
		if hash, ok := run.Fingerprint.Scripts[name]; ok {
			then.Scripts[name] = hash
		}
	}
	return then.Differences(now)
}

// apart says in what two runs of two operators differ beside their layers.
func apart(a, b eval.Fingerprint, operatorA, operatorB string) []string {
	bare := func(f eval.Fingerprint, operator string) eval.Fingerprint {
		f.Layers, f.Scripts, f.Questions = nil, nil, ""
		f.Models = map[string]string{"both": f.Models[operator]}
		f.Parameters = map[string]string{"both": f.Parameters[operator]}
		return f
	}
	return bare(a, operatorA).Differences(bare(b, operatorB))
}
