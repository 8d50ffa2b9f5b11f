package main

import "github.com/spf13/cobra"

func newPrompt(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "prompt",
		Short: "what an operator is told, layer by layer",
		Long: `Shows what an operator is told. A prompt has layers: the base, which is built in (base@1,
base@2) or a file of the project; the company's facts; the operator's own file; for a language model
how it is to act; and the entries that are found for a question. A lower layer adds and narrows. What
the base protects (secrecy, handing over, knowledge only) stands once more at the end, and a layer
that takes it back is told.`,
		Args: knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newPromptShow(a), newPromptDiff(a), newPromptPromote(a))
	return cmd
}
