package lint

import (
	"cmp"
	"context"
	"io/fs"
	"slices"
	"time"

	"firstline/kb"
)

// Knowledge is what the rules look at.
type Knowledge struct {
	Sources []*kb.Source // whole, with their entries, in the order of their paths
	Files   fs.FS        // the project's folder: what links lead to, and the texts as they stand in it
	Now     time.Time
	// Reviewed is how long a review of an entry holds; 0: for ever.
	Reviewed time.Duration
	// Served lists, operator by operator, the paths of the sources that it answers from. Two answers
	// to one question are no mistake where nobody is told both. Empty: one operator has all.
	Served [][]string
	// Said is what a company says of itself elsewhere, its company layer; the missing topics of a
	// knowledge base may stand there.
	Said []kb.Entry
	// Topics are those that must be covered; nil: what a company of its kind has, as [Topics] tells.
	Topics []string
}

// Base is a knowledge base that was read for the rules, once for all of them.
type Base struct {
	Knowledge
	corpus *corpus
	claims []claim // of all entries, once they are asked for
}

// Read reads a knowledge base.
func Read(k Knowledge) *Base { return &Base{Knowledge: k, corpus: newCorpus(k)} }

// Check applies every rule and gives the findings in the order of files and lines.
func (b *Base) Check(ctx context.Context) ([]kb.Finding, error) {
	c := b.corpus
	var findings []kb.Finding
	for _, rule := range []func(*corpus) []kb.Finding{
		b.contradictions, duplicates, stale, links, images, ways, empty, missing, prices, writing, danger,
	} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		findings = append(findings, rule(c)...)
	}
	return Sort(findings), nil
}

// Sort puts findings in the order of files, lines and codes, and leaves of those that say the same of one
// place the first.
func Sort(findings []kb.Finding) []kb.Finding {
	slices.SortStableFunc(findings, func(x, y kb.Finding) int {
		return cmp.Or(cmp.Compare(x.Pos.Path, y.Pos.Path), cmp.Compare(x.Pos.Sheet, y.Pos.Sheet),
			cmp.Compare(x.Pos.Line, y.Pos.Line), cmp.Compare(x.Code, y.Code), cmp.Compare(x.Message, y.Message))
	})
	return slices.CompactFunc(findings, func(x, y kb.Finding) bool {
		return x.Pos.Path == y.Pos.Path && x.Pos.Sheet == y.Pos.Sheet && x.Pos.Line == y.Pos.Line && x.Code == y.Code && x.Message == y.Message
	})
}

// finding makes one of a rule, with the severity that the rule has. What its message quotes is masked.
func finding(code string, pos kb.Pos, message, hint string) kb.Finding {
	return kb.Finding{Pos: pos, Code: code, Severity: severityOf(code), Message: masked(message), Hint: hint}
}
