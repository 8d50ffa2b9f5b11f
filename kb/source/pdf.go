package source

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"firstline/kb"
	"firstline/kb/source/pdf"
)

// timeFor is how long the reading of a PDF may take: what no other format needs, because its reader
// runs in a machine of its own, which reads no more than a few pages a second.
func (l Limits) timeFor(size int) time.Duration {
	const least, most, perMiB = 10 * time.Second, time.Minute, 10 * time.Second
	return cmp.Or(l.PDFTime, min(least+perMiB*time.Duration(size>>20), most))
}

func isPDF(f *file) bool { return pdf.Is(f.data) }

// readPDF reads the text layer of a PDF. A place in it is a page and a line of that page.
func readPDF(f *file, b *builder) (kb.SourceKind, error) {
	ctx, cancel := context.WithTimeout(context.Background(), f.options.Limits.timeFor(len(f.data)))
	defer cancel()
	document, err := pdf.Read(ctx, f.data, pdf.Limits{})
	if err != nil {
		return "", f.refused(err)
	}
	return b.readWritten(f, written{
		title: document.Title, lines: document.Lines, notes: document.Notes,
		place: func(i int) kb.Pos {
			return kb.Pos{Sheet: fmt.Sprintf("page %d", document.At[i].Page), Line: document.At[i].Line}
		},
	})
}
