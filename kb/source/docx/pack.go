package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"firstline/kb/source/md"
)

// pack is the zip archive that a document is. Its names only find parts; nothing is written.
type pack struct {
	parts    map[string]*zip.File // by lower-case name
	left     int64                // bytes that parts may still unfold to
	unpacked int64
	main     string // the name of the document itself
}

// rel is a relationship: what an r:id of a part stands for.
type rel struct {
	kind, target string
	external     bool
}

func damaged(why string) error {
	return &md.Refusal{Msg: "the Word document is damaged: " + why, Hint: "open it in Word or LibreOffice and save it again"}
}

func open(data []byte, unpacked int64) (*pack, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged("it is no whole archive")
	}
	p := &pack{parts: map[string]*zip.File{}, left: unpacked, unpacked: unpacked}
	for _, f := range archive.File {
		p.parts[strings.ToLower(slashed(f.Name))] = f
	}
	p.main = "word/document.xml"
	rels, err := p.rels("")
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		if r.kind == "officeDocument" {
			p.main = r.target
		}
	}
	if p.parts[strings.ToLower(p.main)] == nil {
		return nil, damaged("it has no " + p.main)
	}
	return p, nil
}

func slashed(name string) string { return strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/") }

// read unfolds a part; one that is not there is empty.
func (p *pack) read(name string) ([]byte, error) {
	f := p.parts[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	most := min(p.left, p.unpacked/perPart)
	if f.UncompressedSize64 > uint64(most) { //nolint:gosec // a limit is above zero
		return nil, p.tooLarge(most)
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name + ": " + err.Error())
	}
	defer r.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, damaged(name + ": " + err.Error())
	}
	if p.left -= int64(len(data)); int64(len(data)) > most {
		return nil, p.tooLarge(most)
	}
	if len(data) > 1 && (data[0] == 0xff && data[1] == 0xfe || data[0] == 0xfe && data[1] == 0xff) {
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	}
	return data, nil
}

// perPart: what one part may unfold to is this share of what all of them may, since its elements take
// several times as much memory as their text.
const perPart = 8

func (p *pack) tooLarge(most int64) error {
	what := "the Word document"
	if most < p.left {
		what = "a part of the Word document"
	}
	return &md.Refusal{
		Msg:  fmt.Sprintf("%s unfolds to more than %d MiB", what, most>>20),
		Hint: "cut it into several documents",
	}
}

// rels reads the relationships of a part, those of the whole package where it has no name.
func (p *pack) rels(part string) (map[string]rel, error) {
	dir, file := path.Split(part)
	data, err := p.read(dir + "_rels/" + file + ".rels")
	if err != nil || data == nil {
		return nil, err
	}
	rels := map[string]rel{}
	d := decoder(data)
	for {
		token, err := nextToken(d)
		if token == nil || err != nil {
			return rels, err
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "Relationship" {
			continue
		}
		n := newNode(start)
		r := rel{kind: path.Base(n.attr("Type")), target: n.attr("Target"), external: n.attr("TargetMode") == "External"}
		switch {
		case r.external:
		case strings.HasPrefix(r.target, "/"):
			r.target = strings.TrimPrefix(r.target, "/")
		default:
			r.target = path.Join(dir, slashed(r.target))
		}
		rels[n.attr("Id")] = r
	}
}

// decoder reads the XML of a part. No entity but the five of XML is known to it.
func decoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return input, nil // converted by read
		}
		encoding, err := htmlindex.Get(label)
		if err != nil {
			return nil, err
		}
		return encoding.NewDecoder().Reader(input), nil
	}
	return d
}

// nextToken gives the next token, nil at the end.
func nextToken(d *xml.Decoder) (xml.Token, error) {
	token, err := d.RawToken()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err != nil {
		return nil, damaged("its XML is broken: " + err.Error())
	}
	if directive, ok := token.(xml.Directive); ok && bytes.HasPrefix(directive, []byte("DOCTYPE")) {
		return nil, &md.Refusal{Msg: "the Word document declares entities of its own, which Word never does", Hint: "open it in Word or LibreOffice and save it again"}
	}
	return token, nil
}
