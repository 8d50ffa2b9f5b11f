package store

import (
	"encoding/binary"
	"fmt"
	"os"
)

// The file, all numbers little-endian:
//
//	header     60 bytes: magic, version, dimension, generation, rows, lengths of name, catalog, texts, words
//	name       of the embedder
//	catalog    sources, as gob
//	padding    zeros, so that the vectors begin at a multiple of 4
//	vectors    rows × dimension × float32
//	texts      ids, titles and bodies of the entries
//	manifests  entries and passages, as gob: what the others leave of the file
//	words      the passages word by word (wording.go)
//	checksum   CRC-32C of everything before it
const (
	magic      = "flindex\n"
	version    = 5
	headerSize = 60
	sumSize    = 4
)

type header struct {
	ours, current    bool // its magic and version
	dim, name        uint32
	generation, rows uint64
	catalog          uint64
	texts, words     uint64
	manifests        uint64 // not in the file: check finds it
}

// stamp tells one content of the file from another: a Sync counts the generation up, and the
// checksum tells two files that began at the same number.
type stamp struct {
	generation uint64
	sum        uint32
}

func (h *header) bytes() []byte {
	b := make([]byte, 0, headerSize)
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, version)
	b = binary.LittleEndian.AppendUint32(b, h.dim)
	b = binary.LittleEndian.AppendUint64(b, h.generation)
	b = binary.LittleEndian.AppendUint64(b, h.rows)
	b = binary.LittleEndian.AppendUint32(b, h.name)
	b = binary.LittleEndian.AppendUint64(b, h.catalog)
	b = binary.LittleEndian.AppendUint64(b, h.texts)
	return binary.LittleEndian.AppendUint64(b, h.words)
}

func parseHeader(b []byte) header {
	return header{
		ours:       string(b[:8]) == magic,
		current:    binary.LittleEndian.Uint32(b[8:]) == version,
		dim:        binary.LittleEndian.Uint32(b[12:]),
		generation: binary.LittleEndian.Uint64(b[16:]),
		rows:       binary.LittleEndian.Uint64(b[24:]),
		name:       binary.LittleEndian.Uint32(b[32:]),
		catalog:    binary.LittleEndian.Uint64(b[36:]),
		texts:      binary.LittleEndian.Uint64(b[44:]),
		words:      binary.LittleEndian.Uint64(b[52:]),
	}
}

// check holds the header against the file's size and the embedder, so that no length in it reaches
// beyond its end. What is left are the manifests: so a writer begins
// with the file before it has them.
func (h *header) check(left uint64, e Embedder) error {
	switch {
	case !h.ours:
		return &untrustedError{"the file is not an index"}
	case !h.current:
		return &untrustedError{"the index was made by another version of firstline"}
	case h.name > 1<<10:
		return damaged("its header makes no sense")
	case h.dim != uint32(e.Dim()):
		return &untrustedError{fmt.Sprintf("the index has vectors of %d numbers, %s has %d", h.dim, e.Name(), e.Dim())}
	case h.catalog > left, h.texts > left, h.words > left, h.rows > left/4, h.rows > 0 && uint64(h.dim) > left/4/h.rows:
		return damaged("it is cut off")
	}
	others := headerSize + uint64(h.name) + h.catalog + h.padding() + h.rows*uint64(h.dim)*4 + h.texts + h.words + sumSize
	if others > left {
		return damaged("it is cut off")
	}
	h.manifests = left - others
	return nil
}

// padding is how many bytes there are before the vectors, which are read where they lie in memory.
func (h *header) padding() uint64 { return -(headerSize + uint64(h.name) + h.catalog) % 4 }

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
