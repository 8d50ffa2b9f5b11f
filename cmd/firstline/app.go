package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/kb"
)

// app is the process as the commands see it: streams, environment, clock, and the flags that
// all commands share. Only main and the tests build one.
type app struct {
	in       io.Reader
	out, err io.Writer
	screen   io.Writer // out as it came, which tells its size where it is a terminal
	env      func(string) (string, bool)
	clock    func() time.Time
	terminal func() bool // whether out is one
	typing   func() bool // whether in is a terminal, at which a person types; nil: it is none
	watching func() bool // whether err is a terminal; nil: it is not
	width    func() int  // of the terminal; nil: nobody knows

	dir    string // -C
	format string
	color  string
	quiet  bool

	overrides []string        // of firstline.yaml
	debug     string          // the file of what models are sent
	noted     map[string]bool // what noteOnce has said
}

// run is the whole command line: arguments in, exit status out.
func (a *app) run(ctx context.Context, args []string) int {
	out := &watched{w: a.out}
	a.screen, a.out, a.err = a.out, out, &shared{w: a.err}
	root := newRoot(a) //nolint:contextcheck // cobra hands ctx to the commands
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	err := root.ExecuteContext(ctx)
	if ctx.Err() != nil && err != nil {
		err = context.Canceled
	}
	a.complain(err)
	status := statusOf(err)
	if out.err != nil && (status == done || status == notGood) {
		a.complain(out.err)
		status = infrastructure
	}
	return status
}

// watched remembers the first error of a writer, so that a result which was not written whole
// does not pass for one that was.
type watched struct {
	w   io.Writer
	err error
}

// written tells whether stdout has taken all that was printed so far.
func (a *app) written() bool {
	out, ok := a.out.(*watched)
	return !ok || out.err == nil
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.w.Write(p)
	if w.err == nil {
		w.err = err
	}
	return n, err
}

// shared is written to in one piece by whoever has something to say: a server that lets a run wait is told of
// while the run is going on.
type shared struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *shared) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}

// complain prints what is wrong, a line each, with its hint; a hint for several in a row stands after the last.
func (a *app) complain(err error) {
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(a.err, "interrupted")
		return
	}
	errs := project.Split(err)
	for i, err := range errs {
		var syntax *kb.SyntaxError
		var exit *exitError
		var way advice
		switch {
		case errors.As(err, &way):
			a.hint(string(way))
		case errors.As(err, &exit) && exit.err == nil: // all is said
		case errors.As(err, &syntax):
			fmt.Fprintln(a.err, ui.Name(syntax.Error()))
			if i+1 == len(errs) || hintOf(errs[i+1]) != syntax.Hint {
				a.hint(syntax.Hint)
			}
		case errors.Is(err, project.ErrNone):
			fmt.Fprintln(a.err, err)
			a.hint("firstline init makes a small working project; -C DIR names one elsewhere")
		default:
			fmt.Fprintln(a.err, "firstline: "+err.Error())
		}
	}
}

// hintOf is the hint of a mistake in a file; empty of another error.
func hintOf(err error) string {
	if syntax, ok := errors.AsType[*kb.SyntaxError](err); ok {
		return syntax.Hint
	}
	return ""
}

func (a *app) hint(s string) {
	if s != "" {
		fmt.Fprintln(a.err, "  hint: "+s)
	}
}

// note says something on stderr that a person may want to know and a program does not need.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.err, format+"\n", args...)
	}
}

// noteOnce is note for what comes up as often as an operator is built.
func (a *app) noteOnce(said string) {
	if a.noted == nil {
		a.noted = map[string]bool{}
	}
	if !a.noted[said] {
		a.noted[said] = true
		a.note("%s", said)
	}
}

// now is the time that firstline goes by: FIRSTLINE_NOW where it is set, in RFC 3339.
func (a *app) now() (time.Time, error) {
	t, set, err := a.setNow()
	if set {
		return t, err
	}
	return a.clock(), nil
}

// setNow is FIRSTLINE_NOW, and whether it is set.
func (a *app) setNow() (t time.Time, set bool, err error) {
	written, ok := a.env("FIRSTLINE_NOW")
	if !ok || written == "" {
		return time.Time{}, false, nil
	}
	if t, err = time.Parse(time.RFC3339, written); err != nil {
		err = usageError("FIRSTLINE_NOW must be a time as 2026-11-22T15:04:05Z, not %q", written)
	}
	return t, true, err
}

// ticking is a clock that goes on from now: for what has to be timed, by the time that firstline
// goes by.
func (a *app) ticking() (func() time.Time, error) {
	now, err := a.now()
	started := a.clock()
	return func() time.Time { return now.Add(a.clock().Sub(started)) }, err
}

// styles are for what is written to out.
func (a *app) styles() ui.Styles {
	noColor, set := a.env("NO_COLOR")
	colored := a.color == "always" || a.color == "auto" && a.terminal() && (!set || noColor == "")
	return ui.New(a.out, colored)
}

// live tells whether somebody watches what goes on.
func (a *app) live() bool {
	kind, _ := a.env("TERM")
	return kind != "dumb" && a.watching != nil && a.watching()
}

// seen tells whether somebody looks at a terminal that out is, on which things can be shown and keys pressed.
func (a *app) seen() bool {
	kind, _ := a.env("TERM")
	return kind != "dumb" && a.terminal()
}

// progress says how long work is shown to who watches.
func (a *app) progress(clock func() time.Time) ui.ProgressOptions {
	return ui.ProgressOptions{Live: a.live(), Silent: a.quiet, Width: a.columns(), Clock: clock}
}

// columns is the width of the terminal; 0 where nobody knows.
func (a *app) columns() int {
	if a.width == nil {
		return 0
	}
	return a.width()
}

// printWidth is how wide what is written to out may be: 0, no limit, where out is no terminal.
func (a *app) printWidth() int {
	if !a.terminal() {
		return 0
	}
	return a.columns()
}

// json tells whether the result is wanted as JSON.
func (a *app) json() bool { return a.format == "json" }

// open opens the project of -C, or the nearest one above the current folder.
func (a *app) open() (*project.Project, error) {
	var overrides []project.Override
	for _, o := range a.overrides {
		overrides = append(overrides, project.Override(o))
	}
	if a.dir != "" {
		return project.Open(a.dir, false, overrides...)
	}
	return project.Open(".", true, overrides...)
}
