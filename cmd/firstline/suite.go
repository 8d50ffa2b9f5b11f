package main

import (
	"errors"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/kb/store"
)

// suite is all that a project is tested with, read and checked.
type suite struct {
	*project.Project
	app        *app
	all        []*eval.Set
	thresholds []eval.Threshold
	questions  []batchQuestion // of eval/search.jsonl
	baseline   *eval.Report    // nil: none was blessed yet
	synonyms   store.Synonyms
}

// openSuite opens the project and reads its scripts.
func (a *app) openSuite() (*suite, error) {
	p, err := a.open()
	if p == nil {
		return nil, err
	}
	s, scriptsErr := a.suite(p)
	return s, errors.Join(err, scriptsErr)
}

// suite reads the scripts of a project, and its layers. All mistakes in them come joined.
func (a *app) suite(p *project.Project) (*suite, error) {
	s := &suite{Project: p, app: a}
	var loadErr, thresholdErr, questionErr, baselineErr, synonymErr error
	s.all, loadErr = p.Sets()
	s.thresholds, thresholdErr = p.Thresholds()
	s.thresholds = project.AllThresholds(s.thresholds, s.all)
	s.questions, questionErr = projectQuestions(p)
	s.baseline, baselineErr = p.Baseline()
	s.synonyms, synonymErr = p.Synonyms()
	_, _, layersErr := p.AllLayers()
	err := errors.Join(loadErr, thresholdErr, questionErr, baselineErr, synonymErr, layersErr)
	if loadErr == nil {
		err = errors.Join(err, eval.Validate(s.all, p.OperatorNames(), s.thresholds))
	}
	if err == nil && len(s.all) == 0 {
		err = usageError("no question sets: there is no %s/*.yaml in %s", project.EvalDir, p.Dir)
	}
	return s, err
}
