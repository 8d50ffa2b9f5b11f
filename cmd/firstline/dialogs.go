package main

import "github.com/spf13/cobra"

func newDialogs(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "dialogs",
		Short: "sample dialogs: conversations that really took place",
		Long: `Works with the sample dialogs of the project: conversations with customers that really took
place, kept as JSON lines in dialogs/*.jsonl.`,
		Args: knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newDialogsImport(a), newDialogsList(a), newDialogsShow(a), newDialogsStats(a), newDialogsDraft(a))
	return cmd
}
