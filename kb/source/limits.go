package source

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"
	"time"

	"firstline/kb"
)

// Limits are what a file may cost. What is beyond them is no knowledge base written by people, or
// a file made to do harm. A limit of 0 is the default.
type Limits struct {
	File     int64 // bytes of a file; 64 MiB
	Unpacked int64 // bytes that a workbook or a document may unfold to; 256 MiB
	Page     int64 // bytes of the text of a page, Markdown or what becomes it; 12 MiB, and a line for every 32
	Entries  int   // of a source; 200,000
	// PDFTime is how long a PDF may take; 10 s, and 10 s more for each MiB of it, up to a minute.
	PDFTime time.Duration
}

const (
	defaultFile     = 64 << 20
	defaultUnpacked = 256 << 20
	defaultEntries  = 200_000
	defaultPage     = 12 << 20
	shortLine       = 32       // bytes: a page of shorter ones costs as much as if they were so long
	maxLine         = 16 << 20 // of a line, and of a cell of a table
	maxLines        = 1_000_000
	maxDepth        = 200 // of lists in lists, quotations in quotations: what a parser does with them grows faster than they
)

// read gives the bytes of a file that is one, and not too large.
func read(fsys fs.FS, name string, limits Limits) ([]byte, error) {
	most := cmp.Or(limits.File, defaultFile)
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, unreadable(fsys, name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, refuse(name, "this is not a regular file", "")
	}
	if info.Size() > most {
		return nil, tooLarge(name, most)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, unreadable(fsys, name, err)
	}
	defer f.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, unreadable(fsys, name, err)
	}
	if int64(len(data)) > most {
		return nil, tooLarge(name, most)
	}
	return data, nil
}

func tooLarge(name string, most int64) error {
	return refuse(name, "the file is larger than "+sizeText(most),
		"cut it into several files, or set limits, file_size in firstline.yaml")
}

func sizeText(size int64) string {
	if size < 1<<20 {
		return fmt.Sprintf("%d bytes", size)
	}
	return fmt.Sprintf("%d MiB", size>>20)
}

// unreadable says why the file system does not give a file. Links are followed only inside the
// project.
func unreadable(fsys fs.FS, name string, err error) error {
	missing := errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ELOOP)
	if link := deadLink(fsys, name); link != "" {
		what := "this"
		if link != name {
			what = link
		}
		target := "a link that leads out of the project"
		if missing {
			target = "a link to nothing"
		}
		return refuse(name, what+" is "+target, "put the file itself there")
	}
	var inPath *fs.PathError
	switch {
	case missing:
		return refuse(name, "no such file", "")
	case errors.Is(err, fs.ErrInvalid):
		return refuse(name, "this is no path inside the project", "")
	case errors.As(err, &inPath): // its path is said already
		return refuse(name, inPath.Err.Error(), "")
	}
	return refuse(name, err.Error(), "")
}

// deadLink finds the link in a path that cannot be followed; empty where there is none.
func deadLink(fsys fs.FS, name string) string {
	for i := range len(name) + 1 {
		if i < len(name) && name[i] != '/' {
			continue
		}
		info, err := fs.Lstat(fsys, name[:i])
		if err != nil {
			return ""
		}
		if _, err := fs.Stat(fsys, name[:i]); err != nil && info.Mode()&fs.ModeSymlink != 0 {
			return name[:i]
		}
	}
	return ""
}

// checkLines refuses a text with an endless line, and one that git left in two.
func checkLines(path string, lines []string) error {
	for i, line := range lines {
		if len(line) > maxLine {
			return kb.Errorf(kb.Pos{Path: path, Line: i + 1}, "the line is longer than 16 MiB")
		}
	}
	return checkConflict(path, lines)
}

// checkPage refuses a page that is longer than people write one: what finds its headings, lists and
// tables takes some thirty times the memory of its text.
func (f *file) checkPage() error {
	most := cmp.Or(f.options.Limits.Page, defaultPage)
	size := int64(0)
	for _, line := range f.lines {
		size += int64(max(len(line)+1, shortLine))
	}
	if size > most {
		return refuse(f.path, fmt.Sprintf("the page is longer than %s or %d lines", sizeText(most), most/shortLine),
			"cut it into several files, or set limits, page in firstline.yaml")
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

// maxOpenCode is how many runs of backticks a paragraph may have that no other run of their length
// closes: for each of them the parser looks through all that follows.
const maxOpenCode = 100

// checkOpenCode refuses a paragraph with more of them.
func checkOpenCode(path string, lines []string) error {
	runs := map[int]int{} // their lengths in the paragraph, and how many there are of each
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			clear(runs)
			continue
		}
		for at := strings.IndexByte(line, '`'); at >= 0; at = strings.IndexByte(line, '`') {
			rest := strings.TrimLeft(line[at:], "`")
			runs[len(line)-at-len(rest)]++
			line = rest
		}
		if len(runs) > maxOpenCode {
			return kb.Errorf(kb.Pos{Path: path, Line: i + 1}, "more than %d runs of backticks in one paragraph, each of another length", maxOpenCode)
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
