package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/ui"
	"firstline/kb"
	"firstline/kb/text"
)

func newShow(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "show [ENTRY…]",
		Short: "show entries of the index, whole",
		Long: `Shows entries by their ids, or all entries of a file by its path. Without arguments, a
list of all there is. With --format json, an entry a line.

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

// choose finds entries by id, or by the path of their source.
func choose(entries []kb.Entry, names []string) ([]kb.Entry, error) {
	var chosen []kb.Entry
	var known []string
	var errs []error
	for _, e := range entries {
		known = append(known, e.ID)
	}
	for _, name := range names {
		found := false
		for _, e := range entries {
			if e.ID == name || e.Source.Path == name {
				chosen, found = append(chosen, e), true
			}
		}
		if !found {
			mistake := kb.Errorf(kb.Pos{Path: name}, "no such entry")
			if near := text.Closest(name, known); near != "" {
				mistake.Hint = "did you mean " + near + "?"
			}
			errs = append(errs, mistake)
		}
	}
	return chosen, errors.Join(errs...)
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
