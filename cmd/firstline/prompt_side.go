package main

import (
	"cmp"
	"context"
	"os"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
	"firstline/kb/text"
	"firstline/prompt"
)

// promptSide is one of the two prompts that are compared: an operator's, in a project as it stands or
// as it was.
type promptSide struct {
	name     string           // as it was asked for
	project  *project.Project // that the layers are read from
	revision string           // of the project; empty: as it stands
	operator string           // empty: whichever the other side names, else the first
	base     string           // a built-in version in place of the operator's; empty: the operator's
}

// promptSides finds what names stand for. What it lays out of a git repository goes with close.
type promptSides struct {
	*project.Project
	folders []string
}

func (s *promptSides) close() {
	for _, folder := range s.folders {
		_ = os.RemoveAll(folder) // a leftover is only untidy
	}
}

// find gives the side of a name: the project as it stands (.), an operator, a built-in base layer, or a
// git revision with or without an operator (main:igor).
func (s *promptSides) find(ctx context.Context, name string) (promptSide, error) {
	side := promptSide{name: name, project: s.Project}
	if name == asItStands {
		return side, nil
	}
	if _, err := s.Operator(name); err == nil {
		side.operator = name
		return side, nil
	}
	if strings.HasPrefix(name, "base@") {
		side.base = name
		if _, err := prompt.Base(name, s.Config.Language.Text); err != nil {
			return side, &exitError{wrong, err}
		}
		return side, nil
	}
	revision, operator, _ := strings.Cut(name, ":")
	commit, err := repository{s.Dir}.commit(ctx, revision)
	switch {
	case err != nil:
		return side, &exitError{wrong, kb.Errorf(kb.Pos{Path: name}, "no operator or built-in base layer of that name; %v", err)}
	case commit == "":
		return side, s.unknown(ctx, name)
	}
	side.revision, side.operator = revision, operator
	side.project, err = s.then(ctx, revision, commit)
	if err == nil && operator != "" {
		_, err = side.project.Operator(operator)
		err = ofRevision(revision, err)
	}
	if err != nil {
		return side, &exitError{wrong, err}
	}
	return side, nil
}

// unknown says that a name stands for nothing, and what may have been meant.
func (s *promptSides) unknown(ctx context.Context, name string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	mistake := kb.Errorf(kb.Pos{Path: name}, "no operator, built-in base layer or git revision of that name")
	if near := text.Closest(name, append(s.OperatorNames(), prompt.Versions(s.Config.Language.Text)...)); near != "" {
		mistake.Hint = "did you mean " + near + "?"
	}
	return mistake
}

// then opens the project as it was at a commit.
func (s *promptSides) then(ctx context.Context, revision, commit string) (*project.Project, error) {
	folder, err := os.MkdirTemp("", "firstline-*")
	if err != nil {
		return nil, err
	}
	s.folders = append(s.folders, folder)
	if err := (repository{s.Dir}).checkOut(ctx, commit, folder); err != nil {
		return nil, ofRevision(revision, err)
	}
	p, err := project.Open(folder, false)
	return p, ofRevision(revision, err)
}

// configured is the operator of the side; name is that of the other side where this one names none.
func (s promptSide) configured(name string) (project.Operator, error) {
	o, err := s.project.Operator(cmp.Or(s.operator, name))
	if s.base != "" {
		o.Base = project.Value{Text: s.base}
	}
	return o, s.located(err)
}

// prompt assembles what an operator of the side is told, without anything found.
func (s promptSide) prompt(o project.Operator) (*prompt.Prompt, error) {
	company, err := s.project.Company()
	if err != nil {
		return nil, s.located(err)
	}
	layers, err := s.project.Layers(o, company)
	if err != nil {
		return nil, s.located(err)
	}
	return prompt.Assemble(layers, nil, prompt.Options{Language: s.project.Config.Language.Text})
}

// located says of an error that it is so at the side's revision.
func (s promptSide) located(err error) error {
	if s.revision == "" || err == nil {
		return err
	}
	return &exitError{wrong, ofRevision(s.revision, err)}
}
