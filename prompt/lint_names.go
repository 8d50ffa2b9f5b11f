package prompt

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/lint"
)

// fileName is a file of the project as a layer names it.
var fileName = regexp.MustCompile(`(?:^|[\s«"'(` + "`" + `])((?:kb|prompt|eval|dialogs)/[^\s«»"'()<>,;:` + "`" + `]*\.[A-Za-z]{2,5}(?:#[^\s«»"'(),;` + "`" + `]+)?)`)

// lintNames finds the files, entries and places of an app that a layer names and nobody has.
func lintNames(layers []Layer, k *lint.Base) []kb.Finding {
	if k == nil {
		return nil
	}
	n := names{files: k.Files, app: lint.NewWays(k.Sources), entries: map[string]bool{}}
	for _, s := range k.Sources {
		for _, e := range s.Entries {
			n.entries[e.ID] = true
		}
	}
	var findings []kb.Finding
	for _, l := range layers {
		if strings.HasPrefix(l.Source.Path, "base@") {
			continue
		}
		for _, line := range l.Lines {
			for _, f := range append(n.namedFiles(l, line), n.namedPlaces(l, line)...) {
				if !slices.Contains(findings, f) {
					findings = append(findings, f)
				}
			}
		}
	}
	return findings
}

// names is what a layer may name.
type names struct {
	files   fs.FS
	app     *lint.Ways
	entries map[string]bool
}

// absent is a finding of a name that nobody has.
func absent(line Line, message, hint string) kb.Finding {
	return kb.Finding{Pos: line.Pos, Code: "PR009", Severity: kb.Error, Message: message, Hint: hint}
}

func (n names) namedFiles(l Layer, line Line) []kb.Finding {
	var findings []kb.Finding
	for _, m := range fileName.FindAllStringSubmatch(line.Text, -1) {
		name, anchor, _ := strings.Cut(strings.TrimRight(m[1], "."), "#")
		_, err := fs.Stat(n.files, name)
		switch {
		case err != nil:
			findings = append(findings, absent(line, fmt.Sprintf("the %s layer names %s, and there is no such file", l.Name, name), "name a file that is there, or take the sentence out"))
		case anchor != "" && !n.entries[name+"#"+anchor]:
			findings = append(findings, absent(line, fmt.Sprintf("the %s layer names the entry %s#%s, and there is none", l.Name, name, anchor), "firstline show lists the entries"))
		}
	}
	return findings
}

func (n names) namedPlaces(l Layer, line Line) []kb.Finding {
	var findings []kb.Finding
	for _, m := range n.app.In(line.Text) {
		hint := "name the way as the screen shows it"
		if m.Near != "" {
			hint = "did you mean " + m.Near + "?"
		}
		findings = append(findings, absent(line, fmt.Sprintf("the %s layer names the place %s, which the app does not have", l.Name, m.Way), hint))
	}
	return findings
}

// lintTokens finds the layers that are longer than the project wants.
func lintTokens(layers []Layer, most int) []kb.Finding {
	var findings []kb.Finding
	told := map[kb.Pos]bool{}
	for _, l := range layers {
		if most == 0 || told[l.Source] || strings.HasPrefix(l.Source.Path, "base@") {
			continue
		}
		told[l.Source] = true
		if n := Tokens(l.Text()); n > most {
			findings = append(findings, kb.Finding{
				Pos: kb.Pos{Path: l.Source.Path}, Code: "PR010", Severity: kb.Warning,
				Message: fmt.Sprintf("the %s layer has %d tokens; its budget is %d", l.Name, n, most),
				Hint:    "what is a fact belongs into kb/, where it is found when it is asked for; the budget is  lint: {tokens: N}  in firstline.yaml",
			})
		}
	}
	return findings
}
