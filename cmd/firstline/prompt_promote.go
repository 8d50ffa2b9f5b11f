package main

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/kb"
	"firstline/prompt"
)

type promoteOptions struct {
	over   string
	dryRun bool
}

func newPromptPromote(a *app) *cobra.Command {
	var o promoteOptions
	cmd := &cobra.Command{
		Use:   "promote CANDIDATE",
		Short: "put a candidate's layers in the place of an operator's, if the runs say so",
		Long: `Copies the text of a candidate operator's layer over that of the current operator, and pins its
base, where the candidate is improved or no worse. That is taken from stored runs, and nothing is
played: the latest of each operator over the question sets of the current one, with layers, scripts
and models as they are now, and with the same knowledge. Play the candidate with
  firstline eval --operator CANDIDATE

"no worse" says only as much as the question sets can show, and so the smallest difference that they
could have shown is said with it; in JSON and in the file it is detectable, as a share of the dialogs,
or null where they are too few to show any.

Beside the layer stands then NAME.promoted.yaml: the runs that it rests on, the verdict with its
figures, and the hashes of all layers. Both operators must differ in nothing but their layers.

Exit status: 0 promoted · 1 the candidate regressed, nothing is written · 2 there are no such runs,
they are out of date, or the configuration is wrong · 3 the disk failed · 4 inconclusive, nothing is
written.`,
		Example: "  firstline prompt promote igor-next --dry-run\n  firstline prompt promote igor-next --over igor",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.runPromptPromote(args[0], o) },

		ValidArgsFunction: a.completeWith(operatorNames),
	}
	cmd.Flags().StringVar(&o.over, "over", "", "the `OPERATOR` whose layers it replaces (default: the first of firstline.yaml)")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "only say what would be written, with the difference")
	a.completeFlag(cmd, "over", (*project.Project).OperatorNames)
	return cmd
}

// operatorNames lists the operators.
func operatorNames(a *app) []string {
	p, err := a.open()
	if err != nil {
		return nil
	}
	return p.OperatorNames()
}

// promotion is a candidate that is to take the place of an operator.
type promotion struct {
	*suite
	current, candidate project.Operator
	sets               []*eval.Set // that are put to the current operator
	layers             []prompt.LayerDiff
	pins               []project.Pinned // of the candidate, that the current operator has otherwise

	ran        [2]evidence // of the current operator, and of the candidate
	comparison *eval.Comparison
}

func (a *app) runPromptPromote(candidate string, o promoteOptions) error {
	s, err := a.openSuite()
	if err != nil {
		return err
	}
	p := &promotion{suite: s}
	if p.candidate, err = s.Operator(candidate); err != nil {
		return err
	}
	if p.current, err = s.Operator(o.over); err != nil {
		return err
	}
	if err := p.check(); err != nil {
		return err
	}
	if len(p.layers) == 0 {
		a.note("nothing to promote: %s is told what %s is told", p.candidate.Name, p.current.Name)
		return nil
	}
	if err := p.compare(); err != nil {
		return err
	}
	files, err := p.files()
	if err != nil {
		return err
	}
	good := p.comparison.Verdict == eval.Improved || p.comparison.Verdict == eval.NoWorse
	if good && !o.dryRun {
		if err := writeFiles(p.Project, files); err != nil {
			return err
		}
	}
	if err := p.print(files, good, o.dryRun); err != nil {
		return err
	}
	switch {
	case good:
		return nil
	case p.comparison.Verdict == eval.Regressed:
		return &exitError{code: notGood}
	}
	return &exitError{code: inconclusive}
}

// check looks whether one operator can take the place of the other: they have to differ in nothing but
// their layers.
func (p *promotion) check() error {
	current, candidate := p.current, p.candidate
	refuse := func(pos kb.Pos, hint, format string, args ...any) error {
		mistake := kb.Errorf(pos, format, args...)
		mistake.Hint = hint
		return mistake
	}
	globs := func(o project.Operator) []string {
		var all []string
		for _, v := range o.Knowledge {
			all = append(all, v.Text)
		}
		return all
	}
	switch {
	case current.Name == candidate.Name:
		return usageError("%s cannot take its own place; --over names another operator", candidate.Name)
	case candidate.Layer.Text == "":
		return refuse(candidate.Pos, "", "operator %s has no layer to promote", candidate.Name)
	case current.Layer.Text == "":
		return refuse(current.Pos, "as  layer: prompt/"+current.Name+".md", "operator %s has no layer that could be replaced", current.Name)
	case cmp.Or(current.Model.Text, project.BuiltinModel) != cmp.Or(candidate.Model.Text, project.BuiltinModel),
		current.Budget.N != candidate.Budget.N, !slices.Equal(globs(current), globs(candidate)):
		return refuse(candidate.Pos, "give "+candidate.Name+" the knowledge, the model and the budget of "+current.Name+", and play it again",
			"operators %s and %s differ in more than their layers, so that no run tells what the layers do", current.Name, candidate.Name)
	}
	for _, other := range p.Config.Operators {
		if other.Name != current.Name && other.Layer.Text == current.Layer.Text && candidate.Layer.Text != current.Layer.Text {
			return refuse(other.Layer.Pos, "give it a layer of its own", "%s is the layer of %s as well, whom no run speaks for", current.Layer.Text, other.Name)
		}
	}
	for _, s := range p.all {
		if cmp.Or(s.Operator, p.OperatorNames()[0]) == current.Name {
			p.sets = append(p.sets, s)
		}
	}
	if len(p.sets) == 0 {
		return refuse(current.Pos, "", "no question set is put to operator %s", current.Name)
	}
	return p.differ()
}

// differ finds in which layers the two differ, and what has to be pinned.
func (p *promotion) differ() error {
	var prompts [2]*prompt.Prompt
	var err error
	for i, o := range []project.Operator{p.current, p.candidate} {
		if prompts[i], err = (promptSide{project: p.Project}).prompt(o); err != nil {
			return err
		}
	}
	p.layers = prompt.Diff(prompts[0], prompts[1])
	versions := prompt.Versions(p.Config.Language.Text)
	newest := versions[len(versions)-1]
	if base := cmp.Or(p.candidate.Base.Text, newest); base != cmp.Or(p.current.Base.Text, newest) {
		p.pins = append(p.pins, project.Pinned{Key: "base", Value: base})
	}
	if offTopic := cmp.Or(p.candidate.OffTopic.Text, "decline"); offTopic != cmp.Or(p.current.OffTopic.Text, "decline") {
		p.pins = append(p.pins, project.Pinned{Key: "off_topic", Value: offTopic})
	}
	return nil
}

// file is one that a promotion writes.
type file struct {
	name string
	data []byte
	what string // it becomes
}

// files gives what is to be written, in that order: the record first, since a record of what did not
// come about shows by its hashes, and a layer without one does not.
func (p *promotion) files() ([]file, error) {
	layer := p.current.Layer.Text
	record, err := p.record()
	if err != nil {
		return nil, err
	}
	all := []file{{strings.TrimSuffix(layer, path.Ext(layer)) + ".promoted.yaml", record, "what that rests on"}}
	if len(p.pins) > 0 {
		var said []string
		for _, pin := range p.pins {
			said = append(said, pin.Key+": "+pin.Value)
		}
		data, err := p.Pin(p.current.Name, p.pins...)
		if err != nil {
			return nil, err
		}
		all = append(all, file{project.FileName, data, strings.Join(said, ", ") + " for " + p.current.Name})
	}
	if p.candidate.Layer.Text == layer {
		return all, nil
	}
	data, err := fs.ReadFile(p.FS, p.candidate.Layer.Text)
	return append(all, file{layer, data, "the text of " + p.candidate.Layer.Text}), err
}

// writeFiles writes files of a project, each whole or not at all. Where one cannot be written, those before it
// become again what they were: an operator with a part of what was promoted is one that nobody has played.
func writeFiles(p *project.Project, files []file) error {
	var undo []func() error
	for _, f := range files {
		name := p.Path(f.name)
		before, err := os.ReadFile(name)
		isNew := errors.Is(err, fs.ErrNotExist)
		if err == nil || isNew {
			err = replace(name, f.data)
		}
		if err != nil {
			for _, one := range slices.Backward(undo) {
				err = errors.Join(err, one())
			}
			return err
		}
		undo = append(undo, func() error {
			if isNew {
				return os.Remove(name)
			}
			return replace(name, before)
		})
	}
	return nil
}

func replace(name string, data []byte) error {
	return eval.Replace(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
