package main

import (
	"context"
	"errors"
	"fmt"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/operator"
	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/source"
	"firstline/kb/store"
	"firstline/prompt"
)

// workspace is an open project with its index.
type workspace struct {
	*project.Project
	app      *app
	store    *store.Store
	synonyms [][]string
}

// indexPath is where the index lies inside a project.
const indexPath = project.DerivedDir + "/index"

// openWorkspace opens the project and its index as it stands, to read and to write it.
func (a *app) openWorkspace() (*workspace, error) {
	p, err := a.open()
	if err != nil {
		return nil, err
	}
	return a.openIndex(p, nil)
}

// openSearched opens the project and its index to search it. Mistakes in the synonyms are told, and
// the search goes on without them.
func (a *app) openSearched() (*workspace, error) {
	p, err := a.open()
	if err != nil {
		return nil, err
	}
	synonyms, err := p.Synonyms()
	if err != nil {
		a.complain(err)
		a.note("searching without synonyms")
		synonyms = nil
	}
	return a.openIndex(p, synonyms)
}

// openIndex opens the index of a project. Only a search needs synonyms.
func (a *app) openIndex(p *project.Project, synonyms [][]string) (*workspace, error) {
	opened, err := store.Open(p.Path(indexPath), embed.New(), store.Options{
		Waiting:  func() { a.note("another firstline is writing the index; waiting for it") },
		Synonyms: synonyms,
	})
	if err != nil {
		return nil, fmt.Errorf("%w; remove it: the index is made anew from %s/", err, project.KnowledgeDir)
	}
	if why := opened.Rebuilt(); why != "" {
		a.note("%s: %s; not trusted, to be made anew from %s/", indexPath, why, project.KnowledgeDir)
	}
	return &workspace{Project: p, app: a, store: opened, synonyms: synonyms}, nil
}

// read reads every source that has changed since it was indexed. Those that have not come
// without entries, as store.Sync wants them. The error joins what is wrong with the files that
// could not be read; they are left out of the sources.
func (w *workspace) read() ([]*kb.Source, error) {
	names, err := w.Sources()
	if err != nil {
		return nil, err
	}
	stored := map[string]string{}
	for _, s := range w.store.Sources() {
		stored[s.Path] = s.Hash
	}
	var sources []*kb.Source
	var errs []error
	for _, name := range names {
		options := w.SourceOptions(name)
		hash, err := source.Hash(w.FS, []string{name}, options)
		if err == nil && hash == stored[name] {
			sources = append(sources, &kb.Source{Path: name, Hash: hash})
			continue
		}
		loaded, err := source.Load(w.FS, []string{name}, options)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		sources = append(sources, loaded)
	}
	return sources, errors.Join(errs...)
}

// refresh brings the index up to date with kb/ and says so when there was something to do. A
// file that cannot be read is an error, and nothing is replaced.
func (w *workspace) refresh(ctx context.Context) error {
	sources, err := w.read()
	if err != nil {
		return err
	}
	diff, err := w.store.Sync(ctx, sources)
	if err != nil {
		return err
	}
	if diff.Added+diff.Changed+diff.Removed > 0 {
		w.app.note("index brought up to date: %s", counts(diff))
	}
	return nil
}

// refreshOrKeep is refresh for commands that only look: where kb/ cannot be read it says so and
// goes on with the index that there is.
func (w *workspace) refreshOrKeep(ctx context.Context) error {
	err := w.refresh(ctx)
	if err == nil || ctx.Err() != nil || len(w.store.Entries()) == 0 {
		return err
	}
	w.app.complain(err)
	w.app.note("using the index as it was before")
	return nil
}

// counts says what changed among the entries.
func counts(d store.Diff) string {
	return fmt.Sprintf("%d added, %d changed, %d removed, %d kept", d.Added, d.Changed, d.Removed, d.Kept)
}

// operator builds an operator of the project, with the company that it works for.
func (w *workspace) operator(o project.Operator) (*operator.Operator, *prompt.Company, error) {
	company, err := w.Company()
	if err != nil {
		return nil, nil, err
	}
	layers, layersErr := w.Layers(o, company)
	all, err := w.Sources()
	if err != nil {
		return nil, nil, err
	}
	sources, err := o.Sources(all)
	if err := errors.Join(layersErr, err); err != nil {
		return nil, nil, err
	}
	if over := w.OverLimit(o, sources); over != "" {
		w.app.note("%s: %s", o.Pos, over)
	}
	model, err := w.model(o, company)
	if err != nil {
		return nil, nil, err
	}
	return operator.New(operator.Config{
		Layers:  layers,
		Prompt:  prompt.Options{Language: w.Config.Language.Text},
		Sources: sources,
		Entries: w.store.Entries(),
		Search:  w.store,
		Model:   model,
	}), company, nil
}
