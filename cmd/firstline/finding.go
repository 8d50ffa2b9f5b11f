package main

import "firstline/kb"

// findingReport is a finding as it is printed in JSON.
type findingReport struct {
	Path string `json:"path"`
	Line int    `json:"line,omitempty"`
	kb.Finding
}

func newFindingReport(f kb.Finding) findingReport {
	return findingReport{Path: f.Pos.Path, Line: f.Pos.Line, Finding: f}
}
