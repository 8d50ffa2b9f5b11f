package main

import (
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
	"firstline/kb/source"
)

// input is a file to be read: its name in a file system that holds it.
type input struct {
	fsys fs.FS
	name string
	dir  string // the folder on disk that the file system is
}

// inputs finds the files that a command line names. Of a folder, they are the sources in it. A file
// that is read with another one of them, as offers0_1.xml with import0_1.xml, is no input of its own.
func inputs(args []string) (all []input, errs []error) {
	for _, arg := range args {
		arg = existing(arg)
		info, err := os.Stat(arg)
		if arg == "-" && err != nil {
			mistake := kb.Errorf(kb.Pos{Path: arg}, "files are read by their names, not from a pipe")
			mistake.Hint = "save it as a file, and give its name"
			errs = append(errs, mistake)
			continue
		}
		if err != nil || !info.IsDir() {
			all = append(all, locate(arg))
			continue
		}
		names, err := project.Folder(os.DirFS(arg), ".")
		switch {
		case err != nil:
			errs = append(errs, err)
		case len(names) == 0:
			errs = append(errs, kb.Errorf(kb.Pos{Path: arg}, "there is no file to read in this folder"))
		}
		for _, name := range names {
			all = append(all, locate(filepath.Join(arg, filepath.FromSlash(name))))
		}
	}
	return slices.DeleteFunc(all, func(part input) bool {
		whole := source.Whole(part.name)
		return slices.ContainsFunc(all, func(in input) bool { return whole != "" && in.dir == part.dir && in.name == whole })
	}), errs
}

// existing is a path as typed or, where it is there only with the other kind of slashes, with those:
// a path copied from a Windows window is understood everywhere.
func existing(file string) string {
	if _, err := os.Stat(file); err == nil {
		return file
	}
	if slashed := strings.ReplaceAll(file, `\`, "/"); slashed != file {
		if _, err := os.Stat(slashed); err == nil {
			return slashed
		}
	}
	return file
}

// locate gives a file as it is typed where it lies below the current folder, by its last part
// elsewhere.
func locate(file string) input {
	if clean := filepath.Clean(file); filepath.IsLocal(clean) {
		return input{os.DirFS("."), filepath.ToSlash(clean), "."}
	}
	dir := filepath.Dir(file)
	return input{os.DirFS(dir), filepath.Base(file), dir}
}

// missing tells whether an image of the file is neither an address nor a file.
func (in input) missing(src string) bool { return imageMissing(in.dir, src) }

// imageMissing tells whether an image is neither an address nor a file of a folder. What follows # or
// ? is no part of a file's name, but of a place in it.
func imageMissing(dir, src string) bool {
	if address, err := url.Parse(src); err == nil && address.Scheme != "" || strings.HasPrefix(src, "//") {
		return false
	}
	for _, name := range []string{src, strings.SplitN(src, "#", 2)[0], strings.SplitN(src, "?", 2)[0]} {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err == nil && name != "" {
			return false
		}
	}
	return true
}
