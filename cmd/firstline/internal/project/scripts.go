package project

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"firstline/eval"
	"firstline/kb"
)

// Files of EvalDir beside the question sets.
const (
	BaselineFile = EvalDir + "/baseline.json" // the run that was blessed
	SearchFile   = EvalDir + "/search.jsonl"  // questions with the entries that are right for them
	// AcceptedFile holds the findings of lint that the company lives with. It lies beside the baseline,
	// being one: what was so before, under kb/ it would be read as knowledge.
	AcceptedFile = EvalDir + "/accepted.json"
)

// SetFiles lists the files of the question sets.
func (p *Project) SetFiles() ([]string, error) {
	files, err := fs.ReadDir(p.FS, EvalDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, kb.Errorf(kb.Pos{Path: EvalDir}, "this is no folder that can be read: %v", reason(err))
	}
	var names []string
	for _, f := range files {
		if ext := strings.ToLower(path.Ext(f.Name())); !f.IsDir() && (ext == ".yaml" || ext == ".yml") {
			names = append(names, path.Join(EvalDir, f.Name()))
		}
	}
	return names, nil
}

// Sets reads every question set. What is wrong with them, or with the thresholds on them, comes
// joined.
func (p *Project) Sets() ([]*eval.Set, error) {
	names, err := p.SetFiles()
	if err != nil {
		return nil, err
	}
	return eval.Load(p.FS, names)
}

// Thresholds reads those of firstline.yaml.
func (p *Project) Thresholds() ([]eval.Threshold, error) {
	var thresholds []eval.Threshold
	var mistakes Mistakes
	for _, v := range p.Config.Thresholds {
		t, err := eval.ParseThreshold(v.Pos, v.Text)
		mistakes.Add(err)
		if err == nil {
			thresholds = append(thresholds, t)
		}
	}
	return thresholds, mistakes.Err()
}

// Baseline opens the run that was blessed; nil where there is none yet.
func (p *Project) Baseline() (*eval.Report, error) {
	baseline, err := eval.OpenReport(p.Path(BaselineFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		mistake := kb.Errorf(kb.Pos{Path: BaselineFile}, "%s", strings.TrimPrefix(reason(err).Error(), p.Path(BaselineFile)+": "))
		mistake.Hint = "take it from git again, or write it anew by firstline bless RUN"
		return nil, mistake
	}
	return baseline, nil
}

// Runs is where the runs are stored.
func (p *Project) Runs() eval.Runs { return eval.Runs{Dir: p.Path(DerivedDir + "/runs")} }

// AllThresholds joins the thresholds of firstline.yaml with those that stand in the sets.
func AllThresholds(own []eval.Threshold, sets []*eval.Set) []eval.Threshold {
	all := slices.Clone(own)
	for _, s := range sets {
		all = append(all, s.Thresholds...)
	}
	return all
}
