package store

import "firstline/kb"

// Catalog is what an index says of its sources: enough to see that nothing has changed, without the
// time that it takes to open the index.
type Catalog struct {
	state *state
	model bool // what it holds is embedded with the model that is in use, if there is one
}

// ReadCatalog reads the catalog of the index at path, and sees that the whole file is sound. Where
// there is no file, or one that is not to be trusted, the catalog is nil: [Open] says why.
func ReadCatalog(path string, e Embedder, m Model) *Catalog {
	st, err := load(path, e, decodeSources)
	if err != nil || st.stamp == (stamp{}) {
		return nil
	}
	return &Catalog{st, m == nil || st.model == m.Name() && noEmbeddings(path, st.model).holds(st.learnedSize)}
}

// Sources gives the sources as stored, without their entries.
func (c *Catalog) Sources() []kb.Source {
	if c == nil {
		return nil
	}
	return c.state.sources
}

// Settled gives the Diff of a Sync that has nothing to do. ok is false where it has.
func (c *Catalog) Settled(srcs []*kb.Source) (d Diff, ok bool) {
	if c == nil || !c.model || len(srcs) != len(c.state.sources) {
		return Diff{}, false
	}
	for i, src := range srcs {
		if stored := c.state.sources[i]; stored.Path != src.Path || stored.Hash != src.Hash {
			return Diff{}, false
		}
		described := c.state.describe(i, Kept)
		d.Kept += described.Entries
		d.Sources = append(d.Sources, described)
	}
	return d, true
}
