package lint

import (
	"html"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"firstline/kb"
	"firstline/kb/source/charset"
	"firstline/kb/text"
)

// raw gives the files of a project as a person sees them in an editor, line by line.
type raw struct {
	files   fs.FS
	lines   map[string][]string
	anchors map[string]map[string]bool // of a file, once they are asked for
}

func newRaw(files fs.FS) *raw {
	return &raw{files: files, lines: map[string][]string{}, anchors: map[string]map[string]bool{}}
}

// Lines gives the lines of a file of text in a named encoding (empty: a guess); nil where it is none,
// such as a workbook.
func Lines(files fs.FS, name, encoding string) []string {
	if files == nil {
		return nil
	}
	data, err := fs.ReadFile(files, name)
	if err != nil || !isText(name) {
		return nil
	}
	if utf8.Valid(data) {
		return strings.Split(strings.TrimPrefix(charset.LineEnds(string(data)), "\ufeff"), "\n")
	}
	decoded, err := charset.Decode(data, encoding)
	if err != nil {
		return nil
	}
	return strings.Split(decoded.String, "\n")
}

// isText tells by its name that a file is no container of another format.
func isText(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm", ".xls", ".docx", ".pdf", ".mht", ".mhtml", ".zip":
		return false
	}
	return true
}

// of gives the lines of a source.
func (r *raw) of(s *kb.Source) []string { return r.file(s.Path, s.Encoding) }

func (r *raw) file(name, encoding string) []string {
	lines, ok := r.lines[name]
	if !ok {
		lines = Lines(r.files, name, encoding)
		r.lines[name] = lines
	}
	return lines
}

// locate gives the line of the file on which a part of an entry stands: line is that of the body, from
// 0, and written what stands there. The entry's own line where that cannot be told.
func (c *corpus) locate(e *entry, line int, written string) kb.Pos {
	pos := kb.Pos{Path: e.Source.Path, Sheet: e.Source.Sheet, Line: e.Source.Line}
	if e.BodyLine > 0 {
		pos.Line = e.BodyLine + line
		return pos
	}
	lines, wanted := c.raw.file(e.Source.Path, e.source.Encoding), text.Fold(written)
	for i := max(e.Source.Line, 1); i <= min(max(e.Source.EndLine, e.Source.Line), len(lines)); i++ {
		if wanted != "" && strings.Contains(text.Fold(html.UnescapeString(lines[i-1])), wanted) {
			pos.Line = i
			return pos
		}
	}
	return pos
}

// at is the place of the entry itself.
func (e *entry) at() kb.Pos {
	return kb.Pos{Path: e.Source.Path, Sheet: e.Source.Sheet, Line: e.Source.Line}
}
