package store

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"hash/crc32"
	"io"
	"math"
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
	for _, b := range [][]byte{h.bytes(), []byte(embedder), sources.Bytes(), make([]byte, h.padding())} {
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

// parts is an index cut into its parts.
type parts struct {
	stamp                                     stamp
	catalog, vectors, texts, manifests, words []byte
}

// cut cuts an index into its parts, if it is whole and the embedder's. An error is an *untrustedError.
func cut(b []byte, e Embedder) (*parts, error) {
	if len(b) < headerSize+sumSize {
		return nil, damaged("it is cut off")
	}
	h := parseHeader(b)
	if err := h.check(uint64(len(b)), e); err != nil {
		return nil, err
	}
	body := b[:len(b)-sumSize]
	sum := binary.LittleEndian.Uint32(b[len(body):])
	if checksum(body) != sum {
		return nil, damaged("its checksum does not match")
	}
	left := body[headerSize:]
	next := func(n uint64) (part []byte) {
		part, left = left[:n:n], left[n:]
		return part
	}
	if name := next(uint64(h.name)); string(name) != e.Name() {
		return nil, &untrustedError{fmt.Sprintf("the index was embedded with %s, not %s", name, e.Name())}
	}
	p := &parts{stamp: stamp{h.generation, sum}, catalog: next(h.catalog)}
	next(h.padding())
	p.vectors, p.texts = next(h.rows*uint64(h.dim)*4), next(h.texts)
	p.manifests, p.words = next(h.manifests), next(h.words)
	return p, nil
}

// sources makes a state that has the sources, and nothing else yet.
func (p *parts) sources(e Embedder) (*state, error) {
	st := newState(e.Dim())
	st.stamp = p.stamp
	return st, st.fillSources(p.catalog)
}

// decode reads an index. The vectors, texts and words of the state lie in b, which begins at a
// multiple of 4 and must not change any more.
// An error is an *untrustedError.
func decode(b []byte, e Embedder) (*state, error) {
	p, err := cut(b, e)
	if err != nil {
		return nil, err
	}
	st, err := p.sources(e)
	if err != nil {
		return nil, err
	}
	st.vectors, st.words = floats(p.vectors), p.words
	return st, st.fill(unsafe.String(unsafe.SliceData(p.texts), len(p.texts)), bytes.NewReader(p.manifests))
}

// decodeSources reads the sources of an index, and sees that the rest of it is sound.
func decodeSources(b []byte, e Embedder) (*state, error) {
	p, err := cut(b, e)
	if err != nil {
		return nil, err
	}
	return p.sources(e)
}

// buffer is how many bytes are written at a time.
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

// floats gives what a file has of numbers, without copying them where the processor has them as the file does.
func floats(b []byte) []float32 {
	if _, ok := inMemory(nil); ok {
		return unsafe.Slice((*float32)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/4)
	}
	v := make([]float32, len(b)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v
}

// summer is the running CRC-32C of what is written to it; the table is the hardware's.
type summer struct{ crc uint32 }

func (s *summer) Write(b []byte) (int, error) {
	s.crc = crc32.Update(s.crc, crc32.MakeTable(crc32.Castagnoli), b)
	return len(b), nil
}
