package store

import (
	"errors"
	"slices"

	"firstline/kb"
)

// plan is the next state, all but its vectors: rows tells for each passage whose row of the old
// state it takes over, and -1 where nobody has made its vector yet.
type plan struct {
	old, next *state
	rows      []int
	todo      []int // passages that the embedding model has not embedded, one a text
	diff      Diff
}

// unchanged says that the next state is the old one, in the same order.
func (p *plan) unchanged() bool {
	if len(p.diff.Sources) != len(p.old.sources) || len(p.todo) > 0 || p.next.model != "" && p.next.model != p.old.model {
		return false
	}
	for i, s := range p.diff.Sources {
		if s.Status != Kept || s.Source.Path != p.old.sources[i].Path {
			return false
		}
	}
	return true
}

// ErrStale says that a source which was not read, as it was thought to be stored, is not: another
// writer was faster. Look again at what is stored, read what differs, and try again.
var ErrStale = errors.New("the index was changed meanwhile by another firstline")

// plan compares srcs with the state. A source without a kind was not read.
func (s *state) plan(srcs []*kb.Source) (plan, error) {
	p := plan{old: s, next: newState(s.dim)}
	gone, fresh := s.outline(srcs)
	renamed, taken := s.renames(fresh, gone)
	var edits []edit // of sources that are not kept
	stored := s.byPath()
	for _, src := range srcs {
		i, known := stored[src.Path]
		if known && s.sources[i].Hash == src.Hash {
			p.next.add(s.sources[i], s.entriesOf(i), s.passagesOf(i))
			p.diff.Kept += len(s.entriesOf(i))
			p.diff.Sources = append(p.diff.Sources, p.next.describe(len(p.next.sources)-1, Kept))
			continue
		}
		if src.Kind == "" {
			return plan{}, ErrStale
		}
		p.next.add(*src, src.Entries, split(src.Entries))
		described := p.next.describe(len(p.next.sources)-1, Added)
		old, wasRenamed := renamed[src.Path]
		var was []kb.Entry
		switch {
		case known:
			described.Status = Changed
			was = s.entriesOf(i)
		case wasRenamed:
			described.From = s.sources[old].Path
			was = moved(s.entriesOf(old), described.From, src.Path)
			described.Status = renamedOrChanged(was, src.Entries)
		}
		p.diff.Sources = append(p.diff.Sources, described)
		edits = append(edits, edit{was, src.Entries})
	}
	for _, i := range gone {
		if !taken[i] {
			edits = append(edits, edit{was: s.entriesOf(i)})
			p.diff.Sources = append(p.diff.Sources, s.describe(i, Removed))
		}
	}
	if err := p.next.checkIDs(); err != nil {
		return plan{}, err
	}
	p.takeOver()
	p.count()
	diffEntries(&p.diff, edits)
	return p, nil
}

// outline tells which of the stored sources are not among srcs, and which of srcs are not stored.
func (s *state) outline(srcs []*kb.Source) (gone []int, fresh []*kb.Source) {
	stored := s.byPath()
	for _, src := range srcs {
		if _, known := stored[src.Path]; !known {
			fresh = append(fresh, src)
		}
		delete(stored, src.Path)
	}
	for i := range s.sources {
		if _, left := stored[s.sources[i].Path]; left {
			gone = append(gone, i)
		}
	}
	return gone, fresh
}

func (s *state) byPath() map[string]int {
	places := make(map[string]int, len(s.sources))
	for i := range s.sources {
		places[s.sources[i].Path] = i
	}
	return places
}

// takeOver finds the rows of the old state that the next one can use, and what the embedding model has
// not embedded.
func (p *plan) takeOver() {
	vectors := make(map[hash]int, len(p.old.passages))
	for i := range p.old.passages {
		vectors[p.old.passages[i].hash] = i
	}
	p.rows = make([]int, len(p.next.passages))
	for i := range p.rows {
		row, ok := vectors[p.next.passages[i].hash]
		if !ok {
			row = -1
		}
		p.rows[i] = row
	}
	if learned := p.old.learned; learned != nil {
		p.next.model, p.todo = learned.model, p.next.unlearned(learned)
	}
}

// word makes the wording of the next state: only of passages that the old one has not are words read.
func (p *plan) word() {
	old, kept := &wording{}, slices.Clone(p.rows)
	if len(p.old.passages) > 0 {
		old = p.old.wording()
	}
	for i, row := range p.rows {
		if row >= 0 && !p.sameWords(row, i) {
			kept[i] = -1
		}
	}
	p.next.words = wordingOf(p.next, old, kept).bytes()
}

// sameWords tells whether a passage of the old state and one of the next have the same words, which the
// same vector does not tell: where the title ends and the text begins, it does not know.
func (p *plan) sameWords(old, next int) bool {
	a, b := &p.old.passages[old], &p.next.passages[next]
	e, f := &p.old.entries[a.entry], &p.next.entries[b.entry]
	return e.Title == f.Title && e.Kind == f.Kind && a.Text == b.Text && slices.Equal(e.Also, f.Also) && slices.Equal(e.Path, f.Path)
}

// count counts the passages that have to be embedded, by whichever embedder.
func (p *plan) count() {
	p.diff.Learned = len(p.todo)
	unlearned := make(map[hash]bool, len(p.todo))
	for _, i := range p.todo {
		unlearned[p.next.passages[i].hash] = true
	}
	for i, row := range p.rows {
		if row < 0 || unlearned[p.next.passages[i].hash] {
			p.diff.Embedded++
		}
	}
}

func (s *state) describe(source int, status string) SourceDiff {
	at := s.spans[source]
	return SourceDiff{
		Source: s.sources[source], Status: status,
		Entries: at.endEntry - at.entry, Passages: at.endPassage - at.passage,
	}
}

// checkIDs reports every entry without an id, or with one that another entry has.
func (s *state) checkIDs() error {
	var errs []error
	first := make(map[string]*kb.Entry, len(s.entries))
	for i := range s.entries {
		e := &s.entries[i]
		other, taken := first[e.ID]
		switch {
		case e.ID == "":
			errs = append(errs, kb.Errorf(e.Source, "entry has no id"))
		case taken:
			err := kb.Errorf(e.Source, "id %q is taken already by %s", e.ID, other.Source)
			err.Hint = "give one of them another id, or remove one"
			errs = append(errs, err)
		default:
			first[e.ID] = e
		}
	}
	return errors.Join(errs...)
}
