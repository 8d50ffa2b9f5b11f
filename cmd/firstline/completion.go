package main

import (
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
)

// completeWith makes a shell offer what list gives of the project at hand; without a project it
// offers nothing.
func (a *app) completeWith(list func(*app) []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		var offered []cobra.Completion
		for _, name := range list(a) {
			if strings.HasPrefix(name, typed) {
				offered = append(offered, name)
			}
		}
		return offered, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeOperator completes the values of --operator.
func (a *app) completeOperator(cmd *cobra.Command) {
	a.completeFlag(cmd, "operator", (*project.Project).OperatorNames)
}

// completeModel completes the values of --model.
func (a *app) completeModel(cmd *cobra.Command) {
	a.completeFlag(cmd, "model", (*project.Project).ModelNames)
}

func (a *app) completeFlag(cmd *cobra.Command, flag string, names func(*project.Project) []string) {
	err := cmd.RegisterFlagCompletionFunc(flag, a.completeWith(func(a *app) []string {
		p, err := a.open()
		if err != nil {
			return nil
		}
		return names(p)
	}))
	if err != nil {
		panic(err) // the command has no such flag
	}
}

// dialogNames lists every set, and every dialog of every set.
func dialogNames(a *app) []string {
	p, err := a.open()
	if err != nil {
		return nil
	}
	sets, err := p.Sets()
	if err != nil {
		return nil
	}
	var names []string
	for _, s := range sets {
		names = append(names, s.Name)
		for _, d := range s.Dialogs {
			names = append(names, s.Name+"/"+d.ID)
		}
	}
	return names
}

// entryNames lists every source, and every entry of the index.
func entryNames(a *app) []string {
	w, err := a.openWorkspace()
	if err != nil {
		return nil
	}
	var names []string
	for _, s := range w.store.Sources() {
		names = append(names, s.Path)
	}
	for _, e := range w.store.Entries() {
		names = append(names, e.ID)
	}
	return names
}
