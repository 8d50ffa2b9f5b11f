package docx

import (
	"archive/zip"
	"bytes"
	"strings"

	"firstline/kb/source/md"
)

// Document is a Word document as Markdown.
type Document struct {
	Title  string
	Lines  []string
	At     []int      // for each line, the number of its paragraph, counted from 1; a row of a table counts as one
	Tables []md.Table // they stand in Lines too; their lines are paragraphs
	Notes  []md.Note  // their lines are paragraphs
}

// Is tells whether a file is a Word document, as far as a damaged one can be told.
func Is(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return false
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		head := data[:min(len(data), 1<<16)]
		return bytes.Contains(head, []byte("[Content_Types].xml")) && bytes.Contains(head, []byte("word/"))
	}
	for _, f := range archive.File {
		if strings.HasPrefix(strings.ToLower(slashed(f.Name)), "word/") {
			return true
		}
	}
	return false
}

// Read reads a document whose parts unfold to no more than unpacked bytes together. The error is a
// [md.Refusal].
func Read(data []byte, unpacked int64) (*Document, error) {
	p, err := open(data, unpacked)
	if err != nil {
		return nil, err
	}
	r := &reader{pack: p}
	if err := r.prepare(); err != nil {
		return nil, err
	}
	if err := r.readBody(); err != nil {
		return nil, err
	}
	return r.document(), nil
}
