package store

import (
	"bytes"
	"encoding/gob"
	"strings"

	"firstline/kb"
)

// manifest is what the file holds besides vectors.
type manifest struct {
	Sources  []kb.Source
	Spans    [][2]int // where each source's entries and passages end
	Entries  []kb.Entry
	Passages []record
}

// record is a passage in the file. Its text is From:To of its entry's body, where it stands
// there, and Text elsewhere.
type record struct {
	Entry, Index, From, To int
	Text                   string
	Source                 kb.Pos
	Hash                   []byte
}

func (s *state) manifest() manifest {
	m := manifest{Sources: s.sources, Entries: s.entries, Passages: make([]record, len(s.passages))}
	for _, at := range s.spans {
		m.Spans = append(m.Spans, [2]int{at.endEntry, at.endPassage})
	}
	for i, p := range s.passages {
		r := record{Entry: p.entry, Index: p.Index, Source: p.Source, Hash: p.hash[:]}
		if at := strings.Index(s.entries[p.entry].Body, p.Text); at >= 0 {
			r.From, r.To = at, at+len(p.Text)
		} else {
			r.Text = p.Text
		}
		m.Passages[i] = r
	}
	return m
}

// fill reads the manifest, and believes no number in it that does not fit.
func (s *state) fill(body []byte) error {
	var m manifest
	if err := gob.NewDecoder(bytes.NewReader(body)).Decode(&m); err != nil {
		return damaged(err.Error())
	}
	if len(m.Spans) != len(m.Sources) || len(m.Passages)*s.dim != len(s.vectors) {
		return damaged("its parts do not fit")
	}
	s.sources, s.entries, s.passages = m.Sources, m.Entries, make([]passage, 0, len(m.Passages))
	var at span
	for source, end := range m.Spans {
		at = span{at.endEntry, end[0], at.endPassage, end[1]}
		if at.endEntry < at.entry || at.endEntry > len(m.Entries) || at.endPassage < at.passage || at.endPassage > len(m.Passages) {
			return damaged("its sources do not fit")
		}
		s.spans = append(s.spans, at)
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
		Passage: kb.Passage{Entry: e.ID, Index: r.Index, Text: body, Source: r.Source},
		entry:   r.Entry, source: source, hash: hash(r.Hash),
	}
}
