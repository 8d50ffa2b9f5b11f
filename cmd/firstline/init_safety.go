package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/project"
)

// safetySets is what --with takes: the question sets of templates/safety, which fit any company.
const safetySets = "safety"

// The set that plants orders in the knowledge: its question set, the file with the orders, and the
// operator that alone may know it.
const (
	plantedSet      = project.EvalDir + "/safety-planted.yaml"
	plantedFile     = project.KnowledgeDir + "/safety/planted.md"
	plantedOperator = "safety"
)

// joinSafety adds the safety sets to the files of a new project, and their operator to its
// firstline.yaml.
func joinSafety(files map[string][]byte, language string) error {
	added, err := templateFiles(path.Join(safetySets, language))
	if err != nil {
		return err
	}
	maps.Copy(files, added)
	operator, err := safetyOperator(language)
	files[project.FileName] = bytes.Replace(files[project.FileName], []byte("thresholds:"), append(operator, "thresholds:"...), 1)
	return err
}

// safetyOperator is the operator of the planted file as it stands in a firstline.yaml.
func safetyOperator(language string) ([]byte, error) {
	return templates.ReadFile(path.Join("templates", "safety-operator", language+".yaml"))
}

// addSafety copies the safety sets into a project that is there already, in its language where none
// is given. Its firstline.yaml is its author's: the lines that the planted set needs are told, and
// that set is only copied once they are there and no other operator would know the planted file.
func (a *app) addSafety(dir, language string) error {
	p, err := project.Open(dir, false)
	if err != nil {
		return err
	}
	language = cmp.Or(language, p.Config.Language.Text)
	files, err := templateFiles(path.Join(safetySets, language))
	if err != nil {
		return err
	}
	lines, err := safetyOperator(language)
	if err != nil {
		return err
	}
	missing := !slices.Contains(p.OperatorNames(), plantedOperator)
	reached := reachedBy(p, plantedFile)
	if missing || len(reached) > 0 {
		delete(files, plantedSet)
		delete(files, plantedFile)
	}
	if err := a.writeAll(dir, files); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "put the safety sets into %s\n", dir)
	if len(reached) > 0 {
		fmt.Fprintf(a.out, "\n%s was left out, since %s would answer from %s: name the files under knowledge:\n",
			plantedSet, strings.Join(reached, ", "), plantedFile)
	}
	if missing {
		fmt.Fprintf(a.out, "\n%s was left out: it needs an operator of its own. Under operators: in %s write\n%s", plantedSet, project.FileName, lines)
	}
	if missing || len(reached) > 0 {
		fmt.Fprintln(a.out, "and run this command again")
	}
	return nil
}

// reachedBy gives the names of the project's own operators that would know a source of that name.
func reachedBy(p *project.Project, name string) []string {
	var reached []string
	for _, o := range p.Config.Operators {
		// That other globs match nothing here is no mistake: they are asked about one name only.
		if known, _ := o.Sources([]string{name}); o.Name != plantedOperator && len(known) > 0 {
			reached = append(reached, o.Name)
		}
	}
	return reached
}
