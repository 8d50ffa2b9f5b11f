package main

import (
	"cmp"
	"errors"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
	"firstline/kb/source"
)

// source gives the options that the reader of sources understands.
func (o readOptions) source() (source.Options, error) {
	options := source.Options{Kind: kb.SourceKind(o.kind), Encoding: o.encoding, Columns: map[string]string{}}
	if o.kind != "" {
		if err := oneOf("--kind", o.kind, string(kb.KindFAQ), string(kb.KindPrices), string(kb.KindApp),
			string(kb.KindDocument), string(kb.KindEntries)); err != nil {
			return options, err
		}
	}
	for _, column := range o.columns {
		field, header, ok := strings.Cut(column, "=")
		if !ok || field == "" || header == "" {
			return options, usageError("--columns %q must be a field and a header, as price=Розница", column)
		}
		options.Columns[field] = header
	}
	if err := source.CheckColumns(options.Columns, kb.Pos{Path: "--columns"}); err != nil {
		return options, &exitError{wrong, err}
	}
	return options, nil
}

// fileOptions say how each file is read: as the command line says, and where it says nothing, as the
// project does whose source the file is.
type fileOptions struct {
	app      *app
	flags    source.Options
	projects map[string]*project.Project // by a folder in them; nil: the folder is in none
}

func (f *fileOptions) of(in input) (source.Options, error) {
	p, err := f.project(in.dir, in.name)
	if err != nil || p == nil {
		return f.flags, err
	}
	file, err := filepath.Abs(filepath.Join(in.dir, filepath.FromSlash(in.name)))
	if err != nil {
		return f.flags, err
	}
	if name, err := filepath.Rel(p.Path(project.KnowledgeDir), file); err == nil && filepath.IsLocal(name) {
		return f.over(p.SourceOptions(path.Join(project.KnowledgeDir, filepath.ToSlash(name)))), nil
	}
	return f.flags, nil // it lies elsewhere, and the project says nothing of it
}

// project gives the project of -C, or the nearest one above a file; nil where there is none.
func (f *fileOptions) project(dir, name string) (*project.Project, error) {
	folder, search := f.app.dir, false
	if folder == "" {
		folder, search = filepath.Join(dir, filepath.FromSlash(path.Dir(name))), true
	}
	if p, known := f.projects[folder]; known {
		return p, nil
	}
	if search && !isFolder(folder) {
		return nil, nil // the file is not there, which its reader says
	}
	p, err := project.Open(folder, search)
	if search && errors.Is(err, project.ErrNone) {
		p, err = nil, nil
	}
	if err != nil {
		return nil, err
	}
	f.projects[folder] = p
	return p, nil
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// over puts what the command line says over what the project says.
func (f *fileOptions) over(options source.Options) source.Options {
	options.Kind = cmp.Or(f.flags.Kind, options.Kind)
	options.Encoding = cmp.Or(f.flags.Encoding, options.Encoding)
	columns := maps.Clone(f.flags.Columns)
	for field, header := range options.Columns {
		if _, said := columns[field]; !said {
			columns[field] = header
		}
	}
	options.Columns = columns
	return options
}
