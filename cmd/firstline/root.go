package main

import (
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"firstline/kb/text"
)

// The groups of the help, by the person who needs the command.
const (
	forEditors   = "editors"
	forEngineers = "engineers"
	forTrainers  = "trainers"
	forHeads     = "heads"
	forAll       = "all"
)

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "firstline",
		Short: "the workbench for AI support operators",
		Long: `firstline is the workbench for AI support operators: the people who write what such
an operator knows and is told see what it understood, and prove that it works.

Everything runs offline on a built-in model and search. No telemetry. FIRSTLINE_NOW, as
2026-11-22T15:04:05Z, sets the clock.`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
	}
	root.SetVersionTemplate("firstline {{.Version}}\n")
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	flags := root.PersistentFlags()
	flags.StringVarP(&a.dir, "directory", "C", "", "project `DIR` (default: the nearest folder above with a firstline.yaml)")
	flags.StringVar(&a.format, "format", "text", "of the result: text, json, or github (annotations, of eval, compare, report, merge and lint)")
	flags.StringVar(&a.color, "color", "auto", "auto, always or never")
	flags.BoolVarP(&a.quiet, "quiet", "q", false, "no notes on stderr: only what is wrong")
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return a.checkFlags(cmd) }
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &exitError{wrong, err} })

	root.AddGroup(
		&cobra.Group{ID: forEditors, Title: "For the editor of the knowledge base:"},
		&cobra.Group{ID: forEngineers, Title: "For the prompt engineer:"},
		&cobra.Group{ID: forTrainers, Title: "For the trainer:"},
		&cobra.Group{ID: forHeads, Title: "For the head of support:"},
		&cobra.Group{ID: forAll, Title: "For everybody:"},
	)
	add := func(group string, commands ...*cobra.Command) {
		for _, c := range commands {
			c.GroupID = group
			guard(c)
			root.AddCommand(c)
		}
	}
	add(forEditors, newRead(a), newIngest(a), newShow(a), newSearch(a))
	add(forEngineers, newPrompt(a), newAsk(a), newEval(a), newCompare(a), newReport(a), newMerge(a), newBless(a), newCoverage(a))
	add(forTrainers, newChat(a), newReplay(a), newDialogs(a))
	add(forHeads, newCost(a))
	add(forAll, newInit(a), newLint(a), newDoctor(a), newSchema(a))
	root.AddCommand(newTopics()...)
	root.SetCompletionCommandGroupID(forAll)
	root.SetHelpCommandGroupID(forAll)
	root.InitDefaultHelpCmd()
	for _, c := range root.Commands() {
		if c.Name() == "help" {
			c.Args = knownTopic
		}
	}
	return root
}

// knownTopic refuses to help with a command that is not there.
func knownTopic(help *cobra.Command, args []string) error {
	cmd, left, err := help.Root().Find(args)
	if err != nil || !cmd.HasSubCommands() {
		return err
	}
	return knownCommand(cmd, left)
}

// knownCommand refuses what is left of a command line that names no command.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if near := text.Closest(args[0], names); near != "" {
		return usageError("unknown command %q; did you mean %s?", args[0], near)
	}
	return usageError("unknown command %q; %s --help lists those that there are", args[0], cmd.CommandPath())
}

// guard makes wrong arguments of a command end with the status of a wrong command line.
func guard(c *cobra.Command) {
	check := c.Args
	c.Args = func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			if statusOf(err) == wrong {
				return err
			}
			return usageError("wrong number of arguments; it is: %s", cmd.UseLine())
		}
		return nil
	}
	for _, sub := range c.Commands() {
		guard(sub)
	}
}

// annotates marks a command whose result can be printed as annotations of GitHub.
const annotates = "annotates"

func (a *app) checkFlags(cmd *cobra.Command) error {
	formats := []string{"text", "json"}
	if cmd.Annotations[annotates] != "" {
		formats = append(formats, "github")
	}
	_, _, err := a.setNow()
	return firstError(
		oneOf("--format of "+cmd.Name(), a.format, formats...),
		oneOf("--color", a.color, "auto", "always", "never"),
		err,
	)
}

func oneOf(flag, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	if near := text.Closest(value, allowed); near != "" {
		return usageError("%s cannot be %q; did you mean %s?", flag, value, near)
	}
	return usageError("%s cannot be %q; there is %s", flag, value, strings.Join(allowed, ", "))
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// version is the release, the commit that it was built from, and whether files were changed
// since.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	version := info.Main.Version
	commit, changed := "", ""
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value
		case "vcs.modified":
			if s.Value == "true" {
				changed = ", changed"
			}
		}
	}
	if commit == "" {
		return version + " (commit unknown)"
	}
	return fmt.Sprintf("%s (commit %s%s)", version, commit[:min(12, len(commit))], changed)
}
