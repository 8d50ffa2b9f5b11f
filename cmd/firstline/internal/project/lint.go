package project

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"

	"golang.org/x/text/unicode/norm"

	"firstline/kb"
	"firstline/kb/text"
	"firstline/prompt"
)

// Lint looks for what the configuration promises and the folder does not hold. Codes:
//
//	CF001  error    firstline.yaml, or a file that it names, cannot be read or understood
//	CF002  error    a glob of an operator's knowledge matches no source
//	CF003  warning  an operator uses more files than the platform's limit
//	CF004  warning  options are given for a source that does not exist
//	CF005  warning  there are no operators
//	CF006  error    eval/baseline.json is damaged
//	CF007  error    eval/search.jsonl has a line that is no question
//	CF008  warning  no operator uses a source
//	CF009  warning  a comment turns no finding off: it names no rule, or gives no reason
//	CF010  warning  a comment turns off what is not found there
//	CF011  error    eval/accepted.json cannot be read
//	CF012  warning  eval/search.jsonl wants an entry that does not exist
//	CF013  warning  the sources of an operator make no entries
func (p *Project) Lint() []kb.Finding {
	all, err := p.Sources()
	if err != nil {
		return nil // what reads the knowledge says so
	}
	var findings []kb.Finding
	warn := func(code string, pos kb.Pos, format string, args ...any) {
		findings = append(findings, kb.Finding{Pos: pos, Code: code, Severity: kb.Warning, Message: fmt.Sprintf(format, args...)})
	}
	if len(p.Config.Operators) == 0 {
		warn("CF005", kb.Pos{Path: FileName}, "no operators: nobody can be asked")
	}
	used := map[string]bool{}
	for _, o := range p.Config.Operators {
		sources, err := o.Sources(all)
		findings = append(findings, Findings(err, "CF002")...)
		for _, name := range sources {
			used[name] = true
		}
		if over := p.OverLimit(o, sources); over != "" {
			warn("CF003", o.named(), "%s", over)
		}
	}
	for _, name := range all {
		if !used[name] && len(p.Config.Operators) > 0 {
			warn("CF008", kb.Pos{Path: name}, "no operator uses this source")
			findings[len(findings)-1].Hint = "name it under knowledge: of an operator, or in " + IgnoreFile
		}
	}
	return append(findings, p.Unmatched(all)...)
}

// named is where an operator's sources are named; where they are not, the operator itself.
func (o Operator) named() kb.Pos {
	if len(o.Knowledge) > 0 {
		return o.Knowledge[0].Pos
	}
	return o.Pos
}

// Unmatched tells of options that are given for a source that does not exist.
func (p *Project) Unmatched(sources []string) []kb.Finding {
	var findings []kb.Finding
	for name, options := range p.Config.Sources {
		if slices.ContainsFunc(sources, func(s string) bool { return sameName(s, name) }) {
			continue
		}
		f := kb.Finding{Pos: options.Pos, Code: "CF004", Severity: kb.Warning, Message: name + ": no such source; what is said of it is not heeded"}
		near := path.Join(KnowledgeDir, name)
		if !slices.Contains(sources, near) {
			near = text.Closest(name, sources)
		}
		if near != "" {
			f.Hint = "did you mean " + near + "?"
		}
		findings = append(findings, f)
	}
	slices.SortFunc(findings, func(a, b kb.Finding) int { return cmp.Compare(a.Pos.Line, b.Pos.Line) })
	return findings
}

// sameName tells whether two names of a file are the same one, however its letters are composed: й is
// one character in what people type, and two in the names that macOS gives to files.
func sameName(a, b string) bool {
	return norm.NFC.String(path.Clean(a)) == norm.NFC.String(path.Clean(b))
}

// AllLayers gives the layers of every operator, each file once, and the company.
func (p *Project) AllLayers() ([]prompt.Layer, *prompt.Company, error) {
	company, err := p.Company()
	if err != nil {
		company = &prompt.Company{}
	}
	var layers []prompt.Layer
	errs := []error{err}
	seen := map[kb.Pos]bool{}
	for _, o := range p.Config.Operators {
		own, err := p.Layers(o, company)
		errs = append(errs, err)
		for _, layer := range own {
			if !seen[layer.Source] {
				layers = append(layers, layer)
			}
			seen[layer.Source] = true
		}
	}
	return layers, company, errors.Join(errs...)
}
