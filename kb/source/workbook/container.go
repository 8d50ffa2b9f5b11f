package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// container is the zip of an xlsx, its parts found by their names in lower case.
type container struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked
	limit int64
}

const (
	maxPart  = 32 << 20 // bytes of a part which is no sheet and holds no strings
	maxText  = 4 << 20  // bytes between two elements; a cell of Excel holds 32,767 characters
	maxRatio = 200      // to which large parts are packed; those of people, to one of 10 or 20
)

func openContainer(data []byte, limit int64) (*container, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged("its zip directory is not there")
	}
	c := &container{parts: make(map[string]*zip.File, len(z.File)), left: limit, limit: limit}
	for _, f := range z.File {
		c.parts[partName(f.Name)] = f
		size := f.UncompressedSize64
		if size > uint64(limit) || size > maxPart && size/maxRatio > f.CompressedSize64 {
			return nil, c.tooLarge()
		}
		if limit -= int64(size); limit < 0 {
			return nil, c.tooLarge()
		}
	}
	return c, nil
}

// partName is the name of a part as parts refer to each other: some programs write \ for /.
func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(s, `\`, "/"), "/"))
}

func (c *container) tooLarge() error {
	return &Refusal{
		fmt.Sprintf("the workbook unpacks to more than %d MiB", c.limit>>20),
		"delete pictures and empty formatted rows from it, or cut it into several files",
	}
}

func damaged(what string) error {
	return &Refusal{"the workbook is damaged: " + what, "open it in Excel or LibreOffice and save it anew as XLSX"}
}

// open gives a part to read, nil where there is none. The reader must be closed.
func (c *container) open(name string) (io.ReadCloser, error) {
	f := c.parts[partName(name)]
	if f == nil {
		return nil, nil //nolint:nilnil // a missing part is no mistake
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(f.Name + " cannot be unpacked")
	}
	return &counted{ReadCloser: r, c: c}, nil
}

// counted takes what is read from a part off what its container may unpack.
type counted struct {
	io.ReadCloser
	c    *container
	text int // bytes since the last <
}

// Read reads, up to the limits.
func (r *counted) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	if r.c.left -= int64(n); r.c.left < 0 {
		return 0, r.c.tooLarge()
	}
	r.text += n
	if i := bytes.LastIndexByte(p[:n], '<'); i >= 0 {
		r.text = n - i
	}
	if r.text > maxText {
		return 0, damaged("it has a text of more than 4 MiB")
	}
	return n, err
}

// decode reads a small part as XML into v. A missing one leaves v as it is.
func (c *container) decode(name string, v any) error {
	r, err := c.open(name)
	if err != nil || r == nil {
		return err
	}
	defer r.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(r, maxPart+1))
	if err != nil {
		return unreadable(name, err)
	}
	if len(data) > maxPart {
		return c.tooLarge()
	}
	if err := newDecoder(bytes.NewReader(data)).Decode(v); err != nil {
		return unreadable(name, err)
	}
	return nil
}

// unreadable is the refusal of a part, or the one that reading it ran into.
func unreadable(name string, err error) error {
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return refusal
	}
	return damaged(name + ": " + err.Error())
}

// newDecoder reads XML in any encoding that it declares.
func newDecoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.CharsetReader = func(name string, input io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(strings.TrimSpace(name))
		if err != nil {
			return nil, fmt.Errorf("encoding %s is not known", name)
		}
		return e.NewDecoder().Reader(input), nil
	}
	return d
}

// attr gives an attribute by its name without prefix, empty where it is missing.
func attr(e xml.StartElement, name string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == name {
			return e.Attr[i].Value
		}
	}
	return ""
}

// isTrue reads a boolean attribute.
func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }
