package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/chat/deployed"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/pace"
	"firstline/eval/chat/recording"
	"firstline/eval/operator"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/source"
	"firstline/kb/store"
	"firstline/prompt"
)

// workspace is an open project with its index.
type workspace struct {
	*project.Project
	app       *app
	store     *store.Store
	embedding store.Model // nil: the built-in vectors alone
	synonyms  store.Synonyms
	progress  *ui.Progress          // of reading and embedding; nil: nobody is told
	files     project.Files         // as read has found them
	paces     map[string]*pace.Pace // address of a server of models → how fast it takes requests
	log       *debugLog             // of what models are sent; nil: it is not written
	programs  []*deployed.Program   // that have been started as operators
	book      *recording.Book       // of the exchanges with models; nil: they are not recorded
}

// indexPath is where the index lies inside a project.
const indexPath = project.DerivedDir + "/index"

// openWorkspace opens the project and its index as it stands, to show what is in it: that takes no
// embedding model.
func (a *app) openWorkspace() (*workspace, error) {
	p, err := a.open()
	if err != nil {
		return nil, err
	}
	return a.openIndex(p)
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
		synonyms = store.Synonyms{}
	}
	return a.openForSearch(p, synonyms, nil)
}

// openForSearch opens the index of a project with what a search needs. Where there is a book, it records what is
// asked for, or replays it.
func (a *app) openForSearch(p *project.Project, synonyms store.Synonyms, book *recording.Book) (*workspace, error) {
	w := a.workspaceOf(p)
	w.synonyms, w.book = synonyms, book
	var err error
	if w.embedding, err = w.embeddingOf(p.Config.Embedding); err != nil {
		return nil, err
	}
	return w, w.openStore()
}

// openIndex opens the index of a project with what it takes to look at it.
func (a *app) openIndex(p *project.Project) (*workspace, error) {
	w := a.workspaceOf(p)
	return w, w.openStore()
}

// workspaceOf is an open project whose index is not open yet.
func (a *app) workspaceOf(p *project.Project) *workspace {
	w := &workspace{Project: p, app: a, paces: map[string]*pace.Pace{}}
	if a.live() && !a.quiet {
		w.progress = ui.NewProgress(a.err, a.progress(a.clock))
	}
	return w
}

// openStore opens the index as it stands.
func (w *workspace) openStore() error {
	a := w.app
	opened, err := store.Open(w.Path(indexPath), embed.New(), store.Options{
		Waiting:   func() { a.note("another firstline is writing the index; waiting for it") },
		Embedding: func(done, total int) { w.tell(done, total, "passages embedded") },
		Model:     w.embedding,
		Synonyms:  w.synonyms,
	})
	if err != nil {
		return w.unopened(err)
	}
	if why := opened.Rebuilt(); why != "" {
		a.note("%s: %s; not trusted, to be made anew from %s/", indexPath, why, project.KnowledgeDir)
	}
	w.store = opened
	return nil
}

// unopened says why the index cannot be opened, which is the disk's doing.
func (w *workspace) unopened(err error) error {
	mistake := &kb.SyntaxError{Pos: kb.Pos{Path: indexPath}, Msg: err.Error()}
	if inPath, ok := errors.AsType[*fs.PathError](err); ok {
		mistake.Msg = inPath.Err.Error()
		if within, relErr := filepath.Rel(w.Path("."), inPath.Path); relErr == nil {
			mistake.Pos.Path = filepath.ToSlash(within)
		}
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
	case mistake.Pos.Path != indexPath:
		mistake.Hint = "remove it: what the embedding model has made is made anew"
	default:
		mistake.Hint = "remove it: the index is made anew from " + project.KnowledgeDir + "/"
	}
	if info, statErr := os.Stat(w.Path(project.DerivedDir)); statErr == nil && !info.IsDir() {
		mistake.Pos.Path, mistake.Msg = project.DerivedDir, "this is a file; it must be a folder"
	}
	return &exitError{infrastructure, mistake}
}

// tell shows how far long work is.
func (w *workspace) tell(done, total int, things string) {
	if w.progress != nil {
		w.progress.At(done, total, things)
	}
}

// close ends the programs that the workspace has started, and what it writes of its models.
func (w *workspace) close() {
	for _, program := range w.programs {
		w.app.complain(program.Close())
	}
	if w.log != nil {
		w.app.complain(w.log.file.Close())
	}
}

// hush takes the progress from the terminal.
func (w *workspace) hush() {
	if w.progress != nil {
		w.progress.Close()
	}
}

// read reads every source that has changed since it was indexed.
func (w *workspace) read(ctx context.Context) ([]*kb.Source, error) {
	return w.readSince(ctx, w.store.Sources())
}

// readSince reads every source that is not as it is stored. Those that are come without entries, as
// store.Sync wants them. The error joins what is wrong with the files that could not be read; they
// are left out of the sources, which are nil only where it is not known what files there are.
func (w *workspace) readSince(ctx context.Context, stored []kb.Source) ([]*kb.Source, error) {
	files, err := w.Files()
	if err != nil {
		return nil, err
	}
	defer w.hush()
	w.files = files
	hashes := map[string]string{}
	for _, s := range stored {
		hashes[s.Path] = s.Hash
	}
	sources := []*kb.Source{}
	errs := []error{files.Closed}
	for i, name := range files.Sources {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		w.tell(i, len(files.Sources), "files read")
		options := w.SourceOptions(name)
		hash, err := source.Hash(w.FS, []string{name}, options)
		if err == nil && hash == hashes[name] {
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

// again does what reads sources and writes them, and once more where another firstline has written
// the index in between.
func (w *workspace) again(do func() error) error {
	const most = 5
	for try := 1; ; try++ {
		err := do()
		if !errors.Is(err, store.ErrStale) || try == most {
			return err
		}
		if err := w.openStore(); err != nil {
			return err
		}
	}
}

// refresh brings the index up to date with kb/ and says so when there was something to do. A
// file that cannot be read is an error, and nothing is replaced: what is measured is measured with all
// that the operator is to know.
func (w *workspace) refresh(ctx context.Context) error {
	return withAdvice(w.bring(ctx), "mend it or name it in "+project.IgnoreFile+": nothing is played without what the operator is to know")
}

func (w *workspace) bring(ctx context.Context) error {
	return w.again(func() error {
		sources, err := w.read(ctx)
		if err != nil {
			return err
		}
		diff, err := w.sync(ctx, sources)
		if err != nil {
			return err
		}
		if diff.Added+diff.Changed+diff.Removed+diff.Renamed > 0 {
			w.app.note("index brought up to date: %s", counts(diff))
		}
		if diff.Learned > 0 && !w.replays() {
			w.app.note("%s embedded with %s", report.Many(diff.Learned, "passage"), w.embedding.Name())
		}
		return nil
	})
}

// sync writes the index, and says where vectors of another model are in it.
func (w *workspace) sync(ctx context.Context, sources []*kb.Source) (store.Diff, error) {
	w.noteModel(sources)
	diff, err := w.store.Sync(ctx, sources)
	w.hush()
	if diff.Anew != "" {
		w.app.note("%s; all passages were embedded anew", diff.Anew)
	}
	return diff, err
}

// refreshOrKeep is refresh for commands that only look: where kb/ cannot be read it says so and
// goes on with the index that there is. Not so where the embedding model fails: it would not embed a
// question either.
func (w *workspace) refreshOrKeep(ctx context.Context) error {
	err := withAdvice(w.bring(ctx), "mend it or name it in "+project.IgnoreFile+"; firstline ingest --keep-going ingests all the rest")
	var model interface{ Reason() string }
	if err == nil || ctx.Err() != nil || errors.As(err, &model) || len(w.store.Entries()) == 0 {
		return err
	}
	w.app.complain(err)
	w.app.note("using the index as it was before")
	return nil
}

// counts says what changed among the entries.
func counts(d store.Diff) string {
	return entryCounts{d.Added, d.Changed, d.Removed, d.Renamed, d.Kept}.String()
}

// operator builds an operator of the project, with the company that it works for.
func (w *workspace) operator(o project.Operator) (*operator.Operator, *prompt.Company, error) {
	config, company, err := w.operatorConfig(o)
	if err != nil {
		return nil, nil, err
	}
	model, err := w.model(o, company, config.Own())
	if err != nil {
		return nil, nil, err
	}
	config.Model = model
	if o.FollowUps.Text == project.FollowUpsByModel {
		restater, ok := model.(operator.Restater)
		if !ok {
			w.app.noteOnce(o.FollowUps.Pos.String() + ": the model of " + o.Name + " is no language model, and follow-ups are searched with the dialog")
			return operator.New(config), company, nil
		}
		config.FollowUps = restater
	}
	return operator.New(config), company, nil
}

// operatorConfig says what an operator is made of but for its model, which may need a key.
func (w *workspace) operatorConfig(o project.Operator) (operator.Config, *prompt.Company, error) {
	company, err := w.Company()
	if err != nil {
		return operator.Config{}, nil, err
	}
	layers, layersErr := w.Layers(o, company)
	all, err := w.Sources()
	if err != nil {
		return operator.Config{}, nil, err
	}
	sources, err := o.Sources(all)
	if err := errors.Join(layersErr, err); err != nil {
		return operator.Config{}, nil, err
	}
	for _, f := range prompt.Unprotected(layers) {
		w.app.noteOnce(f.Pos.String() + ": " + f.Message)
	}
	if over := w.OverLimit(o, sources); over != "" {
		w.app.note("%s: %s", o.Pos, over)
	}
	model, err := w.Model(o.Model.Text)
	if err != nil {
		return operator.Config{}, nil, err
	}
	if model.Language() {
		layers = append(layers, llm.Layer(w.acting(model, company)))
	}
	options, err := w.promptOptions(o, model, layers)
	return operator.Config{
		Name:    o.Name,
		Layers:  layers,
		Prompt:  options,
		Sources: sources,
		Entries: w.store.Entries(),
		Search:  w.store,
	}, company, err
}

// promptOptions say how the prompt of an operator is put together. A budget that its layers alone
// exceed is a mistake in the configuration. One that is deployed already is sent none, and has none.
func (w *workspace) promptOptions(o project.Operator, model project.Model, layers []prompt.Layer) (prompt.Options, error) {
	budget := w.Budget(o, model)
	if model.Deployed() {
		budget.N = 0
	}
	options := prompt.Options{Budget: budget.N, Model: model.Model.Text, Language: w.Config.Language.Text}
	if _, err := prompt.Assemble(layers, nil, options); err != nil {
		return options, kb.Errorf(budget.Pos, "operator %s: %v", o.Name, err)
	}
	return options, nil
}
