package store_test

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"
)

// renamed is the built-in embedder under another name or dimension.
type renamed struct {
	*embed.Builtin
	name string
	dim  int
}

func (r renamed) Name() string { return r.name }
func (r renamed) Dim() int     { return r.dim }

func TestUntrusted(t *testing.T) {
	_, path := company(t)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := func(i int, b ...byte) []byte {
		bad := slices.Clone(good)
		copy(bad[i:], b)
		return bad
	}
	lie := binary.LittleEndian.AppendUint64(nil, 1<<62)
	tests := []struct {
		name string
		data []byte
		e    store.Embedder
		why  string
	}{
		{"empty", nil, embed.New(), "the index is damaged (it is cut off)"},
		{"cut off", good[:len(good)/2], embed.New(), "the index is damaged"},
		{"one byte short", good[:len(good)-1], embed.New(), "the index is damaged"},
		{"one byte more", append(slices.Clone(good), 0), embed.New(), "the index is damaged"},
		{"a text", []byte(strings.Repeat("not an index\n", 9)), embed.New(), "the file is not an index"},
		{"a newer version", at(8, 99), embed.New(), "the index was made by another version of firstline"},
		{"rows that lie", at(24, lie...), embed.New(), "the index is damaged"},
		{"catalog that lies", at(36, lie...), embed.New(), "the index is damaged"},
		{"name that lies", at(32, 0xff, 0xff, 0xff, 0xff), embed.New(), "the index is damaged"},
		{"another embedder", good, renamed{embed.New(), "other-1", 512}, "the index was embedded with builtin-2, not other-1"},
		{"another dimension", good, renamed{embed.New(), "builtin-2", 384}, "the index has vectors of 512 numbers, builtin-2 has 384"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "index")
			if err := os.WriteFile(path, tt.data, 0o600); err != nil {
				t.Fatal(err)
			}
			s := open(t, path, tt.e)
			if !strings.HasPrefix(s.Rebuilt(), tt.why) {
				t.Errorf("rebuilt %q, want %q", s.Rebuilt(), tt.why)
			}
			if len(s.Entries()) != 0 || len(s.Sources()) != 0 {
				t.Error("something of it is used")
			}
			if tt.e.Dim() != 512 {
				return
			}
			// The next sync makes a good one, and says it once.
			if d := mustSync(t, s, faq()); d.Added != 7 || d.Embedded != 7 {
				t.Errorf("diff after a rebuild: %+v", countsOf(d))
			}
			if again := open(t, path, tt.e); again.Rebuilt() != "" || len(again.Entries()) != 7 {
				t.Errorf("after a sync: rebuilt %q, %d entries", again.Rebuilt(), len(again.Entries()))
			}
		})
	}
}

// A damaged index of an empty knowledge base is replaced as well.
func TestUntrustedAndEmpty(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	if err := os.WriteFile(path, []byte("nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	mustSync(t, open(t, path, embed.New()))
	if again := open(t, path, embed.New()); again.Rebuilt() != "" {
		t.Errorf("still %q", again.Rebuilt())
	}
}

// Each byte matters: whichever is flipped, the file is not trusted.
func TestFlippedBytes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	mustSync(t, open(t, path, embed.New()), source("kb/a.md", kb.KindFAQ, question("a", "Вопрос?", "Ответ.")))
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		bad := slices.Clone(good)
		bad[i] ^= 1 << (i % 8)
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if s := open(t, path, embed.New()); s.Rebuilt() == "" {
			t.Errorf("byte %d of %d may be flipped", i, len(good))
		}
	}
}
