package main

import (
	"slices"

	"firstline/kb"
)

// hitReport is a hit as it is printed in JSON: of the entry what names it, and the passage's text
// and place.
type hitReport struct {
	Rank   int          `json:"rank"`
	Score  float64      `json:"score"`
	Entry  string       `json:"entry"`
	Kind   kb.EntryKind `json:"kind"`
	Title  string       `json:"title"`
	Text   string       `json:"text"`
	Path   []string     `json:"path,omitempty"`
	Source kb.Pos       `json:"source"`
	Why    kb.Why       `json:"why"`
}

func newHitReports(hits []kb.Hit) []hitReport {
	reports := make([]hitReport, len(hits))
	for i, h := range hits {
		reports[i] = hitReport{
			Rank: h.Rank, Score: h.Score, Entry: h.Entry.ID, Kind: h.Entry.Kind, Title: h.Entry.Title,
			Text: h.Passage.Text, Path: h.Entry.Path, Source: h.Passage.Source, Why: h.Why,
		}
	}
	return reports
}

// entryIDs gives the ids of the entries of hits, each once, in their order.
func entryIDs(hits []kb.Hit) []string {
	var ids []string
	for _, h := range hits {
		if !slices.Contains(ids, h.Entry.ID) {
			ids = append(ids, h.Entry.ID)
		}
	}
	return ids
}
