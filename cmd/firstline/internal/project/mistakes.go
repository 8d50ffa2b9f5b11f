package project

import (
	"errors"
	"strings"

	"firstline/kb"
)

// Mistakes collects everything that is wrong, so that a user sees all of it at once.
type Mistakes []error

// Add takes an error, or nil.
func (m *Mistakes) Add(err error) {
	if err != nil {
		*m = append(*m, err)
	}
}

// Err joins what was added; nil where it was nothing.
func (m *Mistakes) Err() error { return errors.Join(*m...) }

func list(names []string) string { return strings.Join(names, ", ") }

// Split gives the single errors that were joined into err, however deep, wrapped or not; those that say the same, once.
func Split(err error) []error {
	for one := err; one != nil; one = errors.Unwrap(one) {
		joined, ok := one.(interface{ Unwrap() []error })
		if !ok {
			continue
		}
		var all []error
		said := map[string]bool{}
		for _, e := range joined.Unwrap() {
			for _, e := range Split(e) {
				if !said[e.Error()] {
					said[e.Error()] = true
					all = append(all, e)
				}
			}
		}
		return all
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

// Findings turns what other commands refuse to work with into findings of a code.
func Findings(err error, code string) []kb.Finding {
	var findings []kb.Finding
	for _, err := range Split(err) {
		finding := kb.Finding{Code: code, Severity: kb.Error, Message: err.Error()}
		if syntax, ok := errors.AsType[*kb.SyntaxError](err); ok {
			finding.Pos, finding.Message, finding.Hint = syntax.Pos, syntax.Msg, syntax.Hint
		}
		findings = append(findings, finding)
	}
	return findings
}
