package eval

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"firstline/kb"
	"firstline/kb/lint/linttest"
	"firstline/kb/source"
)

// Each rule finds what it should and nothing else, in Russian and in English. A project has the operators igor
// and nell, its question sets under eval/ and, where the rule wants them, its sources under kb/, which both
// operators know, and its thresholds, a line each.
func TestRules(t *testing.T) {
	operators := []string{"igor", "nell"}
	linttest.Rules(t, Rules(), *update, func(t *testing.T, project fs.FS) []kb.Finding {
		t.Helper()
		sets, err := fs.Glob(project, "eval/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		known := Known{Sources: map[string][]*kb.Source{}}
		if sources := sourcesOf(t, project); sources != nil {
			for _, name := range operators {
				known.Sources[name] = sources
			}
		}
		return Lint(project, sets, operators, thresholdsOf(t, project), known)
	})
}

// thresholdsOf reads the thresholds of a project, if it has any.
func thresholdsOf(t *testing.T, project fs.FS) []Threshold {
	t.Helper()
	const name = "thresholds"
	data, err := fs.ReadFile(project, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var thresholds []Threshold
	for line := range strings.Lines(string(data)) {
		threshold, err := ParseThreshold(kb.Pos{Path: name, Line: len(thresholds) + 1}, line)
		if err != nil {
			t.Fatal(err)
		}
		thresholds = append(thresholds, threshold)
	}
	return thresholds
}

// sourcesOf reads the sources of a project; nil where it has none.
func sourcesOf(t *testing.T, project fs.FS) []*kb.Source {
	t.Helper()
	names, err := fs.Glob(project, "kb/*.*")
	if err != nil {
		t.Fatal(err)
	}
	var sources []*kb.Source
	for _, name := range names {
		s, err := source.Load(project, []string{name}, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, s)
	}
	return sources
}
