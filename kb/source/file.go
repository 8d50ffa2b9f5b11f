package source

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"firstline/kb"
)

// file is one file on its way to entries: its text, and what is known of it before it is read.
type file struct {
	path     string
	encoding string
	lines    []string // all of them, without line ends
	front    front
	options  Options
	format   format
}

// newFile decodes a file and finds the format that it is in.
func newFile(name string, data []byte, o Options) (*file, error) {
	text, encoding, err := decode(name, data, o.Encoding)
	if err != nil {
		return nil, err
	}
	f := &file{path: name, encoding: encoding, options: o, lines: split(text)}
	if err := f.readFront(); err != nil {
		return nil, err
	}
	if named := f.front.encoding; named != "" && o.Encoding == "" {
		if text, f.encoding, err = decode(name, data, named); err != nil {
			return nil, err
		}
		f.lines = split(text)
		if err := f.readFront(); err != nil {
			return nil, err
		}
	}
	if err := checkLines(name, f.lines); err != nil {
		return nil, err
	}
	if err := checkMarkup(name, text); err != nil {
		return nil, err
	}
	f.format = formatOf(f)
	return f, nil
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

// content is the lines after the front matter; the first of them is line first()+1 of the file.
func (f *file) content() []string { return f.lines[f.first():] }

func (f *file) first() int { return f.front.lines }

func (f *file) pos(line int) kb.Pos { return kb.Pos{Path: f.path, Line: line} }

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
	if isBlank(f.content()) {
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
