package main

import (
	"context"
	"slices"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/kb"
	"firstline/kb/lint"
	"firstline/kb/text"
	"firstline/prompt"
)

// linter gathers what every part of a project has to say of itself.
type linter struct {
	*app
	*project.Project
	sources  []*kb.Source
	findings []kb.Finding
}

func (l *linter) add(findings ...kb.Finding) { l.findings = append(l.findings, findings...) }

// gather fills in the sources and the findings. Its error is one that keeps lint from looking.
func (l *linter) gather(ctx context.Context) error {
	if err := l.readSources(ctx); err != nil {
		return err
	}
	layers, company, err := l.AllLayers()
	l.add(project.Findings(err, "CF001")...)
	l.add(l.Lint()...)
	knowledge, err := l.knowledge(company)
	if err != nil {
		return err
	}
	base := lint.Read(knowledge)
	found, err := base.Check(ctx)
	if err != nil {
		return err
	}
	l.add(found...)
	l.add(prompt.Lint(layers, company, prompt.Beside{Base: base, Tokens: l.Config.Lint.Tokens.N})...)
	return l.lintScripts(company)
}

// readSources reads every file under kb/, whether the index has it or not: the rules want all of them
// whole.
func (l *linter) readSources(ctx context.Context) error {
	_, err := l.Synonyms()
	l.add(project.Findings(err, unreadable)...)
	w, err := l.openIndex(l.Project)
	if err != nil {
		return err
	}
	l.sources, err = w.readSince(ctx, nil)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	l.add(project.Findings(err, unreadable)...)
	_, err = w.store.Plan(l.sources) // ids that two sources give
	l.add(project.Findings(err, unreadable)...)
	for _, s := range l.sources {
		l.add(s.Problems...)
	}
	return nil
}

// knowledge is what the rules look at.
func (l *linter) knowledge(company *prompt.Company) (lint.Knowledge, error) {
	now, err := l.now()
	k := lint.Knowledge{Sources: l.sources, Files: l.FS, Now: now, Reviewed: l.Config.Lint.Reviewed.Duration(), Said: company.Entries()}
	for _, topic := range l.Config.Lint.Topics {
		k.Topics = append(k.Topics, topic.Text)
	}
	all := paths(l.sources)
	for _, o := range l.Config.Operators {
		if served, err := o.Sources(all); err == nil {
			k.Served = append(k.Served, served)
		}
	}
	return k, err
}

func paths(sources []*kb.Source) []string {
	var all []string
	for _, s := range sources {
		all = append(all, s.Path)
	}
	return all
}

// lintScripts looks at the question sets, and at what lies beside them.
func (l *linter) lintScripts(company *prompt.Company) error {
	sets, err := l.SetFiles()
	if err != nil {
		return err
	}
	thresholds, err := l.Thresholds()
	l.add(project.Findings(err, "CF001")...)
	l.add(eval.Lint(l.FS, sets, l.OperatorNames(), thresholds, l.known(company))...)
	_, err = l.Baseline()
	l.add(project.Findings(err, "CF006")...)
	questions, err := projectQuestions(l.Project)
	l.add(project.Findings(err, "CF007")...)
	l.lintQuestions(questions)
	return nil
}

// known is what operators know, as far as scripts speak of it. Where a source could not be read, nobody
// knows what it says.
func (l *linter) known(company *prompt.Company) eval.Known {
	k := eval.Known{Sources: map[string][]*kb.Source{}, Company: company.Entries()}
	if slices.ContainsFunc(l.findings, func(f kb.Finding) bool { return f.Code == unreadable }) {
		return eval.Known{}
	}
	all := paths(l.sources)
	for _, o := range l.Config.Operators {
		served, err := o.Sources(all)
		if err != nil {
			continue
		}
		k.Sources[o.Name] = []*kb.Source{}
		entries := 0
		for _, s := range l.sources {
			if slices.Contains(served, s.Path) {
				k.Sources[o.Name] = append(k.Sources[o.Name], s)
				entries += len(s.Entries)
			}
		}
		if entries == 0 {
			l.add(kb.Finding{Pos: o.Pos, Code: "CF013", Severity: kb.Warning, Message: "operator " + o.Name + " has no entries to answer from", Hint: "name sources under knowledge: that hold some"})
		}
	}
	return k
}

// lintQuestions finds the entries that eval/search.jsonl wants and nobody has.
func (l *linter) lintQuestions(questions []batchQuestion) {
	known := map[string]bool{}
	var ids []string
	for _, s := range l.sources {
		for i := range s.Entries {
			known[s.Entries[i].ID] = true
			ids = append(ids, s.Entries[i].ID)
		}
	}
	for _, q := range questions {
		if q.Relevant == nil {
			continue
		}
		for _, id := range *q.Relevant {
			if known[id] {
				continue
			}
			f := kb.Finding{Pos: q.pos, Code: "CF012", Severity: kb.Warning, Message: "no entry " + id}
			if near := text.Closest(id, ids); near != "" {
				f.Hint = "did you mean " + near + "?"
			}
			l.add(f)
		}
	}
}
