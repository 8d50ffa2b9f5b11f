package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/kb"
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

// side gives the run that a name stands for. What has not been run yet is run.
func (s *suite) side(ctx context.Context, name string) (*eval.Report, error) {
	switch {
	case name == baselineName && s.baseline == nil:
		return nil, eval.RunError("there is no baseline yet; firstline bless RUN makes one")
	case name == baselineName:
		return s.baseline, nil
	case name == asItStands:
		return s.played(ctx, "the project "+sideName(name), &trial{suite: s, runs: s.Runs()})
	case slices.Contains(s.OperatorNames(), name):
		return s.played(ctx, "operator "+name, &trial{suite: s, runs: s.Runs(), operator: name})
	case slices.Contains(s.ModelNames(), name):
		return s.played(ctx, "model "+name, &trial{suite: s, runs: s.Runs(), model: name})
	}
	run, err := s.Runs().Open(name)
	if _, none := errors.AsType[eval.RunError](err); !none {
		return run, err
	}
	commit, ok := s.commit(ctx, name)
	if !ok {
		return nil, eval.RunError(fmt.Sprintf("%v, and no operator, model or git revision of that name", err))
	}
	return s.atRevision(ctx, name, commit)
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

// commit finds the commit that a git revision names.
func (s *suite) commit(ctx context.Context, revision string) (string, bool) {
	if strings.HasPrefix(revision, "-") {
		return "", false
	}
	out, err := exec.CommandContext(ctx, "git", "-C", s.Dir, "rev-parse", "--verify", "--quiet", revision+"^{commit}").Output()
	return strings.TrimSpace(string(out)), err == nil
}

// atRevision plays the project as it was at a commit. Its files are laid out in a folder that is
// removed again; the run is stored with those of the project.
func (s *suite) atRevision(ctx context.Context, revision, commit string) (*eval.Report, error) {
	folder, err := os.MkdirTemp("", "firstline-*")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }() // a leftover is only untidy
	then, err := s.then(ctx, commit, folder)
	if err != nil {
		return nil, &exitError{wrong, ofRevision(revision, err)}
	}
	return then.played(ctx, "git revision "+revision, &trial{suite: then, runs: s.Runs()})
}

// ofRevision says of what is wrong that it is so at a git revision: its places are as HEAD:kb/faq.md.
func ofRevision(revision string, err error) error {
	var errs []error
	for _, one := range project.Split(err) {
		if syntax, ok := errors.AsType[*kb.SyntaxError](one); ok {
			then := *syntax
			then.Pos.Path = revision + ":" + then.Pos.Path
			one = &then
		} else {
			one = fmt.Errorf("git revision %s: %w", revision, one)
		}
		errs = append(errs, one)
	}
	return errors.Join(errs...)
}

// then lays out a project as it was at a commit, and reads its scripts.
func (s *suite) then(ctx context.Context, commit, folder string) (*suite, error) {
	if err := errors.Join(s.checkOut(ctx, commit, folder), s.lendEmbeddings(folder)); err != nil {
		return nil, err
	}
	p, err := project.Open(folder, false)
	if p == nil {
		return nil, err
	}
	then, scriptsErr := s.app.suite(p)
	return then, errors.Join(err, scriptsErr)
}

// lendEmbeddings gives a folder what embedding models have made for the project: most texts of a
// revision are those of today.
func (s *suite) lendEmbeddings(folder string) error {
	const made = project.DerivedDir + "/embeddings"
	err := os.CopyFS(filepath.Join(folder, filepath.FromSlash(made)), os.DirFS(s.Path(made)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// checkOut lays out the project's folder as it was at a commit, through an index of its own: that of
// the user, and the files at hand, stay as they are.
func (s *suite) checkOut(ctx context.Context, commit, folder string) error {
	index := filepath.Join(folder, ".firstline", "git-index")
	if err := os.Mkdir(filepath.Dir(index), 0o777); err != nil {
		return err
	}
	inside, err := s.git(ctx, index, "rev-parse", "--show-prefix")
	if err != nil {
		return err
	}
	if _, err := s.git(ctx, index, "cat-file", "-e", commit+":"+inside); err != nil {
		return errors.New("the project was not there yet")
	}
	if _, err := s.git(ctx, index, "read-tree", commit+":"+inside); err != nil {
		return err
	}
	top, err := s.git(ctx, index, "rev-parse", "--show-toplevel")
	if err != nil {
		return err
	}
	_, err = s.git(ctx, index, "-C", top, "checkout-index", "--all", "--prefix="+filepath.ToSlash(folder)+"/")
	return err
}

// git runs a git command in the project's folder, with an index of its own.
func (s *suite) git(ctx context.Context, index string, args ...string) (string, error) {
	git := exec.CommandContext(ctx, "git", args...)
	git.Dir = s.Dir
	git.Env = append(git.Environ(), "GIT_INDEX_FILE="+index)
	out, err := git.Output()
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		return "", fmt.Errorf("git %s: %w: %s", args[0], err, bytes.TrimSpace(failed.Stderr))
	}
	return strings.TrimRight(string(out), "\r\n"), err
}
