package project

import (
	"errors"
	"fmt"
	"slices"

	"firstline/kb"
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
	for _, o := range p.Config.Operators {
		sources, err := o.Sources(all)
		findings = append(findings, Findings(err, "CF002")...)
		if over := p.OverLimit(o, sources); over != "" {
			warn("CF003", o.Pos, "%s", over)
		}
	}
	for name, options := range p.Config.Sources {
		if !slices.Contains(all, name) {
			warn("CF004", options.Pos, "%s: no such source", name)
		}
	}
	return findings
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
