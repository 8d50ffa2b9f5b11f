package store

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
)

// The file, all numbers little-endian:
//
//	header    44 bytes: magic, version, dimension, generation, rows, length of name, of manifest
//	name      of the embedder
//	vectors   rows × dimension × float32
//	manifest  sources, entries and passages, as gob
//	checksum  CRC-32C of everything before it
const (
	magic      = "flindex\n"
	version    = 1
	headerSize = 44
	sumSize    = 4
)

type header struct {
	ours, current    bool // its magic and version
	dim, name        uint32
	generation, rows uint64
	manifest         uint64
}

// stamp tells one content of the file from another: a Sync counts the generation up, and the
// checksum tells two files that began at the same number.
type stamp struct {
	generation uint64
	sum        uint32
}

// untrustedError says why a file is not used.
type untrustedError struct{ reason string }

func (e *untrustedError) Error() string { return e.reason }

func damaged(how string) error {
	return &untrustedError{"the index is damaged (" + how + ")"}
}

func (h *header) bytes() []byte {
	b := make([]byte, 0, headerSize)
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, version)
	b = binary.LittleEndian.AppendUint32(b, h.dim)
	b = binary.LittleEndian.AppendUint64(b, h.generation)
	b = binary.LittleEndian.AppendUint64(b, h.rows)
	b = binary.LittleEndian.AppendUint32(b, h.name)
	return binary.LittleEndian.AppendUint64(b, h.manifest)
}

func parseHeader(b []byte) header {
	return header{
		ours:       string(b[:8]) == magic,
		current:    binary.LittleEndian.Uint32(b[8:]) == version,
		dim:        binary.LittleEndian.Uint32(b[12:]),
		generation: binary.LittleEndian.Uint64(b[16:]),
		rows:       binary.LittleEndian.Uint64(b[24:]),
		name:       binary.LittleEndian.Uint32(b[32:]),
		manifest:   binary.LittleEndian.Uint64(b[36:]),
	}
}

// check holds the header against the file's size and the embedder, so that no length in it can
// make the reader allocate more than the file is long.
func (h *header) check(size int64, e Embedder) error {
	left := uint64(size)
	switch {
	case !h.ours:
		return &untrustedError{"the file is not an index"}
	case !h.current:
		return &untrustedError{"the index was made by another version of firstline"}
	case h.name > 1<<10:
		return damaged("its header makes no sense")
	case h.dim != uint32(e.Dim()):
		return &untrustedError{fmt.Sprintf("the index has vectors of %d numbers, %s has %d", h.dim, e.Name(), e.Dim())}
	case h.manifest > left, h.rows > left/4, h.rows > 0 && uint64(h.dim) > left/4/h.rows:
		return damaged("it is cut off")
	}
	if want := headerSize + uint64(h.name) + h.rows*uint64(h.dim)*4 + h.manifest + sumSize; want != left {
		return damaged(fmt.Sprintf("%d bytes, not %d", left, want))
	}
	return nil
}

// encode writes st and gives its stamp.
func encode(w io.Writer, st *state, generation uint64, embedder string) (stamp, error) {
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(st.manifest()); err != nil {
		return stamp{}, err
	}
	h := header{
		dim: uint32(st.dim), generation: generation, rows: uint64(len(st.passages)),
		name: uint32(len(embedder)), manifest: uint64(body.Len()),
	}
	sum := &summer{}
	all := io.MultiWriter(w, sum)
	for _, b := range [][]byte{h.bytes(), []byte(embedder)} {
		if _, err := all.Write(b); err != nil {
			return stamp{}, err
		}
	}
	if err := writeFloats(all, st.vectors); err != nil {
		return stamp{}, err
	}
	if _, err := body.WriteTo(all); err != nil {
		return stamp{}, err
	}
	_, err := w.Write(binary.LittleEndian.AppendUint32(nil, sum.crc))
	return stamp{generation, sum.crc}, err
}

// decode reads an index of the given size. An error is an *untrustedError, or the reader's.
func decode(r io.Reader, size int64, e Embedder) (*state, error) {
	if size < headerSize+sumSize {
		return nil, damaged("it is cut off")
	}
	sum := &summer{}
	in := io.TeeReader(r, sum)
	first := make([]byte, headerSize)
	if _, err := io.ReadFull(in, first); err != nil {
		return nil, shorter(err)
	}
	h := parseHeader(first)
	if err := h.check(size, e); err != nil {
		return nil, err
	}
	name := make([]byte, h.name)
	body := make([]byte, h.manifest)
	vectors := make([]float32, h.rows*uint64(h.dim))
	if _, err := io.ReadFull(in, name); err != nil {
		return nil, shorter(err)
	}
	if err := readFloats(in, vectors); err != nil {
		return nil, shorter(err)
	}
	if _, err := io.ReadFull(in, body); err != nil {
		return nil, shorter(err)
	}
	var last [sumSize]byte
	if _, err := io.ReadFull(r, last[:]); err != nil {
		return nil, shorter(err)
	}
	if binary.LittleEndian.Uint32(last[:]) != sum.crc {
		return nil, damaged("its checksum does not match")
	}
	if string(name) != e.Name() {
		return nil, &untrustedError{fmt.Sprintf("the index was embedded with %s, not %s", name, e.Name())}
	}
	st := &state{stamp: stamp{h.generation, sum.crc}, dim: e.Dim(), vectors: vectors}
	return st, st.fill(body)
}

// shorter turns an early end of the file into damage: it may have shrunk since its size was read.
func shorter(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF { //nolint:errorlint // io.ReadFull returns these unwrapped
		return damaged("it is cut off")
	}
	return err
}

// chunk is how many numbers are turned into bytes at a time.
const chunk = 1 << 14

func writeFloats(w io.Writer, v []float32) error {
	buf := make([]byte, 0, 4*min(chunk, len(v)))
	for len(v) > 0 {
		n := min(chunk, len(v))
		buf = buf[:0]
		for _, x := range v[:n] {
			buf = binary.LittleEndian.AppendUint32(buf, math.Float32bits(x))
		}
		if _, err := w.Write(buf); err != nil {
			return err
		}
		v = v[n:]
	}
	return nil
}

func readFloats(r io.Reader, v []float32) error {
	buf := make([]byte, 4*min(chunk, len(v)))
	for len(v) > 0 {
		n := min(chunk, len(v))
		if _, err := io.ReadFull(r, buf[:4*n]); err != nil {
			return err
		}
		for i := range v[:n] {
			v[i] = math.Float32frombits(binary.LittleEndian.Uint32(buf[4*i:]))
		}
		v = v[n:]
	}
	return nil
}

// summer is the running CRC-32C of what is written to it; the table is the hardware's.
type summer struct{ crc uint32 }

func (s *summer) Write(b []byte) (int, error) {
	s.crc = crc32.Update(s.crc, crc32.MakeTable(crc32.Castagnoli), b)
	return len(b), nil
}

// peek reads the stamp of the file at path, the zero stamp where there is none or it is too short.
func peek(path string) stamp {
	f, err := os.Open(path)
	if err != nil {
		return stamp{}
	}
	defer f.Close() //nolint:errcheck // nothing was written
	info, err := f.Stat()
	if err != nil || info.Size() < headerSize+sumSize {
		return stamp{}
	}
	var first [headerSize]byte
	var last [sumSize]byte
	if _, err := f.ReadAt(first[:], 0); err != nil {
		return stamp{}
	}
	if _, err := f.ReadAt(last[:], info.Size()-sumSize); err != nil {
		return stamp{}
	}
	return stamp{parseHeader(first[:]).generation, binary.LittleEndian.Uint32(last[:])}
}
