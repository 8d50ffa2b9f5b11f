package eval

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Fingerprint says what was run: where two runs differ in a figure, it tells what else differs.
// The values of the maps are hashes.
type Fingerprint struct {
	Layers     map[string]string `json:"layers"`              // by operator and where the layer stands: "igor: prompt/igor.md"
	Index      map[string]string `json:"index"`               // by path of the source
	Models     map[string]string `json:"models"`              // operator → model; not hashed
	Parameters map[string]string `json:"parameters"`          // by operator: its sources, what its model is asked with
	Scripts    map[string]string `json:"scripts"`             // by set: see [Scripts]
	Questions  string            `json:"questions"`           // of eval/search.jsonl
	Search     string            `json:"search"`              // of what else the search depends on: its synonyms
	Embedding  string            `json:"embedding,omitempty"` // the search's embedding model; not hashed, empty: none
	Version    string            `json:"version"`             // of firstline
}

// Differences says in words what differs between two fingerprints, a line each; none: nothing does.
func (f Fingerprint) Differences(g Fingerprint) []string {
	differ := slices.Concat(
		differing("layer", f.Layers, g.Layers),
		differing("source", f.Index, g.Index),
		differing("parameters of", f.Parameters, g.Parameters),
		differing("question set", f.Scripts, g.Scripts),
	)
	for _, name := range keys(f.Models, g.Models) {
		if a, b := f.Models[name], g.Models[name]; a != b && a != "" && b != "" {
			differ = append(differ, fmt.Sprintf("%s: model %s, then %s", name, a, b))
		}
	}
	if f.Questions != g.Questions {
		differ = append(differ, "questions for the search: changed")
	}
	if f.Search != g.Search {
		differ = append(differ, "synonyms: changed")
	}
	if f.Embedding != g.Embedding {
		differ = append(differ, fmt.Sprintf("embedding: model %s, then %s", cmp.Or(f.Embedding, "builtin"), cmp.Or(g.Embedding, "builtin")))
	}
	if f.Version != g.Version {
		differ = append(differ, fmt.Sprintf("firstline: %s, then %s", f.Version, g.Version))
	}
	return differ
}

func differing(what string, a, b map[string]string) []string {
	var differ []string
	for _, name := range keys(a, b) {
		before, was := a[name]
		after, is := b[name]
		switch {
		case !was:
			differ = append(differ, what+" "+name+": added")
		case !is:
			differ = append(differ, what+" "+name+": removed")
		case before != after:
			differ = append(differ, what+" "+name+": changed")
		}
	}
	return differ
}

func keys(a, b map[string]string) []string {
	return slices.Compact(slices.Sorted(func(yield func(string) bool) {
		for _, m := range []map[string]string{a, b} {
			for name := range maps.Keys(m) {
				if !yield(name) {
					return
				}
			}
		}
	}))
}

// Hash gives the hash of a text as fingerprints hold it: of SHA-256 the first 64 bits, in hex.
func Hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}

// Scripts gives the hash of each question set: it differs when a byte of its file does, and where
// the set is run only in part.
func Scripts(sets []*Set) map[string]string {
	hashes := map[string]string{}
	for _, s := range sets {
		whole := []string{s.Hash}
		for _, d := range s.Dialogs {
			whole = append(whole, d.ID)
		}
		hashes[s.Name] = Hash(strings.Join(whole, "\x00"))
	}
	return hashes
}
