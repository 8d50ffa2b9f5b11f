package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
)

// What a side of a comparison can be called beside runs, operators, models and git revisions.
const (
	baselineName = "baseline"
	asItStands   = "." // the project as it stands
)

// sideName is how a side is called in the results.
func sideName(name string) string {
	if name == asItStands {
		return "as it stands"
	}
	return name
}

// isSettled tells whether a side needs no model: it is one, or a run that is stored.
func (s *suite) isSettled(name string) bool {
	if name == asItStands || slices.Contains(s.OperatorNames(), name) {
		return false
	}
	_, err := s.Runs().Open(name)
	_, none := errors.AsType[eval.RunError](err)
	return name == baselineName || slices.Contains(s.ModelNames(), name) || !none
}

// side gives the run that a name stands for. What has not been run yet is run, on that model (empty: the operators').
func (s *suite) side(ctx context.Context, name, model string) (*eval.Report, error) {
	switch {
	case name == baselineName && s.baseline == nil:
		return nil, eval.RunError("there is no baseline yet; firstline bless RUN makes one")
	case name == baselineName:
		return s.baseline, nil
	case name == asItStands:
		return s.played(ctx, "the project "+sideName(name), &trial{suite: s, runs: s.Runs(), model: model})
	case slices.Contains(s.OperatorNames(), name):
		return s.played(ctx, "operator "+name, &trial{suite: s, runs: s.Runs(), operator: name, model: model})
	case slices.Contains(s.ModelNames(), name):
		return s.played(ctx, "model "+name, &trial{suite: s, runs: s.Runs(), model: name})
	}
	run, err := s.Runs().Open(name)
	if _, none := errors.AsType[eval.RunError](err); !none {
		return run, err
	}
	commit, gitErr := repository{s.Dir}.commit(ctx, name)
	switch {
	case gitErr != nil:
		return nil, &exitError{wrong, fmt.Errorf("%w, and no operator or model of that name; %w", err, gitErr)}
	case commit == "":
		return nil, eval.RunError(fmt.Sprintf("%v, and no operator, model or git revision of that name", err))
	}
	return s.atRevision(ctx, name, commit, model)
}

// played gives the stored run of what a trial would play, and plays it where there is none.
func (s *suite) played(ctx context.Context, what string, t *trial) (*eval.Report, error) {
	if err := t.pick(nil); err != nil {
		return nil, err
	}
	if err := t.open(ctx); err != nil {
		return nil, err
	}
	now, err := s.app.now()
	if err != nil {
		return nil, err
	}
	id, over, err := t.runs.Find(t.plan(now))
	if err != nil || over {
		return s.found(t, id, err)
	}
	if id != "" {
		if _, _, err := t.chooseResumed(id); err != nil {
			return nil, err
		}
	}
	defer t.close()
	s.app.note("running %s", what)
	r, err := t.play(ctx)
	switch {
	case err != nil:
		return nil, err
	case r.Unfinished > 0:
		return nil, t.unfinished(ctx, r)
	}
	return s.found(t, t.id, nil)
}

// found opens a run that is over. That of the project as it stands becomes the last one, as eval's.
func (s *suite) found(t *trial, id string, err error) (*eval.Report, error) {
	if err == nil && t.suite == s && t.operator == "" && t.model == "" && t.runs == s.Runs() {
		err = t.runs.SetLast(id)
	}
	if err != nil {
		return nil, err
	}
	return t.runs.Open(id)
}

// atRevision plays the project as it was at a commit. Its files are laid out in a folder that is
// removed again; the run is stored with those of the project.
func (s *suite) atRevision(ctx context.Context, revision, commit, model string) (*eval.Report, error) {
	folder, err := os.MkdirTemp("", "firstline-*")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }() // a leftover is only untidy
	then, err := s.then(ctx, commit, folder)
	if err != nil {
		return nil, &exitError{wrong, ofRevision(revision, err)}
	}
	return then.played(ctx, "git revision "+revision, &trial{suite: then, runs: s.Runs(), model: model})
}

// then lays out a project as it was at a commit, and reads its scripts.
func (s *suite) then(ctx context.Context, commit, folder string) (*suite, error) {
	if err := errors.Join(repository{s.Dir}.checkOut(ctx, commit, folder), lendEmbeddings(s.Project, folder)); err != nil {
		return nil, err
	}
	p, err := project.Open(folder, false)
	if p == nil {
		return nil, err
	}
	then, scriptsErr := s.app.suite(p)
	return then, errors.Join(err, scriptsErr)
}

// lendEmbeddings gives a folder what embedding models have made for a project: most texts of a
// revision are those of today.
func lendEmbeddings(p *project.Project, folder string) error {
	const made = project.DerivedDir + "/embeddings"
	err := os.CopyFS(filepath.Join(folder, filepath.FromSlash(made)), os.DirFS(p.Path(made)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
