package main

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/kb/text"
)

// print prints the findings in the format that is wanted.
func (l *linter) print(r lintReport) error {
	switch l.format {
	case "json":
		return writeJSON(l.out, r)
	case "github":
		for _, f := range r.Findings {
			l.annotate(l.Project, f.Finding)
		}
		return nil
	}
	l.printFiles(r)
	return nil
}

// printFiles prints the findings file by file, each with the line that it stands on.
func (l *linter) printFiles(r lintReport) {
	styles := l.styles()
	last := ""
	for i, f := range r.Findings {
		if i == 0 || f.Path != last {
			if i > 0 {
				fmt.Fprintln(l.out)
			}
			fmt.Fprintln(l.out, styles.Title.Render(ui.Name(f.Path)))
			last = f.Path
		}
		severity := styles.Warn
		if f.Severity == kb.Error {
			severity = styles.Bad
		}
		fmt.Fprintf(l.out, "  %s: %s %s %s\n", place(f), severity.Render(string(f.Severity)+":"), f.Message, styles.Dim.Render(f.Code))
		if f.Text != "" {
			fmt.Fprintln(l.out, "    "+styles.Dim.Render("> "+f.Text))
		}
		if f.Hint != "" {
			fmt.Fprintln(l.out, "    hint: "+f.Hint)
		}
	}
	if len(r.Findings) > 0 {
		fmt.Fprintln(l.out)
	}
	fmt.Fprintln(l.out, r.summary())
	if len(r.Findings) > 0 {
		l.note("firstline lint --explain %s tells what a rule finds, why, and how it is mended", r.Findings[0].Code)
	}
}

// place is where a finding stands in its file: Options!12, 14, or - for the file as a whole.
func place(f lintFinding) string {
	at := ""
	if f.Sheet != "" {
		at = f.Sheet
	}
	if f.Line > 0 {
		at = strings.TrimPrefix(at+"!"+strconv.Itoa(f.Line), "!")
	}
	if at == "" {
		return "file"
	}
	return at
}

// excerpt shortens a line to what fits a terminal: from a little before what a message names, where that
// stands in it.
func excerpt(line, message string) string {
	const before, most = 24, 100 // characters
	line = strings.Join(strings.Fields(line), " ")
	at := namedIn(line, message)
	start := []rune(line[:max(at, 0)])
	if utf8.RuneCountInString(line) <= most || len(start) <= before {
		return oneLine(line)
	}
	return oneLine("…" + string(start[len(start)-before:]) + line[at:])
}

// namedIn finds in a line what a message quotes first, or the name of a file or an anchor that it has; -1
// where it has none of them.
func namedIn(line, message string) int {
	_, rest, _ := strings.Cut(message, "“")
	quoted, _, _ := strings.Cut(rest, "”")
	if quoted = strings.TrimSuffix(quoted, "…"); quoted != "" {
		return strings.Index(line, quoted)
	}
	for word := range strings.FieldsSeq(message) {
		word = strings.Trim(word, ",:;")
		if strings.ContainsAny(word, "#/") {
			if at := strings.Index(line, path.Base(word)); at >= 0 {
				return at
			}
		}
	}
	return -1
}

// summary counts the findings.
func (r lintReport) summary() string {
	s := report.Many(r.Errors, "error") + ", " + report.Many(r.Warnings, "warning")
	var more []string
	if r.Accepted > 0 {
		more = append(more, fmt.Sprintf("%d accepted", r.Accepted))
	}
	if r.Off > 0 {
		more = append(more, fmt.Sprintf("%d turned off", r.Off))
	}
	if len(more) > 0 {
		s += " (" + strings.Join(more, ", ") + ")"
	}
	return s
}

// explain prints the page of a rule.
func (a *app) explain(code string) error {
	var codes []string
	for _, page := range project.Rules() {
		if page.Code != strings.ToUpper(code) {
			codes = append(codes, page.Code)
			continue
		}
		if a.json() {
			return writeJSON(a.out, page)
		}
		fmt.Fprint(a.out, page.Text)
		return nil
	}
	if near := text.Closest(strings.ToUpper(code), codes); near != "" {
		return usageError("no rule has the code %s; did you mean %s?", code, near)
	}
	return usageError("no rule has the code %s; firstline lint --rules lists them", code)
}

// listRules prints the rules, a line each.
func (a *app) listRules() error {
	pages := project.Rules()
	if a.json() {
		return writeJSON(a.out, pages)
	}
	table := ui.Table{Header: []string{"code", "severity", "family", "what is found"}, Width: a.printWidth()}
	for _, page := range pages {
		table.Rows = append(table.Rows, []string{page.Code, string(page.Severity), page.Family, page.Title})
	}
	a.styles().Print(a.out, table)
	return nil
}
