package store

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"errors"
	"io"
	"slices"
	"strings"

	"firstline/kb"
)

// catalog is what the file holds of the sources.
type catalog struct {
	Sources []kb.Source
	Spans   [][2]int // where each source's entries and passages end
	Agrees  float64  // the agreement of its questions and answers
	Model   string   // the embedding model that has embedded all passages
	Learned int64    // how long the file of its vectors has to be
}

// manifest is what the file holds besides that, the vectors and the texts: the entries and passages of a
// source, some at a time, so that neither a writer nor a reader holds them twice.
type manifest struct {
	Entries  []kb.Entry // without what the texts hold
	Lengths  []uint     // in the texts, of the id, the title and the body of each
	Passages []record
	Hashes   []byte // of the passages
}

// manifestEntries is how many entries a manifest has at most.
const manifestEntries = 256

// record is a passage in the file. Its text is From:To of its entry's body, where it stands
// there, and Text elsewhere. Its path, and that of an entry, is empty where it is that of their source.
type record struct {
	Entry, Index, From, To int
	Head, TextLine         int
	Text                   string
	Source                 kb.Pos
}

func (s *state) catalog() catalog {
	c := catalog{Sources: s.sources, Agrees: s.agrees, Model: s.model, Learned: s.learned.least(s.passages)}
	for _, at := range s.spans {
		c.Spans = append(c.Spans, [2]int{at.endEntry, at.endPassage})
	}
	return c
}

// inTexts gives what the texts of the file hold of an entry.
func inTexts(e *kb.Entry) [3]*string { return [...]*string{&e.ID, &e.Title, &e.Body} }

// textBytes is how long the texts are.
func (s *state) textBytes() (n int) {
	for i := range s.entries {
		for _, text := range inTexts(&s.entries[i]) {
			n += len(*text)
		}
	}
	return n
}

func (s *state) writeTexts(w io.Writer) error {
	for i := range s.entries {
		for _, text := range inTexts(&s.entries[i]) {
			if _, err := io.WriteString(w, *text); err != nil {
				return err
			}
		}
	}
	return nil
}

// madeManifests are all manifests, or why there are none.
type madeManifests struct {
	bytes []byte
	err   error
}

// beginManifests makes the manifests beside whoever asked for them, who may leave without them.
func (s *state) beginManifests() <-chan madeManifests {
	done := make(chan madeManifests, 1)
	go func() {
		var b bytes.Buffer
		err := s.writeManifests(&b)
		done <- madeManifests{b.Bytes(), err}
	}()
	return done
}

func (s *state) writeManifests(w io.Writer) error {
	e := gob.NewEncoder(w)
	var m manifest
	for source, at := range s.spans {
		for at.entry < at.endEntry {
			s.next(&m, source, &at)
			if err := e.Encode(&m); err != nil {
				return err
			}
		}
	}
	return nil
}

// next makes m the next manifest of a source, and moves on what is left of it.
func (s *state) next(m *manifest, source int, left *span) {
	path, end := s.sources[source].Path, min(left.entry+manifestEntries, left.endEntry)
	*m = manifest{append(m.Entries[:0], s.entries[left.entry:end]...), m.Lengths[:0], m.Passages[:0], m.Hashes[:0]}
	for i := range m.Entries {
		e := &m.Entries[i]
		e.Source.Path = without(e.Source.Path, path)
		for _, text := range inTexts(e) {
			m.Lengths = append(m.Lengths, uint(len(*text)))
			*text = ""
		}
	}
	for ; left.passage < left.endPassage && s.passages[left.passage].entry < end; left.passage++ {
		p := &s.passages[left.passage]
		m.Passages = append(m.Passages, s.record(p, path))
		m.Hashes = append(m.Hashes, p.hash[:]...)
	}
	left.entry = end
}

func (s *state) record(p *passage, path string) record {
	r := record{Entry: p.entry, Index: p.Index, Head: p.Head, TextLine: p.TextLine, Source: p.Source}
	r.Source.Path = without(p.Source.Path, path)
	if at := strings.Index(s.entries[p.entry].Body, p.Text); at >= 0 {
		r.From, r.To = at, at+len(p.Text)
	} else {
		r.Text = p.Text
	}
	return r
}

// without gives a path, empty where it is that of the source.
func without(path, source string) string {
	if path == source {
		return ""
	}
	return path
}

// fillSources reads the catalog. Its spans follow one another; whether they fit the entries and
// passages, fill sees.
func (s *state) fillSources(body []byte) error {
	var c catalog
	if err := gob.NewDecoder(bytes.NewReader(body)).Decode(&c); err != nil {
		return damaged(err.Error())
	}
	if len(c.Spans) != len(c.Sources) {
		return damaged("its parts do not fit")
	}
	s.sources, s.agrees, s.model, s.learnedSize = c.Sources, c.Agrees, c.Model, c.Learned
	var at span
	for _, end := range c.Spans {
		at = span{at.endEntry, end[0], at.endPassage, end[1]}
		if at.endEntry < at.entry || at.endPassage < at.passage {
			return damaged("its sources do not fit")
		}
		s.spans = append(s.spans, at)
	}
	return nil
}

// filling is a state that is being read.
type filling struct {
	*state
	source int    // at hand
	texts  string // that no entry has taken yet
}

// fill reads the manifests, and believes no number in them that does not fit.
func (s *state) fill(texts string, in io.Reader) error {
	rows := len(s.vectors) / s.dim
	s.entries, s.passages = slices.Grow(s.entries, rows), slices.Grow(s.passages, rows)
	f := filling{state: s, texts: texts}
	d := gob.NewDecoder(in)
	var m manifest
	for {
		clear(m.Passages)
		// The entries are decoded where they belong; passages have a form of their own there.
		m = manifest{Entries: s.entries[len(s.entries):], Passages: m.Passages[:0]}
		switch err := d.Decode(&m); {
		case errors.Is(err, io.EOF):
			return f.finish(rows)
		case err != nil:
			return damaged(err.Error())
		}
		if err := f.take(&m); err != nil {
			return err
		}
	}
}

// take appends a manifest.
func (f *filling) take(m *manifest) error {
	for f.source < len(f.spans) && len(f.entries) == f.spans[f.source].endEntry {
		f.source++
	}
	if f.source == len(f.spans) {
		return damaged("its sources do not fit")
	}
	at := f.spans[f.source]
	switch first := len(f.entries); {
	case first < at.entry, len(f.passages) < at.passage,
		first+len(m.Entries) > at.endEntry, len(f.passages)+len(m.Passages) > at.endPassage:
		return damaged("its sources do not fit")
	case len(m.Lengths) != len(m.Entries)*len(inTexts(&kb.Entry{})), len(m.Hashes) != len(m.Passages)*len(hash{}):
		return damaged("its parts do not fit")
	}
	if err := f.takeEntries(m); err != nil {
		return err
	}
	return f.takePassages(m)
}

func (f *filling) takeEntries(m *manifest) error {
	lengths := m.Lengths
	for i := range m.Entries {
		e := &m.Entries[i]
		e.Source.Path = cmp.Or(e.Source.Path, f.sources[f.source].Path)
		for _, text := range inTexts(e) {
			n := lengths[0]
			if n > uint(len(f.texts)) {
				return damaged("its texts do not fit")
			}
			*text, f.texts, lengths = f.texts[:n], f.texts[n:], lengths[1:]
		}
	}
	f.entries = append(f.entries, m.Entries...)
	return nil
}

func (f *filling) takePassages(m *manifest) error {
	first := len(f.entries) - len(m.Entries)
	for i := range m.Passages {
		r := &m.Passages[i]
		if r.Entry < first || r.Entry >= len(f.entries) || !r.fits(f.entries[r.Entry].Body) {
			return damaged("its passages do not fit")
		}
		first = r.Entry
		r.Source.Path = cmp.Or(r.Source.Path, f.sources[f.source].Path)
		p := r.passage(&f.entries[r.Entry])
		p.source, p.hash = f.source, hash(m.Hashes[i*len(hash{}):])
		f.passages = append(f.passages, p)
	}
	return nil
}

// finish tells whether all has been read.
func (f *filling) finish(rows int) error {
	var end span
	if len(f.spans) > 0 {
		end = f.spans[len(f.spans)-1]
	}
	switch {
	case end.endEntry != len(f.entries), end.endPassage != len(f.passages):
		return damaged("its sources do not fit")
	case rows != len(f.passages), f.texts != "":
		return damaged("its parts do not fit")
	}
	return nil
}

func (r *record) fits(body string) bool { return 0 <= r.From && r.From <= r.To && r.To <= len(body) }

func (r *record) passage(e *kb.Entry) passage {
	body := r.Text
	if body == "" {
		body = e.Body[r.From:r.To]
	}
	return passage{
		Passage: kb.Passage{Entry: e.ID, Index: r.Index, Text: body, Head: r.Head, TextLine: r.TextLine, Source: r.Source},
		entry:   r.Entry,
	}
}
