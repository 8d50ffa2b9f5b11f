package charset

import (
	"bytes"
	"cmp"
	"strings"
	"unicode/utf8"
)

// File is a file of text of which lines can be changed: its encoding, its byte order mark and the end of
// each line stay as they are.
type File struct {
	Lines    []string // without their ends
	ends     []string // of each
	mark     []byte
	encoding string
}

// Editable gives the lines of a file in a named encoding; without a name it must be UTF-8. ok is false
// where the lines do not stand for the very bytes of the file: then nothing may be written back.
func Editable(data []byte, name string) (f *File, ok bool) {
	f = &File{encoding: cmp.Or(name, utf8Name)}
	rest := data
	if marked, size := marked(data); marked != "" {
		f.encoding, f.mark, rest = marked, data[:size], data[size:]
	} else if utf8.Valid(data) {
		f.encoding = utf8Name
	}
	known, err := lookup(f.encoding)
	if err != nil {
		return nil, false
	}
	f.encoding = known
	text, err := decodeAs(rest, known)
	if err != nil {
		return nil, false
	}
	f.cut(text.String)
	written, err := f.Bytes()
	return f, err == nil && bytes.Equal(written, data)
}

// cut parts a text into lines and their ends.
func (f *File) cut(text string) {
	end := "\n"
	if !strings.Contains(text, "\n") && strings.Contains(text, "\r") {
		end = "\r" // of the Macintosh, long ago
	}
	for line := range strings.SplitAfterSeq(text, end) {
		bare := strings.TrimSuffix(line, end)
		if end == "\n" && bare != line {
			bare = strings.TrimSuffix(bare, "\r")
		}
		f.Lines = append(f.Lines, bare)
		f.ends = append(f.ends, line[len(bare):])
	}
}

// Bytes gives the file as it is written. Its error is that a line has a character which the encoding has
// not.
func (f *File) Bytes() ([]byte, error) {
	var b strings.Builder
	for i, line := range f.Lines {
		b.WriteString(line)
		b.WriteString(f.ends[i])
	}
	if f.encoding == utf8Name {
		return append(bytes.Clone(f.mark), b.String()...), nil
	}
	encoded, err := encodingOf(f.encoding).NewEncoder().String(b.String())
	if err != nil {
		return nil, &Error{Msg: "a character cannot be written in " + f.encoding, Hint: "save the file as UTF-8 first"}
	}
	return append(bytes.Clone(f.mark), encoded...), nil
}
