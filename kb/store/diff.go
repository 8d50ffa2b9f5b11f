package store

import (
	"cmp"
	"reflect"

	"firstline/kb"
)

// What can become of a source or an entry.
const (
	Added   = "added"
	Changed = "changed"
	Kept    = "kept"
	Removed = "removed"
	Renamed = "renamed" // nothing but the name of the file is another
)

// Diff tells what a Sync did, or would do.
type Diff struct {
	Sources                       []SourceDiff // as given, then the removed ones
	Added, Changed, Removed, Kept int          // entries
	Renamed                       int          // entries that are kept in a file with another name
	Changes                       []Change     // every entry that is neither kept nor renamed, in the order of Sources
	Embedded                      int          // passages whose vectors had to be made
	Learned                       int          // texts that the embedding model had to be given
	Anew                          string       // why those of all had to be, as a clause; empty where they had not
}

// Before is how many entries there were.
func (d *Diff) Before() int { return d.Changed + d.Removed + d.Kept + d.Renamed }

// SourceDiff is one source before and after. Source is without its entries; of a kept source it
// is what the index remembers, of a removed one what it remembered.
type SourceDiff struct {
	Source            kb.Source
	Entries, Passages int
	Status            string // added, changed, kept, removed, renamed
	From              string // the path that a renamed source had, also of one that changed as well
}

// Change is one entry that is not what it was. Old and New hold the lines that the other one does
// not have: of the title, the prices as written, the body and so on.
type Change struct {
	Entry  string `json:"entry"`
	From   string `json:"from,omitempty"` // the id that it had, where that is another now
	Title  string `json:"title"`
	Change string `json:"change"` // added, changed, removed
	Old    string `json:"old,omitempty"`
	New    string `json:"new,omitempty"`
	// Prices are those that differ; Was and Now are Old and New without them, under ids that differ.
	Prices []PriceChange `json:"prices,omitempty"`
	Was    string        `json:"-"`
	Now    string        `json:"-"`
}

// diffEntries compares two versions of the knowledge base, entry by entry.
func diffEntries(d *Diff, edits []edit) {
	before := byID(edits, func(e edit) []kb.Entry { return e.was })
	ids := reidentified(edits, before)
	for _, e := range edits {
		for i := range e.now {
			now := &e.now[i]
			was := cmp.Or(before[now.ID], before[ids[now.ID]])
			d.compare(was, now)
			if was != nil {
				delete(before, was.ID)
			}
		}
	}
	for _, e := range edits {
		for i := range e.was {
			if was := &e.was[i]; before[was.ID] != nil {
				d.Removed++
				d.Changes = append(d.Changes, Change{Entry: was.ID, Title: was.Title, Change: Removed, Old: summary(was)})
			}
		}
	}
}

// compare adds an entry to those that came, changed or stayed; was is nil where it was not there.
func (d *Diff) compare(was, now *kb.Entry) {
	switch {
	case was == nil:
		d.Added++
		d.Changes = append(d.Changes, Change{Entry: now.ID, Title: now.Title, Change: Added, New: summary(now)})
	case was.ID != now.ID || !same(was, now):
		d.Changed++
		d.Changes = append(d.Changes, changed(was, now))
	case was.Source.Path != now.Source.Path:
		d.Renamed++
	default:
		d.Kept++
	}
}

// same says whether two versions of an entry say the same. Where it stands does not matter: a
// line added above moves every entry below. Nor does its id.
func same(a, b *kb.Entry) bool {
	if a.Title != b.Title || a.Body != b.Body {
		return false
	}
	x, y := *a, *b
	x.ID, y.ID = "", ""
	x.Source, y.Source = kb.Pos{}, kb.Pos{}
	x.BodyLine, y.BodyLine = 0, 0
	x.FirstLine, x.LastLine, y.FirstLine, y.LastLine = 0, 0, 0, 0
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
