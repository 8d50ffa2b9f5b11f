package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"firstline/kb/source/md"
)

// Document is the text of a PDF as Markdown.
type Document struct {
	Title string
	Lines []string
	At    []Place
	Notes []md.Note // Line is the page
}

// Place is a line of a page, both counted from 1.
type Place struct{ Page, Line int }

// Limits bound what a file may cost. A zero value takes the default.
type Limits struct {
	Pages int // 2,000
	Chars int // of all pages together: 5,000,000
}

func (l Limits) withDefaults() Limits {
	if l.Pages <= 0 {
		l.Pages = 2000
	}
	if l.Chars <= 0 {
		l.Chars = 5_000_000
	}
	return l
}

// Is tells whether a file is a PDF. Some programs write a few bytes before its mark.
func Is(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

// Read reads a file. A file that cannot be read right gives a [md.Refusal], as does one that is
// not read before the deadline of ctx; when ctx is cancelled, its error is returned.
//
// Half a second goes into preparing pdfium, and some seconds for a file of more than 60 pages; a
// page takes a fifth of a second, and in long files a twentieth.
func Read(ctx context.Context, data []byte, l Limits) (*Document, error) {
	pages, err := readPages(ctx, data, l.withDefaults())
	if stopped := ctx.Err(); stopped != nil {
		if errors.Is(stopped, context.DeadlineExceeded) {
			return nil, &md.Refusal{Msg: "the PDF takes too long to read", Hint: "cut it into several files, save it as DOCX or plain text, or set limits, pdf_time in firstline.yaml"}
		}
		return nil, stopped
	}
	if err != nil {
		return nil, err
	}
	d := &Document{}
	if err := d.checkText(pages); err != nil {
		return nil, err
	}
	d.write(pages)
	return d, nil
}

// checkText refuses what has no text, or none that a program can read.
func (d *Document) checkText(pages []page) error {
	var letters, garbage, guessed, empty int
	var pictures []string
	for i := range pages {
		p := &pages[i]
		letters += p.letters
		garbage += p.garbage
		guessed += p.guessed - p.western
		if p.letters+p.garbage == 0 {
			empty++
			if p.picture {
				pictures = append(pictures, fmt.Sprint(p.number))
			}
		}
	}
	const ocr = "let a program for text recognition (OCR) add the text, or write it down"
	switch {
	case empty == len(pages) && len(pictures) == 0:
		return &md.Refusal{Msg: "the PDF has no text", Hint: ocr}
	case empty == len(pages), len(pictures) > 0 && letters < 20*len(pictures):
		return &md.Refusal{Msg: fmt.Sprintf("the PDF is a scan: %s without text", count(len(pictures), "page of pictures", "pages of pictures")), Hint: ocr}
	case garbage*5 > letters+garbage, guessed*2 > letters:
		return &md.Refusal{
			Msg:  fmt.Sprintf("the text of the PDF cannot be read: %d %% of its characters have no meaning", (garbage+guessed)*100/(letters+garbage)),
			Hint: "the file does not say which letters its fonts draw; export it again with Unicode text, or save it as DOCX",
		}
	}
	if len(pictures) > 0 {
		d.Notes = append(d.Notes, md.Note{Line: number(pictures[0]), Message: "pages of pictures without text: " + strings.Join(pictures, ", "), Hint: ocr})
	}
	if garbage > 0 {
		d.Notes = append(d.Notes, md.Note{Line: 1, Message: fmt.Sprintf("characters without a meaning are left out: %d", garbage)})
	}
	if guessed > 0 {
		d.Notes = append(d.Notes, md.Note{Line: 1, Message: fmt.Sprintf("characters whose font does not say what they are: %d", guessed), Hint: "check the text"})
	}
	return nil
}

func number(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
