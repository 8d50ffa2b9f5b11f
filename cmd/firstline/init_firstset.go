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

// readOwn reads the knowledge that is already in a folder. The error joins what is wrong with files
// that cannot be read.
func readOwn(fsys fs.FS) ([]*kb.Source, error) {
	names, err := project.Sources(fsys)
	if err != nil {
		return nil, err
	}
	var sources []*kb.Source
	var mistakes project.Mistakes
	for _, name := range names {
		read, err := source.Load(fsys, []string{name}, source.Options{})
		if err != nil {
			mistakes.Add(err)
			continue
		}
		sources = append(sources, read)
	}
	return sources, mistakes.Err()
}

// firstSet makes a question set about the knowledge that is already in a folder: its own questions
// and items, by their titles. It is empty where there is nothing to ask about.
func firstSet(sources []*kb.Source, language string) []byte {
	var dialogs strings.Builder
	asked := map[string]bool{}
	for _, s := range sources {
		for _, e := range s.Entries {
			if len(asked) < firstQuestions && askable(e) && !asked[e.Title] {
				asked[e.Title] = true
				fmt.Fprintf(&dialogs, "  - {id: first-%d, user: %s, cites: %s}\n", len(asked), strconv.Quote(e.Title), strconv.Quote(s.Path))
			}
		}
	}
	if len(asked) == 0 {
		return nil
	}
	head := "# The first questions, by the titles of your own entries. Put them as your customers do.\nset: first\ndialogs:\n"
	if language == "ru" {
		head = "# Первые вопросы — по заголовкам ваших записей. Напишите их так, как пишут ваши клиенты.\nset: первые\ndialogs:\n"
	}
	return []byte(head + dialogs.String())
}

// askable tells whether the title of an entry is something that a customer could write.
func askable(e kb.Entry) bool {
	return e.Kind == kb.FAQ || e.Kind == kb.Item || e.Kind == kb.Section && e.Body != ""
}
