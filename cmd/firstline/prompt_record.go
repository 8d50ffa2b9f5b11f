package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"firstline/eval"
)

// record is the file beside the layer, in YAML: what the promotion was based on.
func (p *promotion) record() ([]byte, error) {
	now, err := p.app.now()
	if err != nil {
		return nil, err
	}
	c, names := p.comparison, []string{p.current.Name, p.candidate.Name}
	var b strings.Builder
	b.WriteString("# What the layers of this operator rest on; written by firstline prompt promote.\n")
	layers := map[string]string{}
	for i, name := range names {
		for path, hash := range p.ran[i].Fingerprint.Layers {
			if strings.HasPrefix(path, name+": ") {
				layers[path] = hash
			}
		}
	}
	for _, line := range []struct {
		key   string
		value any
	}{
		{"promoted", now.Format(time.RFC3339)},
		{"operator", p.current.Name},
		{"candidate", p.candidate.Name},
		{"verdict", c.Verdict},
		{"sets", p.setNames()},
		{"dialogs", c.Pairs},
		{"pass_rate", c.PassRate},
		{"resolution_rate", c.ResolutionRate},
		{"detectable", c.Detectable},
	} {
		value, err := json.Marshal(line.value)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%s: %s\n", line.key, value)
	}
	fmt.Fprintf(&b, "runs:\n  %q: %q\n  %q: %q\n", names[0], p.ran[0].id, names[1], p.ran[1].id)
	b.WriteString("layers: # of those runs, by operator and file: hashes\n")
	for _, path := range slices.Sorted(maps.Keys(layers)) {
		fmt.Fprintf(&b, "  %q: %q\n", path, layers[path])
	}
	return []byte(b.String()), nil
}

// promoteReport is the result of prompt promote, as it is printed in JSON.
type promoteReport struct {
	Schema     string           `json:"schema"`
	Operator   string           `json:"operator"`
	Candidate  string           `json:"candidate"`
	Verdict    eval.Judgement   `json:"verdict"`
	Runs       []string         `json:"runs"`    // of the operator, and of the candidate
	Written    []string         `json:"written"` // files; none where the verdict forbids it
	DryRun     bool             `json:"dry_run"` // nothing was written
	Comparison *eval.Comparison `json:"comparison"`
}

// print says what was decided, on what grounds, and what was written or would be.
func (p *promotion) print(files []file, good, dryRun bool) error {
	a := p.app
	r := promoteReport{
		Schema: "firstline.prompt_promote/v1", Operator: p.current.Name, Candidate: p.candidate.Name, Verdict: p.comparison.Verdict,
		Runs: []string{p.ran[0].id, p.ran[1].id}, Written: []string{}, DryRun: dryRun, Comparison: p.comparison,
	}
	if good {
		for _, f := range files {
			r.Written = append(r.Written, f.name)
		}
	}
	if a.json() {
		return writeJSON(a.out, r)
	}
	if dryRun {
		for _, l := range p.layers {
			a.printChanges(l.Changes)
		}
		fmt.Fprintln(a.out)
	}
	fmt.Fprintf(a.out, "%s\n%s\n", summary(p.comparison), detectable(p.comparison))
	fmt.Fprintf(a.out, "runs: %s of %s, %s of %s\n", p.ran[0].id, p.current.Name, p.ran[1].id, p.candidate.Name)
	if !good {
		fmt.Fprintf(a.out, "%s is not promoted; firstline compare %s %s shows the dialogs\n", p.candidate.Name, p.ran[0].id, p.ran[1].id)
		return nil
	}
	for _, f := range files {
		verb := ""
		if dryRun {
			verb = "would become "
		}
		fmt.Fprintf(a.out, "%s: %s%s\n", f.name, verb, f.what)
	}
	return nil
}
