package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"

	"firstline/kb/text"
)

// embeddings are the vectors that a model has made, by the text that they stand for. They are a file
// of their own, one a model, which is appended to as they come: whoever is interrupted loses nothing
// that was paid for, and whoever goes back to an earlier model finds its vectors. The file is
//
//	head     magic, dimension, length of the name, name of the model, CRC-32C of these
//	records  hash of a text, dimension × float32, CRC-32C of these
//
// all numbers little-endian. From the first record on that is damaged it is not used, and written over.
// A search works on embeddings that no longer change; a Sync adds to a draft of them.
type embeddings struct {
	path, model string
	dim         int // 0 until the first vector
	rows        map[hash]int
	vectors     []float32
	size        int64 // of the file, as far as it is sound; 0 where it has to be begun
}

const (
	embeddingsMagic = "flvecto1"
	maxDimension    = 1 << 16 // of a vector; what a file says above it is damage
)

// noEmbeddings are those of a model that has made none yet.
func noEmbeddings(index, model string) *embeddings {
	sum := sha256.Sum256([]byte(model))
	name := text.Slug(model) + "-" + hex.EncodeToString(sum[:4])
	return &embeddings{path: filepath.Join(filepath.Dir(index), "embeddings", name), model: model, rows: map[hash]int{}}
}

// readEmbeddings reads what a model has made for the index at a path.
func readEmbeddings(index, model string) (*embeddings, error) {
	e := noEmbeddings(index, model)
	f, err := os.Open(e.path)
	if errors.Is(err, fs.ErrNotExist) {
		return e, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	err = e.read(bufio.NewReaderSize(f, 1<<20))
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil // it ends, or was being written
	}
	return e, err
}

// read reads the file, up to its end or to what is damaged.
func (e *embeddings) read(in io.Reader) error {
	first := make([]byte, len(e.head()))
	if _, err := io.ReadFull(in, first); err != nil {
		return err
	}
	dim := int(binary.LittleEndian.Uint32(first[len(embeddingsMagic):]))
	if dim == 0 || dim > maxDimension {
		return nil
	}
	e.dim = dim
	if string(first) != string(e.head()) {
		e.dim = 0
		return nil
	}
	e.size = int64(len(first))
	record := make([]byte, e.recordSize())
	for {
		if _, err := io.ReadFull(in, record); err != nil {
			return err
		}
		body := record[:len(record)-sumSize]
		if checksum(body) != binary.LittleEndian.Uint32(record[len(body):]) {
			return nil
		}
		e.size += int64(len(record))
		e.rows[hash(body[:len(hash{})])] = len(e.rows)
		for at := len(hash{}); at < len(body); at += 4 {
			e.vectors = append(e.vectors, math.Float32frombits(binary.LittleEndian.Uint32(body[at:])))
		}
	}
}

func (e *embeddings) head() []byte {
	b := binary.LittleEndian.AppendUint32([]byte(embeddingsMagic), uint32(e.dim))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(e.model)))
	b = append(b, e.model...)
	return binary.LittleEndian.AppendUint32(b, checksum(b))
}

func (e *embeddings) recordSize() int { return len(hash{}) + 4*e.dim + sumSize }

func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// of gives the vector of a text, nil where there is none.
func (e *embeddings) of(h hash) []float32 {
	row, ok := e.rows[h]
	if !ok {
		return nil
	}
	return e.vectors[row*e.dim : (row+1)*e.dim : (row+1)*e.dim]
}

// current tells whether the file is still what was read of it.
func (e *embeddings) current() bool {
	if e == nil {
		return true
	}
	info, err := os.Stat(e.path)
	return err != nil && e.size == 0 || err == nil && info.Size() == e.size
}

// draft gives embeddings that can be added to.
func (e *embeddings) draft() *embeddings {
	next := *e
	next.rows = maps.Clone(e.rows)
	return &next
}

// add adds vectors of one length, that of those before, to a draft and to the file, where they are safe.
// The caller holds the lock of the index.
func (e *embeddings) add(hashes []hash, vectors [][]float32) error {
	e.dim = len(vectors[0])
	var b []byte
	if e.size == 0 {
		b = e.head()
	}
	for i, h := range hashes {
		e.rows[h] = len(e.rows)
		e.vectors = append(e.vectors, vectors[i]...)
		b = e.record(b, h, vectors[i])
	}
	if err := e.write(b); err != nil {
		return err
	}
	e.size += int64(len(b))
	return nil
}

func (e *embeddings) record(b []byte, h hash, vector []float32) []byte {
	from := len(b)
	b = append(b, h[:]...)
	for _, x := range vector {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return binary.LittleEndian.AppendUint32(b, checksum(b[from:]))
}

// write puts bytes behind what is sound of the file.
func (e *embeddings) write(b []byte) error {
	if err := os.MkdirAll(filepath.Dir(e.path), 0o755); err != nil {
		return unwritable(e.path, err)
	}
	f, err := os.OpenFile(e.path, os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return unwritable(e.path, err)
	}
	err = f.Truncate(e.size)
	if err == nil {
		_, err = f.WriteAt(b, e.size)
	}
	if err == nil {
		err = f.Sync()
	}
	return unwritable(e.path, errors.Join(err, f.Close()))
}

// spare is how many vectors of texts that are gone a file may hold beside those in use: an edit that is
// taken back costs nothing.
const spare = 1000

// least is how long the file is with nothing in it but what passages have.
func (e *embeddings) least(passages []passage) int64 {
	if e == nil || e.dim == 0 {
		return 0
	}
	used := map[hash]bool{}
	for i := range passages {
		if h := passages[i].hash; e.of(h) != nil {
			used[h] = true
		}
	}
	return int64(len(e.head()) + len(used)*e.recordSize())
}

// prune leaves in the file what passages have, where there is much else. What is in memory is not touched.
func (e *embeddings) prune(passages []passage) error {
	if e == nil {
		return nil
	}
	used := make(map[hash]bool, len(passages))
	for i := range passages {
		used[passages[i].hash] = true
	}
	if len(e.rows) <= 2*len(used)+spare {
		return nil
	}
	b := e.head()
	for h := range used {
		if vector := e.of(h); vector != nil {
			b = e.record(b, h, vector)
		}
	}
	err := replace(e.path, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
	if err != nil {
		return unwritable(e.path, err)
	}
	return nil
}

// holds tells whether the file is as long as it was.
func (e *embeddings) holds(size int64) bool {
	info, err := os.Stat(e.path)
	return err == nil && info.Size() >= size
}
