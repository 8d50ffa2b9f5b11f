package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/stats"
	"firstline/kb"
	"firstline/kb/store"
	"firstline/kb/text"
)

// batchQuestion is a line of a file of questions, with the entries that are right for it.
type batchQuestion struct {
	ID       string    `json:"id"`
	Text     string    `json:"text"`
	History  []string  `json:"history"` // the customer's earlier turns, oldest first
	Relevant *[]string `json:"relevant"`
	pos      kb.Pos
}

// hash differs when anything of the question does.
func (q batchQuestion) hash() string {
	all := fmt.Sprintf("%q %q", q.ID, q.Text)
	if q.Relevant != nil {
		all += fmt.Sprintf(" %q", *q.Relevant)
	}
	if len(q.History) > 0 {
		all += fmt.Sprintf(" after %q", q.History)
	}
	return all
}

// projectQuestions reads eval/search.jsonl; none where there is no such file.
func projectQuestions(p *project.Project) ([]batchQuestion, error) {
	data, err := fs.ReadFile(p.FS, project.SearchFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, kb.Errorf(kb.Pos{Path: project.SearchFile}, "cannot be read: %v", err)
	}
	return readQuestions(project.SearchFile, data)
}

// readQuestions reads questions, one a line. The mistakes of all lines come joined.
func readQuestions(name string, data []byte) ([]batchQuestion, error) {
	var questions []batchQuestion
	var errs []error
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		number++
		if strings.TrimSpace(line) == "" {
			continue
		}
		pos := kb.Pos{Path: name, Line: number}
		q := batchQuestion{pos: pos}
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.DisallowUnknownFields()
		switch err := decoder.Decode(&q); {
		case err != nil:
			errs = append(errs, kb.Errorf(pos, "not a question as {\"id\", \"text\", \"relevant\"}: %s", noQuestion(line, err)))
		case strings.TrimSpace(q.Text) == "":
			errs = append(errs, kb.Errorf(pos, "question without text"))
		default:
			if q.ID == "" {
				q.ID = strconv.Itoa(number)
			}
			questions = append(questions, q)
		}
	}
	return questions, errors.Join(errs...)
}

// noQuestion says why a line cannot be read. Of a Cyrillic letter the decoder itself would name the first byte,
// as a letter of another alphabet.
func noQuestion(line string, err error) string {
	if mistake, ok := errors.AsType[*json.SyntaxError](err); ok {
		before := line[:min(int(mistake.Offset), len(line))]
		return fmt.Sprintf("mistake at character %d", utf8.RuneCountInString(before))
	}
	return err.Error()
}

// checkRelevant tells of entries that ought to be found and do not exist. They count as not found:
// the id may be misspelt, or an edit may have taken the entry away.
func checkRelevant(questions []batchQuestion, entries []kb.Entry) error {
	var known []string
	for _, e := range entries {
		known = append(known, e.ID)
	}
	var errs []error
	for _, q := range questions {
		if q.Relevant == nil {
			continue
		}
		for _, id := range *q.Relevant {
			if slices.Contains(known, id) {
				continue
			}
			mistake := kb.Errorf(q.pos, "no entry %s", id)
			if near := text.Closest(id, known); near != "" {
				mistake.Hint = "did you mean " + near + "?"
			}
			errs = append(errs, mistake)
		}
	}
	return errors.Join(errs...)
}

// ask searches for one question, and counts the answer where it is known which entries are right.
func (w *workspace) ask(ctx context.Context, q batchQuestion, sources []string, k int, quality *stats.Retrieval) (batchResult, error) {
	found, err := w.store.Search(ctx, store.Query{Text: q.Text, History: q.History, Sources: sources, K: k})
	if err != nil {
		return batchResult{}, err
	}
	result := batchResult{ID: q.ID, Hits: []string{}, Scores: []float64{}, Confidence: found.Confidence, Confident: found.Confident}
	for _, hit := range found.Hits {
		result.Hits = append(result.Hits, hit.Entry.ID)
		result.Scores = append(result.Scores, hit.Score)
	}
	if q.Relevant != nil {
		quality.Add(result.Hits, *q.Relevant, result.Confidence)
	}
	return result, nil
}
