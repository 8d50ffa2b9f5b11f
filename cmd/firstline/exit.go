package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/kb"
)

// The exit statuses. Where several apply, the order of precedence is interrupted, wrong,
// overBudget, infrastructure, notGood, inconclusive, done.
const (
	done           = 0   // done
	notGood        = 1   // done, and not good enough
	wrong          = 2   // command line, configuration or input wrong
	infrastructure = 3   // a model, an engine or the disk failed after retries
	inconclusive   = 4   // inconclusive, where a verdict was required
	overBudget     = 5   // a time or cost budget ended it, and it can be gone on with
	interrupted    = 130 // by Ctrl-C or SIGTERM
)

// exitError ends the process with a status. Without an error of its own everything has already
// been said.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit status %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// usageError is a mistake on the command line.
func usageError(format string, args ...any) error {
	return &exitError{wrong, fmt.Errorf(format, args...)}
}

// statusOf tells the exit status that an error ends with.
func statusOf(err error) int {
	var exit *exitError
	var syntax *kb.SyntaxError
	var run eval.RunError
	switch {
	case err == nil:
		return done
	case errors.Is(err, context.Canceled):
		return interrupted
	case errors.As(err, &exit):
		return exit.code
	case errors.As(err, &syntax), errors.As(err, &run), errors.Is(err, project.ErrNone), errors.Is(err, fs.ErrNotExist):
		return wrong
	default:
		return infrastructure
	}
}

// advice is a way on from the mistakes that it is joined to, told once for all of them.
type advice string

func (a advice) Error() string { return "hint: " + string(a) }

// withAdvice joins advice to mistakes in files under kb/; other errors, and that there is no such folder,
// are as they were.
func withAdvice(err error, way advice) error {
	inFile := func(err error) bool {
		mistake, ok := errors.AsType[*kb.SyntaxError](err)
		return ok && strings.HasPrefix(mistake.Pos.Path, project.KnowledgeDir+"/")
	}
	if !slices.ContainsFunc(project.Split(err), inFile) {
		return err
	}
	return errors.Join(err, way)
}
