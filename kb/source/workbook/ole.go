package workbook

import (
	"bytes"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// The streams by which an OLE2 file is known.
const (
	biff8Stream     = "Workbook"
	biff5Stream     = "Book"
	encryptedStream = "EncryptedPackage"
)

// isOLE looks for the streams of workbooks; in a file whose directory cannot be followed, for their
// names.
func isOLE(data []byte) bool {
	streams, err := oleStreams(data)
	for _, name := range []string{biff8Stream, biff5Stream, encryptedStream} {
		if streams[name] != nil || err != nil && bytes.Contains(data, utf16Name(name)) {
			return true
		}
	}
	return false
}

func utf16Name(s string) []byte {
	name := make([]byte, 0, 2*len(s)+2)
	for i := range len(s) {
		name = append(name, s[i], 0)
	}
	return append(name, 0, 0)
}

// oleStreams finds the streams of workbooks at the top of an OLE2 file; those in folders belong to
// documents that embed a workbook.
func oleStreams(data []byte) (streams map[string]*mscfb.File, err error) {
	defer func() {
		if recover() != nil {
			streams, err = nil, damaged("its directory leads nowhere")
		}
	}()
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	streams = map[string]*mscfb.File{}
	for _, f := range r.File {
		for _, name := range []string{biff8Stream, biff5Stream, encryptedStream} {
			if len(f.Path) == 0 && strings.EqualFold(f.Name, name) && streams[name] == nil {
				streams[name] = f
			}
		}
	}
	return streams, nil
}

// readOLE reads the workbook in an OLE2 file. Excel 95 and 97 could save one file for both: the
// newer stream goes first.
func readOLE(b *builder, data []byte) error {
	streams, err := oleStreams(data)
	if streams[encryptedStream] != nil || err != nil && bytes.Contains(data, utf16Name(encryptedStream)) {
		return protected()
	}
	for _, name := range []string{biff8Stream, biff5Stream} {
		if streams[name] == nil {
			continue
		}
		if stream := readStream(streams[name], len(data)); isBIFF(stream) {
			return readXLS(b, stream)
		}
	}
	if at := findBIFF(data); at >= 0 {
		b.salvaged = true
		return readXLS(b, data[at:])
	}
	return damaged("the stream of its sheets is not there")
}

func protected() error {
	return &Refusal{
		"the workbook is protected by a password",
		"open it in Excel, remove the password under File › Info, and save it",
	}
}

// readStream reads as much of a stream as there is, and no more than the file has, whatever it
// says of its size.
func readStream(f *mscfb.File, limit int) (stream []byte) {
	defer func() {
		_ = recover() // what was read so far is judged by its records
	}()
	chunk := make([]byte, 4096)
	for len(stream) <= limit {
		n, err := io.ReadFull(f, chunk)
		stream = append(stream, chunk[:n]...)
		if err != nil {
			break
		}
	}
	return stream
}

// findBIFF finds where the records of a workbook begin in a file whose directory is damaged.
// Sectors follow each other in nearly all files; whether they do is seen by the records.
func findBIFF(data []byte) int {
	const sector, header = 64, 512
	for at := header; at+8 <= len(data); at += sector {
		if isBIFF(data[at:]) {
			return at
		}
	}
	return -1
}
