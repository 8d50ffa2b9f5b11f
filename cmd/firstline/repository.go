package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
)

// repository is the git repository that a project lies in, at its top or in a folder.
type repository struct{ dir string } // of the project

// errNoGit says that there is no git to ask.
var errNoGit = errors.New("git is not installed, and without it there are no revisions")

// commit finds the commit that a git revision names; empty where it names none.
func (r repository) commit(ctx context.Context, revision string) (string, error) {
	if strings.HasPrefix(revision, "-") {
		return "", nil
	}
	out, err := exec.CommandContext(ctx, "git", "-C", r.dir, "rev-parse", "--verify", "--quiet", revision+"^{commit}").Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return "", errNoGit
	case err != nil:
		return "", ctx.Err()
	}
	return strings.TrimSpace(string(out)), nil
}

// checkOut lays out the project's folder as it was at a commit, through an index of its own: that of
// the user, and the files at hand, stay as they are.
func (r repository) checkOut(ctx context.Context, commit, folder string) error {
	index := filepath.Join(folder, ".firstline", "git-index")
	if err := os.Mkdir(filepath.Dir(index), 0o777); err != nil {
		return err
	}
	inside, err := r.git(ctx, index, "rev-parse", "--show-prefix")
	if err != nil {
		return err
	}
	if _, err := r.git(ctx, index, "cat-file", "-e", commit+":"+inside); err != nil {
		return errors.New("the project was not there yet")
	}
	if _, err := r.git(ctx, index, "read-tree", commit+":"+inside); err != nil {
		return err
	}
	top, err := r.git(ctx, index, "rev-parse", "--show-toplevel")
	if err != nil {
		return err
	}
	_, err = r.git(ctx, index, "-C", top, "checkout-index", "--all", "--prefix="+filepath.ToSlash(folder)+"/")
	return err
}

// git runs a git command in the project's folder, with an index of its own.
func (r repository) git(ctx context.Context, index string, args ...string) (string, error) {
	git := exec.CommandContext(ctx, "git", args...)
	git.Dir = r.dir
	git.Env = append(git.Environ(), "GIT_INDEX_FILE="+index)
	out, err := git.Output()
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		return "", fmt.Errorf("git %s: %w: %s", args[0], err, bytes.TrimSpace(failed.Stderr))
	}
	return strings.TrimRight(string(out), "\r\n"), err
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
