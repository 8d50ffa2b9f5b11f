package main

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/dialog"
	"firstline/eval/dialog/export"
	"firstline/kb"
	"firstline/kb/source/charset"
)

// exportFile is a file to be imported, and the format that it is in.
type exportFile struct {
	name     string // as it is typed
	encoding string // of a mapping, where it says one
	format   string
	size     int64
	reader   func(io.Reader, export.Options) iter.Seq2[dialog.Piece, error]
}

// exportHead is how much of a file is looked at to tell its format.
const exportHead = 64 << 10

// findExports finds the files of the command line, and what each of them is. Empty files are mistakes too.
func findExports(p *project.Project, args []string, as string) ([]exportFile, error) {
	names, err := exportNames(args)
	mistakes := []error{err}
	var files []exportFile
	for _, name := range names {
		file, err := findExport(p, name, as)
		mistakes = append(mistakes, err)
		files = append(files, file)
	}
	return files, errors.Join(mistakes...)
}

// exportNames lists files: of a folder those that may be exports, and of one that Telegram wrote result.json.
func exportNames(args []string) ([]string, error) {
	var names []string
	var mistakes []error
	for _, arg := range args {
		arg = existing(arg)
		info, err := os.Stat(arg)
		if err != nil {
			mistakes = append(mistakes, cannotRead(arg, err))
			continue
		}
		if !info.IsDir() {
			names = append(names, arg)
			continue
		}
		inside, err := exportsIn(arg)
		names = append(names, inside...)
		mistakes = append(mistakes, err)
	}
	return names, errors.Join(mistakes...)
}

func exportsIn(folder string) ([]string, error) {
	for _, name := range []string{"result.json", "messages.html"} { // of Telegram; the second is told what it is
		result := filepath.Join(folder, name)
		if _, err := os.Stat(result); err == nil {
			return []string{result}, nil
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, cannotRead(folder, err)
	}
	var names []string
	for _, e := range entries {
		ending := strings.ToLower(filepath.Ext(e.Name()))
		if !e.IsDir() && slices.Contains([]string{".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt", ".log"}, ending) {
			names = append(names, filepath.Join(folder, e.Name()))
		}
	}
	if len(names) == 0 {
		return nil, kb.Errorf(kb.Pos{Path: folder}, "there is no export in this folder: no .json, .jsonl or .csv")
	}
	return names, nil
}

// cannotRead says why a file cannot be read.
func cannotRead(name string, err error) error {
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		err = failed.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return kb.Errorf(kb.Pos{Path: name}, "no such file")
	}
	return kb.Errorf(kb.Pos{Path: name}, "cannot be read: %v", err)
}

// findExport tells what a file is: what --as says, else a format that its content looks like, else the one
// mapping that fits it.
func findExport(p *project.Project, name, as string) (exportFile, error) {
	f := exportFile{name: name}
	pos := kb.Pos{Path: name}
	in, closeFile, err := f.open()
	if err != nil {
		return f, err
	}
	defer closeFile()
	head, err := bufio.NewReaderSize(in, exportHead).Peek(exportHead)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return f, cannotRead(name, err)
	case len(strings.TrimSpace(string(head))) == 0:
		return f, kb.Errorf(pos, "this file is empty")
	}
	if info, err := os.Stat(name); err == nil {
		f.size = info.Size()
	}
	var fits []exportFile
	for _, format := range export.Detect(head) {
		fits = append(fits, f.of(format))
	}
	for _, m := range p.Config.Dialogs.Mappings {
		if len(fits) == 0 && as == "" && m.Fits(head) || as == m.Name {
			fits = append(fits, f.mapped(&m))
		}
	}
	if format, ok := export.Named(as); ok {
		return f.of(format), nil
	}
	if as != "" {
		fits = slices.DeleteFunc(fits, func(f exportFile) bool { return f.format != as })
	}
	if len(fits) == 0 && isHTML(head) {
		mistake := kb.Errorf(pos, "this is a page of HTML")
		mistake.Hint = "export as JSON: in Telegram Desktop the format is called machine-readable JSON"
		return f, mistake
	}
	return chosen(p, pos, fits)
}

func isHTML(head []byte) bool {
	begins := strings.ToLower(strings.TrimSpace(string(head[:min(len(head), 100)])))
	return strings.HasPrefix(begins, "<!doctype html") || strings.HasPrefix(begins, "<html")
}

// chosen is the only one of several.
func chosen(p *project.Project, pos kb.Pos, fits []exportFile) (exportFile, error) {
	if len(fits) == 1 {
		return fits[0], nil
	}
	if len(fits) == 0 {
		mistake := kb.Errorf(pos, "this is no export that is known: %s", strings.Join(exportFormats(p), ", "))
		mistake.Hint = "--as FORMAT says what it is; --guess proposes a mapping for any CSV or JSON"
		return exportFile{}, mistake
	}
	var names []string
	for _, f := range fits {
		names = append(names, f.format)
	}
	mistake := kb.Errorf(pos, "this may be an export of %s", strings.Join(names, " or of "))
	mistake.Hint = "--as " + names[0] + " says which"
	return exportFile{}, mistake
}

func (f exportFile) of(format export.Format) exportFile {
	f.format = format.Name
	f.reader = func(in io.Reader, o export.Options) iter.Seq2[dialog.Piece, error] { return format.Read(f.name, in, o) }
	return f
}

func (f exportFile) mapped(m *export.Mapping) exportFile {
	f.format, f.encoding = m.Name, m.Encoding
	f.reader = func(in io.Reader, o export.Options) iter.Seq2[dialog.Piece, error] { return m.Read(f.name, in, o) }
	return f
}

// open opens the file as text in UTF-8.
func (f exportFile) open() (in io.Reader, closeFile func(), err error) {
	file, err := os.Open(f.name)
	if err != nil {
		return nil, nil, cannotRead(f.name, err)
	}
	in, _, err = charset.NewReader(file, f.encoding)
	if wrong, ok := errors.AsType[*charset.Error](err); ok {
		err = &kb.SyntaxError{Pos: kb.Pos{Path: f.name}, Msg: wrong.Msg, Hint: wrong.Hint}
	} else if err != nil {
		err = cannotRead(f.name, err)
	}
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return in, func() { _ = file.Close() }, nil // it was only read
}
