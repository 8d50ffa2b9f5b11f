package report

import (
	"fmt"
	"io"
	"strings"

	"firstline/eval"
	"firstline/kb"
)

// GitHub prints an annotation for each threshold that does not hold, for each dialog that ended by an
// error, and for each failed check at its line in the script. Thresholds come first: GitHub shows no
// more than ten errors of a step. Failed checks of a run that is good enough are warnings.
//
// https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
func GitHub(w io.Writer, r Run) error {
	p := &annotations{w: w, rewrite: r.path}
	if part := r.Part(); part != "" {
		p.add(Annotation{Severity: Notice, Title: "part", Message: "this is a part of the question sets: " + part})
	}
	severity := kb.Warning
	if r.Standing() != eval.Good {
		severity = kb.Error
	}
	for _, v := range r.Thresholds {
		if !v.OK {
			p.add(Annotation{Pos: v.Source, Severity: kb.Error, Title: "threshold", Message: v.Threshold + " does not hold: " + Found(v)})
		}
	}
	for d, err := range r.Dialogs() {
		if err != nil {
			return err
		}
		if d.Outcome == eval.Errored {
			p.add(Annotation{Pos: d.Source, Severity: kb.Error, Title: d.Name(), Message: fmt.Sprintf("error (%s): %s", d.Reason, d.Error)})
		}
		for _, f := range d.Failed {
			p.add(Annotation{
				Pos: f.Source, Severity: severity, Title: d.Name(),
				Message: fmt.Sprintf("%s: want %q, got %q (%s)", f.Check, f.Want, f.Got, r.because(f)),
			})
		}
	}
	return p.err
}

// Notice is a remark that asks nobody to do anything.
const Notice kb.Severity = "notice"

// annotations stops at the first error of its writer.
type annotations struct {
	w       io.Writer
	rewrite func(string) string
	err     error
}

func (p *annotations) add(a Annotation) {
	a.Pos.Path = p.rewrite(a.Pos.Path)
	if p.err == nil {
		_, p.err = io.WriteString(p.w, a.String()+"\n")
	}
}

// Annotation is a remark at a line of a file that GitHub shows beside it.
type Annotation struct {
	Pos      kb.Pos
	Severity kb.Severity
	Title    string
	Message  string
}

// String is the workflow command that makes GitHub show the annotation, on one line.
//
// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
func (a Annotation) String() string {
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	var b strings.Builder
	fmt.Fprintf(&b, "::%s ", a.Severity)
	if a.Pos.Path != "" {
		fmt.Fprintf(&b, "file=%s,", property.Replace(a.Pos.Path))
	}
	if a.Pos.Line > 0 {
		fmt.Fprintf(&b, "line=%d,", a.Pos.Line)
	}
	if a.Pos.EndLine > a.Pos.Line {
		fmt.Fprintf(&b, "endLine=%d,", a.Pos.EndLine)
	}
	if a.Title != "" {
		fmt.Fprintf(&b, "title=%s,", property.Replace(a.Title))
	}
	return strings.TrimRight(b.String(), ", ") + "::" + data.Replace(a.Message)
}
