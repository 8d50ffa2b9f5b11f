package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/watch"
)

// watch ingests, and again whenever a file is saved, until ctx ends. What is wrong with the files is
// told, and it goes on; it ends with what the disk does not do.
func (in *ingester) watch(ctx context.Context) error {
	clock, err := in.app.ticking()
	if err != nil {
		return err
	}
	w := watch.New(watch.Options{Folders: in.folders, Stamp: in.stamp})
	defer w.Close() //nolint:errcheck // nothing is lost with it
	round := &watchRound{ingester: in, clock: clock}
	if err := round.first(ctx); err != nil {
		return err
	}
	in.app.note("watching %s/; Ctrl-C ends it", project.KnowledgeDir)
	polling := false
	for {
		if why := w.Polling(); why != nil && !polling {
			polling = true
			in.app.note("the system does not tell when files change (%v); looking at them now and then", why)
		}
		if err := w.Next(ctx); err != nil {
			return err
		}
		if err := round.next(ctx); err != nil {
			return err
		}
	}
}

// watchRound is an ingest of many.
type watchRound struct {
	*ingester
	clock func() time.Time
	wrong string // what was told to be wrong with the files
}

// first ingests as without --watch.
func (r *watchRound) first(ctx context.Context) error {
	done, err := r.ingest(ctx)
	if err != nil {
		return err
	}
	if r.app.json() {
		if err := r.print(done); err != nil {
			return err
		}
	} else if err := r.tellIngest(done); err != nil {
		return err
	}
	r.complain(done)
	return nil
}

// next ingests once more, with the configuration as it is now, and tells what has changed.
func (r *watchRound) next(ctx context.Context) error {
	p, err := r.app.open()
	if err == nil {
		if p.Config.Embedding != r.Config.Embedding {
			r.store = nil // which is another model's
		}
		r.Project = p
		var done *ingested
		if done, err = r.ingest(ctx); err == nil {
			return r.tellRound(done)
		}
	}
	if ctx.Err() != nil || statusOf(err) != wrong {
		return err
	}
	if told := err.Error(); told != r.wrong {
		fmt.Fprintln(r.app.err, r.now())
		r.app.complain(err)
		r.wrong = told
	}
	return nil
}

// tellRound prints what a round did, unless it did nothing and nothing else is wrong than before.
func (r *watchRound) tellRound(done *ingested) error {
	before := r.wrong
	changed := done.diff.Added+done.diff.Changed+done.diff.Removed+done.diff.Renamed > 0 || !done.report.settled() && done.refusal == nil
	if changed || before != r.reasons(done) {
		if err := r.print(done); err != nil {
			return err
		}
	}
	r.complain(done)
	return r.writePages(done)
}

// print prints a round: the time, the files that are not as they were, and what changed in them. In
// JSON, a line.
func (r *watchRound) print(done *ingested) error {
	a := r.app
	if a.json() {
		return writeJSONL(a.out, done.report)
	}
	var files []string
	report := done.report
	report.Sources = nil
	for _, s := range done.report.Sources {
		if s.Status != "kept" {
			files = append(files, s.Path+" "+statusText(s))
			report.Sources = append(report.Sources, s)
		}
	}
	what := strings.Join(files, ", ")
	switch {
	case what != "":
	case len(report.findings(project.SynonymsFile)) > 0:
		what = project.SynonymsFile + " is wrong"
	default:
		what = "all files can be read"
	}
	fmt.Fprintf(a.out, "%s  %s; %s\n", r.now(), what, done.report.summary())
	a.printIngestDetails(&report)
	return nil
}

// complain tells what is wrong, unless it is what was told before.
func (r *watchRound) complain(done *ingested) {
	reasons := r.reasons(done)
	if reasons != "" && reasons != r.wrong {
		if err := r.app.ingestStatus(done, r.o); err != nil {
			r.app.complain(err)
		}
	}
	r.wrong = reasons
}

// reasons are why the status of an ingest would not be 0, and what is wrong with the synonyms.
func (r *watchRound) reasons(done *ingested) string {
	var reasons []string
	if done.refusal != nil {
		reasons = append(reasons, done.refusal.Error())
	}
	for _, f := range done.report.findings(project.SynonymsFile) {
		reasons = append(reasons, f.Pos.String()+f.Message)
	}
	for _, v := range done.report.FailOn {
		if !v.OK {
			reasons = append(reasons, fmt.Sprint(v.Expression, v.found(), v.Items))
		}
	}
	if r.o.strict && done.report.skipped() > 0 {
		reasons = append(reasons, fmt.Sprint(done.report.skipped()))
	}
	return strings.Join(reasons, "\n")
}

func (r *watchRound) now() string { return r.clock().Format(time.TimeOnly) }

// folders are those in which sources and the configuration lie. Links are not followed.
func (in *ingester) folders() []string {
	dirs := []string{in.Dir}
	_ = fs.WalkDir(in.FS, project.KnowledgeDir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir // what is wrong with it, an ingest tells
		case d.IsDir() && name != project.KnowledgeDir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir():
			dirs = append(dirs, in.Path(name))
		}
		return nil
	})
	return dirs
}

// stamp is another text whenever a source or the configuration is another one.
func (in *ingester) stamp() string {
	var b strings.Builder
	files, err := in.Files()
	for _, name := range slices.Concat(files.Sources, files.Parts, []string{project.FileName, project.IgnoreFile, project.SynonymsFile}) {
		info, err := fs.Stat(in.FS, name)
		if err == nil {
			fmt.Fprintf(&b, "%s %d %d\n", name, info.Size(), info.ModTime().UnixNano())
		} else if !errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintf(&b, "%s %v\n", name, err)
		}
	}
	fmt.Fprintln(&b, err)
	return b.String()
}
