package project

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// Folder names of a project.
const (
	KnowledgeDir = "kb"
	EvalDir      = "eval"
	DerivedDir   = ".firstline"
)

// Sources lists the files that hold facts: everything under kb/ except pictures, synonyms.yaml,
// hidden files, and what office programs and editors leave beside an open file. They are sorted
// by name.
func (p *Project) Sources() ([]string, error) { return Sources(p.FS) }

// Sources lists the files that hold facts in a folder that may not be a project yet.
func Sources(fsys fs.FS) ([]string, error) {
	info, err := fs.Stat(fsys, KnowledgeDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &kb.SyntaxError{
			Pos: kb.Pos{Path: KnowledgeDir}, Msg: "no such folder",
			Hint: "put the files that the operators answer from into " + KnowledgeDir + "/",
		}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, kb.Errorf(kb.Pos{Path: KnowledgeDir}, "this is a file; it must be a folder")
	}
	var names []string
	err = fs.WalkDir(fsys, KnowledgeDir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != KnowledgeDir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && isSource(name):
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}

func isSource(name string) bool {
	base := strings.ToLower(path.Base(name))
	switch path.Ext(base) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".ico",
		".tmp", ".bak", ".swp", ".lock":
		return false
	}
	return name != synonymsFile &&
		!strings.HasPrefix(base, "~$") && !strings.HasSuffix(base, "~") &&
		base != "thumbs.db" && base != "desktop.ini"
}

// Sources gives those of the sources that an operator may use, in their order. A glob that
// matches nothing is a mistake.
func (o Operator) Sources(all []string) ([]string, error) {
	if len(o.Knowledge) == 0 {
		return all, nil
	}
	chosen := map[string]bool{}
	var mistakes Mistakes
	for _, glob := range o.Knowledge {
		matched := false
		for _, name := range all {
			if match(glob.Text, name) {
				chosen[name], matched = true, true
			}
		}
		if !matched {
			mistake := kb.Errorf(glob.Pos, "%s: no such source", glob.Text)
			if near := text.Closest(glob.Text, all); near != "" {
				mistake.Hint = "did you mean " + near + "?"
			}
			mistakes.Add(mistake)
		}
	}
	var names []string
	for _, name := range all {
		if chosen[name] {
			names = append(names, name)
		}
	}
	return names, mistakes.Err()
}

// match is path.Match in which ** stands for any number of folders.
func match(glob, name string) bool {
	before, after, deep := strings.Cut(glob, "**/")
	if !deep {
		ok, err := path.Match(glob, name)
		return ok && err == nil
	}
	rest, ok := strings.CutPrefix(name, before)
	for ok {
		if match(after, rest) {
			return true
		}
		_, rest, ok = strings.Cut(rest, "/")
	}
	return false
}
