package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/dialog/replay"
	"firstline/prompt"
)

// open brings the index up to date and builds the sides.
func (r *rerun) open(ctx context.Context) error {
	w, err := r.workspace(ctx, r.Project)
	if err != nil {
		return err
	}
	o, err := w.Operator(r.options.operator)
	if err != nil {
		return err
	}
	o.Model.Text = cmp.Or(r.options.model, o.Model.Text)
	if r.budget, err = r.spendable(); err != nil {
		return err
	}
	if err := r.add(w, o, ""); err != nil || r.options.against == "" {
		return err
	}
	return r.addAgainst(ctx, w)
}

// addAgainst builds the second side.
func (r *rerun) addAgainst(ctx context.Context, w *workspace) error {
	name := r.options.against
	if slices.Contains(r.ModelNames(), name) {
		o, err := w.Operator(r.options.operator)
		if err != nil {
			return err
		}
		o.Model.Text = name
		return r.add(w, o, name)
	}
	r.sides = &promptSides{Project: r.Project}
	side, err := r.sides.find(ctx, name)
	if err != nil {
		return err
	}
	if side.revision != "" {
		if err := lendEmbeddings(r.Project, side.project.Dir); err != nil {
			return err
		}
		if w, err = r.workspace(ctx, side.project); err != nil {
			return side.located(err)
		}
	}
	o, err := side.configured(r.options.operator)
	if err != nil {
		return err
	}
	o.Model.Text = cmp.Or(r.options.model, o.Model.Text)
	return r.add(w, o, sideName(name))
}

// workspace opens the index of a project, and brings it up to date.
func (r *rerun) workspace(ctx context.Context, p *project.Project) (*workspace, error) {
	synonyms, err := p.Synonyms()
	if err != nil {
		return nil, err
	}
	w, err := r.app.openForSearch(p, synonyms, r.book)
	if err != nil {
		return nil, err
	}
	r.workspaces = append(r.workspaces, w)
	return w, w.refresh(ctx)
}

// add builds a side.
func (r *rerun) add(w *workspace, o project.Operator, name string) error {
	model, modelErr := w.Model(o.Model.Text)
	asked, company, err := w.operator(o)
	if err := errors.Join(modelErr, err); err != nil {
		return err
	}
	price, err := r.budget.Price(model)
	if err != nil {
		return &exitError{wrong, err}
	}
	if hours, ok := prompt.ParseHours(company.Hours); ok && len(r.asked) == 0 {
		r.hours = hours
	}
	made, err := w.fingerprintOf(o, asked, company, eval.Repeats{})
	if err != nil {
		return err
	}
	r.made = append(r.made, w.withIndex(made))
	layer := company.Layer(w.Config.Language.Text)
	r.asked = append(r.asked, replay.Side{
		Name: name, Operator: o.Name, Model: model.Name, Asked: asked, Company: layer.Text(), Price: price,
	})
	return nil
}

// spendable is what the replay may cost.
func (r *rerun) spendable() (project.Budget, error) {
	var b project.Budget
	if err := b.Set(r.options.maxCost); err != nil {
		return b, &exitError{wrong, fmt.Errorf("--max-cost: %w", err)}
	}
	if b.Currency != "" {
		return b, nil
	}
	return r.Config.Run.MaxCost, nil
}
