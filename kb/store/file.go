package store

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"strings"
	"unsafe"
)

// untrustedError says why a file is not used.
type untrustedError struct{ reason string }

func (e *untrustedError) Error() string { return e.reason }

func damaged(how string) error {
	return &untrustedError{"the index is damaged (" + how + ")"}
}

// encode writes st and gives its stamp. The manifests are made while the vectors are written.
func encode(w io.Writer, st *state, generation uint64, embedder string) (stamp, error) {
	var sources bytes.Buffer
	if err := gob.NewEncoder(&sources).Encode(st.catalog()); err != nil {
		return stamp{}, err
	}
	manifests := st.beginManifests()
	h := header{
		dim: uint32(st.dim), generation: generation, rows: uint64(len(st.passages)), name: uint32(len(embedder)),
		catalog: uint64(sources.Len()), texts: uint64(st.textBytes()), words: uint64(len(st.words)),
	}
	sum := &summer{}
	out := bufio.NewWriterSize(io.MultiWriter(w, sum), buffer)
	for _, b := range [][]byte{h.bytes(), []byte(embedder), sources.Bytes()} {
		if _, err := out.Write(b); err != nil {
			return stamp{}, err
		}
	}
	if err := writeFloats(out, st.vectors); err != nil {
		return stamp{}, err
	}
	if err := st.writeTexts(out); err != nil {
		return stamp{}, err
	}
	made := <-manifests
	if made.err != nil {
		return stamp{}, made.err
	}
	for _, b := range [][]byte{made.bytes, st.words} {
		if _, err := out.Write(b); err != nil {
			return stamp{}, err
		}
	}
	if err := out.Flush(); err != nil {
		return stamp{}, err
	}
	_, err := w.Write(binary.LittleEndian.AppendUint32(nil, sum.crc))
	return stamp{generation, sum.crc}, err
}

// decode reads an index of the given size. An error is an *untrustedError, or the reader's.
func decode(r io.Reader, size int64, e Embedder) (*state, error) {
	return decodeParts(r, size, e, func(in io.Reader, h header, st *state) error {
		st.vectors = make([]float32, h.rows*uint64(h.dim))
		if err := readFloats(in, st.vectors); err != nil {
			return err
		}
		var texts strings.Builder
		texts.Grow(int(h.texts))
		if _, err := io.CopyN(&texts, in, int64(h.texts)); err != nil {
			return err
		}
		body := &section{in: in, left: h.manifests}
		if err := st.fill(texts.String(), body); err != nil {
			return cmp.Or(body.err, err)
		}
		st.words = make([]byte, h.words)
		_, err := io.ReadFull(in, st.words)
		return err
	})
}

// decodeSources reads the sources of an index, and of the rest no more than tells whether it is
// sound.
func decodeSources(r io.Reader, size int64, e Embedder) (*state, error) {
	return decodeParts(r, size, e, func(in io.Reader, h header, _ *state) error {
		_, err := io.CopyN(io.Discard, in, int64(h.rows*uint64(h.dim)*4+h.texts+h.manifests+h.words))
		return err
	})
}

// decodeParts reads an index, rest its vectors and manifest; what is read is to be believed only
// afterwards, when the checksum has been seen.
func decodeParts(r io.Reader, size int64, e Embedder, rest func(io.Reader, header, *state) error) (*state, error) {
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
	name, sources := make([]byte, h.name), make([]byte, h.catalog)
	for _, b := range [][]byte{name, sources} {
		if _, err := io.ReadFull(in, b); err != nil {
			return nil, shorter(err)
		}
	}
	st := newState(e.Dim())
	if err := st.fillSources(sources); err != nil {
		return nil, err
	}
	if err := rest(in, h, st); err != nil {
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
	st.stamp = stamp{h.generation, sum.crc}
	return st, nil
}

// section is a part of the file, left bytes of it from where in is. It remembers an error of the disk,
// which whoever decodes from it would call damage.
type section struct {
	in   io.Reader
	left uint64
	err  error
}

func (s *section) Read(b []byte) (int, error) {
	if s.left == 0 {
		return 0, io.EOF
	}
	n, err := s.in.Read(b[:min(uint64(len(b)), s.left)])
	s.left -= uint64(n)
	s.err = err
	return n, err
}

// shorter turns an early end of the file into damage: it may have shrunk since its size was read.
func shorter(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return damaged("it is cut off")
	}
	return err
}

// buffer is how many bytes are read and written at a time.
const buffer = 1 << 16

// inMemory gives the numbers as bytes without copying them; ok is false on a processor that keeps the
// bytes of a number in another order than the file.
func inMemory(v []float32) (b []byte, ok bool) {
	if binary.NativeEndian.Uint16([]byte{1, 0}) != 1 {
		return nil, false
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(v))), 4*len(v)), true
}

func writeFloats(w io.Writer, v []float32) error {
	b, ok := inMemory(v)
	if !ok {
		b = inOrder(v)
	}
	_, err := w.Write(b)
	return err
}

// inOrder gives the numbers as the file has them, whatever the processor.
func inOrder(v []float32) []byte {
	b := make([]byte, 0, 4*len(v))
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return b
}

func readFloats(r io.Reader, v []float32) error {
	if b, ok := inMemory(v); ok {
		_, err := io.ReadFull(r, b)
		return err
	}
	b := make([]byte, 4*len(v))
	if _, err := io.ReadFull(r, b); err != nil {
		return err
	}
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return nil
}

// summer is the running CRC-32C of what is written to it; the table is the hardware's.
type summer struct{ crc uint32 }

func (s *summer) Write(b []byte) (int, error) {
	s.crc = crc32.Update(s.crc, crc32.MakeTable(crc32.Castagnoli), b)
	return len(b), nil
}
