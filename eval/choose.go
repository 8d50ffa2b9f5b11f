package eval

import (
	"errors"
	"slices"
	"strings"

	"firstline/kb"
)

// Choose gives the sets and dialogs that names call for, each SET or SET/DIALOG, in the order of
// the scripts and each once; without names it gives all. The errors about unknown names come
// joined, as [*kb.SyntaxError] with the name in the place of a path.
func Choose(sets []*Set, names []string) ([]*Set, error) {
	if len(names) == 0 {
		return sets, nil
	}
	wanted := map[string]bool{}
	var errs []error
	for _, name := range names {
		if err := called(sets, name); err != nil {
			errs = append(errs, err)
		}
		wanted[name] = true
	}
	var chosen []*Set
	for _, s := range sets {
		part := *s
		if !wanted[s.Name] {
			part.Dialogs = slices.DeleteFunc(slices.Clone(s.Dialogs), func(d *Dialog) bool { return !wanted[s.Name+"/"+d.ID] })
		}
		if len(part.Dialogs) > 0 {
			chosen = append(chosen, &part)
		}
	}
	return chosen, errors.Join(errs...)
}

// called gives an error where a name calls for nothing.
func called(sets []*Set, name string) error {
	setName, id, one := strings.Cut(name, "/")
	i := slices.IndexFunc(sets, func(s *Set) bool { return s.Name == setName })
	if i < 0 {
		return &kb.SyntaxError{Pos: kb.Pos{Path: name}, Msg: "no such question set", Hint: hint(setName, setNames(sets))}
	}
	if !one || slices.ContainsFunc(sets[i].Dialogs, func(d *Dialog) bool { return d.ID == id }) {
		return nil
	}
	ids := make([]string, len(sets[i].Dialogs))
	for j, d := range sets[i].Dialogs {
		ids[j] = setName + "/" + d.ID
	}
	return &kb.SyntaxError{Pos: kb.Pos{Path: name}, Msg: "no such dialog", Hint: hint(name, ids)}
}

func setNames(sets []*Set) []string {
	names := make([]string, len(sets))
	for i, s := range sets {
		names[i] = s.Name
	}
	return names
}
