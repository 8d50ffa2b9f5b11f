package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/invopop/jsonschema"
	"github.com/spf13/cobra"

	"firstline/eval"
	"firstline/eval/chat/deployed"
	"firstline/eval/dialog"
	"firstline/eval/dialog/measure"
	"firstline/eval/dialog/replay"
	"firstline/kb"
	"firstline/kb/text"
)

func newSchema(a *app) *cobra.Command {
	names := strings.Join(slices.Sorted(maps.Keys(formats())), ", ")
	return &cobra.Command{
		Use:   "schema NAME",
		Short: "JSON Schema of each format",
		Long: `Prints the JSON Schema of a format that firstline prints, or speaks to a deployed operator.
NAME is one of ` + names + `.

Exit status: 0 done · 2 no such format.`,
		Args: cobra.ExactArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return slices.Sorted(maps.Keys(formats())), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.runSchema(args[0]) },
	}
}

// formats are the values that are printed, or exchanged, by the names of their formats. Where there are several,
// a line is one of them.
func formats() map[string][]any {
	return map[string][]any{
		"entry":          {kb.Entry{}},
		"read":           {readReport{}},
		"ingest":         {ingestReport{}},
		"search":         {searchReport{}},
		"batch":          {batchResult{}, batchSummary{}},
		"lint":           {lintReport{}},
		"prompt":         {promptReport{}},
		"prompt_diff":    {promptDiffReport{}},
		"prompt_promote": {promoteReport{}},
		"ask":            {askReport{}},
		"eval":           {eval.Document{}},
		"compare":        {eval.Comparison{}},
		"replay":         {replay.Report{}},
		"coverage":       {eval.Coverage{}},
		"cost":           {costReport{}},
		"dialogs":        {[]listedDialog{}},
		"dialog":         {dialog.Dialog{}},
		"dialogs_list":   {dialogLine{}},
		"dialogs_import": {importReport{}},
		"dialogs_stats":  {measure.Statistics{}},
		"doctor":         {doctorReport{}},

		"deployed_request": {deployed.Request{}},
		"deployed_reply":   {deployed.Reply{}},
	}
}

func (a *app) runSchema(name string) error {
	values, ok := formats()[name]
	if !ok {
		known := slices.Sorted(maps.Keys(formats()))
		if near := text.Closest(name, known); near != "" {
			return usageError("no format %s; did you mean %s?", name, near)
		}
		return usageError("no format %s; there is %s", name, strings.Join(known, ", "))
	}
	reflector := jsonschema.Reflector{AllowAdditionalProperties: true, Anonymous: true, DoNotReference: true}
	schema := reflector.Reflect(values[0])
	if len(values) > 1 {
		schema = &jsonschema.Schema{Version: jsonschema.Version}
		for _, value := range values {
			one := reflector.Reflect(value)
			one.Version = ""
			schema.OneOf = append(schema.OneOf, one)
		}
	}
	schema.Title = fmt.Sprintf("firstline %s", name)
	return writeJSON(a.out, schema)
}
