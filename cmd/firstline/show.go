package main

import (
	"cmp"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/kb"
	"firstline/kb/text"
)

func newShow(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "show [ENTRY…]",
		Short: "show entries of the index, whole",
		Long: `Shows entries by their ids, by an article number or a whole title, or all entries of a file by its
path, with or without kb/. Without arguments, a list of all there is. With --format json, an entry a line.

Exit status: 0 done · 2 no such entry.`,
		Example: "  firstline show\n  firstline show kb/faq.md\n  firstline show kb/prices.csv#vt-pro",
		Args:    cobra.ArbitraryArgs,

		ValidArgsFunction: a.completeWith(entryNames),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.runShow(cmd, args) },
	}
}

func (a *app) runShow(cmd *cobra.Command, names []string) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	if err := w.refreshOrKeep(cmd.Context()); err != nil {
		return err
	}
	entries := w.store.Entries()
	if len(names) == 0 && !a.json() {
		a.listEntries(entries)
		return nil
	}
	chosen := entries
	if len(names) > 0 {
		if chosen, err = choose(entries, names); err != nil {
			return err
		}
	}
	for _, e := range chosen {
		if !a.json() {
			a.printEntry(&e, a.printWidth(), nil)
		} else if err := writeJSONL(a.out, e); err != nil {
			return err
		}
	}
	return nil
}

// choose finds entries by what people call them, see entriesCalled.
func choose(entries []kb.Entry, names []string) ([]kb.Entry, error) {
	var chosen []kb.Entry
	var errs []error
	for _, name := range names {
		found := entriesCalled(entries, name)
		if len(found) == 0 {
			mistake := kb.Errorf(kb.Pos{Path: name}, "no such entry")
			if near := nearest(entries, name); near != "" {
				mistake.Hint = "did you mean " + near + "?"
			}
			errs = append(errs, mistake)
		}
		chosen = append(chosen, found...)
	}
	return chosen, errors.Join(errs...)
}

// entriesCalled finds entries by id or by the path of their source, else by that path without kb/, else by
// what their ids end in, an article number, else by title.
func entriesCalled(entries []kb.Entry, name string) []kb.Entry {
	slug := text.Slug(name)
	for _, is := range []func(kb.Entry) bool{
		func(e kb.Entry) bool { return e.ID == name || e.Source.Path == name },
		func(e kb.Entry) bool { return e.Source.Path == path.Join(project.KnowledgeDir, name) },
		func(e kb.Entry) bool { return slug != "" && strings.HasSuffix(e.ID, "#"+slug) },
		func(e kb.Entry) bool { return slug != "" && text.Slug(e.Title) == slug },
	} {
		var found []kb.Entry
		for _, e := range entries {
			if is(e) {
				found = append(found, e)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// nearest gives the id or the path that is nearest to a name: one whose own part begins with it, or one
// that is spelled nearly so, with kb/ or without; "" where none is.
func nearest(entries []kb.Entry, name string) string {
	slug := text.Slug(name)
	var known []string
	file := ""
	for _, e := range entries {
		if _, own, _ := strings.Cut(e.ID, "#"); slug != "" && strings.HasPrefix(own, slug+"-") {
			return e.ID
		}
		if e.Source.Path != file {
			file = e.Source.Path
			known = append(known, file)
		}
		known = append(known, e.ID)
	}
	return cmp.Or(text.Closest(name, known), text.Closest(path.Join(project.KnowledgeDir, name), known))
}

func (a *app) listEntries(entries []kb.Entry) {
	table := ui.Table{Header: []string{"entry", "kind", " line", "title"}}
	for _, e := range entries {
		title := e.Title
		if e.Kind == kb.Screen && len(e.Path) > 0 {
			title = strings.Join(append(slices.Clip(e.Path), e.Title), " › ")
		}
		table.Rows = append(table.Rows, []string{e.ID, string(e.Kind), strconv.Itoa(e.Source.Line), oneLine(title)})
	}
	a.styles().Print(a.out, table)
}
