package store

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"hash/crc32"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
)

// small is an embedder of few numbers, so that the fuzzer's files are short.
type small struct{ *embed.Builtin }

func (small) Name() string { return "small" }
func (small) Dim() int     { return 2 }

// FuzzDecode reads any bytes as an index, as they are and with a right checksum. It must not
// panic, nor take what contradicts itself; what it takes, it writes and reads again.
func FuzzDecode(f *testing.F) {
	st := newState(2)
	entries := []kb.Entry{{ID: "a#1", Title: "Вопрос?", Body: "Ответ."}, {ID: "a#2", Title: "b"}}
	st.add(kb.Source{Path: "a", Hash: "h"}, entries, split(entries))
	st.vectors = []float32{1, 0, 0, 1}
	st.words = st.wording().bytes()
	var good bytes.Buffer
	if _, err := encode(&good, st, 1, "small"); err != nil {
		f.Fatal(err)
	}
	f.Add(good.Bytes())
	f.Add(good.Bytes()[:50])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		decodeAny(t, data)
		if len(data) > sumSize {
			body := bytes.Clone(data[:len(data)-sumSize])
			sum := crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli))
			decodeAny(t, binary.LittleEndian.AppendUint32(body, sum))
		}
	})
}

func decodeAny(t *testing.T, data []byte) {
	t.Helper()
	st, err := decode(bytes.Clone(data), small{})
	sources, sourcesErr := decodeSources(bytes.Clone(data), small{})
	if err == nil && (sourcesErr != nil || len(sources.sources) != len(st.sources)) {
		t.Fatalf("the whole can be read, its sources cannot: %v", sourcesErr)
	}
	if err != nil {
		if _, ok := errors.AsType[*untrustedError](err); !ok {
			t.Fatalf("error of another kind: %v", err)
		}
		return
	}
	for _, p := range st.passages {
		if st.entries[p.entry].ID != p.Entry || p.source >= len(st.sources) {
			t.Fatalf("passage %+v", p)
		}
	}
	newLexicon(st, synonyms{})
	var again bytes.Buffer
	if _, err := encode(&again, st, 2, "small"); err != nil {
		t.Fatal(err)
	}
	if _, err := decode(again.Bytes(), small{}); err != nil {
		t.Fatalf("what was read and written cannot be read: %v", err)
	}
}

// A file whose checksum is right may still contradict itself.
func TestDecodeContradictions(t *testing.T) {
	entry, lengths, texts := make([]kb.Entry, 1), []uint{1, 0, 4}, "abody"
	good, sum := record{Entry: 0, From: 0, To: 4}, make([]byte, len(hash{}))
	one := catalog{Sources: make([]kb.Source, 1), Spans: [][2]int{{1, 1}}}
	tests := map[string]struct {
		c    catalog
		m    manifest
		rows int
	}{
		"no manifest for a row":    {catalog{}, manifest{}, 1},
		"a source without its end": {catalog{Sources: one.Sources}, manifest{}, 0},
		"an end beyond":            {catalog{Sources: one.Sources, Spans: [][2]int{{2, 0}}}, manifest{Entries: entry, Lengths: lengths}, 0},
		"an end before":            {catalog{Sources: one.Sources, Spans: [][2]int{{-1, 0}}}, manifest{}, 0},
		"an entry of no source":    {catalog{}, manifest{Entries: entry, Lengths: lengths}, 0},
		"a passage of no entry": {
			catalog{Sources: one.Sources, Spans: [][2]int{{0, 1}}},
			manifest{Passages: []record{good}, Hashes: sum},
			1,
		},
		"a passage beyond its body": {one, manifest{Entries: entry, Lengths: lengths, Passages: []record{{To: 5}}, Hashes: sum}, 1},
		"a passage without its hash": {
			one, manifest{Entries: entry, Lengths: lengths, Passages: []record{good}}, 1,
		},
		"a text without its length": {one, manifest{Entries: entry, Lengths: lengths[1:], Passages: []record{good}, Hashes: sum}, 1},
		"a text beyond the texts": {
			one, manifest{Entries: entry, Lengths: []uint{1, 4, 4}, Passages: []record{{}}, Hashes: sum}, 1,
		},
		"a text of no entry": {one, manifest{Entries: entry, Lengths: []uint{0, 0, 4}, Passages: []record{good}, Hashes: sum}, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			st := &state{dim: 2, vectors: make([]float32, 2*tt.rows)}
			err := st.fillSources(gobbed(t, tt.c))
			if err == nil {
				err = st.fill(texts, bytes.NewReader(gobbed(t, tt.m)))
			}
			if _, ok := errors.AsType[*untrustedError](err); !ok {
				t.Errorf("error %v", err)
			}
		})
	}
}

func gobbed(t *testing.T, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
