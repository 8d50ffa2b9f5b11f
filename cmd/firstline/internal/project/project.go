// Package project is a user's folder: firstline.yaml, and the files that it stands for.
package project

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"

	"firstline/kb"
	"firstline/kb/source"
)

// Project is an open folder with a firstline.yaml. Names inside it are written with forward
// slashes and are relative to it on every system; nothing outside it can be reached through FS,
// symbolic links included.
type Project struct {
	Dir    string
	FS     fs.FS
	Config *Config
}

// ErrNone says that a folder and those above it hold no firstline.yaml.
var ErrNone = errors.New("no " + FileName + " here or in any folder above")

// Open opens the project in dir. With search it may also be in any folder above dir, nearest
// first. A configuration with mistakes gives them all, joined, as *kb.SyntaxError, and the
// project as far as it could be read.
func Open(dir string, search bool, overrides ...Override) (*Project, error) {
	found, err := find(dir, search)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(found)
	if err != nil {
		return nil, err
	}
	project := &Project{Dir: found, FS: root.FS()}
	data, err := fs.ReadFile(project.FS, FileName)
	if err != nil {
		return nil, kb.Errorf(kb.Pos{Path: FileName}, "cannot be read: %v", reason(err))
	}
	project.Config, err = readConfig(data, overrides...)
	return project, err
}

func find(dir string, search bool) (string, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", kb.Errorf(kb.Pos{Path: dir}, "no such folder")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		_, err := os.Stat(filepath.Join(dir, FileName))
		above := filepath.Dir(dir)
		switch {
		case err == nil:
			return dir, nil
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		case !search || above == dir:
			return "", ErrNone
		}
		dir = above
	}
}

// Path gives the place on disk of a name inside the project.
func (p *Project) Path(name string) string { return filepath.Join(p.Dir, filepath.FromSlash(name)) }

// SourceOptions says how the source of that name is read.
func (p *Project) SourceOptions(name string) source.Options {
	o := p.Config.sourceOptions(name).source()
	limits := p.Config.Limits
	o.Limits = source.Limits{File: int64(limits.FileSize), Unpacked: int64(limits.Unpacked), Page: int64(limits.Page), Entries: limits.Entries, PDFTime: limits.PDFTime}
	return o
}

// OverLimit says that an operator uses more sources than the platform takes; empty where it does not.
func (p *Project) OverLimit(o Operator, sources []string) string {
	limit := p.Config.Limits.Files
	if limit == 0 || len(sources) <= limit {
		return ""
	}
	return fmt.Sprintf("operator %s uses %d files; the platform's limit is %d", o.Name, len(sources), limit)
}

// read gives the bytes of a file that the configuration names at pos.
func (p *Project) read(v Value) ([]byte, error) {
	data, err := fs.ReadFile(p.FS, v.Text)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, kb.Errorf(v.Pos, "%s: no such file", v.Text)
	}
	if err != nil {
		return nil, kb.Errorf(v.Pos, "%s cannot be read: %v", v.Text, reason(err))
	}
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return nil, &kb.SyntaxError{Pos: kb.Pos{Path: v.Text}, Msg: "this is not text in UTF-8", Hint: "save it as UTF-8"}
	}
	return data, nil
}

// reason is what the system says of a file, without the file's name.
func reason(err error) error {
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		return failed.Err
	}
	return err
}

// RepositoryPath gives the path of a file of the project from the top of the git repository that
// the project lies in; outside one, from the project.
func (p *Project) RepositoryPath(name string) string {
	for top := p.Dir; ; top = filepath.Dir(top) {
		if _, err := os.Stat(filepath.Join(top, ".git")); err == nil {
			if inside, err := filepath.Rel(top, p.Path(name)); err == nil {
				return filepath.ToSlash(inside)
			}
			return name
		}
		if filepath.Dir(top) == top {
			return name
		}
	}
}
