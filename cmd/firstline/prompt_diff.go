package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/kb"
	"firstline/prompt"
)

func newPromptDiff(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "diff A [B]",
		Short: "what two operators, versions or revisions are told differently",
		Long: `Compares two prompts line by line, layer by layer, with the place of each line, and tells
which dialogs are affected when B takes the place of A, and how to play them.

A and B are each an operator, a built-in version of the base layer (base@1), a git revision, or an
operator at a revision (main:igor); without B it is the project as it stands. A side that names no
operator means that of the other side; where neither does, the prompt of the first operator is shown,
and the dialogs of all operators are counted. --format json names each dialog.

Exit status: 0 compared, whether anything differs or not · 2 one of them is not there, or wrong.`,
		Example: "  firstline prompt diff igor igor-next\n  firstline prompt diff base@1 base@2\n  firstline prompt diff main:igor igor",
		Args:    cobra.RangeArgs(1, 2),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.runPromptDiff(cmd.Context(), args) },

		ValidArgsFunction: a.completeWith(promptNames),
	}
}

// promptNames lists the operators and the built-in base layers.
func promptNames(a *app) []string {
	p, err := a.open()
	if err != nil {
		return nil
	}
	return append(p.OperatorNames(), prompt.Versions(p.Config.Language.Text)...)
}

// promptDiffReport is the result of prompt diff, as it is printed in JSON.
type promptDiffReport struct {
	Schema   string            `json:"schema"`
	A        promptDiffSide    `json:"a"`
	B        promptDiffSide    `json:"b"`
	Layers   []promptLayerDiff `json:"layers"`            // that differ
	Affected []affectedSet     `json:"affected"`          // question sets whose operator is told something else
	Dialogs  int               `json:"dialogs"`           // of those
	Command  string            `json:"command,omitempty"` // that plays them
}

type promptDiffSide struct {
	Name     string `json:"name"` // as it was asked for
	Operator string `json:"operator"`
	Tokens   int    `json:"tokens"` // of o200k_base
}

// promptLayerDiff is a layer that differs. A source is that of its first line; a layer that is not there
// has none.
type promptLayerDiff struct {
	Name    string          `json:"name"`
	A       kb.Pos          `json:"a"`
	B       kb.Pos          `json:"b"`
	Removed int             `json:"removed"`
	Added   int             `json:"added"`
	Changes []prompt.Change `json:"changes"`
}

// affectedSet is a question set whose dialogs may come out otherwise.
type affectedSet struct {
	Set      string   `json:"set"`
	Operator string   `json:"operator"`
	Dialogs  int      `json:"dialogs"`
	IDs      []string `json:"ids"` // of the dialogs, as in the set
}

func (a *app) runPromptDiff(ctx context.Context, args []string) error {
	p, err := a.open()
	if err != nil {
		return err
	}
	sides := &promptSides{Project: p}
	defer sides.close()
	names := append(slices.Clone(args), asItStands)[:2]
	before, err := sides.find(ctx, names[0])
	if err != nil {
		return err
	}
	after, err := sides.find(ctx, names[1])
	if err != nil {
		return err
	}
	r, err := comparePrompts(p, before, after)
	if err != nil {
		return err
	}
	if a.json() {
		return writeJSON(a.out, r)
	}
	a.printPromptDiff(r)
	return nil
}

// comparePrompts compares two sides, and finds the question sets of the project that are affected.
func comparePrompts(p *project.Project, before, after promptSide) (promptDiffReport, error) {
	r := promptDiffReport{Schema: "firstline.prompt_diff/v1", Layers: []promptLayerDiff{}, Affected: []affectedSet{}}
	sets, err := p.Sets()
	if err != nil {
		return r, err
	}
	first, err := p.Operator("")
	if err != nil {
		return r, err
	}
	layers, err := r.compare(before, after)
	if err != nil {
		return r, err
	}
	for _, l := range layers {
		one := promptLayerDiff{Name: l.Name, A: l.A.Source, B: l.B.Source, Changes: l.Changes}
		for _, c := range l.Changes {
			if c.Kind == prompt.Removed {
				one.Removed++
			} else {
				one.Added++
			}
		}
		r.Layers = append(r.Layers, one)
	}
	differ := []string{}
	if before.operator != "" || after.operator != "" {
		if len(layers) > 0 {
			differ = append(differ, r.A.Operator)
		}
	} else if differ, err = differing(p, before, after); err != nil {
		return r, err
	}
	r.count(sets, differ, first.Name)
	if r.Dialogs > 0 && after.revision == "" && r.A.Operator != r.B.Operator {
		r.Command += " --operator " + shellWord(r.B.Operator)
	}
	return r, nil
}

// compare compares the prompts of the two sides, and says whose they are.
func (r *promptDiffReport) compare(before, after promptSide) ([]prompt.LayerDiff, error) {
	var prompts [2]*prompt.Prompt
	for i, side := range []promptSide{before, after} {
		o, err := side.configured(cmp.Or(before.operator, after.operator))
		if err != nil {
			return nil, err
		}
		if prompts[i], err = side.prompt(o); err != nil {
			return nil, err
		}
		told := promptDiffSide{Name: sideName(side.name), Operator: o.Name, Tokens: prompt.Tokens(prompts[i].Text())}
		if i == 0 {
			r.A = told
		} else {
			r.B = told
		}
	}
	return prompt.Diff(prompts[0], prompts[1]), nil
}

// differing gives the operators of the project whose prompts the two sides give differently. Between two
// versions of the base, those who are pinned to one stay with it; an operator that only one side has is
// told something else for sure.
func differing(p *project.Project, before, after promptSide) ([]string, error) {
	var differ []string
	for _, o := range p.Config.Operators {
		if before.base != "" && after.base != "" && o.Base.Text != "" {
			continue
		}
		var one promptDiffReport
		there := slices.Contains(before.project.OperatorNames(), o.Name) && slices.Contains(after.project.OperatorNames(), o.Name)
		if there {
			before.operator, after.operator = o.Name, o.Name
			layers, err := one.compare(before, after)
			if err != nil {
				return nil, err
			}
			there = len(layers) == 0
		}
		if !there {
			differ = append(differ, o.Name)
		}
	}
	return differ, nil
}

// count finds the sets that are put to one of the operators, and the command that plays them. first is
// who is asked by sets that name nobody.
func (r *promptDiffReport) count(sets []*eval.Set, operators []string, first string) {
	command := []string{"firstline", "eval"}
	for _, s := range sets {
		if asked := cmp.Or(s.Operator, first); slices.Contains(operators, asked) {
			ids := make([]string, len(s.Dialogs))
			for i, d := range s.Dialogs {
				ids[i] = d.ID
			}
			r.Affected = append(r.Affected, affectedSet{s.Name, asked, len(s.Dialogs), ids})
			r.Dialogs += len(s.Dialogs)
			command = append(command, shellWord(s.Name))
		}
	}
	switch len(r.Affected) {
	case 0:
	case len(sets):
		r.Command = "firstline eval"
	default:
		r.Command = strings.Join(command, " ")
	}
}

// shellWord writes a word so that a shell takes it for one.
func shellWord(s string) string {
	if strings.ContainsAny(s, " \t'\"$`\\*?[](){}<>|&;!#~") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}
