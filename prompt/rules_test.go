package prompt

import (
	"errors"
	"io/fs"
	"testing"

	"firstline/kb"
	"firstline/kb/lint"
	"firstline/kb/lint/linttest"
	"firstline/kb/source"
)

// Each rule finds what it should and nothing else, in Russian and in English. A project has base.md,
// company.yaml and operator.md, each where the rule wants it, and the sources under kb/; a layer may have 60
// tokens.
func TestRules(t *testing.T) {
	linttest.Rules(t, Rules(), *update, func(t *testing.T, project fs.FS) []kb.Finding {
		t.Helper()
		company, err := ReadCompany("company.yaml", optional(t, project, "company.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		var layers []Layer
		for _, name := range []string{base, operator} {
			if data := optional(t, project, name+".md"); data != nil {
				layers = append(layers, File(name, name+".md", data))
			}
		}
		layers = append(layers, company.Layer("en"))
		return Lint(layers, company, Beside{Base: lint.Read(knowledgeOf(t, project)), Tokens: 60})
	})
}

// optional reads a file; nil where there is none.
func optional(t *testing.T, project fs.FS, name string) []byte {
	t.Helper()
	data, err := fs.ReadFile(project, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return data
}

// knowledgeOf reads the sources of a project.
func knowledgeOf(t *testing.T, project fs.FS) lint.Knowledge {
	t.Helper()
	k := lint.Knowledge{Files: project}
	names, err := fs.Glob(project, "kb/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		s, err := source.Load(project, []string{name}, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		k.Sources = append(k.Sources, s)
	}
	return k
}
