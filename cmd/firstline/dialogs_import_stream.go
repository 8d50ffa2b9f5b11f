package main

import (
	"context"
	"io"
)

// worthShowing is how many bytes take long enough for their progress to be shown.
const worthShowing = 8 << 20

// watched is a reader that shows how far it is, and that an interrupt ends.
func (i *importing) watched(in io.Reader) io.Reader { return importReader{i, in} }

type importReader struct {
	*importing
	in io.Reader
}

func (r importReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := r.in.Read(p)
	r.seen += int64(n)
	if r.size >= worthShowing {
		r.progress.At(int(r.seen>>20), int(r.size>>20), "MB")
	}
	return n, err
}

// contextWriter is a writer that an interrupt ends.
type contextWriter struct {
	ctx context.Context
	w   io.Writer
}

func (w contextWriter) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.w.Write(p)
}
