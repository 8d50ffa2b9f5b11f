package store

import (
	"strings"

	"firstline/kb"
)

// common is from how many sources with the same name for an entry (introduction, delivery) that
// name tells nothing of where a source came from.
const common = 100

// renames finds for the sources that are new which of those that are gone they were: the one with
// which they share the most entries, by what follows the path in their ids, and at least half of
// the longer one. A price list of the next month under its new name is found so, whatever its
// prices. It gives the index of the old source by the new path, and which old ones those are; each
// is given once.
func (s *state) renames(fresh []*kb.Source, gone []int) (found map[string]int, taken map[int]bool) {
	found, taken = map[string]int{}, map[int]bool{}
	if len(fresh) == 0 || len(gone) == 0 {
		return found, taken
	}
	holders := s.holders(gone)
	for _, src := range fresh {
		shared := map[int]int{}
		for j := range src.Entries {
			for _, i := range holders[localName(&src.Entries[j], src.Path)] {
				shared[i]++
			}
		}
		best := -1
		for _, i := range gone {
			long := max(len(src.Entries), len(s.entriesOf(i)))
			if !taken[i] && long > 0 && 2*shared[i] >= long && (best < 0 || shared[i] > shared[best]) {
				best = i
			}
		}
		if best >= 0 {
			found[src.Path], taken[best] = best, true
		}
	}
	return found, taken
}

// holders gives the old sources that have an entry, by what follows the path in its id.
func (s *state) holders(gone []int) map[string][]int {
	holders := map[string][]int{}
	for _, i := range gone {
		for j := range s.entriesOf(i) {
			name := localName(&s.entriesOf(i)[j], s.sources[i].Path)
			if all := holders[name]; len(all) < common && (len(all) == 0 || all[len(all)-1] != i) {
				holders[name] = append(all, i)
			}
		}
	}
	return holders
}

// localName is an entry's id without the path of its source, where it begins with it.
func localName(e *kb.Entry, path string) string {
	if name, ok := strings.CutPrefix(e.ID, path+"#"); ok {
		return name
	}
	return e.ID
}

// moved gives the entries of a source with the ids that they have under another path.
func moved(entries []kb.Entry, from, to string) []kb.Entry {
	all := make([]kb.Entry, len(entries))
	for i, e := range entries {
		if name, ok := strings.CutPrefix(e.ID, from+"#"); ok {
			e.ID = to + "#" + name
		}
		all[i] = e
	}
	return all
}

// renamedOrChanged is the status of a source that had another name.
func renamedOrChanged(was, now []kb.Entry) string {
	equal := len(was) == len(now)
	for i := 0; equal && i < len(now); i++ {
		equal = was[i].ID == now[i].ID && same(&was[i], &now[i])
	}
	if equal {
		return Renamed
	}
	return Changed
}
