package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"firstline/eval/stats"
	"firstline/kb"
	"firstline/kb/store"
	"firstline/kb/text"
)

// batchQuestion is a line of a --batch file.
type batchQuestion struct {
	ID       string    `json:"id"`
	Text     string    `json:"text"`
	Relevant *[]string `json:"relevant"`
	pos      kb.Pos
}

type batchResult struct {
	ID         string    `json:"id"`
	Hits       []string  `json:"hits"`
	Scores     []float64 `json:"scores"`
	Confidence float64   `json:"confidence"`
	Confident  bool      `json:"confident"`
}

// batchSummary is the last line of a batch, where the file says which entries are right.
type batchSummary struct {
	Summary stats.RetrievalSummary `json:"summary"`
}

func (a *app) runBatch(cmd *cobra.Command, o searchOptions) error {
	questions, err := readQuestions(o.batch)
	if err != nil {
		return err
	}
	w, sources, err := a.openSearch(cmd, o)
	if err != nil {
		return err
	}
	a.complain(checkRelevant(questions, w.store.Entries()))
	if o.k == 0 {
		o.k = 10
	}
	out := bufio.NewWriter(a.out)
	var quality stats.Retrieval
	for _, q := range questions {
		found, err := w.store.Search(cmd.Context(), store.Query{Text: q.Text, Sources: sources, K: o.k})
		if err != nil {
			return err
		}
		result := batchResult{ID: q.ID, Hits: []string{}, Scores: []float64{}, Confidence: found.Confidence, Confident: found.Confident}
		for _, hit := range found.Hits {
			result.Hits = append(result.Hits, hit.Entry.ID)
			result.Scores = append(result.Scores, hit.Score)
		}
		if err := writeJSONL(out, result); err != nil {
			return err
		}
		if q.Relevant != nil {
			quality.Add(result.Hits, *q.Relevant, result.Confidence)
		}
	}
	if summary := quality.Summary(); summary.N > 0 {
		if err := writeJSONL(out, batchSummary{summary}); err != nil {
			return err
		}
	}
	return out.Flush()
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

func readQuestions(name string) ([]batchQuestion, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
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
			errs = append(errs, kb.Errorf(pos, "not a question as {\"id\", \"text\", \"relevant\"}: %v", err))
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
