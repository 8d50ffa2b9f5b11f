package source

import (
	"strings"
	"testing"
	"testing/fstest"

	"firstline/kb"
)

// checkSource holds what is true of every source: its rows add up, every skipped row has a
// reason, every entry has a title, an id of its own and its place in the file. What the account
// says of a skipped row in a few words, a finding says in full, and not the same again.
func checkSource(t *testing.T, s *kb.Source) {
	t.Helper()
	if r := s.Rows; r.Total != r.Entries+r.Headings+r.Blank+r.Skipped || r.Skipped != len(s.Skipped) {
		t.Errorf("%s: rows do not add up: %+v, %d reasons", s.Path, r, len(s.Skipped))
	}
	for _, skip := range s.Skipped {
		if skip.Line < 1 || skip.Reason == "" {
			t.Errorf("%s: skipped %+v", s.Path, skip)
		}
		for _, p := range s.Problems {
			if p.Pos.Line == skip.Line && len(p.Message) <= len(skip.Reason) {
				t.Errorf("%s: skipped for %q, and the finding says no more: %q", p.Pos, skip.Reason, p.Message)
			}
		}
	}
	ids := map[string]bool{}
	for _, e := range s.Entries {
		switch {
		case e.ID == "" || ids[e.ID]:
			t.Errorf("%s: id %q is empty or taken", e.Source, e.ID)
		case e.Kind == "":
			t.Errorf("%s: no kind", e.Source)
		case e.Source.Line < 1 || e.Source.EndLine < e.Source.Line:
			t.Errorf("%s: lines %d to %d", e.ID, e.Source.Line, e.Source.EndLine)
		}
		ids[e.ID] = true
	}
}

// checkLinesInFile holds that positions lie inside the file, and that a body that is said to
// stand in it line by line does: nothing is on a line of it that is not on the line of the file.
func checkLinesInFile(t *testing.T, s *kb.Source, lines []string) {
	t.Helper()
	for _, e := range s.Entries {
		if e.Source.EndLine > len(lines) {
			t.Fatalf("%s ends at line %d of %d", e.ID, e.Source.EndLine, len(lines))
		}
		if e.BodyLine == 0 || e.Body == "" {
			continue
		}
		for i, line := range strings.Split(e.Body, "\n") {
			at := e.BodyLine + i
			if at > len(lines) {
				t.Fatalf("%s: the body reaches line %d of %d", e.ID, at, len(lines))
			}
			if !within(withoutAddresses(withoutNotes(line, lines)), lines[at-1]) {
				t.Fatalf("%s: line %d is %q in the body and %q in the file", e.ID, at, line, lines[at-1])
			}
		}
	}
	for _, skip := range s.Skipped {
		if skip.Line > len(lines) {
			t.Fatalf("skipped line %d of %d", skip.Line, len(lines))
		}
	}
	for _, p := range s.Problems {
		if p.Pos.Line > len(lines) || p.Code == "" || p.Message == "" {
			t.Fatalf("problem %+v in %d lines", p, len(lines))
		}
	}
}

// withoutNotes takes the footnotes of a file out of a line.
func withoutNotes(line string, lines []string) string {
	for i, note := range lines {
		if !isFootnote(note) {
			continue
		}
		_, text, _ := strings.Cut(note, "]:")
		text = strings.TrimSpace(text)
		for _, more := range lines[i+1:] {
			line = strings.ReplaceAll(line, " ("+text+")", "")
			text = strings.TrimSpace(text + " " + strings.TrimSpace(more))
		}
		line = strings.ReplaceAll(line, " ("+text+")", "")
	}
	return line
}

// withoutAddresses takes the addresses out of links: they may be defined on another line.
func withoutAddresses(line string) string {
	for {
		before, rest, ok := strings.Cut(line, "](")
		_, after, closed := strings.Cut(rest, ")")
		if !ok || !closed {
			return line
		}
		line = before + "]" + after
	}
}

// within tells whether all characters of part are in whole, in order.
func within(part, whole string) bool {
	for _, r := range part {
		at := strings.IndexRune(whole, r)
		if at < 0 {
			return false
		}
		whole = whole[at+len(string(r)):]
	}
	return true
}

// load reads one text as a file of the name.
func load(t *testing.T, name, text string, o Options) (*kb.Source, error) {
	t.Helper()
	return Load(fstest.MapFS{name: {Data: []byte(text)}}, []string{name}, o)
}

func mustLoad(t *testing.T, name, text string) *kb.Source {
	t.Helper()
	s, err := load(t, name, text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkSource(t, s)
	return s
}
