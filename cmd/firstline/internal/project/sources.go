package project

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/source"
	"firstline/kb/text"
)

// Folder names of a project.
const (
	KnowledgeDir = "kb"
	EvalDir      = "eval"
	DialogsDir   = "dialogs"
	VerdictsFile = DialogsDir + "/verdicts.yaml" // what people think of replayed dialogs
	DerivedDir   = ".firstline"
)

// Files are the files of a folder that hold facts, by name in the order of names.
type Files struct {
	Sources []string
	Parts   []string // are read with one of the sources, as offers0_1.xml with import0_1.xml
	Ignored []string // would be sources, and are left out by .firstlineignore
	// Closed joins what keeps folders from being looked into. What they hold is not known.
	Closed error
}

// All gives every file that holds facts, those that are left out among them.
func (f Files) All() []string { return slices.Concat(f.Sources, f.Parts, f.Ignored) }

// Sources lists the files that hold facts: everything under kb/ except pictures, synonyms.yaml,
// hidden files, what office programs and editors leave beside an open file, and what
// .firstlineignore leaves out. They are sorted by name.
func (p *Project) Sources() ([]string, error) { return Sources(p.FS) }

// Files lists the sources, and what .firstlineignore leaves out.
func (p *Project) Files() (Files, error) { return knowledge(p.FS) }

// Sources lists the files that hold facts in a folder that may not be a project yet.
func Sources(fsys fs.FS) ([]string, error) {
	files, err := knowledge(fsys)
	return files.Sources, errors.Join(err, files.Closed)
}

func knowledge(fsys fs.FS) (Files, error) {
	info, err := fs.Stat(fsys, KnowledgeDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Files{}, &kb.SyntaxError{
			Pos: kb.Pos{Path: KnowledgeDir}, Msg: "no such folder",
			Hint: "put the files that the operators answer from into " + KnowledgeDir + "/",
		}
	case err != nil:
		return Files{}, closed(fsys, KnowledgeDir, err)
	case !info.IsDir():
		return Files{}, kb.Errorf(kb.Pos{Path: KnowledgeDir}, "this is a file; it must be a folder")
	}
	rules, err := readIgnore(fsys)
	if err != nil {
		return Files{}, err
	}
	return walk(fsys, KnowledgeDir, rules)
}

// Folder lists the files of any folder that hold facts.
func Folder(fsys fs.FS, dir string) ([]string, error) {
	files, err := walk(fsys, dir, nil)
	return files.Sources, errors.Join(err, files.Closed)
}

// closed says why a folder cannot be looked into.
func closed(fsys fs.FS, name string, err error) error {
	if info, linkErr := fs.Lstat(fsys, name); linkErr == nil && info.Mode()&fs.ModeSymlink != 0 {
		mistake := kb.Errorf(kb.Pos{Path: name}, "this is a link that leads out of the project")
		mistake.Hint = "put the folder itself there"
		return mistake
	}
	return kb.Errorf(kb.Pos{Path: name}, "%v", reason(err))
}

func walk(fsys fs.FS, dir string, rules ignore) (Files, error) {
	var files Files
	var errs []error
	ignored := map[string]bool{} // folders
	err := fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == dir:
			return closed(fsys, name, err)
		case err != nil:
			errs = append(errs, closed(fsys, name, err))
			return fs.SkipDir
		case name == dir:
			return nil
		case strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		out := ignored[path.Dir(name)] || rules.match(name, d.IsDir())
		switch {
		case d.IsDir():
			ignored[name] = out
		case name == path.Join(dir, path.Base(SynonymsFile)) || !isSource(name):
		case out:
			files.Ignored = append(files.Ignored, name)
		default:
			files.Sources = append(files.Sources, name)
		}
		return nil
	})
	files.Sources, files.Parts = wholes(files.Sources)
	slices.Sort(files.Sources)
	slices.Sort(files.Ignored)
	files.Closed = errors.Join(errs...)
	return files, err
}

// wholes tells the sources from the files that are read with one of them.
func wholes(names []string) (sources, parts []string) {
	for _, name := range names {
		if slices.Contains(names, source.Whole(name)) {
			parts = append(parts, name)
		} else {
			sources = append(sources, name)
		}
	}
	return sources, parts
}

// isSource tells a file by its name from a picture, and from what programs leave beside a file that
// is open, is being saved or is on its way from the network.
func isSource(name string) bool {
	base := strings.ToLower(path.Base(name))
	switch path.Ext(base) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".ico", ".tif", ".tiff", ".avif", ".heic",
		".tmp", ".bak", ".swp", ".swo", ".lock", ".crdownload", ".part", ".partial", ".download":
		return false
	}
	switch base {
	case "thumbs.db", "desktop.ini", "icon\r",
		"4913": // vim tries with it whether it may write here
		return false
	}
	emacs := strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#")
	return !emacs && !strings.HasPrefix(base, "~$") && !strings.HasSuffix(base, "~") &&
		!strings.Contains(base, ".sb-") && !strings.Contains(base, "___jb_")
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
