package main

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
	"firstline/kb/source"
)

// firstQuestions is how many dialogs a first question set has.
const firstQuestions = 5

// firstSet makes a question set about the knowledge that is already in a folder: its own questions
// and items, by their titles. It is empty where there is nothing to ask about. The error joins what
// is wrong with files that cannot be read.
func firstSet(fsys fs.FS, language string) ([]byte, error) {
	names, err := project.Sources(fsys)
	if err != nil {
		return nil, err
	}
	var dialogs strings.Builder
	var mistakes project.Mistakes
	asked := map[string]bool{}
	for _, name := range names {
		read, err := source.Load(fsys, []string{name}, source.Options{})
		if err != nil {
			mistakes.Add(err)
			continue
		}
		for _, e := range read.Entries {
			if len(asked) < firstQuestions && askable(e) && !asked[e.Title] {
				asked[e.Title] = true
				fmt.Fprintf(&dialogs, "  - {id: first-%d, user: %s, cites: %s}\n", len(asked), strconv.Quote(e.Title), strconv.Quote(name))
			}
		}
	}
	if len(asked) == 0 {
		return nil, mistakes.Err()
	}
	head := "# The first questions, by the titles of your own entries. Put them as your customers do.\nset: first\ndialogs:\n"
	if language == "ru" {
		head = "# Первые вопросы — по заголовкам ваших записей. Напишите их так, как пишут ваши клиенты.\nset: первые\ndialogs:\n"
	}
	return []byte(head + dialogs.String()), mistakes.Err()
}

// askable tells whether the title of an entry is something that a customer could write.
func askable(e kb.Entry) bool {
	return e.Kind == kb.FAQ || e.Kind == kb.Item || e.Kind == kb.Section && e.Body != ""
}
