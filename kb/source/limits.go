package source

import (
	"errors"
	"io"
	"io/fs"
	"strings"

	"firstline/kb"
)

// The limits of a file. What is beyond them is no knowledge base written by people, and would
// cost a reader its memory or its time.
const (
	maxFile  = 64 << 20
	maxLine  = 16 << 20 // of a line, and of a cell of a table
	maxDepth = 1000     // of lists in lists, quotations in quotations
)

// read gives the bytes of a file that is one, and not too large.
func read(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, refuse(name, reason(err), "")
	}
	if !info.Mode().IsRegular() {
		return nil, refuse(name, "this is not a regular file", "")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, refuse(name, reason(err), "")
	}
	defer f.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, refuse(name, reason(err), "")
	}
	if len(data) > maxFile {
		return nil, refuse(name, "the file is larger than 64 MiB", "cut it into several files")
	}
	return data, nil
}

// reason is an error of the file system without the path, which the place says already.
func reason(err error) string {
	var inPath *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file"
	case errors.As(err, &inPath):
		return inPath.Err.Error()
	}
	return err.Error()
}

// checkLines refuses a text with an endless line.
func checkLines(path string, lines []string) error {
	for i, line := range lines {
		if len(line) > maxLine {
			return kb.Errorf(kb.Pos{Path: path, Line: i + 1}, "the line is longer than 16 MiB")
		}
	}
	return nil
}

// checkDepth refuses lists and quotations that are nested deeper than a reader can follow without
// running out of time. It counts marks and their columns without understanding them.
func checkDepth(path string, lines []string) error {
	var indents []int
	for i, line := range lines {
		rest := strings.TrimLeft(line, " \t")
		indent := len(line) - len(rest)
		marks := countMarks(rest)
		if marks == 0 {
			continue
		}
		for len(indents) > 0 && indents[len(indents)-1] >= indent {
			indents = indents[:len(indents)-1]
		}
		indents = append(indents, indent)
		if len(indents)+marks-1 > maxDepth {
			return kb.Errorf(kb.Pos{Path: path, Line: i + 1}, "nested deeper than %d levels", maxDepth)
		}
	}
	return nil
}

// countMarks counts the marks of quotations and list items at the beginning of a line.
func countMarks(line string) int {
	count := 0
	for line != "" {
		digits := strings.TrimLeft(line, "0123456789")
		switch {
		case line[0] == '>':
			line = line[1:]
		case strings.IndexByte("-*+", line[0]) >= 0 && (len(line) == 1 || line[1] == ' ' || line[1] == '\t'):
			line = line[1:]
		case len(digits) < len(line) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")):
			line = digits[2:]
		default:
			return count
		}
		line = strings.TrimLeft(line, " \t")
		count++
	}
	return count
}
