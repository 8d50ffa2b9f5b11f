package source

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/source/charset"
	"firstline/kb/source/md"
)

// file is one file on its way to entries: its text, and what is known of it before it is read.
type file struct {
	path    string
	data    []byte
	decoded charset.Text // of a text; the zero value elsewhere
	lines   []string     // of a text, without line ends; of a document, those of the Markdown that it becomes
	places  []kb.Pos     // of a document: where each of the lines stands in the file
	tables  []md.Table   // of a document, as they are there
	front   front
	options Options
	format  format
}

// newFile finds the format that a file is in, by its bytes or, where they are text, by that.
func newFile(name string, data []byte, o Options) (*file, error) {
	f := &file{path: name, data: data, options: o}
	for _, candidate := range containers() {
		if candidate.is(f) {
			f.format = candidate
			return f, nil
		}
	}
	if err := f.decode(o.Encoding); err != nil {
		return nil, err
	}
	if named := f.front.encoding; named != "" && o.Encoding == "" {
		if err := f.decode(named); err != nil {
			return nil, err
		}
	}
	if err := checkLines(name, f.lines); err != nil {
		return nil, err
	}
	f.format = formatOf(f)
	return f, nil
}

// decode makes lines of the bytes of a text.
func (f *file) decode(named string) error {
	decoded, err := decode(f.path, f.data, named)
	if err != nil {
		return err
	}
	if strings.Count(decoded.String, "\n") > maxLines {
		refusal := refuse(f.path, fmt.Sprintf("the file has more than %d lines", maxLines), "cut it into several files")
		refusal.Pos.Line = maxLines + 1
		return refusal
	}
	f.decoded, f.lines = decoded, split(decoded.String)
	return f.readFront()
}

// split cuts a text into lines; the end of the last one begins no further line.
func split(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

func (f *file) readFront() error {
	if f.ends(".yaml", ".yml") {
		return nil // a YAML file is all keys: --- begins the document there
	}
	var err error
	f.front, err = readFront(f.path, f.lines)
	return err
}

// isText tells a text from a file of another kind.
func (f *file) isText() bool { return f.decoded.Encoding != "" }

// content is the lines after the front matter; the first of them is line first()+1 of the file.
func (f *file) content() []string { return f.lines[f.first():] }

func (f *file) first() int { return f.front.lines }

func (f *file) pos(line int) kb.Pos { return kb.Pos{Path: f.path, Line: line} }

// becomes gives a document the Markdown that its words are written in from now on. place tells
// where line i of it, counted from 0, stands in the file.
func (f *file) becomes(title string, lines []string, place func(i int) kb.Pos) {
	f.lines = lines
	f.front.title = title
	f.places = make([]kb.Pos, len(lines))
	for i := range lines {
		f.places[i] = place(i)
		f.places[i].Path = f.path
	}
}

// place turns lines of the Markdown that a document became into lines of the file, and leaves
// those of a text as they are.
func (f *file) place(p kb.Pos) kb.Pos {
	if f.places == nil || p.Line < 1 || p.Line > len(f.places) {
		return p
	}
	first, last := f.places[p.Line-1], f.places[min(max(p.EndLine, p.Line), len(f.places))-1]
	p.Sheet, p.Line = first.Sheet, first.Line
	if p.EndLine > 0 {
		p.EndLine = max(first.Line, cmp.Or(last.EndLine, last.Line))
	}
	return p
}

// ends tells whether the file's name ends in one of the given ways.
func (f *file) ends(with ...string) bool {
	return slices.Contains(with, strings.ToLower(path.Ext(f.path)))
}

// wanted is the kind that the project or the file itself asks for, empty where neither does.
func (f *file) wanted() kb.SourceKind {
	if f.options.Kind != "" {
		return f.options.Kind
	}
	return f.front.kind
}

// language is the language that the project or the file itself names.
func (f *file) language() string {
	if f.options.Language != "" {
		return f.options.Language
	}
	return f.front.language
}

// read makes entries of the file and tells of what kind they are.
func (f *file) read(b *builder) (kb.SourceKind, error) {
	if f.front.mistake != nil {
		b.problems(badFront, f.front.mistake)
	}
	b.reportDecoding(f.decoded)
	if f.front.withheld.reason != "" {
		b.skipUnpublished(f.front.withheld)
		return cmp.Or(f.wanted(), kb.KindDocument), nil
	}
	if f.isText() && isBlank(f.content()) {
		b.problem(emptyFile, 0, "file is empty", "")
		return cmp.Or(f.wanted(), kb.KindDocument), nil
	}
	return f.format.read(f, b)
}

// kind is the wanted kind where the format can hold it, and the guess where none is wanted.
func (f *file) kind(guess kb.SourceKind, can ...kb.SourceKind) (kb.SourceKind, error) {
	wanted := f.wanted()
	if wanted == "" {
		return guess, nil
	}
	names := make([]string, len(can))
	for i, kind := range can {
		if kind == wanted {
			return kind, nil
		}
		names[i] = string(kind)
	}
	return "", refuse(f.path, f.format.name+" is not read as "+string(wanted),
		"it can be "+strings.Join(names, " or "))
}

func isBlank(lines []string) bool {
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			return false
		}
	}
	return true
}
