package store

import (
	"reflect"

	"firstline/kb"
)

// What can become of a source or an entry.
const (
	Added   = "added"
	Changed = "changed"
	Kept    = "kept"
	Removed = "removed"
)

// Diff tells what a Sync did, or would do.
type Diff struct {
	Sources                       []SourceDiff // as given, then the removed ones
	Added, Changed, Removed, Kept int          // entries
	Changes                       []Change     // every entry that is not kept, in the order of Sources
	Embedded                      int          // passages whose vectors had to be made
}

// SourceDiff is one source before and after. Source is without its entries; of a kept source it
// is what the index remembers, of a removed one what it remembered.
type SourceDiff struct {
	Source            kb.Source
	Entries, Passages int
	Status            string // added, changed, kept, removed
}

// Change is one entry that is not what it was. Old and New hold the lines that the other one does
// not have: of the title, the prices as written, the body and so on.
type Change struct {
	Entry  string `json:"entry"`
	Change string `json:"change"` // added, changed, removed
	Old    string `json:"old,omitempty"`
	New    string `json:"new,omitempty"`
}

// diffEntries compares two versions of the knowledge base, entry by entry.
func diffEntries(d *Diff, old, now []kb.Entry) {
	before := make(map[string]*kb.Entry, len(old))
	for i := range old {
		before[old[i].ID] = &old[i]
	}
	for i := range now {
		e := &now[i]
		was, ok := before[e.ID]
		delete(before, e.ID)
		switch {
		case !ok:
			d.Added++
			d.Changes = append(d.Changes, Change{Entry: e.ID, Change: Added, New: summary(e)})
		case same(was, e):
			d.Kept++
		default:
			d.Changed++
			from, to := differing(was, e)
			d.Changes = append(d.Changes, Change{Entry: e.ID, Change: Changed, Old: from, New: to})
		}
	}
	for i := range old {
		if _, gone := before[old[i].ID]; gone {
			d.Removed++
			d.Changes = append(d.Changes, Change{Entry: old[i].ID, Change: Removed, Old: summary(&old[i])})
		}
	}
}

// same says whether two versions of an entry say the same. Where it stands does not matter: a
// line added above moves every entry below.
func same(a, b *kb.Entry) bool {
	if a.Title != b.Title || a.Body != b.Body {
		return false
	}
	x, y := *a, *b
	x.Source, y.Source = kb.Pos{}, kb.Pos{}
	x.BodyLine, y.BodyLine = 0, 0
	return reflect.DeepEqual(plain(x), plain(y))
}

// plain makes empty lists nil, as they come back from disk.
func plain(e kb.Entry) kb.Entry {
	e.Also, e.Path = some(e.Also), some(e.Path)
	e.Prices, e.Code, e.Images = some(e.Prices), some(e.Code), some(e.Images)
	if len(e.Meta) == 0 {
		e.Meta = nil
	}
	return e
}

func some[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return s
}
