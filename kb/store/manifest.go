package store

import (
	"bytes"
	"encoding/gob"
	"strings"

	"firstline/kb"
)

// catalog is what the file holds of the sources.
type catalog struct {
	Sources []kb.Source
	Spans   [][2]int // where each source's entries and passages end
	Model   string   // the embedding model that has embedded all passages
}

// manifest is what the file holds besides that and the vectors.
type manifest struct {
	Entries  []kb.Entry
	Passages []record
}

// record is a passage in the file. Its text is From:To of its entry's body, where it stands
// there, and Text elsewhere.
type record struct {
	Entry, Index, From, To int
	Head, TextLine         int
	Text                   string
	Source                 kb.Pos
	Hash                   []byte
}

func (s *state) catalog() catalog {
	c := catalog{Sources: s.sources, Model: s.model}
	for _, at := range s.spans {
		c.Spans = append(c.Spans, [2]int{at.endEntry, at.endPassage})
	}
	return c
}

func (s *state) manifest() manifest {
	m := manifest{Entries: s.entries, Passages: make([]record, len(s.passages))}
	for i, p := range s.passages {
		r := record{Entry: p.entry, Index: p.Index, Head: p.Head, TextLine: p.TextLine, Source: p.Source, Hash: p.hash[:]}
		if at := strings.Index(s.entries[p.entry].Body, p.Text); at >= 0 {
			r.From, r.To = at, at+len(p.Text)
		} else {
			r.Text = p.Text
		}
		m.Passages[i] = r
	}
	return m
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
	s.sources, s.model = c.Sources, c.Model
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

// fill reads the manifest, and believes no number in it that does not fit.
func (s *state) fill(body []byte) error {
	var m manifest
	if err := gob.NewDecoder(bytes.NewReader(body)).Decode(&m); err != nil {
		return damaged(err.Error())
	}
	if len(m.Passages)*s.dim != len(s.vectors) {
		return damaged("its parts do not fit")
	}
	s.entries, s.passages = m.Entries, make([]passage, 0, len(m.Passages))
	var at span
	for source := range s.spans {
		at = s.spans[source]
		if at.endEntry > len(m.Entries) || at.endPassage > len(m.Passages) {
			return damaged("its sources do not fit")
		}
		for _, r := range m.Passages[at.passage:at.endPassage] {
			if r.Entry < at.entry || r.Entry >= at.endEntry || !r.fits(m.Entries[r.Entry].Body) {
				return damaged("its passages do not fit")
			}
			s.passages = append(s.passages, r.passage(&m.Entries[r.Entry], source))
		}
	}
	if at.endEntry != len(m.Entries) || at.endPassage != len(m.Passages) {
		return damaged("its sources do not fit")
	}
	return nil
}

func (r *record) fits(body string) bool {
	return len(r.Hash) == len(hash{}) && 0 <= r.From && r.From <= r.To && r.To <= len(body)
}

func (r *record) passage(e *kb.Entry, source int) passage {
	body := r.Text
	if body == "" {
		body = e.Body[r.From:r.To]
	}
	return passage{
		Passage: kb.Passage{Entry: e.ID, Index: r.Index, Text: body, Head: r.Head, TextLine: r.TextLine, Source: r.Source},
		entry:   r.Entry, source: source, hash: hash(r.Hash),
	}
}
