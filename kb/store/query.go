package store

import (
	"firstline/kb"
)

// Query is one question to the knowledge base.
type Query struct {
	Text    string
	History []string // the customer's earlier turns, oldest first
	Sources []string // paths of the sources that may answer; nil is all of them, empty is none
	K       int      // hits wanted; 0 is DefaultK
}

// DefaultK is the number of hits where a query does not say.
const DefaultK = 5

// Result is what a query found: hits of distinct entries, the best first.
type Result struct {
	Query      string    // the question as asked
	ReadAs     []string  // the texts that were searched: the question, with what it carries over from its conversation
	Readings   []Reading // the ways in which the question could be read, that which was searched first
	Hits       []kb.Hit
	Rival      *kb.Hit  // as near as the first hit, and says something else; nil where there is none
	Confidence float64  // that the first hit answers the question, from 0 to 1
	Reasons    []Reason // what makes the confidence
	Confident  bool     // Confidence ≥ Threshold
}
