package prompt

import (
	"fmt"
	"io/fs"
	"regexp"
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
	app := lint.NewWays(k.Sources)
	known := map[string]bool{}
	for _, s := range k.Sources {
		for _, e := range s.Entries {
			known[e.ID] = true
		}
	}
	var findings []kb.Finding
	told := map[kb.Finding]bool{}
	add := func(line Line, message, hint string) {
		f := kb.Finding{Pos: line.Pos, Code: "PR009", Severity: kb.Error, Message: message, Hint: hint}
		if !told[f] {
			findings = append(findings, f)
		}
		told[f] = true
	}
	for _, l := range layers {
		if strings.HasPrefix(l.Source.Path, "base@") {
			continue
		}
		for _, line := range l.Lines {
			for _, m := range fileName.FindAllStringSubmatch(line.Text, -1) {
				name, anchor, _ := strings.Cut(strings.TrimRight(m[1], "."), "#")
				_, err := fs.Stat(k.Files, name)
				switch {
				case err != nil:
					add(line, fmt.Sprintf("the %s layer names %s, and there is no such file", l.Name, name), "name a file that is there, or take the sentence out")
				case anchor != "" && !known[name+"#"+anchor]:
					add(line, fmt.Sprintf("the %s layer names the entry %s#%s, and there is none", l.Name, name, anchor), "firstline show lists the entries")
				}
			}
			for _, m := range app.In(line.Text) {
				hint := "name the way as the screen shows it"
				if m.Near != "" {
					hint = "did you mean " + m.Near + "?"
				}
				add(line, fmt.Sprintf("the %s layer names the place %s, which the app does not have", l.Name, m.Way), hint)
			}
		}
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
