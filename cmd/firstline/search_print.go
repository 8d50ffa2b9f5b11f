package main

import (
	"fmt"
	"io"
	"math"
	"strings"

	"firstline/cmd/firstline/internal/ui"
	"firstline/kb"
	"firstline/kb/store"
)

// searchReport is the result of search, as it is printed in JSON.
type searchReport struct {
	Query  string   `json:"query"`
	ReadAs []string `json:"read_as"`
	// Readings are the ways in which the question could be read, that which was searched first.
	Readings   []store.Reading `json:"readings"`
	Confidence float64         `json:"confidence"`
	Confident  bool            `json:"confident"`
	// Reasons make the confidence: 1 ÷ (1 + e^−Σ score).
	Reasons []store.Reason `json:"reasons"`
	// Rival is the id of the entry that is as near as the first hit, and says something else.
	Rival string      `json:"rival,omitempty"`
	Hits  []hitReport `json:"hits"`
}

func newSearchReport(r store.Result) searchReport {
	report := searchReport{
		Query: r.Query, ReadAs: append([]string{}, r.ReadAs...), Readings: append([]store.Reading{}, r.Readings...),
		Confidence: r.Confidence, Confident: r.Confident, Reasons: append([]store.Reason{}, r.Reasons...),
		Hits: newHitReports(r.Hits),
	}
	if r.Rival != nil {
		report.Rival = r.Rival.Entry.ID
	}
	return report
}

// sure says whether a search takes its first hit for the answer.
func sure(styles ui.Styles, confident bool) string {
	if confident {
		return styles.Good.Render("confident")
	}
	return styles.Warn.Render("not confident")
}

func (a *app) printResult(r store.Result, explain bool) {
	styles := a.styles()
	fmt.Fprintf(a.out, "confidence %.2f, %s\n", r.Confidence, sure(styles, r.Confident))
	if explain {
		printReasons(a.out, r.Reasons)
		printReadings(a.out, r)
	}
	if r.Rival != nil {
		fmt.Fprintf(a.out, "as near and something else: %s  %s\n", styles.Title.Render(r.Rival.Entry.Title), styles.Dim.Render(r.Rival.Entry.ID))
	}
	for _, hit := range r.Hits {
		fmt.Fprintf(a.out, "\n%d. %s  %s\n", hit.Rank, styles.Title.Render(hit.Entry.Title),
			styles.Dim.Render(fmt.Sprintf("%s  %s  %.3f", hit.Entry.ID, hit.Passage.Source, hit.Score)))
		if explain {
			printWhy(a.out, hit.Why)
		}
		fmt.Fprintln(a.out, ui.Indent(hit.Passage.Text, 3))
	}
}

// aboutReason says what a reason of a confidence is.
func aboutReason(name string) string {
	switch name {
	case "base":
		return "of any hit"
	case "covered":
		return "of what the question is about, by the rarity of its words, that the passage has"
	case "known":
		return "of them that any passage has, squared"
	case "alone":
		return "the passage has one word of several"
	case "beyond":
		return "of what is asked besides, which no price and no place of an app tells"
	case "echo":
		return "of the words of the entry's title that the question has"
	case "vector":
		return "cosine of the built-in vectors"
	case "model":
		return "nearness by the embedding model, from the usual 0.4"
	case "company":
		return "how near the next entries come to the first"
	case "exact":
		return "named by its article number or full name"
	case "rival":
		return "another answer is as near"
	case "elsewhere":
		return "it is about another place"
	default:
		return "how near this company's questions are to their answers, from the usual 0.3"
	}
}

// printReasons shows what makes a confidence, in numbers that add up to it.
func printReasons(w io.Writer, reasons []store.Reason) {
	sum := 0.0
	for _, r := range reasons {
		fmt.Fprintf(w, "   %+7.3f  %-9s  %+.2f × %.3f  %s\n", r.Score, r.Name, r.Weight, r.Value, aboutReason(r.Name))
		sum += r.Score
	}
	if len(reasons) > 0 {
		fmt.Fprintf(w, "   %+7.3f  in all: 1 ÷ (1 + e^%+.3f) = %.3f\n", sum, -sum, 1/(1+math.Exp(-sum)))
	}
}

// printReadings shows what was searched, and what else the question could have been.
func printReadings(w io.Writer, r store.Result) {
	for _, reading := range r.ReadAs {
		fmt.Fprintf(w, "read as: %s\n", reading)
	}
	if len(r.Readings) > 1 {
		for _, tried := range r.Readings {
			fmt.Fprintf(w, "   %s, %.0f %% of its words known: %s\n", tried.How, 100*tried.Known, tried.Text)
		}
	}
}

// printWhy shows how a score is made, in numbers that add up to it.
func printWhy(w io.Writer, why kb.Why) {
	kind := ""
	if why.Weights.Whole != 1 {
		kind = fmt.Sprintf("%g × ", why.Weights.Whole)
	}
	sums := []string{fmt.Sprintf("words %.3f", why.Lexical), fmt.Sprintf("vector %.3f", why.Vector)}
	var parts []string
	for _, part := range why.Words {
		as := ""
		if part.As != "" {
			as = ", as " + part.As
		}
		parts = append(parts, fmt.Sprintf("%s %.3f = %s%.3f of the question × %.3f%s", part.Word, part.Score, kind, part.Share, part.Impact, as))
	}
	parts = append(parts, fmt.Sprintf("vector %.3f = %s%g × cosine %.3f", why.Vector, kind, why.Weights.Vector, why.Cosine))
	if why.Model != 0 {
		sums = append(sums, fmt.Sprintf("model %.3f", why.Model))
		parts = append(parts, fmt.Sprintf("model %.3f = %s%g × nearness %.3f", why.Model, kind, why.Weights.Model, why.Meaning))
	}
	if why.Exact != 0 {
		sums = append(sums, fmt.Sprintf("named %.3f", why.Exact))
		parts = append(parts, fmt.Sprintf("named %.3f by an article number or its name", why.Exact))
	}
	if why.Support != 0 {
		sums = append(sums, fmt.Sprintf("support %.3f", why.Support))
		parts = append(parts, fmt.Sprintf("support %.3f = 0.1 × the score of %s, which says the same", why.Support, why.By))
	}
	fmt.Fprintf(w, "   %s = %.3f\n      %s\n", strings.Join(sums, " + "), why.Sum(), strings.Join(parts, "\n      "))
}
