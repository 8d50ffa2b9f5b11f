package main

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

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
	id, err := t.runs.Find(t.plan(now))
	if err != nil {
		return nil, err
	}
	if id == "" {
		s.app.note("running %s", what)
		r, err := t.play(ctx)
		switch {
		case err != nil:
			return nil, err
		case r.Unfinished > 0:
			return nil, t.unfinished(ctx, r)
		}
		id = t.id
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
		return nil, &exitError{wrong, fmt.Errorf("git revision %s: %w", revision, err)}
	}
	return then.played(ctx, "git revision "+revision, &trial{suite: then, runs: s.Runs()})
}

// then lays out a project as it was at a commit, and reads its scripts.
func (s *suite) then(ctx context.Context, commit, folder string) (*suite, error) {
	if err := s.checkOut(ctx, commit, folder); err != nil {
		return nil, err
	}
	p, err := project.Open(folder, false)
	if p == nil {
		return nil, err
	}
	then, scriptsErr := s.app.suite(p)
	return then, errors.Join(err, scriptsErr)
}

// checkOut lays out the project's folder as it was at a commit.
func (s *suite) checkOut(ctx context.Context, commit, folder string) error {
	git := exec.CommandContext(ctx, "git", "archive", "--format=tar", commit)
	git.Dir = s.Dir // only what is in this folder is archived
	var complaint bytes.Buffer
	git.Stderr = &complaint
	archive, err := git.StdoutPipe()
	if err != nil {
		return err
	}
	if err := git.Start(); err != nil {
		return err
	}
	unpackErr := unpack(tar.NewReader(archive), folder)
	if err := git.Wait(); err != nil {
		return fmt.Errorf("%w: %s", err, strings.TrimSpace(complaint.String()))
	}
	return unpackErr
}

// unpack writes the files of an archive into a folder, and nothing outside it.
func unpack(archive *tar.Reader, folder string) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }() // nothing is written through it any more
	for {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		name := filepath.FromSlash(header.Name)
		switch header.Typeflag {
		case tar.TypeDir:
			err = root.MkdirAll(name, 0o777)
		case tar.TypeSymlink:
			err = root.Symlink(header.Linkname, name)
		case tar.TypeReg:
			err = unpackFile(root, name, archive)
		}
		if err != nil {
			return err
		}
	}
}

func unpackFile(root *os.Root, name string, content io.Reader) error {
	if err := root.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	file, err := root.Create(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, content)
	return errors.Join(err, file.Close())
}
