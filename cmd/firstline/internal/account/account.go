// Package account tells a person what became of every row of a source: what made entries, what was
// skipped and why, and what is doubtful, each by its line.
package account

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"firstline/kb"
)

// The labels of remarks.
const (
	Skipped = "skipped"
	Warning = "warning"
	Error   = "error"
)

// Remark is what a person is told of a line of a source, or of several lines in a row of which the
// same is to be told.
type Remark struct {
	Pos     kb.Pos // EndLine is the last line
	Label   string
	Message string
	Hint    string
	Code    string // of a finding
	Records int    // how many rows or findings it stands for
}

// Place is where a remark holds: kb/prices.xlsx!Options:12–48.
func (r Remark) Place() string {
	if r.Pos.EndLine > r.Pos.Line {
		return r.Pos.String() + "–" + strconv.Itoa(r.Pos.EndLine)
	}
	return r.Pos.String()
}

// Remarks gives the rows that were skipped and the findings, by sheet and line. A row that was
// skipped because of a finding is one remark, with what the finding says. Rows in a row of which the
// same is to be said are one remark.
func Remarks(path string, skipped []kb.Skipped, findings []kb.Finding) []Remark {
	type place struct {
		sheet string
		line  int
	}
	found, left := map[place]bool{}, map[place]bool{}
	for _, f := range findings {
		found[place{f.Pos.Sheet, f.Pos.Line}] = true
	}
	var all []Remark
	for _, s := range skipped {
		at := place{s.Sheet, s.Line}
		left[at] = true
		if !found[at] {
			all = append(all, Remark{Pos: kb.Pos{Path: path, Sheet: s.Sheet, Line: s.Line}, Label: Skipped, Message: s.Reason})
		}
	}
	for _, f := range findings {
		r := Remark{Pos: f.Pos, Label: string(f.Severity), Message: f.Message, Hint: f.Hint, Code: f.Code}
		if left[place{f.Pos.Sheet, f.Pos.Line}] {
			r.Label = Skipped
		}
		r.Pos.Path = cmp.Or(r.Pos.Path, path)
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(x, y Remark) int {
		return cmp.Or(cmp.Compare(x.Pos.Path, y.Pos.Path), cmp.Compare(x.Pos.Sheet, y.Pos.Sheet), cmp.Compare(x.Pos.Line, y.Pos.Line))
	})
	return joined(all)
}

// joined makes one remark of those that follow each other line by line and say the same.
func joined(all []Remark) []Remark {
	var kept []Remark
	for _, r := range all {
		r.Pos.EndLine = max(r.Pos.Line, r.Pos.EndLine)
		r.Records = 1
		if n := len(kept); n > 0 && kept[n-1].goesOn(r) {
			kept[n-1].Pos.EndLine = r.Pos.EndLine
			kept[n-1].Records++
			continue
		}
		kept = append(kept, r)
	}
	return kept
}

func (r Remark) goesOn(next Remark) bool {
	return r.Pos.Line > 0 && next.Pos.Line == r.Pos.EndLine+1 && r.Pos.Path == next.Pos.Path && r.Pos.Sheet == next.Pos.Sheet &&
		r.Label == next.Label && r.Message == next.Message && r.Hint == next.Hint && r.Code == next.Code
}

// Lines says where in its file an entry stands: 14, 14–20, or Options!14 in a sheet.
func Lines(p kb.Pos) string {
	if p.Line == 0 {
		return p.Sheet
	}
	lines := strconv.Itoa(p.Line)
	if p.EndLine > p.Line {
		lines += "–" + strconv.Itoa(p.EndLine)
	}
	if p.Sheet != "" {
		lines = p.Sheet + "!" + lines
	}
	return lines
}

// Record is the word for what a source consists of: row or block.
func Record(s *kb.Source) string {
	switch strings.ToLower(path.Ext(s.Path)) {
	case ".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls":
		return "row"
	}
	if s.Kind == kb.KindPrices || slices.ContainsFunc(s.Entries, func(e kb.Entry) bool { return e.Source.Sheet != "" }) {
		return "row"
	}
	return "block"
}

// Certainty is how sure the guess of the encoding is: 1 where nobody doubts it, 0 where there is no
// encoding.
func Certainty(s *kb.Source) float64 {
	switch {
	case s.Encoding == "":
		return 0
	case s.Certainty == 0:
		return 1
	}
	return s.Certainty
}
