package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
	"firstline/kb/source"
)

// firstQuestions is how many dialogs a first question set has.
const firstQuestions = 5

// writeFirstSet writes a question set about the knowledge that is already in a folder: its own
// questions and items, as a customer would name them.
func (a *app) writeFirstSet(dir, language string) error {
	p, err := project.Open(dir, false)
	if err != nil {
		return err
	}
	names, err := p.Sources()
	if err != nil {
		return err
	}
	var dialogs []string
	var errs []error
	asked := map[string]bool{}
	for _, name := range names {
		read, err := source.Load(p.FS, []string{name}, source.Options{})
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for _, e := range read.Entries {
			askable := e.Kind == kb.FAQ || e.Kind == kb.Item || e.Kind == kb.Section && e.Body != ""
			if askable && !asked[e.Title] && len(dialogs) < firstQuestions {
				asked[e.Title] = true
				dialogs = append(dialogs, fmt.Sprintf("  - {id: first-%d, user: %s, cites: %s}\n",
					len(dialogs)+1, strconv.Quote(e.Title), strconv.Quote(name)))
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return &exitError{wrong, err}
	}
	if len(dialogs) == 0 {
		a.note("%s/ holds nothing to ask about yet; write a first question set into %s/", project.KnowledgeDir, project.EvalDir)
		return nil
	}
	about := "# The first questions, by the titles of your own entries. Put them as your customers do.\nset: first\ndialogs:\n"
	if language == "ru" {
		about = "# Первые вопросы — по заголовкам ваших записей. Напишите их так, как пишут ваши клиенты.\nset: первые\ndialogs:\n"
	}
	return a.writeNew(filepath.Join(dir, project.EvalDir, "first.yaml"), []byte(about+strings.Join(dialogs, "")))
}
