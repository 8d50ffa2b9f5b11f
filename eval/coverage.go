package eval

import (
	"slices"
	"strings"

	"firstline/kb"
)

// Coverage says which entries the dialogs of a run touch, as test coverage does for code.
type Coverage struct {
	CoverCounts
	Files []FileCoverage `json:"files"` // by path
}

// CoverCounts counts entries. One that is confirmed is also cited, and one that is cited is also
// found.
type CoverCounts struct {
	Entries   int `json:"entries"`   // that the operators of the run may use
	Found     int `json:"found"`     // among the passages that a model was given
	Cited     int `json:"cited"`     // a reply rests on them
	Confirmed int `json:"confirmed"` // a reply of a dialog that passed rests on them
}

// FileCoverage is the coverage of one source, with every entry in the order of the file.
type FileCoverage struct {
	Path string `json:"path"`
	CoverCounts
	Covered []EntryCover `json:"covered"`
}

// EntryCover says how far one entry is covered.
type EntryCover struct {
	Entry string `json:"entry"`
	Line  int    `json:"line"`
	Cover Cover  `json:"cover"`
}

// Cover is how far dialogs cover an entry.
type Cover string

// The degrees of coverage.
const (
	CoverNone      Cover = ""
	CoverFound     Cover = "found"
	CoverCited     Cover = "cited"
	CoverConfirmed Cover = "confirmed"
)

func (c Cover) degree() int {
	return slices.Index([]Cover{CoverNone, CoverFound, CoverCited, CoverConfirmed}, c)
}

// cover finds how far the results cover the entries; nil where there are no entries to cover.
func cover(entries []kb.Entry, results []Result) *Coverage {
	if len(entries) == 0 {
		return nil
	}
	reached := map[string]Cover{}
	raise := func(entry string, to Cover) {
		if to.degree() > reached[entry].degree() {
			reached[entry] = to
		}
	}
	for i := range results {
		for _, m := range results[i].Messages {
			for _, found := range m.Found {
				raise(found.Entry, CoverFound)
			}
			for _, cited := range m.Entries {
				raise(cited, CoverCited)
				if results[i].Passed {
					raise(cited, CoverConfirmed)
				}
			}
		}
	}
	c := &Coverage{}
	at := map[string]int{}
	for _, e := range entries {
		i, known := at[e.Source.Path]
		if !known {
			i = len(c.Files)
			at[e.Source.Path] = i
			c.Files = append(c.Files, FileCoverage{Path: e.Source.Path})
		}
		c.Files[i].Covered = append(c.Files[i].Covered, EntryCover{e.ID, e.Source.Line, reached[e.ID]})
	}
	slices.SortFunc(c.Files, func(a, b FileCoverage) int { return strings.Compare(a.Path, b.Path) })
	c.count()
	return c
}

// count sums up the entries of each file, and of all.
func (c *Coverage) count() {
	c.CoverCounts = CoverCounts{}
	for i := range c.Files {
		f := &c.Files[i]
		f.CoverCounts = CoverCounts{Entries: len(f.Covered)}
		for _, e := range f.Covered {
			degree := e.Cover.degree()
			f.Found += one(degree >= CoverFound.degree())
			f.Cited += one(degree >= CoverCited.degree())
			f.Confirmed += one(degree >= CoverConfirmed.degree())
		}
		c.Entries += f.Entries
		c.Found += f.Found
		c.Cited += f.Cited
		c.Confirmed += f.Confirmed
	}
}

// join takes over what other dialogs cover of the same entries.
func (c *Coverage) join(other *Coverage) {
	for i := range c.Files {
		for j := range c.Files[i].Covered {
			mine, theirs := &c.Files[i].Covered[j], other.Files[i].Covered[j]
			if theirs.Cover.degree() > mine.Cover.degree() {
				mine.Cover = theirs.Cover
			}
		}
	}
	c.count()
}

// share is the part of the entries that a count is; nil where there are none.
func (c *Coverage) share(of func(CoverCounts) int) *float64 {
	if c == nil || c.Entries == 0 {
		return nil
	}
	return Measured(float64(of(c.CoverCounts))/float64(c.Entries), true)
}
