package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"
)

type ingestOptions struct {
	check     bool
	watch     bool
	strict    bool
	keepGoing bool
	failOn    []string
	language  string
	outputs   []string
}

func newIngest(a *app) *cobra.Command {
	var o ingestOptions
	cmd := &cobra.Command{
		Use:   "ingest",
		Short: "bring the index up to date with kb/",
		Long: `Reads the files under kb/ that have changed and brings the index up to date: all of it
or, if a file cannot be read, nothing. Tells for each file what became of its rows, and what
changed: prices with the old and the new one, other texts, files that were renamed.

--check only tells what would change. --fail-on makes it a gate: where the condition holds,
nothing is written. It is on price_change (of each item the largest one; a price that was
nothing, or is in another currency now, is over every percentage), or on how many entries are
added, changed or removed, rows skipped, problems found, files refused:

  --fail-on "price_change > 20%" --fail-on "removed > 5%" --fail-on "refused > 0"

--watch goes on until it is interrupted, and ingests again as soon as a file is saved.
` + project.IgnoreFile + ` names what under kb/ is no source, in the patterns of .gitignore.

Exit status: 0 done · 1 a --fail-on holds, or with --strict, a row was skipped ·
2 a file cannot be read · 3 the disk or the embedding model failed · 130 interrupted; the index is
then as it was after the last ingest, and what was embedded is not embedded again.`,
		Example: `  firstline ingest
  firstline ingest --check                         # only tell what would change
  firstline ingest --check --fail-on "price_change > 20%" -o changes.html
  firstline ingest --watch`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runIngest(cmd.Context(), o) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.check, "check", false, "only tell what would change")
	flags.BoolVar(&o.watch, "watch", false, "ingest again when a file is saved, until interrupted")
	flags.BoolVar(&o.strict, "strict", false, "end with 1 if a row was skipped")
	flags.BoolVar(&o.keepGoing, "keep-going", false, "leave out the files that cannot be read, and still end with 2")
	flags.StringArrayVar(&o.failOn, "fail-on", nil, "`CONDITION` under which nothing is written and the end is 1, as \"price_change > 20%\"; repeatable")
	bindPageLanguage(cmd, &o.language)
	bindPages(cmd, &o.outputs)
	return cmd
}

func (a *app) runIngest(ctx context.Context, o ingestOptions) error {
	gates, err := parseGates(o.failOn)
	if err := firstError(err, checkPageLanguage(o.language), checkPages(o.outputs)); err != nil {
		return err
	}
	p, err := a.open()
	if err != nil {
		return err
	}
	if err := keepInputs(o.outputs, nil, []string{p.Path(project.KnowledgeDir)}); err != nil {
		return err
	}
	in := &ingester{workspace: a.workspaceOf(p), o: o, gates: gates}
	if o.watch {
		return in.watch(ctx)
	}
	done, err := in.ingest(ctx)
	if err != nil {
		return err
	}
	return errors.Join(in.tellIngest(done), a.ingestStatus(done, o))
}

// ingestStatus is what an ingest ends with.
func (a *app) ingestStatus(done *ingested, o ingestOptions) error {
	complainGates(a.err, done.report.FailOn)
	switch {
	case done.refusal != nil && o.keepGoing:
		return &exitError{wrong, withAdvice(done.refusal, "mend it or name it in "+project.IgnoreFile+": until then eval and replay end with 2")}
	case done.refusal != nil:
		return &exitError{wrong, withAdvice(done.refusal, "mend it or name it in "+project.IgnoreFile+"; --keep-going ingests all the rest")}
	case done.report.failed():
		return &exitError{code: notGood}
	case o.strict && done.report.skipped() > 0:
		return &exitError{notGood, fmt.Errorf("--strict: %s skipped", report.Many(done.report.skipped(), "row"))}
	}
	return nil
}

// ingester brings an index up to date, once or again and again.
type ingester struct {
	*workspace
	o     ingestOptions
	gates []gate
}

// ingested is what an ingest did, or would do.
type ingested struct {
	diff    store.Diff
	report  ingestReport
	refusal error        // joins what is wrong with the files that cannot be read
	sources []*kb.Source // those that had changed with their entries
}

// ingest brings the index up to date, or only plans to: with --check, where files are refused without
// --keep-going, and where a gate is not passed. What has not changed since the last ingest is told
// without opening the index.
func (in *ingester) ingest(ctx context.Context) (*ingested, error) {
	var sources []*kb.Source
	var refusal error
	if in.store == nil {
		var err error
		if in.embedding, err = in.app.embeddingModel(in.Config.Embedding); err != nil {
			return nil, err
		}
		catalog := store.ReadCatalog(in.Path(indexPath), embed.New(), in.embedding)
		sources, refusal = in.readSince(ctx, catalog.Sources())
		if diff, ok := catalog.Settled(sources); ok && refusal == nil && len(in.o.outputs) == 0 {
			return in.did(diff, nil, nil, !in.o.check), nil
		}
		if err := in.openStore(); err != nil {
			return nil, err
		}
	}
	var done *ingested
	err := in.again(func() (err error) {
		if sources == nil {
			sources, refusal = in.read(ctx)
		}
		done, err = in.ingestRead(ctx, sources, refusal)
		sources = nil // to be read anew, where they were stale
		return err
	})
	return done, err
}

// ingestRead brings the index up to date with what was read. sources is nil where that is not known.
func (in *ingester) ingestRead(ctx context.Context, sources []*kb.Source, refusal error) (*ingested, error) {
	if sources == nil {
		return nil, refusal
	}
	if !in.o.check && len(in.gates) == 0 && refusal == nil {
		diff, err := in.sync(ctx, sources)
		if syntax := (*kb.SyntaxError)(nil); !errors.As(err, &syntax) {
			return in.did(diff, sources, nil, true), err
		}
	}
	diff, err := in.store.Plan(sources)
	if syntax := (*kb.SyntaxError)(nil); errors.As(err, &syntax) {
		// Two sources have the same id: the later one is refused.
		refusal = errors.Join(refusal, err)
		sources = without(sources, project.Findings(err, unreadable))
		diff, err = in.store.Plan(sources)
	}
	if err != nil {
		return nil, errors.Join(refusal, err)
	}
	read := sources
	if refusal != nil && !in.o.keepGoing {
		// Nothing is replaced: what is refused stays as it was indexed.
		sources = append(slices.Clip(sources), in.indexed(project.Findings(refusal, unreadable))...)
		if diff, err = in.store.Plan(sources); err != nil {
			return nil, err
		}
	}
	done := in.did(diff, read, refusal, false)
	if in.o.check || refusal != nil && !in.o.keepGoing || done.report.failed() {
		return done, nil
	}
	if diff, err = in.sync(ctx, sources); err != nil {
		return nil, errors.Join(refusal, err)
	}
	return in.did(diff, read, refusal, true), nil
}

// did tells what was done, or would be where nothing was written.
func (in *ingester) did(diff store.Diff, sources []*kb.Source, refusal error, written bool) *ingested {
	done := &ingested{diff: diff, refusal: refusal, sources: sources, report: newIngestReport(diff, refusal, in.files.Ignored, in.Wanted)}
	for _, f := range append(in.Unmatched(in.files.All()), in.wrongSynonyms()...) {
		done.report.Problems = append(done.report.Problems, newFindingReport(f))
	}
	done.report.Written = written
	done.report.judge(in.gates)
	return done
}

// wrongSynonyms tells what is wrong with the synonyms. No entry is made of them, so that all else is
// ingested.
func (in *ingester) wrongSynonyms() []kb.Finding {
	_, err := in.Synonyms()
	findings := project.Findings(err, unreadable)
	for i := range findings {
		findings[i].Severity = kb.Warning
		findings[i].Hint = cmp.Or(findings[i].Hint, "until it is mended, search, ask and chat do without synonyms, and eval and replay end with 2")
	}
	return findings
}

// without leaves out the sources that findings are about.
func without(sources []*kb.Source, findings []kb.Finding) []*kb.Source {
	return slices.DeleteFunc(slices.Clone(sources), func(s *kb.Source) bool {
		return slices.ContainsFunc(findings, func(f kb.Finding) bool { return f.Pos.Path == s.Path })
	})
}

// indexed gives the sources that findings are about, or that lie in folders which they are about, as the
// index has them.
func (w *workspace) indexed(findings []kb.Finding) []*kb.Source {
	var sources []*kb.Source
	for _, s := range w.store.Sources() {
		if slices.ContainsFunc(findings, func(f kb.Finding) bool {
			return f.Pos.Path == s.Path || strings.HasPrefix(s.Path, f.Pos.Path+"/")
		}) {
			sources = append(sources, &kb.Source{Path: s.Path, Hash: s.Hash})
		}
	}
	return sources
}
