package main

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/dialog/export"
)

type dialogsImportOptions struct {
	redaction
	as     string
	ours   []string
	ai     []string
	output string
	strict bool
	guess  bool
}

func newDialogsImport(a *app) *cobra.Command {
	var o dialogsImportOptions
	cmd := &cobra.Command{
		Use:   "import FILE…",
		Short: "chat exports become sample dialogs",
		Long: `Reads exports of chats into dialogs/FORMAT.jsonl. What an export is, is told from its content:
` + strings.Join(exportFormats(nil), ", ") + `,
or a mapping of firstline.yaml (dialogs: mappings:), which reads any other CSV or JSON; --guess
proposes one. Of a folder, its files are read, and result.json alone where there is one.

A dialog that is known and came in again unchanged is kept, and replaced where it changed; importing
twice changes nothing. Logs of events (chatwoot, jivo-bot) are added to what is known of a dialog. Lines
that do not fit are told, and the rest comes in. A file that cannot be read to its end changes nothing.

An export of Telegram does not tell which side is the company: --ours, else dialogs: {ours: …} of
firstline.yaml says it, else it is asked on a terminal; a file in which nobody of the company writes is
refused. Which of the company's authors are AI operators
is known from the export (intercom, chatwoot, livechat, jivo-bot), or from --ai or dialogs: {ai: …}.
The customer's name, address and other fields of contact are left out.

Personal data in what was written become placeholders, as [phone 1], before anything reaches the project:
telephones, e-mails, cards, passports, addresses, accounts, names behind greetings, and the customer's name
and telephone that the export states, wherever the texts hold them. What the company says of itself in prompt/
and kb/ stays, and what dialogs: {keep: …} matches; recordings: {personal: …} marks more.

Exit status: 0 done · 1 with --strict: lines were skipped · 2 a file cannot be read, or is of no
format that is known · 3 the disk failed · 130 interrupted; nothing is changed.`,
		Example: `  firstline dialogs import result.json --ours user7001 --ai "Igor"
  firstline dialogs import webhooks/ --ai 3948
  firstline dialogs import crm.csv --guess`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.runDialogsImport(cmd.Context(), args, o) },
	}
	o.bind(cmd, "keeps what was written", "what customers wrote of themselves is kept as it stands, and must not be passed on")
	flags := cmd.Flags()
	flags.StringVar(&o.as, "as", "", "the `FORMAT`, or the mapping of firstline.yaml (default: told from the content)")
	flags.StringArrayVar(&o.ours, "ours", nil, "an `ID` or name of the company's side in an export of Telegram; repeatable")
	flags.StringArrayVar(&o.ai, "ai", nil, "an `ID` or name of the company's that is an AI operator; repeatable")
	flags.StringVarP(&o.output, "output", "o", "", "the `FILE` of dialogs they come into (default: dialogs/FORMAT.jsonl)")
	flags.BoolVar(&o.strict, "strict", false, "lines that are skipped are not good enough")
	a.completeFlag(cmd, "as", exportFormats)
	flags.BoolVar(&o.guess, "guess", false, "print the mapping that would read a CSV or JSON, and import nothing")
	return cmd
}

// exportFormats lists the names that --as takes.
func exportFormats(p *project.Project) []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	if p != nil {
		names = append(names, p.Config.Dialogs.Mappings.Names()...)
	}
	return names
}

func (a *app) runDialogsImport(ctx context.Context, args []string, o dialogsImportOptions) error {
	if o.guess {
		return a.guessMappings(args)
	}
	if o.output != "" {
		if !strings.EqualFold(path.Ext(o.output), ".jsonl") {
			return usageError("-o %s: dialogs are kept in a file that ends in .jsonl", o.output)
		}
		if err := checkOutput(o.output); err != nil {
			return err
		}
	}
	p, err := a.open()
	if err != nil {
		return err
	}
	if o.as != "" {
		if err := oneOf("--as", o.as, exportFormats(p)...); err != nil {
			return err
		}
	}
	files, err := findExports(p, args, o.as)
	if err != nil {
		return err
	}
	i, err := a.newImporting(ctx, p, files, o)
	if err != nil {
		return err
	}
	defer i.progress.Close()
	if err := i.askSide(files); err != nil {
		return err
	}
	for _, target := range targets(files, o.output) {
		if err := i.into(target); err != nil {
			return err
		}
	}
	i.tellSides(slices.Concat(o.ours, o.ai))
	return i.done()
}

// target is a file of dialogs, and the exports that come into it.
type target struct {
	path    string // on disk, or a name inside the project
	inside  bool
	exports []exportFile
}

// targets parts the exports by the files that they come into, in the order of the command line.
func targets(files []exportFile, output string) []*target {
	var all []*target
	byPath := map[string]*target{}
	for _, f := range files {
		name := cmp.Or(output, path.Join(project.DialogsDir, f.format+".jsonl"))
		if byPath[name] == nil {
			byPath[name] = &target{path: name, inside: output == ""}
			all = append(all, byPath[name])
		}
		byPath[name].exports = append(byPath[name].exports, f)
	}
	return all
}
