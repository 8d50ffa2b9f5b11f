package kb

import (
	"fmt"
	"strings"
)

// Pos is a place in a file. Lines are counted from 1 and EndLine is included; in a sheet they
// are rows. A Line of 0 means the file as a whole.
type Pos struct {
	Path    string `json:"path"`
	Sheet   string `json:"sheet,omitempty"`
	Line    int    `json:"line,omitempty"`
	EndLine int    `json:"end_line,omitempty"`
}

// String is the form in which people and editors read a place: kb/faq.md:14, or
// kb/prices.xlsx!Options:14 for a sheet.
func (p Pos) String() string {
	var b strings.Builder
	b.WriteString(p.Path)
	if p.Sheet != "" {
		b.WriteString("!" + p.Sheet)
	}
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	return b.String()
}

// SyntaxError is a mistake that a person made in a file, and where. Msg is lower case without a
// full stop; Hint, where there is one, says how to mend it and is printed on a line of its own.
// Several at once travel as errors.Join.
type SyntaxError struct {
	Pos  Pos
	Msg  string
	Hint string
}

func (e *SyntaxError) Error() string { return e.Pos.String() + ": " + e.Msg }

// Errorf makes a SyntaxError at pos.
func Errorf(pos Pos, format string, args ...any) *SyntaxError {
	return &SyntaxError{Pos: pos, Msg: fmt.Sprintf(format, args...)}
}

// Severity says how much a finding matters.
type Severity string

// An error makes lint end with 1; a warning never does.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Finding is something wrong, or doubtful, that does not stop the work: a warning is data in
// the result, never a line that scrolls by. Other is the second place where it takes two, as with
// two prices of one item; its Path is empty where it takes one.
type Finding struct {
	Pos      Pos      `json:"-"`
	Other    Pos      `json:"-"`
	Code     string   `json:"code"` // the rule, as KB012
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint,omitempty"`
}
