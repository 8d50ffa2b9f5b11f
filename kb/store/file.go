package store

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
)

// untrustedError says why a file is not used.
type untrustedError struct{ reason string }

func (e *untrustedError) Error() string { return e.reason }

func damaged(how string) error {
	return &untrustedError{"the index is damaged (" + how + ")"}
}

// encode writes st and gives its stamp.
func encode(w io.Writer, st *state, generation uint64, embedder string) (stamp, error) {
	var sources, body bytes.Buffer
	if err := gob.NewEncoder(&sources).Encode(st.catalog()); err != nil {
		return stamp{}, err
	}
	if err := gob.NewEncoder(&body).Encode(st.manifest()); err != nil {
		return stamp{}, err
	}
	h := header{
		dim: uint32(st.dim), generation: generation, rows: uint64(len(st.passages)),
		name: uint32(len(embedder)), catalog: uint64(sources.Len()), manifest: uint64(body.Len()),
	}
	sum := &summer{}
	all := io.MultiWriter(w, sum)
	for _, b := range [][]byte{h.bytes(), []byte(embedder), sources.Bytes()} {
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
	var vectors []float32
	var body []byte
	st, err := decodeParts(r, size, e, func(in io.Reader, h header) error {
		vectors, body = make([]float32, h.rows*uint64(h.dim)), make([]byte, h.manifest)
		if err := readFloats(in, vectors); err != nil {
			return err
		}
		_, err := io.ReadFull(in, body)
		return err
	})
	if err != nil {
		return nil, err
	}
	st.vectors = vectors
	return st, st.fill(body)
}

// decodeSources reads the sources of an index, and of the rest no more than tells whether it is
// sound.
func decodeSources(r io.Reader, size int64, e Embedder) (*state, error) {
	return decodeParts(r, size, e, func(in io.Reader, h header) error {
		_, err := io.CopyN(io.Discard, in, int64(h.rows*uint64(h.dim)*4+h.manifest))
		return err
	})
}

// decodeParts reads an index, rest its vectors and manifest; what rest reads is to be believed only
// afterwards, when the checksum has been seen.
func decodeParts(r io.Reader, size int64, e Embedder, rest func(io.Reader, header) error) (*state, error) {
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
	if err := rest(in, h); err != nil {
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
	st := &state{stamp: stamp{h.generation, sum.crc}, dim: e.Dim()}
	return st, st.fillSources(sources)
}

// shorter turns an early end of the file into damage: it may have shrunk since its size was read.
func shorter(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
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
