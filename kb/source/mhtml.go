package source

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"firstline/kb"
	"firstline/kb/source/charset"
	"firstline/kb/source/html"
)

// isMHTML tells a web page with its pictures in one file, as Word, browsers and Confluence save it,
// the last one under the name of a Word document. It is written as a letter is.
func isMHTML(f *file) bool {
	const head = 4000 // bytes
	if !bytes.Contains(f.data[:min(len(f.data), head)], []byte("multipart/related")) {
		return false
	}
	boundary, _ := mhtmlBody(f.data)
	return boundary != ""
}

// mhtmlBody reads the head of a letter of several parts, and gives what parts them.
func mhtmlBody(data []byte) (boundary string, body io.Reader) {
	letter, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return "", nil
	}
	kind, parameters, err := mime.ParseMediaType(letter.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/related" {
		return "", nil
	}
	return parameters["boundary"], letter.Body
}

// readMHTML reads the first page in the file. A place in it is the line of the file.
func readMHTML(f *file, b *builder) (kb.SourceKind, error) {
	boundary, body := mhtmlBody(f.data)
	parts := multipart.NewReader(body, boundary)
	var page *mhtmlPage
	pictures := 0
	for {
		part, err := parts.NextRawPart()
		if err != nil {
			break // the end, or what is damaged behind the page
		}
		kind, parameters, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		switch {
		case err != nil:
		case strings.HasPrefix(kind, "image/"):
			pictures++
		case kind == "text/html" && page == nil:
			if page, err = f.mhtmlPage(part, parameters["charset"]); err != nil {
				return "", err
			}
		}
	}
	if page == nil {
		return "", refuse(f.path, "this is a web page in one file (MHTML), and damaged: it holds no page", "save the page anew, as HTML")
	}
	if pictures > 0 {
		b.problem(notAsItStands, page.at[0], fmt.Sprintf("pictures that stand in the page itself are left out: %d", pictures), "save them beside the page")
	}
	read, err := html.Read(page.text)
	if err != nil {
		return "", f.refused(err)
	}
	return b.readWritten(f, page.written(read))
}

// mhtmlPage is a page that was taken out of its file; at has the line of the file for each of its own.
type mhtmlPage struct {
	text string
	at   []int
}

// mhtmlPage decodes a part of the file. Lines that are broken only because a letter has no longer
// ones are joined again.
func (f *file) mhtmlPage(part *multipart.Part, encoding string) (*mhtmlPage, error) {
	raw, err := io.ReadAll(part)
	if err != nil && len(raw) == 0 {
		return nil, refuse(f.path, "this is a web page in one file (MHTML), and damaged: "+err.Error(), "save the page anew, as HTML")
	}
	line := 1 + bytes.Count(f.data[:max(bytes.Index(f.data, raw), 0)], []byte("\n"))
	p := &mhtmlPage{}
	var decoded []byte
	switch strings.ToLower(part.Header.Get("Content-Transfer-Encoding")) {
	case "base64":
		decoded, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(raw)))
		for range bytes.Count(decoded, []byte("\n")) + 1 {
			p.at = append(p.at, line)
		}
	case "quoted-printable":
		decoded, err = p.unquote(raw, line)
	default:
		decoded = raw
		for i := range bytes.Count(decoded, []byte("\n")) + 1 {
			p.at = append(p.at, line+i)
		}
	}
	if err != nil {
		return nil, refuse(f.path, "this is a web page in one file (MHTML), and damaged: "+err.Error(), "save the page anew, as HTML")
	}
	text, err := charset.Decode(decoded, encoding)
	p.text = text.String
	return p, atPos(kb.Pos{Path: f.path, Line: line}, err)
}

// unquote decodes quoted-printable text, in which a line that ends with = goes on.
func (p *mhtmlPage) unquote(raw []byte, line int) ([]byte, error) {
	decoded, err := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(raw)))
	p.at = append(p.at, line)
	for one := range bytes.Lines(raw) {
		line++
		if !bytes.HasSuffix(bytes.TrimRight(one, "\r\n \t"), []byte("=")) {
			p.at = append(p.at, line)
		}
	}
	return decoded, err
}

// written gives what was read of the page the lines of the file.
func (p *mhtmlPage) written(page *html.Page) written {
	line := func(of int) int { return p.at[min(max(of, 1), len(p.at))-1] }
	for i := range page.Notes {
		page.Notes[i].Line = line(page.Notes[i].Line)
	}
	for i := range page.Tables {
		t := &page.Tables[i]
		t.Line = line(t.Line)
		for j := range t.Rows {
			t.Rows[j].Line = line(t.Rows[j].Line)
		}
	}
	return written{
		title: page.Title, lines: page.Lines, tables: page.Tables, notes: page.Notes,
		place: func(i int) kb.Pos { return kb.Pos{Line: line(page.At[i])} },
	}
}
