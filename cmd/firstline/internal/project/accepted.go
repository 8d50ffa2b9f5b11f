package project

import (
	"errors"
	"io/fs"
	"slices"

	"firstline/kb"
	"firstline/kb/lint"
)

// ReadAccepted reads the list of findings that the company lives with; an empty one where there is none.
func (p *Project) ReadAccepted() (lint.Accepted, error) {
	data, err := fs.ReadFile(p.FS, AcceptedFile)
	if errors.Is(err, fs.ErrNotExist) {
		return lint.Accepted{}, nil
	}
	if err != nil {
		return lint.Accepted{}, kb.Errorf(kb.Pos{Path: AcceptedFile}, "cannot be read: %v", reason(err))
	}
	accepted, err := lint.ReadAccepted(data)
	if err != nil {
		mistake := kb.Errorf(kb.Pos{Path: AcceptedFile}, "%v", err)
		mistake.Hint = "take it from git again, or write it anew by firstline lint --accept"
		return lint.Accepted{}, mistake
	}
	return accepted, nil
}

// Acceptable gives the findings that the company can live with: not those that other commands refuse.
func Acceptable(findings []kb.Finding) []kb.Finding {
	always := map[string]bool{}
	for _, page := range Rules() {
		always[page.Code] = page.Always
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f kb.Finding) bool { return always[f.Code] })
}
